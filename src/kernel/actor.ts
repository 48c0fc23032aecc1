import type { AppError } from './errors.ts'
import type { Language } from './texts.ts'

/**
 * The rows that somebody may see: everything (city level), or the given units and areas. Row-level security enforces
 * it in the database from the same values; services filter by it first.
 */
export type Scope = {
  readonly everything: boolean
  /** 12-digit codes of all areas covered, each with those below it already listed. */
  readonly areas: readonly string[]
  readonly units: readonly string[]
}

/** Who acts: a resident without an account, a member of staff, or the system itself (jobs, command line). */
export type Actor = {
  readonly kind: 'anyone' | 'staff' | 'system'
  readonly id: string | null
  readonly name: string
  readonly unitId: string | null
  readonly roles: readonly string[]
  readonly permissions: ReadonlySet<string>
  readonly scope: Scope
  readonly language: Language
  /** Why the account may do nothing yet (a one-time password): only endpoints with `evenWhenBlocked` admit it. */
  readonly blockedBy?: AppError
}

const NOTHING: Scope = { everything: false, areas: [], units: [] }

/** Somebody who has not signed in: sees public rows only. */
export function anyone(language: Language = 'zh'): Actor {
  return {
    kind: 'anyone',
    id: null,
    name: '',
    unitId: null,
    roles: [],
    permissions: new Set(),
    scope: NOTHING,
    language,
  }
}

/** The system acting by itself under the name of what acts (a job, a command); sees everything. */
export function system(name: string): Actor {
  return {
    kind: 'system',
    id: null,
    name,
    unitId: null,
    roles: [],
    permissions: new Set(['*']),
    scope: { everything: true, areas: [], units: [] },
    language: 'zh',
  }
}

/** Whether an actor holds a permission. */
export function can(actor: Actor, permission: string): boolean {
  return actor.permissions.has(permission) || actor.permissions.has('*')
}

/** Whether a row of this unit and area lies within what the actor may see. */
export function covers(actor: Actor, row: { unitId?: string | null; areaCode?: string | null }): boolean {
  const { everything, units, areas } = actor.scope
  if (everything) return true
  return (!!row.unitId && units.includes(row.unitId)) || (!!row.areaCode && areas.includes(row.areaCode))
}
