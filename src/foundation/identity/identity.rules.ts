import type { Scope } from '../../kernel/actor.ts'
import { errors, type FieldFault } from '../../kernel/errors.ts'
import { ADMINISTRATORS, type Grant, identityErrors, type Role } from './identity.contract.ts'

/** Wrong tries in a row after which an account is locked, and for how long (domain rules, 等保 8.1.4). */
export const LOCK_AFTER = 5
export const LOCK_MINUTES = 15
/** Characters that a password has at least, of at least three kinds; and how many former ones it must differ from. */
export const PASSWORD_LENGTH = 10
export const PASSWORD_HISTORY = 5
/** Hours after which a session ends, however busy it is. */
export const SESSION_HOURS = 12

const MINUTE = 60_000
const DAY = 86_400_000

/** The form in which sign-in names are compared: case and width do not count. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase()
}

/** Throws WEAK_PASSWORD (400, field `next`) unless a new password is long and mixed enough and lacks the name. */
export function checkNewPassword(password: string, name: string): void {
  const kinds = [/[A-Z]/, /[a-z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password)).length
  const holdsName = password.toLowerCase().includes(nameKey(name))
  if ([...password].length < PASSWORD_LENGTH || kinds < 3 || holdsName) throw weakPassword()
}

export function weakPassword() {
  return identityErrors.WEAK_PASSWORD({ length: PASSWORD_LENGTH, history: PASSWORD_HISTORY }, { field: 'next' })
}

export type PasswordState = { readonly oneTime: boolean; readonly passwordSetAt: Date }

/** Whether the password must be changed before anything else: it is a one-time one, or older than `days` (0: never). */
export function mustChangePassword({ oneTime, passwordSetAt }: PasswordState, days: number, now: Date): boolean {
  return oneTime || (days > 0 && now.getTime() - passwordSetAt.getTime() > days * DAY)
}

export type SecondFactorRule = 'optional' | 'administrators' | 'everyone'

/** Whether an account with these roles must have a second factor under the city's rule (GB/T 22239-2019, 8.1.4). */
export function needsSecondFactor(rule: SecondFactorRule, roles: readonly Role[]): boolean {
  if (rule === 'administrators') return roles.some((role) => ADMINISTRATORS.includes(role))
  return rule === 'everyone'
}

export type Tries = { readonly failures: number; readonly lockedUntil: Date | null }

/** Whole minutes for which an account stays locked, rounded up; 0 when it is not. */
export function minutesLocked({ lockedUntil }: Pick<Tries, 'lockedUntil'>, now: Date): number {
  return lockedUntil && lockedUntil > now ? Math.ceil((lockedUntil.getTime() - now.getTime()) / MINUTE) : 0
}

/** The tries after one more wrong one: the fifth locks and begins the count anew. */
export function afterWrongTry({ failures }: Pick<Tries, 'failures'>, now: Date): Tries {
  if (failures + 1 < LOCK_AFTER) return { failures: failures + 1, lockedUntil: null }
  return { failures: 0, lockedUntil: new Date(now.getTime() + LOCK_MINUTES * MINUTE) }
}

/** Throws ADMINISTRATORS_APART if a set of roles joins an administrator's with any other (GB/T 22239-2019, 8.1.4). */
export function checkApart(roles: readonly Role[]): void {
  const different = new Set(roles)
  if (different.size > 1 && ADMINISTRATORS.some((role) => different.has(role))) {
    throw identityErrors.ADMINISTRATORS_APART({}, { field: 'grants' })
  }
}

/** The same role for the same unit and area twice says nothing more: reported with its place in the list. */
export function doubleGrants(grants: readonly Grant[]): FieldFault[] {
  const seen = new Set<string>()
  return grants.flatMap(({ role, unitId, areaCode }, i) => {
    const key = `${role} ${unitId} ${areaCode}`
    if (!seen.has(key)) {
      seen.add(key)
      return []
    }
    const message = { zh: '这项授权重复了，请删去一项。', en: 'This grant is in the list twice: remove one.' }
    return [{ field: `grants.${i}`, code: 'DOUBLE', message }]
  })
}

/**
 * The rows that grants let an account see: a grant for a unit that unit, one for an area that area with all below it, one
 * for the city everything. `areasBelow` lists an area with those below it.
 */
export async function scopeOf(
  grants: readonly Grant[],
  city: string | undefined,
  areasBelow: (areaCode: string) => Promise<readonly string[]>,
): Promise<Scope> {
  const forAreas = grants.filter(({ unitId }) => unitId === null).map(({ areaCode }) => areaCode)
  const units = grants.flatMap(({ unitId }) => (unitId ? [unitId] : []))
  const everything = city !== undefined && forAreas.includes(city)
  const areas = everything ? [] : (await Promise.all(forAreas.map(areasBelow))).flat()
  return { everything, areas: [...new Set(areas)], units: [...new Set(units)] }
}

/** Refuses to change what was changed since the caller read it. */
export function checkVersion(version: number, expected: number | undefined): void {
  if (expected !== undefined && version !== expected) throw errors.CHANGED_MEANWHILE()
}

type Manifest = { readonly permissions?: Readonly<Record<string, { readonly roles: readonly string[] }>> }

/** The permissions of each role, gathered from the modules' manifests. */
export function permissionsByRole(modules: readonly Manifest[]): ReadonlyMap<string, ReadonlySet<string>> {
  const byRole = new Map<string, Set<string>>()
  for (const { permissions = {} } of modules) {
    for (const [permission, { roles }] of Object.entries(permissions)) {
      for (const role of roles) {
        const held = byRole.get(role) ?? new Set<string>()
        byRole.set(role, held.add(permission))
      }
    }
  }
  return byRole
}
