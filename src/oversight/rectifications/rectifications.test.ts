import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { oversightCity } from '../../../tests/support/oversight-city.ts'
import { CITY, COUNTY, OTHER_COUNTY } from '../../../tests/support/staff.ts'
import { system } from '../../kernel/actor.ts'
import { Dispatcher } from '../../platform/events/dispatcher.ts'
import { forgetAll, measuresConsumer } from '../../platform/measures/fold.ts'
import type { Rectification, RectificationRow, Step, StepInput } from './rectifications.contract.ts'

const city = await oversightCity()
const { ask, db, unit, otherUnit, wired } = city
const supervisor = await city.signIn('supervisor')
const countySupervisor = await city.signIn('supervisor', { areaCode: COUNTY })
const otherCountySupervisor = await city.signIn('supervisor', { areaCode: OTHER_COUNTY })
const head = await city.signIn('unit-head', { unitId: unit.id, areaCode: COUNTY })
const handler = await city.signIn('handler', { unitId: unit.id, areaCode: COUNTY })
const otherHead = await city.signIn('unit-head', { unitId: otherUnit.id, areaCode: OTHER_COUNTY })
const evaluator = await city.signIn('evaluator')
type Staff = typeof head

const PROBLEM = {
  title: '窗口排队超过一小时',
  titleEn: 'An hour in the queue',
  problem: '周一上午排队过长，只开一个窗口。',
}

const openIt = (more: object = {}, as: Staff | undefined = supervisor, key?: string) =>
  ask(
    'POST',
    '/rectifications',
    { unitId: unit.id, ...PROBLEM, ...more },
    { ...(as ? { as } : {}), ...(key ? { key } : {}) },
  )

async function opened(more: object = {}): Promise<Rectification> {
  const answer = await openIt(more)
  assert.equal(answer.status, 201, JSON.stringify(answer.body))
  return answer.body as unknown as Rectification
}

const act = (id: string, step: Step, input: StepInput, as: Staff, version?: number) =>
  ask('POST', `/rectifications/${id}/steps/${step}`, input, { as, ...(version ? { version } : {}) })

async function walk(id: string, steps: readonly [Step | 'evidence', StepInput & { text?: string }, Staff][]) {
  let matter: Rectification | undefined
  for (const [name, input, as] of steps) {
    const { version } = (await ask('GET', `/rectifications/${id}`, undefined, { as })).body as unknown as Rectification
    const path = name === 'evidence' ? `/rectifications/${id}/evidence` : `/rectifications/${id}/steps/${name}`
    const answer = await ask('POST', path, input, { as, version })
    assert.ok(answer.status < 300, `${name}: ${JSON.stringify(answer.body)}`)
    matter = answer.body as unknown as Rectification
  }
  return matter!
}

async function list(query: string, as: Staff = supervisor) {
  const answer = await ask('GET', `/rectifications?${query}`, undefined, { as })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return answer.body as unknown as { items: RectificationRow[]; next?: string; total?: number }
}

const plan = { cause: '人手不足', measure: '增开窗口' }
const MENDED: [Step | 'evidence', StepInput & { text?: string }, Staff][] = [
  ['accept', plan, head],
  ['evidence', { text: '照片和排班表' }, head],
  ['submit', {}, head],
]

describe('opening by hand', () => {
  it('is for supervisors, within their scope, once for one key', async () => {
    assert.equal((await openIt({}, head)).status, 403)
    assert.equal((await ask('POST', '/rectifications', { unitId: unit.id, ...PROBLEM })).status, 401)
    assert.equal((await openIt({}, otherCountySupervisor)).status, 403)
    assert.equal((await openIt({ title: '' })).body.code, 'INVALID_INPUT')
    const first = await openIt({}, countySupervisor, 'open-0001')
    assert.equal(first.status, 201, JSON.stringify(first.body))
    const again = await openIt({}, countySupervisor, 'open-0001')
    assert.deepEqual(again.body, first.body)
    assert.equal((await list('origin=hand')).items.length, 1)
  })

  it('gives 5 working days where it is simple and 15 where it is complex, and a number', async () => {
    const simple = await opened()
    assert.deepEqual(simple.clock.limit, { amount: 5, unit: 'WORKDAY' })
    assert.match(simple.number, /^ZG-\d{4}-\d{5}$/)
    assert.equal(simple.problem, PROBLEM.problem)
    assert.deepEqual((await opened({ complex: true })).clock.limit, { amount: 15, unit: 'WORKDAY' })
  })
})

