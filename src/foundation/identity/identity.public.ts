import type { Tx } from '../../platform/db/database.ts'
import type { ApiClient } from '../../platform/http/api-client.ts'
import type { Grant, Role } from './identity.contract.ts'

export { type ApiClient, clientActor } from '../../platform/http/api-client.ts'
export { permissionsByRole } from './identity.rules.ts'

export type DirectAccount = {
  readonly name: string
  readonly displayName: string
  readonly unitId: string | null
  readonly grants: readonly Grant[]
  /** Its password; without one a one-time password is made. */
  readonly password?: string
  /** Whether the password must be changed at the first sign-in; yes unless told. */
  readonly oneTime?: boolean
}

/** Somebody who holds a role. */
export type Holder = { readonly id: string; readonly displayName: string; readonly unitId: string | null }

/** What other modules and the command line may ask of the accounts, in their own transaction. */
export type IdentityPublic = {
  /**
   * Creates an account with its rights, for the first start and the command line, where no administrator can be asked
   * yet. Returns its id and its password. Throws NAME_TAKEN (409), ADMINISTRATORS_APART (409) and UNKNOWN_AREA (422).
   */
  createAccountDirectly(tx: Tx, account: DirectAccount): Promise<{ id: string; password: string }>
  /** Gives an account a new one-time password from the command line; throws NOT_FOUND for an unknown name. */
  resetPasswordDirectly(tx: Tx, name: string): Promise<{ id: string; password: string }>
  /** Whether there is any account yet. */
  hasAccounts(tx: Tx): Promise<boolean>
  /** The display names of accounts by id; unknown ids are left out. */
  displayNames(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Those who hold a role for a unit, or for an area that contains the given one: the ones to be told of something. */
  holdersOf(tx: Tx, role: Role, where: { unitId?: string | null; areaCode: string }): Promise<Holder[]>
  /**
   * The API client of a key; undefined for a key that does not hold. Kept in memory for three seconds: whoever accepts
   * something from the client calls `confirmClient` in the transaction that does so.
   */
  clientByKey(key: string): Promise<ApiClient | undefined>
  /** Throws CLIENT_KEY_REFUSED (403) unless the key still holds; a revocation then waits for this transaction. */
  confirmClient(tx: Tx, client: ApiClient): Promise<void>
}
