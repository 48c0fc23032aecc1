import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Grant, Role } from './identity.contract.ts'
import {
  afterWrongTry,
  checkApart,
  checkNewPassword,
  minutesLocked,
  mustChangePassword,
  nameKey,
  permissionsByRole,
  scopeOf,
} from './identity.rules.ts'

const NOW = new Date('2026-03-02T01:00:00Z')

function codeOf(run: () => void): string {
  try {
    run()
    return 'none'
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('new passwords', () => {
  const cases: [password: string, name: string, code: string][] = [
    ['Fair-Weights', 'zhang.san', 'none'],
    ['fairweights12', 'zhang.san', 'WEAK_PASSWORD'],
    ['fairweights1!', 'zhang.san', 'none'],
    ['Fairw-123', 'zhang.san', 'WEAK_PASSWORD'],
    ['公平的秤与公开的数Aa', 'zhang.san', 'none'],
    ['X-Zhang.San-2026', 'zhang.san', 'WEAK_PASSWORD'],
  ]
  for (const [password, name, code] of cases) {
    it(`${password}: ${code}`, () =>
      assert.equal(
        codeOf(() => checkNewPassword(password, name)),
        code,
      ))
  }
})

describe('wrong tries', () => {
  it('lock at the fifth, for fifteen minutes', () => {
    let tries = { failures: 0, lockedUntil: null as Date | null }
    for (let i = 1; i <= 4; i++) {
      tries = afterWrongTry(tries, NOW)
      assert.deepEqual(tries, { failures: i, lockedUntil: null })
    }
    tries = afterWrongTry(tries, NOW)
    assert.deepEqual(tries, { failures: 0, lockedUntil: new Date('2026-03-02T01:15:00Z') })
    assert.equal(minutesLocked(tries, NOW), 15)
    assert.equal(minutesLocked(tries, new Date('2026-03-02T01:14:59Z')), 1)
    assert.equal(minutesLocked(tries, new Date('2026-03-02T01:15:00Z')), 0)
  })
})

describe('passwords that must change', () => {
  const set = (days: number) => ({ oneTime: false, passwordSetAt: new Date(NOW.getTime() - days * 86_400_000) })
  it('are one-time ones, and those older than asked for', () => {
    assert.equal(mustChangePassword({ ...set(0), oneTime: true }, 0, NOW), true)
    assert.equal(mustChangePassword(set(90), 90, NOW), false)
    assert.equal(mustChangePassword(set(91), 90, NOW), true)
    assert.equal(mustChangePassword(set(4000), 0, NOW), false)
  })
})

describe('administrators', () => {
  const cases: [roles: Role[], code: string][] = [
    [[], 'none'],
    [['system-admin'], 'none'],
    [['system-admin', 'system-admin'], 'none'],
    [['supervisor', 'evaluator', 'leader'], 'none'],
    [['system-admin', 'security-admin'], 'ADMINISTRATORS_APART'],
    [['leader', 'audit-admin'], 'ADMINISTRATORS_APART'],
  ]
  for (const [roles, code] of cases) {
    it(`${roles.join(' + ') || 'no role'}: ${code}`, () =>
      assert.equal(
        codeOf(() => checkApart(roles)),
        code,
      ))
  }
})

describe('scope', () => {
  const below = async (code: string) => [code, `${code}-town`]
  const cases: [what: string, grants: [unitId: string | null, areaCode: string][], scope: object][] = [
    ['nothing', [], { everything: false, areas: [], units: [] }],
    ['the city', [[null, 'city']], { everything: true, areas: [], units: [] }],
    ['an area with all below it', [[null, 'a']], { everything: false, areas: ['a', 'a-town'], units: [] }],
    ['a unit alone', [['u', 'a']], { everything: false, areas: [], units: ['u'] }],
    ['a unit in the city alone', [['u', 'city']], { everything: false, areas: [], units: ['u'] }],
    [
      'an area and a unit elsewhere',
      [
        [null, 'a'],
        ['u', 'b'],
        [null, 'a'],
      ],
      { everything: false, areas: ['a', 'a-town'], units: ['u'] },
    ],
  ]
  for (const [what, grants, scope] of cases) {
    it(`covers ${what}`, async () => {
      const given = grants.map(([unitId, areaCode]): Grant => ({ role: 'supervisor', unitId, areaCode }))
      assert.deepEqual(await scopeOf(given, 'city', below), scope)
    })
  }

  it('is never everything while there is no city', async () => {
    const grants: Grant[] = [{ role: 'leader', unitId: null, areaCode: '511600000000' }]
    assert.equal((await scopeOf(grants, undefined, below)).everything, false)
  })
})

describe('names and permissions', () => {
  it('compare names without case and width', () => assert.equal(nameKey(' Ｚhang.San '), 'zhang.san'))

  it('gather what each role may from the manifests', () => {
    const byRole = permissionsByRole([
      { permissions: { 'a.read': { roles: ['x', 'y'] } } },
      {},
      { permissions: { 'b.write': { roles: ['y'] } } },
    ])
    assert.deepEqual([...byRole.get('y')!], ['a.read', 'b.write'])
    assert.deepEqual([...byRole.get('x')!], ['a.read'])
  })
})
