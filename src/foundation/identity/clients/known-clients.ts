import { createHash } from 'node:crypto'
import { system } from '../../../kernel/actor.ts'
import type { Database, Tx } from '../../../platform/db/database.ts'
import { type ApiClient, clientErrors } from '../../../platform/http/api-client.ts'
import * as repository from './clients.repository.ts'

const SELF = system('identity')
const HOUR = 3_600_000
/** Milliseconds for which a client found in the table is believed. */
const BELIEVED = 3000
/** Keys kept in memory at most, wrong ones among them. */
const MOST = 10_000
/** What a key looks like: nothing else is looked for. */
export const KEY_FORM = /^ghk_[\w-]{32}$/

type Known = { readonly client: ApiClient | undefined; readonly readAt: number }

/**
 * The clients whose keys hold. What this process revokes it knows at once; what another process revokes, within three
 * seconds; and whoever accepts something from a client asks once more in that very transaction (`confirm`).
 */
export class KnownClients {
  readonly #db: Database
  readonly #known = new Map<string, Known>()
  #generation = 0

  constructor(db: Database) {
    this.#db = db
  }

  /** The client of a key; undefined for a key that does not exist, was replaced or was revoked. */
  async byKey(key: string): Promise<ApiClient | undefined> {
    if (!KEY_FORM.test(key)) return undefined
    const hash = hashOf(key)
    const known = this.#known.get(hash)
    const age = known ? Date.now() - known.readAt : BELIEVED
    if (known && age >= 0 && age < BELIEVED) return known.client
    const generation = this.#generation
    const readAt = Date.now()
    const client = await this.#db.transaction(SELF, (tx) => this.#read(tx, hash))
    if (generation === this.#generation) this.#keep(hash, { client, readAt })
    return client
  }

  async #read(tx: Tx, hash: string): Promise<ApiClient | undefined> {
    const found = await repository.findClientByHash(tx, hash)
    if (!found || found.revokedAt) return undefined
    const hour = new Date(Math.floor(tx.now.getTime() / HOUR) * HOUR)
    if (!found.lastUsedAt || found.lastUsedAt < hour) await repository.touchClient(tx, found.id, hour)
    const { id, name, purposes, perMinute, keyHash } = found
    return { id, name, purposes, perMinute, keyHash }
  }

  #keep(hash: string, known: Known) {
    if (this.#known.size >= MOST) this.#known.clear()
    this.#known.set(hash, known)
  }

  /** Makes sure, in the transaction that accepts something, that the key still holds; CLIENT_KEY_REFUSED if not. */
  async confirm(tx: Tx, { id, keyHash }: ApiClient): Promise<void> {
    if (!(await repository.keyHolds(tx, id, keyHash))) throw clientErrors.CLIENT_KEY_REFUSED()
  }

  /** Forgets what is in memory once a change is committed; what was being read meanwhile is not kept either. */
  forgetAfter(tx: Tx) {
    tx.afterCommit(() => {
      this.#generation++
      this.#known.clear()
    })
  }
}

/** What is kept of a key. It is random, so a plain hash cannot be reversed by guessing. */
export function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}
