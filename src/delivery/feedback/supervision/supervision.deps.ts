import type { DirectoryPublic } from '../../../foundation/directory/directory.public.ts'
import type { IdentityPublic } from '../../../foundation/identity/identity.public.ts'
import type { Reckoning } from '../../../platform/clock/kept-clock.ts'
import type { Database } from '../../../platform/db/database.ts'
import type { Messages } from '../../../platform/messages/messages.ts'
import type { Names } from '../names.ts'
import type { Processes } from '../processes.ts'
import type { Settings } from '../settings/settings.contract.ts'

/** What supervision and call-backs work with. */
export type SupervisionDeps = {
  readonly db: Database
  readonly directory: Pick<DirectoryPublic, 'unitById'>
  readonly identity: Pick<IdentityPublic, 'holdersOf'>
  readonly messages: Pick<Messages, 'tell'>
  readonly names: Names
  readonly processes: Processes
  /** The calendar and clock settings as they are now. */
  readonly reckoning: () => Reckoning
  /** Every number by which the hotline works, as it is now. */
  readonly settings: () => Settings
  readonly timeZone: string
}
