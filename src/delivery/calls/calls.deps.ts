import type { DirectoryPublic } from '../../foundation/directory/directory.public.ts'
import type { IdentityPublic } from '../../foundation/identity/identity.public.ts'
import type { Database, Tx } from '../../platform/db/database.ts'
import type { Messages } from '../../platform/messages/messages.ts'
import type { Privacy } from '../../platform/privacy/privacy.ts'
import type { CallSettings } from './settings/call-settings.contract.ts'

/** What main hands to the module. */
export type CallsGiven = {
  readonly db: Database
  readonly privacy: Privacy
  readonly directory: Pick<DirectoryPublic, 'cityCode'>
  readonly identity: Pick<IdentityPublic, 'holdersOf' | 'displayNames' | 'confirmClient'>
  readonly messages: Pick<Messages, 'tell'>
  readonly timeZone: string
  /** The number of a matter that lies within the caller's scope; undefined where it does not. */
  readonly matterNumber: (tx: Tx, complaintId: string) => Promise<string | undefined>
}

/** What the services of the module work with. */
export type CallsDeps = CallsGiven & {
  /** The numbers by which calls are judged, at most five seconds old. */
  readonly settings: () => CallSettings
}
