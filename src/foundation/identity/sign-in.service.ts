import { anyone, system } from '../../kernel/actor.ts'
import type { AppError } from '../../kernel/errors.ts'
import type { Language } from '../../kernel/texts.ts'
import type { Tx } from '../../platform/db/database.ts'
import { actorOf, meOf, note, type WithSessions } from './accounts.ts'
import { identityErrors, type Me } from './identity.contract.ts'
import {
  findAccount,
  findAccountByName,
  findAccountToChange,
  openAccounts,
  type StoredAccount,
  updateAccount,
} from './identity.repository.ts'
import { afterWrongTry, LOCK_AFTER, LOCK_MINUTES, minutesLocked, nameKey, type Tries } from './identity.rules.ts'
import { hashOfNobody, passwordFits } from './password-hash.ts'
import { stepOfCode } from './second-factor.ts'

const SELF = system('identity')
/** Names that do not exist whose tries are remembered at most. */
const MOST_STRANGERS = 10_000

export type SignIn = { name: string; password: string; code?: string | undefined }
/** From where it came: the address is kept as a keyed fingerprint only. */
export type Caller = { address: string; sessionToken: string | undefined; language: Language }
export type SignedIn = { me: Me; token: string }

type Refusal = { reason: string; error: AppError; tries?: Tries }

/** Signing in and out. */
export function createSignIn(deps: WithSessions) {
  const { db, sessions, privacy } = deps
  const strangers = new Map<string, Tries>()

  /**
   * Signs in with name, password and, where the account has one, a code. Refused tries are counted and noted, whether
   * the name exists or not, and cost the same; the fifth in a row locks for a quarter of an hour. A session that the
   * browser held before ends, and the new one has a token of its own.
   */
  async function signIn(given: SignIn, caller: Caller): Promise<SignedIn> {
    const key = nameKey(given.name)
    const known = await db.read(SELF, (tx) => findAccountByName(tx, key))
    const fits = await passwordFits(known?.passwordHash ?? (await hashOfNobody()), given.password)
    const origin = privacy.blindIndex('address', caller.address).slice(0, 12)
    const refusal = await db.transaction(anyone(), async (tx) => {
      await openAccounts(tx)
      const refused = known ? await judge(tx, known.id, fits, given.code) : judgeStranger(key, tx.now)
      // A code that is still to come is not a refused try.
      if (refused && refused.reason !== 'code-needed') {
        await note(deps, tx, 'account.sign-in-refused', known, { reason: refused.reason, origin })
        if (refused.tries?.lockedUntil) await note(deps, tx, 'account.locked', known, { minutes: LOCK_MINUTES })
      }
      return refused
    })
    if (refusal) throw refusal.error
    return open(known!.id, caller, origin)
  }

  /** Decides on a try and writes what it leads to, under a lock on the account: tries at once are counted each. */
  async function judge(tx: Tx, id: string, fits: boolean, code: string | undefined): Promise<Refusal | undefined> {
    const account = (await findAccountToChange(tx, id))!
    const minutes = minutesLocked(account, tx.now)
    if (minutes > 0) return { reason: 'locked', error: identityErrors.ACCOUNT_LOCKED({ minutes }) }
    if (!fits) return wrong(tx, account, 'wrong-password', wrongCredentials())
    if (account.disabled) return { reason: 'disabled', error: identityErrors.ACCOUNT_DISABLED() }
    let step = account.totpStep
    if (account.totpSecret) {
      if (!code) return { reason: 'code-needed', error: identityErrors.CODE_NEEDED() }
      const taken = await stepOfCode(privacy.open(account.totpSecret), code, step, tx.now)
      if (taken === undefined) return wrong(tx, account, 'wrong-code', identityErrors.WRONG_CODE())
      step = taken
    }
    await updateAccount(tx, id, { failures: 0, locked_until: null, signed_in_at: tx.now, totp_step: step })
    return undefined
  }

  async function wrong(tx: Tx, account: StoredAccount, reason: string, error: AppError): Promise<Refusal> {
    const tries = afterWrongTry(account, tx.now)
    await updateAccount(tx, account.id, { failures: tries.failures, locked_until: tries.lockedUntil })
    return { reason, tries, error: tries.lockedUntil ? locked() : error }
  }

  /** Names that do not exist are answered as if they did, so that nobody learns which do. */
  function judgeStranger(key: string, now: Date): Refusal {
    const before = strangers.get(key) ?? { failures: 0, lockedUntil: null }
    const minutes = minutesLocked(before, now)
    if (minutes > 0) return { reason: 'locked', error: identityErrors.ACCOUNT_LOCKED({ minutes }) }
    const tries = afterWrongTry(before, now)
    if (strangers.size >= MOST_STRANGERS) strangers.clear()
    strangers.set(key, tries)
    return { reason: 'unknown-name', error: tries.lockedUntil ? locked() : wrongCredentials() }
  }

  async function open(id: string, { sessionToken, language }: Caller, origin: string): Promise<SignedIn> {
    const actor = await db.read(SELF, async (tx) => actorOf(deps, tx, (await findAccount(tx, id))!))
    const token = await db.transaction(actor, async (tx) => {
      if (sessionToken) await sessions.end(tx, sessionToken)
      const account = (await findAccount(tx, id))!
      await note(deps, tx, 'account.signed-in', account, {
        secondFactor: account.totpSecret ? 'totp' : 'none',
        oneTime: account.oneTime,
        origin,
      })
      return sessions.open(tx, id)
    })
    return { me: await me(token, language), token }
  }

  /** Who holds a token, as the account is told of itself. */
  async function me(token: string, language: Language): Promise<Me> {
    const session = (await sessions.find(token))!
    return db.read(session.actor, async (tx) => {
      const account = (await findAccount(tx, session.actor.id!))!
      return meOf(deps, tx, account, session.endsAt, language)
    })
  }

  /** Ends a session. */
  async function signOut(token: string): Promise<void> {
    const session = await sessions.find(token)
    if (!session) return
    await db.transaction(session.actor, async (tx) => {
      await sessions.end(tx, token)
      await note(deps, tx, 'account.signed-out', { id: session.actor.id!, unitId: session.actor.unitId })
    })
  }

  return { signIn, signOut, me }
}

function wrongCredentials() {
  return identityErrors.WRONG_CREDENTIALS({ limit: LOCK_AFTER, minutes: LOCK_MINUTES })
}

function locked() {
  return identityErrors.ACCOUNT_LOCKED({ minutes: LOCK_MINUTES })
}
