import type { Client } from '../../../foundation/identity/clients/clients.contract.ts'

export type ClientState = 'active' | 'unused' | 'revoked'

/** Whether the key of a client holds, and whether anybody has used it yet. */
export function clientState({ revokedAt, lastUsedAt }: Pick<Client, 'revokedAt' | 'lastUsedAt'>): ClientState {
  if (revokedAt !== null) return 'revoked'
  return lastUsedAt === null ? 'unused' : 'active'
}
