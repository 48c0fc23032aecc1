import type { DirectoryPublic } from '../../foundation/directory/directory.public.ts'
import type { FieldFault } from '../../kernel/errors.ts'
import type { Reckoning } from '../../platform/clock/kept-clock.ts'
import type { Database, Tx } from '../../platform/db/database.ts'
import type { Privacy } from '../../platform/privacy/privacy.ts'
import type { Doorkeeper } from './access.ts'
import type { Attachments } from './attachments/attachments.service.ts'
import type { Matter, NewMatter } from './feedback.repository.ts'
import type { Names } from './names.ts'
import type { Processes } from './processes.ts'
import type { CategoryLimit, Settings } from './settings/settings.contract.ts'
import type { Attributes, Place, Urgency } from './words.contract.ts'

/** What handing in needs to know of a class. */
export type Class = {
  readonly code: string
  readonly urgency: Urgency
  readonly confidential: boolean
  readonly limits: readonly CategoryLimit[]
}

/** The tree of classes as it is in memory. */
export type Classes = {
  /** The class of a code; undefined for one that is not there or is retired. */
  find(code: string): Class | undefined
  /** What is wrong with the values given for the fields of a class. */
  check(code: string, attributes: Attributes): FieldFault[]
}

/** What a matter takes from other parts of the module when it comes in, in the same transaction. */
export type Intake = {
  /** Binds uploaded files to the matter. */
  claimFiles(tx: Tx, tokens: readonly string[], matter: Matter | NewMatter, by: 'resident' | 'staff'): Promise<void>
  /** The main matter that a token lets join. Throws JOIN_TOKEN_ENDED. */
  readJoinToken(token: string, now: number): { readonly parentId: string }
  /** The suggestion box of a code; undefined for one that is not there. */
  placeOf(tx: Tx, code: string): Promise<BoxOfPlace | undefined>
}
export type BoxOfPlace = { readonly active: boolean; readonly position: Place | null }

/** Whether an answer goes out at once or is checked first. */
export type QualityCheck = (tx: Tx, matter: Matter, text: string) => Promise<'accept' | 'sample' | 'review'>

/** What both sides of the module, the resident's and that of staff, work with. */
export type FeedbackDeps = {
  readonly db: Database
  readonly directory: DirectoryPublic
  readonly privacy: Privacy
  readonly names: Names
  readonly processes: Processes
  readonly doorkeeper: Doorkeeper
  /** Files of matters: `claim` hands over what was uploaded before. */
  readonly attachments: Attachments
  /** The calendar and settings as they are now; an administrator may load a new year meanwhile. */
  readonly reckoning: () => Reckoning
  /** Every number by which the hotline works, as it is now. */
  readonly settings: () => Settings
  readonly classes: Classes
  readonly intake: Intake
  readonly qualityOf: QualityCheck
}
