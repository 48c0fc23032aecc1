import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { errors } from '../../kernel/errors.ts'
import type { Database, OnceKey, Tx } from '../db/database.ts'
import { canonical } from '../events/events.ts'

/** The key of a repeatable request: whose it is, for which operation, and a fingerprint of its input. */
export function onceKey(key: string, owner: string, operation: string, input: unknown): OnceKey {
  const fingerprint = createHash('sha256').update(canonical(input)).digest('base64url')
  const hash = createHash('sha256').update(key).digest('base64url')
  return { key: hash, secret: key, owner, operation, fingerprint, taken: false }
}

/**
 * An answer may carry what is shown once (a look-up code), so it is kept sealed under the caller's own key, of which the
 * table has only the hash: who reads the table cannot open it, who repeats the request can.
 */
function sealFor({ secret, owner }: OnceKey, text: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret, owner), nonce)
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64')
}

function openFor({ secret, owner }: OnceKey, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret, owner), bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(-16))
  return decipher.update(bytes.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8')
}

function keyOf(secret: string, owner: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, owner, 'once', 32))
}

type KnownKey = { operation: string; fingerprint: string; status: number | null; reply: string }

/**
 * The answer that was given to a key before, if it was used: the same reply again. A key that was used for something
 * else is refused; one whose work was committed but whose answer got lost says so instead of doing it twice.
 */
export async function earlierAnswer(db: Database, actor: Tx['actor'], once: OnceKey) {
  const known = await db.read(actor, async (tx) => {
    const [row] = await tx.query<KnownKey>(
      'select operation, fingerprint, status, reply from platform.once_keys where owner = $1 and key = $2',
      [once.owner, once.key],
    )
    return row
  })
  if (!known) return undefined
  if (known.operation !== once.operation || known.fingerprint !== once.fingerprint) throw errors.KEY_REUSED()
  if (known.status === null) throw errors.STILL_RUNNING()
  return { status: known.status, reply: JSON.parse(openFor(once, known.reply)) as unknown }
}

/** Writes the key in the transaction that does the work: a second one with the same key waits, and then fails. */
export async function takeKey(tx: Tx, { owner, key, operation, fingerprint }: OnceKey): Promise<void> {
  const rows = await tx.query(
    `insert into platform.once_keys (owner, key, operation, fingerprint, made_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing returning key`,
    [owner, key, operation, fingerprint, tx.now],
  )
  if (rows.length === 0) throw errors.STILL_RUNNING()
}

/** Keeps the answer for repeats. The work is committed already, so a failure here must not fail the request. */
export async function keepAnswer(db: Database, actor: Tx['actor'], once: OnceKey, status: number, reply: unknown) {
  await db
    .transaction(actor, (tx) =>
      tx.query('update platform.once_keys set status = $3, reply = $4 where owner = $1 and key = $2', [
        once.owner,
        once.key,
        status,
        JSON.stringify(sealFor(once, JSON.stringify(reply))),
      ]),
    )
    .catch(() => undefined)
}

/** Forgets keys that are older than a day: a request is repeated within seconds or not at all. */
export async function forgetOldKeys(tx: Tx): Promise<void> {
  await tx.query('delete from platform.once_keys where made_at < $1', [new Date(tx.now.getTime() - 86_400_000)])
}
