import { createHash, randomBytes } from 'node:crypto'
import { type Actor, anyone, system } from '../../kernel/actor.ts'
import type { Language } from '../../kernel/texts.ts'
import type { Database, Tx } from '../../platform/db/database.ts'
import { SESSION_HOURS } from './identity.rules.ts'
import * as repository from './sessions.repository.ts'

const SELF = system('identity')
const HOUR = 3_600_000
const MINUTE = 60_000
/** Milliseconds for which a session found in the table is believed: one look-up in five seconds, not one a request. */
const BELIEVED = 5000
/** Sessions kept in memory at most. */
const MOST = 20_000
/** 32 random bytes in base64url. */
const TOKEN_FORM = /^[\w-]{43}$/

export type OpenSession = { readonly actor: Actor; readonly endsAt: Date }
type Known = OpenSession & { readonly accountId: string; readonly readAt: number }

/** Makes the actor of an account, or says that it may not act (any more). */
export type ActorOf = (tx: Tx, accountId: string) => Promise<Actor | undefined>

/**
 * Open sessions. A token is 256 random bits that only the browser holds; the table has its SHA-256. A session ends
 * `idleMinutes` after its last use and after 12 hours at the latest. What this process changes it knows at once; what
 * another process changes, within five seconds.
 */
export class Sessions {
  readonly #db: Database
  readonly #idle: number
  readonly #actorOf: ActorOf
  readonly #known = new Map<string, Known>()
  #generation = 0

  constructor(db: Database, idleMinutes: number, actorOf: ActorOf) {
    this.#db = db
    this.#idle = idleMinutes * MINUTE
    this.#actorOf = actorOf
  }

  /** Who holds a token; nobody where it is missing, malformed, unknown or ended. */
  async authenticate(token: string | undefined, language: Language): Promise<Actor> {
    const open = await this.find(token)
    return open ? { ...open.actor, language } : anyone(language)
  }

  /** The open session of a token. */
  async find(token: string | undefined): Promise<OpenSession | undefined> {
    if (!token || !TOKEN_FORM.test(token)) return undefined
    const hash = hashOf(token)
    const known = this.#known.get(hash)
    const now = Date.now()
    if (known && now - known.readAt < BELIEVED && now >= known.readAt && now < known.endsAt.getTime()) return known
    this.#known.delete(hash)
    const generation = this.#generation
    const found = await this.#db.transaction(SELF, (tx) => this.#read(tx, hash))
    if (found && generation === this.#generation) this.#keep(hash, found)
    return found
  }

  async #read(tx: Tx, hash: string): Promise<Known | undefined> {
    const session = await repository.findSession(tx, hash)
    if (!session || session.endsAt <= tx.now) return undefined
    const unused = tx.now.getTime() - session.lastSeenAt.getTime()
    if (unused > this.#idle) return undefined
    const actor = await this.#actorOf(tx, session.accountId)
    if (!actor) return undefined
    // Written once a minute at most: a busy session must not cost a write a request.
    if (unused > Math.min(MINUTE, this.#idle / 4)) await repository.touchSession(tx, hash)
    const endsAt = new Date(Math.min(session.endsAt.getTime(), tx.now.getTime() + this.#idle))
    return { actor, accountId: session.accountId, endsAt, readAt: tx.now.getTime() }
  }

  #keep(hash: string, known: Known) {
    if (this.#known.size >= MOST) this.#known.clear()
    this.#known.set(hash, known)
  }

  /** Opens a session for an account and returns its token, which nothing else will ever tell again. */
  async open(tx: Tx, accountId: string): Promise<string> {
    const token = randomBytes(32).toString('base64url')
    await repository.insertSession(tx, hashOf(token), accountId, new Date(tx.now.getTime() + SESSION_HOURS * HOUR))
    return token
  }

  /** Ends one session. */
  async end(tx: Tx, token: string): Promise<void> {
    await repository.deleteSession(tx, hashOf(token))
    this.forgetAfter(tx)
  }

  /** Ends all sessions of an account: its rights, its password or its state have changed. */
  async endAllOf(tx: Tx, accountId: string): Promise<void> {
    await repository.deleteSessionsOf(tx, accountId)
    this.forgetAfter(tx)
  }

  /** Removes from the table what has ended. */
  async sweep(): Promise<void> {
    await this.#db.transaction(SELF, (tx) =>
      repository.deleteEndedSessions(tx, new Date(tx.now.getTime() - this.#idle)),
    )
  }

  /** Forgets what is in memory once the change is committed; what was being read meanwhile is not kept either. */
  forgetAfter(tx: Tx) {
    tx.afterCommit(() => {
      this.#generation++
      this.#known.clear()
    })
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
