import type { DirectoryPublic } from '../../foundation/directory/directory.public.ts'
import type { IdentityPublic } from '../../foundation/identity/identity.public.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Messages } from '../../platform/messages/messages.ts'

/** What main hands to the module. */
export type KnowledgeDeps = {
  readonly db: Database
  readonly directory: Pick<
    DirectoryPublic,
    'area' | 'unitById' | 'unitsById' | 'areasBelow' | 'areasAbove' | 'cityCode' | 'findArea'
  >
  readonly identity: Pick<IdentityPublic, 'holdersOf'>
  readonly messages: Pick<Messages, 'tell'>
  readonly timeZone: string
}
