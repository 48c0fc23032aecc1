import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hotlineSettings } from '../../../../tests/support/hotline-settings.ts'
import { system } from '../../../kernel/actor.ts'
import { limitFor, type Settings, type SettingsReply } from './settings.contract.ts'
import { DEFAULT_SETTINGS } from './settings.defaults.ts'
import { changedPaths, completed, settingsFaults } from './settings.rules.ts'
import { createSettings } from './settings.service.ts'

const changed = (more: Partial<Settings>): Settings => ({ ...structuredClone(DEFAULT_SETTINGS), ...more })

describe('the limit of a clock', () => {
  const cases: [string, Parameters<typeof limitFor>[1], Parameters<typeof limitFor>[2], string][] = [
    [
      'an ordinary question is answered in 2 working days',
      'answer',
      { kind: 'consultation', urgency: 'ordinary' },
      '2 WORKDAY',
    ],
    ['an ordinary complaint is handled in 5', 'handle', { kind: 'complaint', urgency: 'ordinary' }, '5 WORKDAY'],
    ['a report is answered in 13', 'answer', { kind: 'report', urgency: 'ordinary' }, '13 WORKDAY'],
    ['a utility is mended in a day, whatever the kind', 'handle', { kind: 'report', urgency: 'utility' }, '24 HOUR'],
    ['an emergency is handled in two hours', 'handle', { kind: 'help', urgency: 'emergency' }, '2 HOUR'],
    ['a hard matter has 15 working days', 'answer', { kind: 'help', urgency: 'hard' }, '15 WORKDAY'],
    ['an emergency is dispatched in an hour', 'dispatch', { kind: 'help', urgency: 'emergency' }, '1 HOUR'],
    ['a utility in two', 'dispatch', { kind: 'help', urgency: 'utility' }, '2 HOUR'],
    ['anything else in a day', 'dispatch', { kind: 'help', urgency: 'ordinary' }, '24 HOUR'],
    ['signing takes a working day', 'sign', { kind: 'praise', urgency: 'ordinary' }, '1 WORKDAY'],
    ['a utility is contacted in four hours', 'contact', { kind: 'help', urgency: 'utility' }, '4 HOUR'],
    ['a follow-up takes a working day', 'followUp', { kind: 'help', urgency: 'hard' }, '1 WORKDAY'],
  ]
  for (const [name, clock, wanted, limit] of cases)
    it(name, () => {
      const { amount, unit } = limitFor(DEFAULT_SETTINGS, clock, wanted)
      assert.equal(`${amount} ${unit}`, limit)
    })

  it('is the own one of a class for its urgency only', () => {
    const own = { clock: 'handle', urgency: 'ordinary', limit: { amount: 10, unit: 'WORKDAY' } } as const
    const of = (urgency: 'ordinary' | 'emergency') =>
      limitFor(DEFAULT_SETTINGS, 'handle', { kind: 'complaint', urgency, category: { limits: [own] } })
    assert.deepEqual(of('ordinary'), own.limit)
    assert.deepEqual(of('emergency'), { amount: 2, unit: 'HOUR' })
  })
})

describe('what can be wrong with settings', () => {
  const faultsOf = (more: Partial<Settings>) =>
    settingsFaults(changed(more)).map(({ field, code }) => `${field} ${code}`)
  const rows = DEFAULT_SETTINGS.clocks

  it('is nothing in what ships', () => assert.deepEqual(settingsFaults(DEFAULT_SETTINGS), []))
  it('is half a day, or no time at all', () => {
    const { returns, extension } = DEFAULT_SETTINGS
    assert.deepEqual(faultsOf({ extension: { ...extension, longest: { amount: 1.5, unit: 'WORKDAY' } } }), [
      'extension.longest.amount DAYS_NOT_WHOLE',
    ])
    assert.deepEqual(faultsOf({ returns: { ...returns, within: { amount: 0, unit: 'WORKHOUR' } } }), [
      'returns.within.amount LIMIT_ZERO',
    ])
  })
  it('is a clock without a limit, or with two', () => {
    assert.deepEqual(faultsOf({ clocks: rows.slice(1) }), ['clocks ROW_MISSING'])
    assert.deepEqual(faultsOf({ clocks: [...rows, rows[0]!] }), [`clocks.${rows.length} ROW_TWICE`])
  })
  it('is a ladder that climbs down and weights that are not 100', () => {
    const ladder = { remindDaysBefore: 1, urgeDaysAfter: 6, superviseDaysAfter: 5 }
    assert.deepEqual(faultsOf({ ladder, composite: { response: 10, solved: 45, satisfied: 40 } }), [
      'ladder.superviseDaysAfter LADDER_DOWN',
      'composite WEIGHTS_NOT_100',
    ])
  })
})

