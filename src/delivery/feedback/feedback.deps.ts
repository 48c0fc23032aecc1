import type { DirectoryPublic } from '../../foundation/directory/directory.public.ts'
import type { Limit } from '../../platform/clock/clock.contract.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Privacy } from '../../platform/privacy/privacy.ts'
import type { Doorkeeper } from './access.ts'
import type { Reckoning } from './feedback.rules.ts'
import type { Names } from './names.ts'
import type { Processes } from './processes.ts'
import type { CurrentSettings } from './settings/settings.service.ts'
import type { Kind } from './words.contract.ts'

/** What both sides of the module, the resident's and that of staff, work with. */
export type FeedbackDeps = {
  readonly db: Database
  /** Every number by which the hotline works, as it is now. */
  readonly settings: CurrentSettings
  readonly directory: DirectoryPublic
  readonly privacy: Privacy
  readonly names: Names
  readonly processes: Processes
  readonly doorkeeper: Doorkeeper
  /** The calendar and settings as they are now; an administrator may load a new year meanwhile. */
  readonly reckoning: () => Reckoning
  readonly limits: Readonly<Record<Kind, Limit>>
}
