import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'

/** A client as it is kept; of its key only the beginning and the hash. */
export type StoredClient = {
  readonly id: string
  readonly name: string
  readonly purposes: readonly string[]
  readonly keyPrefix: string
  readonly keyHash: string
  readonly perMinute: number
  readonly createdAt: Date
  readonly createdBy: string | null
  readonly rotatedAt: Date | null
  readonly lastUsedAt: Date | null
  readonly revokedAt: Date | null
  readonly revokedBy: string | null
  readonly revokeReason: string | null
  readonly version: number
}

const select = (tx: Tx) =>
  tx.build
    .selectFrom('identity.clients')
    .select([
      'id',
      'name',
      'purposes',
      'key_prefix as keyPrefix',
      'key_hash as keyHash',
      'per_minute as perMinute',
      'created_at as createdAt',
      'created_by as createdBy',
      'rotated_at as rotatedAt',
      'last_used_at as lastUsedAt',
      'revoked_at as revokedAt',
      'revoked_by as revokedBy',
      'revoke_reason as revokeReason',
      'version',
    ])

/** All clients, those whose key holds first, by name. */
export async function listClients(tx: Tx): Promise<StoredClient[]> {
  const rows = await tx.all(select(tx).orderBy(sql`revoked_at is not null`).orderBy(sql`lower(name)`).orderBy('id'))
  return rows as StoredClient[]
}

export async function findClientByHash(tx: Tx, keyHash: string): Promise<StoredClient | undefined> {
  return (await tx.first(select(tx).where('key_hash', '=', keyHash))) as StoredClient | undefined
}

/** A client, held until the end of the transaction: waits for those that are accepting something from it. */
export async function findClientToChange(tx: Tx, id: string): Promise<StoredClient | undefined> {
  return (await tx.first(select(tx).where('id', '=', id).forUpdate())) as StoredClient | undefined
}

/** Whether a live client has this name, whatever its case. */
export async function isNameTaken(tx: Tx, name: string): Promise<boolean> {
  const rows = await tx.query('select 1 from identity.clients where lower(name) = lower($1) and revoked_at is null', [
    name,
  ])
  return rows.length > 0
}

type NewRow = Pick<StoredClient, 'id' | 'name' | 'purposes' | 'keyPrefix' | 'keyHash' | 'perMinute'>

export async function insertClient(tx: Tx, client: NewRow): Promise<void> {
  await tx.query(
    `insert into identity.clients (id, name, purposes, key_prefix, key_hash, per_minute, created_at, created_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [client.id, client.name, client.purposes, client.keyPrefix, client.keyHash, client.perMinute, tx.now, tx.actor.id],
  )
}

export async function updateKey(tx: Tx, id: string, keyPrefix: string, keyHash: string): Promise<void> {
  await tx.query(
    `update identity.clients set key_prefix = $2, key_hash = $3, rotated_at = $4, version = version + 1 where id = $1`,
    [id, keyPrefix, keyHash, tx.now],
  )
}

export async function updateRevoked(tx: Tx, id: string, reason: string): Promise<void> {
  await tx.query(
    `update identity.clients set revoked_at = $2, revoked_by = $3, revoke_reason = $4, version = version + 1
     where id = $1`,
    [id, tx.now, tx.actor.id, reason],
  )
}

/** Notes the hour in which a client called. */
export async function touchClient(tx: Tx, id: string, hour: Date): Promise<void> {
  await tx.query('update identity.clients set last_used_at = $2 where id = $1', [id, hour])
}

/** Whether a key still holds; if so, no revocation is committed before this transaction ends. */
export async function keyHolds(tx: Tx, id: string, keyHash: string): Promise<boolean> {
  const rows = await tx.query('select * from identity.client_holds($1, $2)', [id, keyHash])
  return rows.length > 0
}
