import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { MEASURE, oversightCity } from '../../../tests/support/oversight-city.ts'
import { COUNTY, OTHER_COUNTY, TOWN } from '../../../tests/support/staff.ts'
import { system } from '../../kernel/actor.ts'
import { newId } from '../../kernel/ids.ts'
import type { Answer, MeasureCard, Target } from './indicators.contract.ts'

const city = await oversightCity()
const { ask, app, unit, otherUnit } = city
const supervisor = await city.signIn('supervisor')
const countySupervisor = await city.signIn('supervisor', { areaCode: COUNTY })
const head = await city.signIn('unit-head', { unitId: unit.id, areaCode: COUNTY })

await city.answered(unit.id, '2026-09-10', 96, 4)
await city.answered(unit.id, '2026-10-10', 36, 4)
await city.answered(otherUnit.id, '2026-10-11', 100, 0)
await city.answered(otherUnit.id, '2026-08-11', 3, 1)

const AUTUMN = 'from=2026-09-01&to=2026-10-31'

async function answer(query: string, as = supervisor, id = MEASURE): Promise<Answer> {
  const asked = await ask('GET', `/measures/${id}?${query}`, undefined, { as })
  assert.equal(asked.status, 200, JSON.stringify(asked.body))
  return asked.body as unknown as Answer
}

describe('asking a measure', () => {
  it('gives every number beside its promise, with interval and names', async () => {
    const { total, figures, measure } = await answer(`${AUTUMN}&by=unit,month`)
    assert.equal(measure.label.zh, '按期答复率')
    assert.deepEqual([total.count, total.sum, total.target, total.verdict], [240, 232, 0.95, 'risk'])
    const rows = figures.map(({ unit: id, month, count, verdict, name }) => [
      id === unit.id,
      month,
      count,
      verdict,
      name?.zh,
    ])
    rows.sort((a, b) => String([a[0], a[1]]).localeCompare(String([b[0], b[1]])))
    assert.deepEqual(rows, [
      [false, '2026-10', 100, 'kept', '乙区城管局'],
      [true, '2026-09', 100, 'risk', '甲区城管局'],
      [true, '2026-10', 40, 'missed', '甲区城管局'],
    ])
    const { rate, low, high } = figures.find(({ month, unit: id }) => month === '2026-10' && id === unit.id)!
    assert.equal(rate, 0.9)
    // Wilson 95 % of 36 in 40.
    assert.deepEqual([low?.toFixed(4), high?.toFixed(4)], ['0.7695', '0.9604'])
  })

  it('narrows by area with all below it, unit, item and channel', async () => {
    assert.equal((await answer(`${AUTUMN}&area=${COUNTY}`)).total.count, 140)
    assert.equal((await answer(`${AUTUMN}&area=${TOWN}`)).total.count, 0)
    assert.equal((await answer(`${AUTUMN}&unit=${otherUnit.id}`)).total.count, 100)
    assert.equal((await answer(`${AUTUMN}&channel=web&item=complaint`)).total.count, 240)
    assert.equal((await answer(`${AUTUMN}&channel=phone`)).total.count, 0)
    assert.equal((await answer(`${AUTUMN}&by=area`)).figures[0]?.name?.zh, '甲区')
    assert.equal((await answer(`${AUTUMN}&by=channel`)).figures[0]?.name?.zh, '网站')
  })

  it('says too few below thirty cases, and nothing promised where nothing is', async () => {
    const { total } = await answer('from=2026-08-01&to=2026-08-31')
    assert.deepEqual([total.count, total.verdict], [4, 'few'])
    assert.equal((await answer(AUTUMN, supervisor, 'feedback.hours-to-reply')).total.verdict, 'none')
  })

  it('shows each account what lies within its scope', async () => {
    assert.equal((await answer(AUTUMN, countySupervisor)).total.count, 140)
    assert.equal((await answer(AUTUMN, head)).total.count, 140)
    const { figures } = await answer(`${AUTUMN}&by=unit`, head)
    assert.deepEqual(
      figures.map(({ unit: id }) => id),
      [unit.id],
    )
    assert.equal((await answer(`${AUTUMN}&unit=${otherUnit.id}`, head)).total.count, 0)
    assert.equal((await answer(`${AUTUMN}&area=${OTHER_COUNTY}`, countySupervisor)).total.count, 0)
  })

  it('refuses who may not, and what cannot be asked', async () => {
    const path = `/measures/${MEASURE}?${AUTUMN}`
    assert.equal((await ask('GET', path)).status, 401)
    const auditor = await city.signIn('audit-admin')
    assert.equal((await ask('GET', path, undefined, { as: auditor })).status, 403)
    const asked = async (query: string) =>
      (await ask('GET', `/measures/${query}`, undefined, { as: supervisor })).body.code
    assert.equal(await asked(`nothing?${AUTUMN}`), 'UNKNOWN_MEASURE')
    assert.equal(await asked(`${MEASURE}?from=2026-10-31&to=2026-10-01`), 'PERIOD_REVERSED')
    assert.equal(await asked(`${MEASURE}?from=2026-02-30&to=2026-10-01`), 'INVALID_INPUT')
    assert.equal(await asked(`${MEASURE}?${AUTUMN}&by=colour`), 'INVALID_INPUT')
    assert.equal(await asked(`${MEASURE}?${AUTUMN}&area=999999999999`), 'UNKNOWN_AREA')
  })

  it('exports the same numbers as CSV and as a workbook', async () => {
    const get = (ending: string) =>
      app.inject({
        url: `/api/v1/measures/${MEASURE}/export.${ending}?${AUTUMN}&by=unit,month`,
        headers: { ...head.headers, 'accept-language': 'zh' },
      })
    const csv = await get('csv')
    assert.equal(csv.statusCode, 200)
    const [first, ...lines] = csv.body.trim().split('\r\n')
    assert.match(first ?? '', /单位编号,月份,名称,件数,合计,比率或均值/)
    assert.equal(lines.length, 2)
    assert.match(lines[1] ?? '', /2026-10,甲区城管局,40,36,0.9,/)
    const workbook = await get('xlsx')
    assert.equal(workbook.statusCode, 200)
    assert.equal(workbook.rawPayload.subarray(0, 2).toString(), 'PK')
  })
})

