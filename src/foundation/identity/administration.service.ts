import type { Actor } from '../../kernel/actor.ts'
import { errors } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Database, Tx } from '../../platform/db/database.ts'
import { invalid } from '../../platform/http/validation.ts'
import { accountToChange, note, shownAccounts, type WithSessions } from './accounts.ts'
import { type Account, type Grant, identityErrors } from './identity.contract.ts'
import type { DirectAccount, IdentityPublic } from './identity.public.ts'
import * as repository from './identity.repository.ts'
import { checkApart, checkVersion, doubleGrants, nameKey } from './identity.rules.ts'
import { hashPassword, newOneTimePassword } from './password-hash.ts'

type Changes = { displayName?: string | undefined; unitId?: string | null | undefined; disabled?: boolean | undefined }
type OneTime = { account: Account; oneTimePassword: string }

/** What administrators do with the accounts of others, and what the command line and other modules may ask. */
export function createAdministration(deps: WithSessions) {
  const { db, directory, sessions } = deps

  const shown = async (tx: Tx, id: string): Promise<Account> => {
    const account = await repository.findAccount(tx, id)
    return (await shownAccounts(deps, tx, [account!]))[0]!
  }

  /** Runs work on the accounts of others; the endpoint has found that the actor may. */
  const managing = <T>(how: 'read' | 'transaction', actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> =>
    (db[how] as Database['read'])(actor, async (tx) => {
      await repository.openAccounts(tx)
      return work(tx)
    })

  const listAccounts = (
    actor: Actor,
    query: { cursor?: string | undefined; limit: number; search?: string | undefined },
  ) =>
    managing('read', actor, async (tx) => {
      const { cursor: after, limit, search } = query
      const accounts = await repository.listAccounts(tx, { search, after, limit: limit + 1 })
      const items = await shownAccounts(deps, tx, accounts.slice(0, limit))
      const last = items.at(-1)
      return accounts.length > limit && last ? { items, next: nameKey(last.name) } : { items }
    })

  async function insert(tx: Tx, given: DirectAccount): Promise<{ id: string; password: string }> {
    const { name, displayName, unitId, password = newOneTimePassword(), oneTime = true } = given
    if (unitId) await directory.unitById(tx, unitId)
    const id = newId()
    const passwordHash = await hashPassword(password)
    const account = { id, name, nameKey: nameKey(name), displayName, unitId, passwordHash, oneTime }
    if (!(await repository.insertAccount(tx, account))) {
      throw identityErrors.NAME_TAKEN({ name }, { field: 'name' })
    }
    await note(deps, tx, 'account.created', account)
    return { id, password }
  }

  /** Creates an account without rights. Returns it with its one-time password, which is shown this once. */
  const createAccount = (
    actor: Actor,
    given: Pick<DirectAccount, 'name' | 'displayName' | 'unitId'>,
  ): Promise<OneTime> =>
    managing('transaction', actor, async (tx) => {
      const { id, password } = await insert(tx, { ...given, grants: [] })
      return { account: await shown(tx, id), oneTimePassword: password }
    })

  /** Changes name, unit or state of another's account; its sessions end where it is disabled or moves. */
  const changeAccount = (actor: Actor, id: string, changes: Changes, expected: number | undefined): Promise<Account> =>
    managing('transaction', actor, async (tx) => {
      refuseOwn(actor, id)
      const account = await accountToChange(tx, id)
      checkVersion(account.version, expected)
      const { displayName = account.displayName, unitId = account.unitId, disabled = account.disabled } = changes
      if (unitId && unitId !== account.unitId) await directory.unitById(tx, unitId)
      const version = account.version + 1
      await repository.updateAccount(tx, id, { display_name: displayName, unit_id: unitId, disabled, version })
      if (disabled || unitId !== account.unitId) await sessions.endAllOf(tx, id)
      const changed = Object.keys(changes).filter((key) => changes[key as keyof Changes] !== undefined)
      await note(deps, tx, 'account.changed', { id, unitId }, { changed, disabled })
      return shown(tx, id)
    })

  const giveOneTimePassword = async (tx: Tx, id: string): Promise<string> => {
    const account = await accountToChange(tx, id)
    const password = newOneTimePassword()
    await repository.updateAccount(tx, id, {
      password_hash: await hashPassword(password),
      password_set_at: tx.now,
      one_time: true,
      failures: 0,
      locked_until: null,
      totp_secret: null,
      totp_pending: null,
      version: account.version + 1,
    })
    await sessions.endAllOf(tx, id)
    await note(deps, tx, 'account.password-reset', account)
    return password
  }

  /** Gives another's account a new one-time password, unlocks it, and removes its second factor. */
  const resetPassword = (actor: Actor, id: string): Promise<OneTime> =>
    managing('transaction', actor, async (tx) => {
      refuseOwn(actor, id)
      const oneTimePassword = await giveOneTimePassword(tx, id)
      return { account: await shown(tx, id), oneTimePassword }
    })

  async function writeGrants(tx: Tx, account: { id: string; unitId: string | null }, grants: readonly Grant[]) {
    checkApart(grants.map(({ role }) => role))
    const faults = doubleGrants(grants)
    if (faults.length > 0) throw invalid(faults)
    for (const { unitId, areaCode } of grants) {
      await directory.area(tx, areaCode)
      if (unitId) await directory.unitById(tx, unitId)
    }
    await repository.replaceGrants(tx, account.id, grants)
    await note(deps, tx, 'account.grants-set', account, { grants })
  }

  /** Sets the roles of another's account; its open sessions end. */
  const setGrants = (
    actor: Actor,
    id: string,
    grants: readonly Grant[],
    expected: number | undefined,
  ): Promise<Account> =>
    managing('transaction', actor, async (tx) => {
      refuseOwn(actor, id)
      const account = await accountToChange(tx, id)
      checkVersion(account.version, expected)
      await writeGrants(tx, account, grants)
      await repository.updateAccount(tx, id, { version: account.version + 1 })
      await sessions.endAllOf(tx, id)
      return shown(tx, id)
    })

  /** Runs a question of another module with the accounts open, and closes them again after it. */
  const asking = async <T>(tx: Tx, question: () => Promise<T>): Promise<T> => {
    await repository.openAccounts(tx)
    const answer = await question()
    await repository.closeAccounts(tx)
    return answer
  }

  const forOthers: Omit<IdentityPublic, 'clientByKey' | 'confirmClient'> = {
    createAccountDirectly: async (tx, given) => {
      const made = await insert(tx, given)
      await writeGrants(tx, { id: made.id, unitId: given.unitId }, given.grants)
      return made
    },
    resetPasswordDirectly: async (tx, name) => {
      const account = await repository.findAccountByName(tx, nameKey(name))
      if (!account) throw errors.NOT_FOUND({ what: name })
      return { id: account.id, password: await giveOneTimePassword(tx, account.id) }
    },
    hasAccounts: (tx) => asking(tx, () => repository.hasAccounts(tx)),
    displayNames: async (tx, ids) => {
      const rows = await asking(tx, () => repository.listDisplayNames(tx, ids))
      return new Map(rows.map(({ id, displayName }) => [id, displayName]))
    },
    holdersOf: async (tx, role, { unitId = null, areaCode }) => {
      const areaCodes = await directory.areasAbove(tx, areaCode)
      return asking(tx, () => repository.listHolders(tx, role, { unitId, areaCodes }))
    },
  }

  return { listAccounts, createAccount, changeAccount, resetPassword, setGrants, forOthers }
}

function refuseOwn(actor: Actor, id: string) {
  if (actor.id === id) throw identityErrors.OWN_ACCOUNT()
}
