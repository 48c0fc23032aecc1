import type { Actor } from '../../kernel/actor.ts'
import { errors } from '../../kernel/errors.ts'
import type { Language } from '../../kernel/texts.ts'
import type { Database, Tx } from '../../platform/db/database.ts'
import { append } from '../../platform/events/events.ts'
import type { Privacy } from '../../platform/privacy/privacy.ts'
import { countyOf, type DirectoryPublic } from '../directory/directory.public.ts'
import { type Account, type Grant, identityErrors, type Me, type Role } from './identity.contract.ts'
import type { StoredAccount } from './identity.repository.ts'
import * as repository from './identity.repository.ts'
import {
  minutesLocked,
  mustChangePassword,
  needsSecondFactor,
  type SecondFactorRule,
  scopeOf,
} from './identity.rules.ts'
import type { Sessions } from './sessions.ts'

/** What the use cases of identity work with. */
export type IdentityDeps = {
  readonly db: Database
  readonly privacy: Privacy
  readonly directory: DirectoryPublic
  /** Days after which a password must be changed; 0 for never. */
  readonly passwordDays: number
  readonly secondFactor: SecondFactorRule
  /** The permissions that each role gives; asked when needed, because the modules are made later than this one. */
  readonly permissionsOf: () => ReadonlyMap<string, ReadonlySet<string>>
}
export type WithSessions = IdentityDeps & { readonly sessions: Sessions }

/** The city's code, or nothing before it is set up. */
async function cityOf(directory: DirectoryPublic, tx: Tx): Promise<string | undefined> {
  return (await directory.listAreas(tx)).find(({ level }) => level === 'city')?.code
}

/** What an account must do before anything else, if there is such a thing: change its password, then the factor. */
function blockOf(deps: IdentityDeps, account: StoredAccount, grants: readonly Grant[], now: Date) {
  if (mustChangePassword(account, deps.passwordDays, now)) return identityErrors.PASSWORD_MUST_CHANGE()
  return lacksFactor(deps, account, grants) ? identityErrors.SECOND_FACTOR_NEEDED() : undefined
}

function lacksFactor({ secondFactor }: IdentityDeps, account: StoredAccount, grants: readonly Grant[]): boolean {
  const roles = grants.map(({ role }) => role)
  return account.totpSecret === null && needsSecondFactor(secondFactor, roles)
}

/** The actor that an account with its grants is; one that must do something first holds nothing until it has. */
export async function actorOf(deps: IdentityDeps, tx: Tx, account: StoredAccount): Promise<Actor> {
  const grants = (await repository.listGrants(tx, [account.id])).get(account.id)!
  const staff = {
    kind: 'staff',
    id: account.id,
    name: account.displayName,
    unitId: account.unitId,
    language: account.language ?? 'zh',
  } as const
  const blockedBy = blockOf(deps, account, grants, tx.now)
  if (blockedBy) {
    const scope = { everything: false, areas: [], units: [] }
    return { ...staff, roles: [], permissions: new Set(), scope, blockedBy }
  }
  const city = await cityOf(deps.directory, tx)
  const scope = await scopeOf(grants, city, (code) => deps.directory.areasBelow(tx, code))
  const roles = [...new Set(grants.map(({ role }) => role))]
  return { ...staff, roles, permissions: permissionsOf(deps, roles), scope }
}

function permissionsOf(deps: IdentityDeps, roles: readonly Role[]): Set<string> {
  const byRole = deps.permissionsOf()
  return new Set(roles.flatMap((role) => [...(byRole.get(role) ?? [])]))
}

/** What an account is told of itself; `language` is that of the request, for an account that has chosen none. */
export async function meOf(
  deps: IdentityDeps,
  tx: Tx,
  account: StoredAccount,
  endsAt: Date,
  language: Language,
): Promise<Me> {
  const grants = (await repository.listGrants(tx, [account.id])).get(account.id)!
  const mustChange = mustChangePassword(account, deps.passwordDays, tx.now)
  const permissions = blockOf(deps, account, grants, tx.now)
    ? []
    : [
        ...permissionsOf(
          deps,
          grants.map(({ role }) => role),
        ),
      ].sort()
  const unit = account.unitId ? await deps.directory.findUnitById(tx, account.unitId) : undefined
  return {
    id: account.id,
    name: account.name,
    displayName: account.displayName,
    language: account.language ?? language,
    grants,
    permissions,
    unitId: account.unitId,
    unitName: unit?.name ?? null,
    unitNameEn: unit?.nameEn ?? null,
    mustChangePassword: mustChange,
    secondFactor: account.totpSecret ? 'totp' : 'none',
    mustSetSecondFactor: lacksFactor(deps, account, grants),
    expiresAt: endsAt.toISOString(),
  }
}

/** Accounts as administrators see them. */
export async function shownAccounts(
  deps: IdentityDeps,
  tx: Tx,
  accounts: readonly StoredAccount[],
): Promise<Account[]> {
  const ids = accounts.map(({ id }) => id)
  const grants = await repository.listGrants(tx, ids)
  const units = await deps.directory.unitsById(
    tx,
    accounts.flatMap(({ unitId }) => (unitId ? [unitId] : [])),
  )
  return accounts.map((account) => ({
    id: account.id,
    name: account.name,
    displayName: account.displayName,
    unitId: account.unitId,
    unitName: units.get(account.unitId ?? '')?.name ?? null,
    grants: grants.get(account.id)!,
    disabled: account.disabled,
    lockedUntil: minutesLocked(account, tx.now) > 0 ? account.lockedUntil!.toISOString() : null,
    mustChangePassword: mustChangePassword(account, deps.passwordDays, tx.now),
    secondFactor: account.totpSecret ? 'totp' : 'none',
    lastSignInAt: account.signedInAt?.toISOString() ?? null,
    version: account.version,
  }))
}

/** The account, which must be there, locked for a change. */
export async function accountToChange(tx: Tx, id: string): Promise<StoredAccount> {
  const account = await repository.findAccountToChange(tx, id)
  if (!account) throw errors.NOT_FOUND({ what: id })
  return account
}

/** What happened to an account, with the unit and county it belongs to; `data` says nothing that names a person. */
export async function note(
  { directory }: IdentityDeps,
  tx: Tx,
  type: string,
  account: Pick<StoredAccount, 'id' | 'unitId'> | undefined,
  data: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const unit = account?.unitId ? await directory.findUnitById(tx, account.unitId) : undefined
  const areaCode = unit?.areaCode ?? (await cityOf(directory, tx))
  append(tx, {
    type,
    subject: { kind: 'account', id: account?.id ?? 'unknown' },
    // Before the city is set up there is no county: the first administrator's account belongs to none.
    countyCode: areaCode ? countyOf(areaCode) : '000000',
    areaCode: areaCode ?? null,
    unitId: unit?.id ?? null,
    data,
  })
}