describe('who may see and do what', () => {
  it('units see their own, supervisors their area', async () => {
    const { id } = await opened()
    const seen = async (as: Staff) => (await ask('GET', `/rectifications/${id}`, undefined, { as })).status
    for (const as of [supervisor, countySupervisor, head, handler, evaluator]) assert.equal(await seen(as), 200)
    for (const as of [otherHead, otherCountySupervisor]) assert.equal(await seen(as), 404)
    assert.equal((await list('', otherHead)).items.length, 0)
    assert.equal((await ask('GET', `/rectifications/${id}`)).status, 401)
  })

  it('every step asks for its side', async () => {
    const { id } = await opened()
    const status = async (step: Step, input: StepInput, as: Staff, version = 1) =>
      (await act(id, step, input, as, version)).status
    assert.equal(await status('accept', {}, supervisor), 403)
    assert.equal(await status('extend', { days: 2, reason: 'x', ground: 'y' }, head), 403)
    assert.equal(await status('withdraw', { reason: 'x' }, handler), 403)
    assert.equal(await status('urge', { note: '请抓紧' }, evaluator), 403)
    await walk(id, MENDED)
    assert.equal(await status('check', { note: '好' }, head, 4), 403)
    assert.equal(await status('return', { reason: '不' }, handler, 4), 403)
    await walk(id, [['check', { note: '现场看过' }, evaluator]])
    assert.equal(await status('close', {}, evaluator, 5), 403)
    assert.equal((await walk(id, [['close', {}, supervisor]])).state, 'CLOSED')
  })

  it('somebody who has mended cannot check, whatever unit they are moved to', async () => {
    const { id } = await opened()
    await walk(id, MENDED)
    await db.transaction(system('test'), (tx) =>
      tx.query(`update identity.accounts set unit_id = null where id = $1`, [head.id]),
    )
    await db.transaction(system('test'), (tx) =>
      tx.query(`update rectifications.rectifications set handlers = array[$2::uuid] where id = $1`, [
        id,
        supervisor.id,
      ]),
    )
    const refused = await act(id, 'check', { note: '好' }, supervisor, 4)
    assert.equal(refused.body.code, 'CHECKED_FROM_INSIDE')
    const { possible } = (await ask('GET', `/rectifications/${id}`, undefined, { as: supervisor }))
      .body as unknown as Rectification
    assert.deepEqual(
      possible.filter(({ allowed }) => allowed),
      [],
    )
    await db.transaction(system('test'), (tx) =>
      tx.query(`update identity.accounts set unit_id = $2 where id = $1`, [head.id, unit.id]),
    )
  })

  it('the person responsible is of the unit', async () => {
    const { id } = await opened()
    const outside = await act(id, 'accept', { ownerId: otherHead.id }, head, 1)
    assert.equal(outside.body.code, 'OWNER_OUTSIDE')
    const accepted = await walk(id, [['accept', { ownerId: handler.id }, head]])
    assert.deepEqual([accepted.ownerId, accepted.ownerName], [handler.id, '测试handler'])
  })
})

describe('the database refuses by itself', () => {
  const force = (id: string, set: string) =>
    db.transaction(system('test'), (tx) =>
      tx.query(`update rectifications.rectifications set ${set} where id = $1`, [id]),
    )
  const breaks = (constraint: string) => (error: { constraint?: string }) => error.constraint === constraint

  it('what was not mended, not checked, or checked from inside', async () => {
    const { id } = await opened()
    await assert.rejects(force(id, `state = 'SUBMITTED'`), breaks('mended_before_checked'))
    await walk(id, MENDED)
    await assert.rejects(force(id, `state = 'CLOSED'`), breaks('checked_before_closed'))
    const check = (by: string, from: string) =>
      force(id, `state = 'CHECKED', check_note = 'x', checked_by = '${by}', checker_unit_id = ${from}`)
    await assert.rejects(check(supervisor.id, 'unit_id'), breaks('checked_from_outside'))
    await assert.rejects(check(head.id, 'null'), breaks('checked_from_outside'))
    await assert.rejects(
      db.transaction(system('test'), (tx) => tx.query('delete from rectifications.rectifications')),
      /permission denied/,
    )
  })
})

