import type { Actor } from '../../kernel/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { accountToChange, note, type WithSessions } from './accounts.ts'
import { identityErrors } from './identity.contract.ts'
import type { StoredAccount } from './identity.repository.ts'
import { keepFormerPassword, listFormerPasswords, updateAccount } from './identity.repository.ts'
import { afterWrongTry, checkNewPassword, minutesLocked, PASSWORD_HISTORY, weakPassword } from './identity.rules.ts'
import { hashPassword, passwordFits } from './password-hash.ts'
import { newSecret, stepOfCode } from './second-factor.ts'

/** What an authenticator app shows above the code. */
const ISSUER = '公衡 Gongheng'

/** What people do with their own account. */
export function createOwnAccount(deps: WithSessions) {
  const { db, sessions, privacy } = deps

  /**
   * Changes the own password: the present one must be right (WRONG_CREDENTIALS, counted like a wrong sign-in), the new
   * one strong and not among the last five (WEAK_PASSWORD). All sessions end; returns the token of a new one.
   */
  async function changePassword(actor: Actor, given: { current: string; next: string }): Promise<string> {
    const outcome = await db.transaction(actor, async (tx) => {
      const account = await accountToChange(tx, actor.id!)
      const minutes = minutesLocked(account, tx.now)
      if (minutes > 0) return identityErrors.ACCOUNT_LOCKED({ minutes })
      if (!(await passwordFits(account.passwordHash, given.current))) return refuse(tx, account)
      checkNewPassword(given.next, account.name)
      await refuseFormer(tx, account, given.next)
      await keepFormerPassword(tx, account, PASSWORD_HISTORY - 1)
      await updateAccount(tx, account.id, {
        password_hash: await hashPassword(given.next),
        password_set_at: tx.now,
        one_time: false,
        failures: 0,
        version: account.version + 1,
      })
      await sessions.endAllOf(tx, account.id)
      await note(deps, tx, 'account.password-changed', account)
      return sessions.open(tx, account.id)
    })
    if (typeof outcome !== 'string') throw outcome
    return outcome
  }

  async function refuse(tx: Tx, account: StoredAccount) {
    const tries = afterWrongTry(account, tx.now)
    await updateAccount(tx, account.id, { failures: tries.failures, locked_until: tries.lockedUntil })
    await note(deps, tx, 'account.sign-in-refused', account, { reason: 'wrong-password-at-change' })
    if (tries.lockedUntil) {
      await sessions.endAllOf(tx, account.id)
      await note(deps, tx, 'account.locked', account)
    }
    return identityErrors.CURRENT_PASSWORD_WRONG({}, { field: 'current' })
  }

  async function refuseFormer(tx: Tx, account: StoredAccount, next: string) {
    const former = await listFormerPasswords(tx, account.id, PASSWORD_HISTORY - 1)
    for (const passwordHash of [account.passwordHash, ...former]) {
      if (await passwordFits(passwordHash, next)) throw weakPassword()
    }
  }

  /** Keeps the language in which the account works. */
  async function setLanguage(actor: Actor, language: 'zh' | 'en'): Promise<void> {
    await db.transaction(actor, (tx) => updateAccount(tx, actor.id!, { language }))
  }

  /** Makes a secret for a second factor; it counts only after a code from it was shown. */
  async function beginTotp(actor: Actor) {
    return db.transaction(actor, async (tx) => {
      const account = await accountToChange(tx, actor.id!)
      if (account.totpSecret) throw identityErrors.SECOND_FACTOR_SET()
      const made = await newSecret(account.name, ISSUER)
      await updateAccount(tx, account.id, { totp_pending: privacy.seal(made.secret) })
      return made
    })
  }

  /** Takes the second factor into use, by a code that proves that the authenticator has the secret. */
  async function confirmTotp(actor: Actor, code: string): Promise<void> {
    await db.transaction(actor, async (tx) => {
      const account = await accountToChange(tx, actor.id!)
      if (account.totpSecret) throw identityErrors.SECOND_FACTOR_SET()
      if (!account.totpPending) throw identityErrors.SECOND_FACTOR_NOT_BEGUN()
      const step = await stepOfCode(privacy.open(account.totpPending), code, null, tx.now)
      if (step === undefined) throw identityErrors.CODE_NOT_RIGHT({}, { field: 'code' })
      await updateAccount(tx, account.id, {
        totp_secret: account.totpPending,
        totp_pending: null,
        totp_step: step,
        version: account.version + 1,
      })
      // Where the rules ask for the factor, the account may do its work from now on.
      sessions.forgetAfter(tx)
      await note(deps, tx, 'account.second-factor-set', account, { kind: 'totp' })
    })
  }

  return { changePassword, setLanguage, beginTotp, confirmTotp }
}
