import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { MEASURE, oversightCity } from '../../../tests/support/oversight-city.ts'
import { COUNTY } from '../../../tests/support/staff.ts'
import { system } from '../../kernel/actor.ts'
import type { Judgement } from './indicators.contract.ts'
import { indicatorsJobs } from './indicators.jobs.ts'

const city = await oversightCity()
const { ask, db, unit, otherUnit, wired } = city
const supervisor = await city.signIn('supervisor')
const SEPTEMBER = { from: '2026-09-01', to: '2026-09-30' }
const OCTOBER = { from: '2026-10-01', to: '2026-10-31' }

await city.answered(unit.id, '2026-10-10', 36, 4)
await city.answered(otherUnit.id, '2026-10-11', 2, 2)

const judge = (period: object, as = supervisor, key?: string) =>
  ask('POST', '/judgements', period, { as, ...(key ? { key } : {}) })

async function judgements(as = supervisor, query = `from=${OCTOBER.from}&to=${OCTOBER.to}`): Promise<Judgement[]> {
  return (await ask('GET', `/judgements?${query}`, undefined, { as })).body.items as unknown as Judgement[]
}

async function told(type: string): Promise<Record<string, unknown>[]> {
  const rows = await db.read(system('test'), (tx) =>
    tx.query<{ data: Record<string, unknown> }>('select data from events.log where type = $1 order by id', [type]),
  )
  return rows.map(({ data }) => data)
}