describe('what everybody may see', () => {
  const open = async (query: string) =>
    (await ask('GET', `/public/measures/${MEASURE}?${query}`)).body as unknown as Answer

  it('lists the public measures without signing in', async () => {
    const { body } = await ask('GET', '/public/measures')
    const items = body.items as unknown as MeasureCard[]
    assert.ok(items.some(({ id }) => id === MEASURE))
    assert.ok(items.every(({ isPublic }) => isPublic))
  })

  it('leaves out what fewer than five cases stand for', async () => {
    assert.equal((await open(AUTUMN)).total.count, 240)
    const small = await open('from=2026-08-01&to=2026-08-31&by=unit')
    assert.deepEqual([small.figures.length, small.total.count, small.total.suppressed], [0, 0, true])
    // The four of August would follow from the total: the smallest of the other figures is left out too.
    const months = await open('from=2026-08-01&to=2026-10-31&by=month')
    assert.deepEqual(
      months.figures.map(({ month }) => month),
      ['2026-10'],
    )
  })
})

describe('targets', () => {
  const target = { measure: MEASURE, unitId: null, areaCode: null, value: 0.9, validFrom: '2026-10-01' }
  const put = (id: string, body: object, as = supervisor) => ask('PUT', `/targets/${id}`, body, { as })

  it('come with the defaults of the field', async () => {
    const { body } = await ask('GET', '/targets', undefined, { as: head })
    const items = body.items as unknown as Target[]
    const of = (measure: string) => items.find((one) => one.measure === measure)?.value
    assert.deepEqual([of('records.on_time'), of(MEASURE), of('feedback.satisfied')], [0.95, 0.95, 0.85])
  })

  it('hold from their day on, and for the unit before all', async () => {
    const saved = await put(newId(), { ...target, unitId: unit.id })
    assert.equal(saved.status, 200, JSON.stringify(saved.body))
    const { figures } = await answer(`${AUTUMN}&by=unit,month`)
    const own = figures.filter(({ unit: id }) => id === unit.id)
    assert.deepEqual(
      own.map(({ month, target: value }) => [month, value]),
      [
        ['2026-09', 0.95],
        ['2026-10', 0.9],
      ],
    )
    assert.equal(figures.find(({ unit: id }) => id === otherUnit.id)?.target, 0.95)
    const changed = await put(saved.body.id as unknown as string, { ...target, unitId: unit.id, value: 0.92 })
    assert.deepEqual([changed.body.value, changed.body.version], [0.92, 2])
  })

  it('are refused where they do not fit, stand already, or bind others', async () => {
    const code = async (body: object, as = supervisor) => (await put(newId(), body, as)).body.code
    assert.equal(await code({ ...target, value: 95 }), 'TARGET_NOT_FITTING')
    assert.equal(await code({ ...target, measure: 'feedback.received' }), 'TARGET_NOT_FITTING')
    assert.equal(await code({ ...target, measure: 'nothing' }), 'UNKNOWN_MEASURE')
    assert.equal(await code({ ...target, validFrom: '2000-01-01' }), 'TARGET_TWICE')
    assert.equal(await code({ ...target, unitId: newId() }), 'UNKNOWN_UNIT')
    assert.equal(await code(target, countySupervisor), 'NOT_ALLOWED')
    assert.equal(await code({ ...target, areaCode: OTHER_COUNTY }, countySupervisor), 'NOT_ALLOWED')
    assert.equal(await code({ ...target, areaCode: COUNTY }, countySupervisor), undefined)
    assert.equal(await code(target, head), 'NOT_ALLOWED')
  })

  it('tell the log what changed', async () => {
    const events = await city.db.read(system('test'), (tx) =>
      tx.query<{ data: Record<string, unknown> }>(
        `select data from events.log where type = 'target.changed' order by id`,
      ),
    )
    assert.deepEqual(events[1]?.data.before, { value: 0.9, validFrom: '2026-10-01' })
    assert.equal(events[1]?.data.value, 0.92)
  })
})
