import type { Tx } from '../../platform/db/database.ts'
import type { NewRectification } from './opening.service.ts'
import type { Summary } from './rectifications.repository.ts'

/** What other modules may ask of rectifications and have them do, in their own transaction. */
export type RectificationsPublic = {
  /**
   * Opens a rectification for something that went wrong (a rating, a complaint, a finding). Returns its id and number;
   * undefined where there is one from this origin already. Throws UNKNOWN_UNIT.
   */
  open(tx: Tx, rectification: NewRectification): Promise<{ id: string; number: string } | undefined>
  /** Counts for a report: first and last local day, both counted, of an area with all below it or of everywhere. */
  summary(tx: Tx, period: { from: string; to: string; areaCode?: string | undefined }): Promise<Summary>
}
