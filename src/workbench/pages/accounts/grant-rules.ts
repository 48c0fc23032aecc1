import { ADMINISTRATORS, type Grant, type Role } from '../../../foundation/identity/identity.contract.ts'
import { newId } from '../../../kernel/ids.ts'

/** A grant while it is being put together: the area may still be missing. */
export type GrantDraft = {
  /** Tells the rows apart while two of them are alike. */
  readonly key: string
  readonly role: Role
  readonly unitId: string | null
  readonly areaCode: string | null
}

/** The grants of an account as drafts to be changed. */
export function draftsOf(grants: readonly Grant[]): GrantDraft[] {
  return grants.map((grant) => ({ key: newId(), ...grant }))
}

/** The drafts as grants to be sent; undefined as long as one lacks its area. */
export function grantsOf(drafts: readonly GrantDraft[]): Grant[] | undefined {
  const grants = drafts.flatMap(({ role, unitId, areaCode }) => (areaCode === null ? [] : [{ role, unitId, areaCode }]))
  return grants.length === drafts.length ? grants : undefined
}

/** Whether the roles keep the administrators apart: one of system, security and audit, and then nothing else. */
export function keepsAdministratorsApart(drafts: readonly GrantDraft[]): boolean {
  const roles = new Set(drafts.map(({ role }) => role))
  return roles.size <= 1 || !ADMINISTRATORS.some((role) => roles.has(role))
}

/** Changes one of the drafts. */
export function changed(drafts: readonly GrantDraft[], key: string, part: Partial<GrantDraft>): GrantDraft[] {
  return drafts.map((draft) => (draft.key === key ? { ...draft, ...part } : draft))
}
