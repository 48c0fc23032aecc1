import type { Privacy } from '../../platform/privacy/privacy.ts'
import { feedbackErrors } from './feedback.errors.ts'
import { readNumber } from './number.rules.ts'
import type { Access } from './resident.contract.ts'

/** How long a look lasts without the code, in milliseconds. */
const TOKEN_LASTS = 30 * 60_000
const MINUTE = 60_000
/** Wrong codes a minute, from one address and for one number: eight characters are 39 bits, out of reach of guessing. */
const GUESSES = { address: 10, number: 30 }

/** A number with the proof that its code was known. */
export type Key = { readonly number: string; readonly keyHash: string; readonly guessed: boolean }

/**
 * Turns number and code, or the token of an earlier look, into the key of one matter, and slows guessing down. Only
 * wrong codes count, so that a hall full of people behind one address is not locked out by looking.
 */
export class Doorkeeper {
  readonly #privacy: Privacy
  readonly #wrong = new Map<string, { since: number; count: number }>()

  constructor(privacy: Privacy) {
    this.#privacy = privacy
  }

  /** The keyed hash of number and code, all that is kept of a code. */
  hash(number: string, code: string): string {
    return this.#privacy.blindIndex('feedback.code', `${number} ${code}`)
  }

  /** Reads what was shown; throws NUMBER_OR_CODE_WRONG, LOOK_EXPIRED and TOO_MANY_GUESSES. */
  read(access: Access, address: string, now: number): Key {
    if ('token' in access) return this.#readToken(access.token, now)
    this.#refuseIfGuessing(`address ${address}`, GUESSES.address, now)
    const number = readNumber(access.number)
    if (!number) throw this.#wrongCode([`address ${address}`], now)
    this.#refuseIfGuessing(`number ${number}`, GUESSES.number, now)
    return { number, keyHash: this.hash(number, access.code), guessed: true }
  }

  /** Notes that a key opened nothing and makes the error: the same whether the number exists or not. */
  refuse(key: Key, address: string, now: number) {
    return this.#wrongCode(key.guessed ? [`address ${address}`, `number ${key.number}`] : [], now)
  }

  /** A token that opens the same matter until it expires. It is encrypted, so that it tells nothing of the key. */
  tokenOf({ number, keyHash }: Key, now: number): { token: string; tokenExpires: string } {
    const expires = now + TOKEN_LASTS
    const token = this.#privacy.seal(JSON.stringify([number, keyHash, expires]))
    return { token, tokenExpires: new Date(expires).toISOString() }
  }

  #readToken(token: string, now: number): Key {
    try {
      const [number, keyHash, expires] = JSON.parse(this.#privacy.open(token)) as [string, string, number]
      if (expires > now) return { number, keyHash, guessed: false }
    } catch {
      // A token that cannot be read is treated as one that has ended: whoever made it up learns nothing.
    }
    throw feedbackErrors.LOOK_EXPIRED({}, { field: 'token' })
  }

  #refuseIfGuessing(who: string, most: number, now: number) {
    const wrong = this.#wrong.get(who)
    if (!wrong || now - wrong.since >= MINUTE || wrong.count < most) return
    const seconds = Math.max(1, Math.ceil((wrong.since + MINUTE - now) / 1000))
    throw feedbackErrors.TOO_MANY_GUESSES({ seconds }, { extra: { retryAfter: seconds } })
  }

  #wrongCode(who: readonly string[], now: number) {
    if (this.#wrong.size > 10_000) this.#sweep(now)
    for (const one of who) {
      const wrong = this.#wrong.get(one)
      if (wrong && now - wrong.since < MINUTE) wrong.count++
      else this.#wrong.set(one, { since: now, count: 1 })
    }
    return feedbackErrors.NUMBER_OR_CODE_WRONG({}, { field: 'code' })
  }

  #sweep(now: number) {
    for (const [who, { since }] of this.#wrong) if (now - since >= MINUTE) this.#wrong.delete(who)
  }
}
