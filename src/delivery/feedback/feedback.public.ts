import type { Tx } from '../../platform/db/database.ts'
import type { NewComplaint, Receipt } from './feedback.contract.ts'
import type { ClearContact } from './feedback.views.ts'

/** What other modules may ask of feedback and have it do, in the caller's transaction and scope. */
export type FeedbackPublic = {
  /** Registers a matter, as the hotline, an exchange interface or a seed does. The receipt carries the code. */
  receive(tx: Tx, input: NewComplaint): Promise<Receipt>
  /**
   * Number and contact of a matter, for the message that tells its sender of an answer; undefined where the matter is
   * not there. The fields are personal data in clear: they may go into a message and nowhere else.
   */
  addressee(tx: Tx, id: string): Promise<(ClearContact & { number: string }) | undefined>
}