describe('judging a period', () => {
  it('compares every unit with its promise; below five cases nothing is said', async () => {
    assert.deepEqual((await judge(OCTOBER)).body, { judged: 2, missed: 1, newlyMissed: 1, revised: 0 })
    const [first, second] = (await judgements()).sort((a, b) => b.count - a.count)
    assert.deepEqual([first?.unitName, first?.verdict, first?.rate, first?.target], ['甲区城管局', 'missed', 0.9, 0.95])
    assert.deepEqual([second?.verdict, second?.count], ['few', 4])
    const [event] = await told('promise.missed')
    assert.deepEqual(
      [event?.measure, event?.count, event?.sum, event?.rate, event?.from],
      [MEASURE, 40, 36, 0.9, OCTOBER.from],
    )
    assert.deepEqual(event?.label, { zh: '按期答复率', en: 'Answered on time' })
  })

  it('again changes nothing', async () => {
    assert.deepEqual((await judge(OCTOBER)).body, { judged: 2, missed: 1, newlyMissed: 0, revised: 0 })
    assert.ok((await judgements()).every(({ revisions }) => revisions === 0))
    assert.equal((await told('promise.missed')).length, 1)
  })

  it('after corrections updates the judgement and says so; only a turn to missed tells of it anew', async () => {
    await city.answered(unit.id, '2026-10-12', 40, 0)
    assert.deepEqual((await judge(OCTOBER)).body, { judged: 2, missed: 0, newlyMissed: 0, revised: 1 })
    const [mine] = await judgements(supervisor, `unit=${unit.id}`)
    assert.deepEqual([mine?.verdict, mine?.count, mine?.revisions], ['kept', 80, 1])
    const [change] = await told('judgement.changed')
    assert.deepEqual(
      [change?.verdictBefore, change?.verdict, change?.before],
      ['missed', 'kept', { count: 40, sum: 36, rate: 0.9, target: 0.95 }],
    )
    await city.answered(unit.id, '2026-10-13', 0, 10)
    assert.deepEqual((await judge(OCTOBER)).body, { judged: 2, missed: 1, newlyMissed: 1, revised: 1 })
    assert.equal((await told('promise.missed')).length, 2)
    await city.answered(unit.id, '2026-10-14', 0, 1)
    assert.deepEqual((await judge(OCTOBER)).body, { judged: 2, missed: 1, newlyMissed: 0, revised: 1 })
    assert.equal((await told('promise.missed')).length, 2)
  })

  it('by several at once tells of a miss once', async () => {
    await city.answered(unit.id, '2026-09-10', 10, 10)
    const before = (await told('promise.missed')).length
    const answers = await Promise.all(Array.from({ length: 6 }, () => judge(SEPTEMBER)))
    assert.deepEqual(
      answers.map(({ status }) => status),
      [201, 201, 201, 201, 201, 201],
    )
    const newly = answers.reduce((sum, { body }) => sum + Number(body.newlyMissed), 0)
    assert.equal(newly, 1)
    assert.equal((await told('promise.missed')).length, before + 1)
  })

  it('answers a repeat with the same key as it answered first', async () => {
    const first = await judge(OCTOBER, supervisor, 'judge-october')
    const again = await judge(OCTOBER, supervisor, 'judge-october')
    assert.deepEqual(again.body, first.body)
    assert.equal((await judge(SEPTEMBER, supervisor, 'judge-october')).body.code, 'KEY_REUSED')
  })

  it('waits until the period is over', async () => {
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
    assert.equal((await judge({ from: '2026-10-01', to: today })).body.code, 'PERIOD_NOT_OVER')
    assert.equal((await judge({ from: OCTOBER.to, to: OCTOBER.from })).body.code, 'PERIOD_REVERSED')
    assert.equal((await judge({ ...OCTOBER, measure: 'nothing' })).body.code, 'UNKNOWN_MEASURE')
    assert.equal((await judge({ ...OCTOBER, measure: 'feedback.received' })).body.judged, 0)
  })

  it('is done by supervisors, for the units that they cover', async () => {
    const head = await city.signIn('unit-head', { unitId: unit.id, areaCode: COUNTY })
    assert.equal((await judge(OCTOBER, head)).status, 403)
    assert.equal((await ask('POST', '/judgements', OCTOBER)).status, 401)
    const countySupervisor = await city.signIn('supervisor', { areaCode: COUNTY })
    assert.equal((await judge(OCTOBER, countySupervisor)).body.judged, 1)
    assert.deepEqual(
      (await judgements(head)).map(({ unitId }) => unitId),
      [unit.id],
    )
    assert.deepEqual(
      (await judgements(countySupervisor)).map(({ unitId }) => unitId),
      [unit.id],
    )
    assert.equal((await judgements()).length, 2)
  })

  it('runs for the month before on the first of a month, and tells how far it is', async () => {
    const seen: [number, number][] = []
    const actor = system('test')
    const result = await wired.indicators.judge(actor, OCTOBER, (count, of) => seen.push([count, of]))
    assert.equal(result.judged, 2)
    assert.equal(seen.at(-1)?.[0], seen.at(-1)?.[1])
    const periods: unknown[] = []
    const judgePeriod = async (_: unknown, period: unknown) => {
      periods.push(period)
      return { judged: 0, missed: 0, newlyMissed: 0, revised: 0 }
    }
    const log = { info: () => undefined } as unknown as Parameters<typeof indicatorsJobs>[2]
    const [job] = indicatorsJobs({ judgePeriod, list: async () => [] }, 'Asia/Shanghai', log)
    assert.equal(job?.cron, '20 3 1 * *')
    await job?.run(OCTOBER)
    assert.deepEqual(periods, [OCTOBER])
    await job?.run({})
    assert.match(JSON.stringify(periods[1]), /-01","to":"\d{4}-\d\d-(28|29|30|31)"/)
  })

  it('a unit whose cases were all taken back is judged on none', async () => {
    const other = await db.transaction(system('test'), (tx) =>
      wired.directory.createUnit(tx, {
        name: '甲区撤销局',
        nameEn: 'Gone',
        areaCode: COUNTY,
        kind: 'bureau',
        phone: null,
      }),
    )
    await city.answered(other.id, '2026-07-10', 0, 10)
    const july = { from: '2026-07-01', to: '2026-07-31' }
    assert.equal((await judge(july)).body.missed, 1)
    await db.transaction(system('test'), (tx) => tx.query(`delete from measures.cells where unit = $1`, [other.id]))
    assert.deepEqual((await judge(july)).body, { judged: 1, missed: 0, newlyMissed: 0, revised: 1 })
    const [row] = await judgements(supervisor, `unit=${other.id}`)
    assert.deepEqual([row?.verdict, row?.count, row?.rate], ['few', 0, null])
  })
})
