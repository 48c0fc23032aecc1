import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Account, Role } from '../../../foundation/identity/identity.contract.ts'
import { accountState, accountsNeedingCare } from './account-state.ts'
import { changed, draftsOf, grantsOf, keepsAdministratorsApart } from './grant-rules.ts'

const now = Date.parse('2026-03-02T00:00:00Z')
const account = (more: Partial<Account> = {}): Account => ({
  id: '00000000-0000-7000-8000-000000000001',
  name: 'a',
  displayName: 'A',
  unitId: null,
  unitName: null,
  grants: [{ role: 'handler', unitId: null, areaCode: '330200000000' }],
  disabled: false,
  lockedUntil: null,
  mustChangePassword: false,
  secondFactor: 'none',
  lastSignInAt: '2026-03-01T00:00:00Z',
  version: 1,
  ...more,
})

test('disabled goes before locked, locked before a one-time password', () => {
  const locked = { lockedUntil: '2026-03-02T00:30:00Z', mustChangePassword: true }
  assert.equal(accountState(account({ ...locked, disabled: true }), now), 'disabled')
  assert.equal(accountState(account(locked), now), 'locked')
  assert.equal(accountState(account({ ...locked, lockedUntil: '2026-03-01T23:59:00Z' }), now), 'oneTime')
  assert.equal(accountState(account(), now), 'active')
})

test('disabled accounts need no care', () => {
  const accounts = [account({ grants: [] }), account({ lastSignInAt: null }), account({ grants: [], disabled: true })]
  assert.deepEqual(accountsNeedingCare(accounts, now), { locked: 0, never: 1, noRole: 1 })
})

test('administrators are kept apart from each other and from every other role', () => {
  const drafts = (...roles: Role[]) => draftsOf(roles.map((role) => ({ role, unitId: null, areaCode: '330200000000' })))
  assert.ok(keepsAdministratorsApart(drafts('system-admin')))
  assert.ok(keepsAdministratorsApart(drafts('handler', 'supervisor')))
  assert.ok(!keepsAdministratorsApart(drafts('system-admin', 'audit-admin')))
  assert.ok(!keepsAdministratorsApart(drafts('security-admin', 'handler')))
  assert.ok(keepsAdministratorsApart([]))
})

test('grants are sent only when each has its area', () => {
  const [draft] = draftsOf(account().grants)
  assert.deepEqual(grantsOf([draft!]), account().grants)
  assert.equal(grantsOf(changed([draft!], draft!.key, { areaCode: null })), undefined)
})