describe('two at once', () => {
  it('a step names the version it changes; the later one is told', async () => {
    const { id } = await opened()
    assert.equal((await act(id, 'accept', {}, head)).status, 428)
    const [a, b] = await Promise.all([act(id, 'accept', plan, head, 1), act(id, 'accept', plan, handler, 1)])
    assert.deepEqual([a.status, b.status].sort(), [200, 412])
    assert.equal((await ask('GET', `/rectifications/${id}`, undefined, { as: head })).etag, '"2"')
  })

  it('two dispatchers open one rectification for one miss', async () => {
    await city.answered(unit.id, '2026-06-10', 10, 10)
    await wired.indicators.judge(system('test'), { from: '2026-06-01', to: '2026-06-30' })
    const consumers = [
      measuresConsumer(wired.modules.flatMap(({ measures = [] }) => measures)),
      ...wired.modules.flatMap((module) => module.consumers ?? []),
    ]
    const dispatchers = Array.from({ length: 4 }, () => new Dispatcher({ db, consumers }))
    await Promise.all(dispatchers.map((dispatcher) => dispatcher.drain()))
    await city.drain()
    assert.equal((await list('origin=promise')).total, 1)
    // Even if the event were told again, by a reader put back to the beginning.
    await db.transaction(system('test'), (tx) =>
      tx.query(`update events.consumers set position = 0 where name = 'rectifications'`),
    )
    await city.drain()
    assert.equal((await list('origin=promise')).total, 1)
  })
})

describe('time', () => {
  it('is extended before it ends, with reason and ground', async () => {
    const before = await opened()
    const { id } = before
    const bare = await act(id, 'extend', { days: 3 }, supervisor, 1)
    assert.equal(bare.status, 400)
    const extended = await walk(id, [
      ['extend', { days: 3, reason: '设备到货延迟', ground: '整改办法第八条' }, supervisor],
    ])
    assert.ok(extended.due > before.due)
    assert.deepEqual([extended.clock.total, extended.clock.extensions.length, extended.state], [8, 1, 'OPENED'])
  })

  it('is not extended once it has ended; it is urged', async () => {
    const { id } = await opened()
    await expire(id)
    const late = await act(id, 'extend', { days: 3, reason: 'x', ground: 'y' }, supervisor, 1)
    assert.equal(late.body.code, 'CLOCK_EXPIRED')
    const urged = await walk(id, [['urge', { note: '已超期，请三日内办结' }, supervisor]])
    assert.deepEqual([urged.light, urged.timeline.at(-1)?.note], ['red', '已超期，请三日内办结'])
    assert.ok((await list('light=red')).items.some((row) => row.id === id))
  })

  it('a rectification that is late when it is closed has missed', async () => {
    const { id } = await opened()
    await expire(id)
    const closed = await walk(id, [...MENDED, ['check', { note: '看过' }, evaluator], ['close', {}, supervisor]])
    assert.deepEqual([closed.light, closed.clock.light], ['missed', 'missed'])
    assert.deepEqual(
      (await list('light=missed')).items.map((row) => row.id),
      [id],
    )
  })

  /** Lets it have begun in the summer. */
  async function expire(id: string) {
    await db.transaction(system('test'), (tx) =>
      tx.query(
        `update rectifications.rectifications set clock = jsonb_set(clock, '{0,at}', '"2026-07-01T02:00:00.000Z"'),
           due_at = '2026-07-08T15:59:59.999Z', yellow_at = '2026-07-07T16:00:00Z' where id = $1`,
        [id],
      ),
    )
  }
})

