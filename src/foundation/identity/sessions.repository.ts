import type { Tx } from '../../platform/db/database.ts'

export type StoredSession = { accountId: string; lastSeenAt: Date; endsAt: Date }

export async function insertSession(tx: Tx, tokenHash: string, accountId: string, endsAt: Date): Promise<void> {
  await tx.run(
    tx.build.insertInto('identity.sessions').values({
      token_hash: tokenHash,
      account_id: accountId,
      opened_at: tx.now,
      last_seen_at: tx.now,
      ends_at: endsAt,
    }),
  )
}

export async function findSession(tx: Tx, tokenHash: string): Promise<StoredSession | undefined> {
  return tx.first(
    tx.build
      .selectFrom('identity.sessions')
      .select(['account_id as accountId', 'last_seen_at as lastSeenAt', 'ends_at as endsAt'])
      .where('token_hash', '=', tokenHash),
  )
}

/** Notes that a session was used now. */
export async function touchSession(tx: Tx, tokenHash: string): Promise<void> {
  await tx.run(
    tx.build.updateTable('identity.sessions').set({ last_seen_at: tx.now }).where('token_hash', '=', tokenHash),
  )
}

export async function deleteSession(tx: Tx, tokenHash: string): Promise<void> {
  await tx.run(tx.build.deleteFrom('identity.sessions').where('token_hash', '=', tokenHash))
}

export async function deleteSessionsOf(tx: Tx, accountId: string): Promise<number> {
  return tx.run(tx.build.deleteFrom('identity.sessions').where('account_id', '=', accountId))
}

/** Removes sessions that have ended or have not been used since `idleSince`. */
export async function deleteEndedSessions(tx: Tx, idleSince: Date): Promise<number> {
  return tx.run(
    tx.build
      .deleteFrom('identity.sessions')
      .where((or) => or.or([or('ends_at', '<', tx.now), or('last_seen_at', '<', idleSince)])),
  )
}
