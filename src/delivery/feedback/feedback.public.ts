import type { Tx } from '../../platform/db/database.ts'
import type { Categories } from './categories/categories.service.ts'
import type { ClearContact } from './feedback.views.ts'
import type { HandlingService } from './handling.service.ts'
import type { Beside, IntakeService } from './intake.service.ts'
import type { DigestService } from './publication/digests.service.ts'
import type { PublicationService } from './publication/publication.service.ts'
import type { RequestsService } from './requests/requests.service.ts'
import type { NewComplaint, Receipt } from './resident.contract.ts'

export type { Beside } from './intake.service.ts'

/** What other modules may ask of feedback and have it do, in the caller's transaction and scope. */
export type FeedbackPublic = {
  /** Registers a matter, as the hotline, an exchange interface or a seed does. The receipt carries the code. */
  receive(tx: Tx, input: NewComplaint, beside?: Beside): Promise<Receipt>
  /** The same, with the id of the matter. */
  readonly register: IntakeService['receive']
  /** What staff do with matters, each verb in a transaction of its own: for commands that act as staff do. */
  readonly handling: HandlingService
  readonly requests: RequestsService
  /** What is told to everybody: cases and quarterly digests. */
  readonly publication: { readonly cases: PublicationService; readonly digests: DigestService }
  /** The classes of matters and which units handle them. */
  readonly categories: Categories
  /**
   * Number and contact of a matter, for the message that tells its sender of an answer; undefined where the matter is
   * not there. The fields are personal data in clear: they may go into a message and nowhere else.
   */
  addressee(tx: Tx, id: string): Promise<(ClearContact & { number: string }) | undefined>
}