describe('the list', () => {
  it('has the open ones first, the soonest due on top, and goes on page by page', async () => {
    const whole = await list('limit=200')
    assert.equal(whole.items.length, whole.total)
    const seen: string[] = []
    let next: string | undefined
    do {
      const page: Awaited<ReturnType<typeof list>> = await list(`limit=3${next ? `&cursor=${next}` : ''}`)
      seen.push(...page.items.map(({ id }) => id))
      next = page.next
    } while (next)
    assert.deepEqual(
      seen,
      whole.items.map(({ id }) => id),
    )
    const keys = whole.items.map(({ state, due }) => `${state === 'CLOSED' ? 1 : 0} ${due}`)
    assert.deepEqual(keys, [...keys].sort())
    const wrong = await ask('GET', '/rectifications?cursor=abc', undefined, { as: supervisor })
    assert.equal(wrong.body.code, 'INVALID_INPUT')
  })

  it('is narrowed by state, unit, area, origin, measure, light and due day', async () => {
    const { items } = await list('limit=200')
    const count = async (query: string) => (await list(`limit=200&${query}`)).total
    assert.equal(await count('state=CLOSED'), items.filter(({ state }) => state === 'CLOSED').length)
    assert.equal(await count('open=true'), items.filter(({ state }) => state !== 'CLOSED').length)
    assert.equal(await count(`unitId=${otherUnit.id}`), 0)
    assert.equal(await count(`areaCode=${COUNTY}`), items.length)
    assert.equal(await count(`areaCode=${CITY}`), items.length)
    assert.equal(await count(`areaCode=${OTHER_COUNTY}`), 0)
    assert.equal(await count('measure=feedback.replied-on-time'), 1)
    assert.equal(await count('light=green'), items.filter(({ light }) => light === 'green').length)
    assert.equal(await count('dueBy=2026-07-08'), items.filter(({ due }) => due < '2026-07-09').length)
    assert.equal(await count('dueBy=2026-07-07'), 0)
  })
})

describe('what is told outside', () => {
  it('a matter opened by hand says what it was once it is closed; one opened in error is not shown', async () => {
    const { id, number } = await opened({ title: '张三 13812345678 投诉' })
    const shown = async () => {
      const { body } = await ask('GET', '/public/rectifications?limit=200')
      return (body.items as unknown as { number: string; title: string }[]).find((one) => one.number === number)
    }
    assert.equal((await shown())?.title, '整改事项（办结后公布内容）')
    await walk(id, [['withdraw', { reason: '重复登记' }, supervisor]])
    assert.equal(await shown(), undefined)
  })

  it('corrected data is noted in the rectification that came of it', async () => {
    await city.answered(unit.id, '2026-06-11', 400, 0)
    await wired.indicators.judge(system('test'), { from: '2026-06-01', to: '2026-06-30' })
    await city.drain()
    const [row] = (await list('origin=promise')).items
    const matter = (await ask('GET', `/rectifications/${row?.id}`, undefined, { as: head }))
      .body as unknown as Rectification
    assert.match(matter.timeline.at(-1)?.note ?? '', /重新评判2026年6月：410\/420, 97.6%，不再是未达标/)
    assert.deepEqual([matter.state, matter.missed?.count], ['OPENED', 20])
  })

  it('a report gets its counts', async () => {
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
    const { items } = await list('limit=200')
    const kept = items.filter(({ state }) => state !== 'WITHDRAWN')
    const closed = kept.filter(({ state }) => state === 'CLOSED')
    const summary = await db.read(system('test'), (tx) => wired.rectifications.summary(tx, { from: today, to: today }))
    const late = kept.filter(({ state, light }) => state !== 'CLOSED' && light === 'red').length
    assert.deepEqual(summary, {
      opened: kept.length,
      closed: closed.length,
      closedOnTime: closed.filter(({ light }) => light === 'met').length,
      open: kept.length - closed.length,
      // By the end of the day, which is later than now, nothing more has become due.
      overdue: late,
    })
  })

  it('the numbers folded anew from the first event are the same', async () => {
    const cells = () =>
      db.read(system('test'), (tx) =>
        tx.query(`select * from measures.cells where count <> 0 order by 1, 2, 3, 4, 5, 6, 7`),
      )
    await city.drain()
    const before = await cells()
    assert.ok(before.length > 5)
    await db.transaction(system('test'), forgetAll)
    await city.drain()
    assert.deepEqual(await cells(), before)
  })
})
