import type { DirectoryPublic } from '../../foundation/directory/directory.public.ts'
import type { IdentityPublic } from '../../foundation/identity/identity.public.ts'
import type { Reckoning } from '../../platform/clock/kept-clock.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Processes } from './processes.ts'

/** What the module works with. */
export type RectificationsDeps = {
  readonly db: Database
  readonly directory: DirectoryPublic
  readonly identity: Pick<IdentityPublic, 'displayNames' | 'holdersOf'>
  readonly processes: Processes
  /** The calendar and settings as they are now; an administrator may load a new year meanwhile. */
  readonly reckoning: () => Reckoning
  readonly timeZone: string
}