describe('a stored document', () => {
  it('is completed by what ships', () => {
    const old = { duplicates: { days: 10 }, smallNumber: 20 }
    const read = completed(old, DEFAULT_SETTINGS)
    assert.deepEqual(read.duplicates, { ...DEFAULT_SETTINGS.duplicates, days: 10 })
    assert.deepEqual([read.smallNumber, read.reopenWithinDays], [20, 15])
  })
  it('names what it changes, a clock by what it is for', () => {
    const clocks = DEFAULT_SETTINGS.clocks.map((row) =>
      row.clock === 'handle' && row.kind === 'complaint'
        ? { ...row, limit: { amount: 7, unit: 'WORKDAY' as const } }
        : row,
    )
    const after = changed({ clocks, repeat: { days: 20 } })
    assert.deepEqual(changedPaths(DEFAULT_SETTINGS, after), ['clocks.handle.ordinary.complaint', 'repeat.days'])
  })
})

describe('settings over HTTP', async () => {
  const { ask, signIn, db, settings, directory } = await hotlineSettings()
  const reader = signIn('feedback.read')
  const keeper = signIn('feedback.read', 'feedback.settings')
  const read = async () => (await ask('GET', '/complaints/settings', { as: reader })).body as unknown as SettingsReply
  const save = (body: object, version: number | undefined, as = keeper) =>
    ask('PUT', '/complaints/settings', { as, body, ...(version === undefined ? {} : { version }) })

  it('are what ships until somebody saves, and then known at once', async () => {
    assert.deepEqual(settings.current(), DEFAULT_SETTINGS)
    const before = await read()
    assert.deepEqual([before.version, before.changed, before.updatedBy], [0, [], null])
    const answer = await save(changed({ reopenWithinDays: 20 }), 0)
    assert.deepEqual([answer.status, answer.etag], [200, '"1"'])
    assert.equal(settings.current().reopenWithinDays, 20)
    const after = await read()
    assert.deepEqual([after.version, after.changed, after.updatedBy], [1, ['reopenWithinDays'], '林主任'])
    assert.equal(after.defaults.reopenWithinDays, 15)
  })

  it('are changed by who may, and not over somebody else', async () => {
    assert.equal((await save(changed({}), 1, reader)).status, 403)
    assert.equal((await ask('GET', '/complaints/settings')).status, 401)
    assert.equal((await save(changed({}), undefined)).status, 428)
    assert.equal((await save(changed({ smallNumber: 40 }), 0)).body.code, 'CHANGED_MEANWHILE')
    const both = await Promise.all([10, 11].map((days) => save(changed({ repeat: { days } }), 1)))
    assert.deepEqual(both.map(({ status }) => status).sort(), [200, 412])
  })

  it('leave an event with what changed, and nothing where nothing did', async () => {
    const { version, settings: now } = await read()
    assert.equal((await save(now, version)).body.version, version)
    const events = await db.read(system('test'), (tx) =>
      tx.query<{ data: object }>("select data from events.log where type = 'feedback.settings-changed' order by id"),
    )
    assert.deepEqual(events[0]!.data, { version: 1, changed: ['reopenWithinDays'] })
    assert.equal(events.length, version)
  })

  it('name every wrong field with its remedy in both languages', async () => {
    const bad = changed({ reopenWithinDays: 15, composite: { response: 20, solved: 45, satisfied: 45 } })
    const answer = await save({ ...bad, smallNumber: -1 }, 1)
    assert.equal(answer.status, 400)
    assert.deepEqual(
      (answer.body.errors as { field: string }[]).map(({ field }) => field),
      ['smallNumber'],
    )
    const second = await save(bad, (await read()).version)
    assert.equal(second.status, 400, JSON.stringify(second.body))
    assert.match(JSON.stringify(second.body), /三项权重合计须为 100，现在是 110/)
  })

  it('are seen by another process when it looks again', async () => {
    const other = createSettings({ db, directory })
    assert.deepEqual(other.current(), DEFAULT_SETTINGS)
    await other.renew()
    assert.deepEqual(other.current(), settings.current())
    assert.deepEqual(await db.read(system('test'), (tx) => other.load(tx)), settings.current())
  })
})
