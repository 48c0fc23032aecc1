import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import pg from 'pg'
import { testApplication } from '../../../tests/support/application.ts'
import { CITY, COUNTY, makeCity, OTHER_COUNTY, type Staff, signInAs, TOWN } from '../../../tests/support/staff.ts'
import { system } from '../../kernel/actor.ts'
import { newId } from '../../kernel/ids.ts'
import { append } from '../../platform/events/events.ts'

const SEED = system('test')
const served = await testApplication()
const { app, db, url } = served
let auditor: Staff
let countyAuditor: Staff
let operator: Staff

before(async () => {
  await makeCity(served)
  auditor = await signInAs(served, 'audit-admin')
  countyAuditor = await signInAs(served, 'audit-admin', { areaCode: COUNTY })
  operator = await signInAs(served, 'system-admin')
})

async function ask(staff: Staff, path: string, payload?: object) {
  const method = payload ? 'POST' : 'GET'
  const given = {
    method,
    url: `/api/v1/ledger${path}`,
    headers: staff.headers,
    ...(payload ? { payload } : {}),
  } as const
  const response = await app.inject(given)
  const isJson = String(response.headers['content-type']).includes('json')
  return { status: response.statusCode, body: isJson ? response.json() : response.body, headers: response.headers }
}

/** Appends events of a kind in an area; returns their subjects. */
async function happen(type: string, areaCode: string, count = 1, data: object = {}): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId())
  await db.transaction(SEED, async (tx) => {
    for (const id of ids) {
      append(tx, {
        type,
        subject: { kind: 'thing', id },
        countyCode: areaCode.slice(0, 6),
        areaCode,
        data: { ...data },
      })
    }
  })
  return ids
}

/** Does something as the owner of the database, whom no policy stops. */
async function asOwner<T extends object>(sql: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<T>(sql, values)).rows
  } finally {
    await client.end()
  }
}

describe('the log', () => {
  it('is read page by page, the newest first, by any condition', async () => {
    const ids = await happen('test.paged', TOWN, 5, { n: 1.5, 名: '值', list: [null, true, -0, 1e21] })
    const seen: string[] = []
    let cursor = ''
    do {
      const { body } = await ask(auditor, `/events?type=test.paged&areaCode=${COUNTY}&limit=2${cursor}`)
      seen.push(...body.items.map((event: { subject: { id: string } }) => event.subject.id))
      cursor = body.next ? `&cursor=${body.next}` : ''
    } while (cursor)
    assert.deepEqual(seen, ids.reverse())
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
    const count = async (query: string) => (await ask(auditor, `/events?type=test.paged&${query}`)).body.items.length
    assert.equal(await count(`from=${today}&to=${today}`), 5)
    assert.equal(await count('to=2020-01-01'), 0)
    assert.equal(await count(`subjectKind=thing&subjectId=${ids[0]}`), 1)
    assert.equal(await count(`areaCode=${OTHER_COUNTY}`), 0)
    assert.equal((await ask(auditor, '/events?from=2026-02-01&to=2026-01-01')).body.code, 'RANGE_REVERSED')
    assert.equal((await ask(auditor, '/events?areaCode=000000000000')).body.code, 'UNKNOWN_AREA')
  })

  it('names who did it', async () => {
    const { body } = await ask(auditor, `/events?type=account.signed-in&actorId=${operator.id}`)
    assert.deepEqual(body.items[0].actor, { kind: 'staff', id: operator.id, name: '测试system-admin' })
    assert.ok((await ask(auditor, '/event-types')).body.items.includes('account.signed-in'))
  })

  it('shows an auditor of a county what belongs to it', async () => {
    await happen('test.scoped', TOWN)
    const [elsewhere] = await happen('test.scoped', OTHER_COUNTY)
    assert.equal((await ask(countyAuditor, '/events?type=test.scoped')).body.items.length, 1)
    const [event] = (await ask(auditor, `/events?subjectKind=thing&subjectId=${elsewhere}`)).body.items
    assert.equal((await ask(auditor, `/events/${event.id}`)).body.intact, true)
    assert.equal((await ask(countyAuditor, `/events/${event.id}`)).status, 404)
    assert.equal((await ask(countyAuditor, '/verification')).status, 403)
  })

  it('is exported as CSV, and the export is an event', async () => {
    await happen('test.exported', CITY, 3, { text: '=1+1' })
    const { body, headers } = await ask(auditor, '/export?type=test.exported')
    assert.match(String(headers['content-disposition']), /^attachment/)
    const lines = body.trim().split('\r\n')
    assert.equal(lines.length, 4)
    assert.match(lines[0], /^\uFEFF?id,at,type,subject_kind/)
    assert.equal((await ask(auditor, '/events?type=ledger.exported')).body.items[0].data.filter.type, 'test.exported')
  })
})

describe('the check', () => {
  it('finds an event that was changed behind the application’s back, and no other', async () => {
    const [id] = await happen('test.altered', CITY, 3, { amount: 10 })
    const whole = (await ask(auditor, '/verification')).body
    assert.deepEqual([whole.alteredCount, whole.altered, whole.nextFromId], [0, [], undefined])
    assert.ok(whole.checked > 10)
    const change = `update events.log set data = '{"amount": 11}' where subject_id = $1 returning id`
    const [row] = await asOwner<{ id: string }>(change, [id])
    const after = (await ask(auditor, '/verification')).body
    assert.deepEqual([after.alteredCount, after.altered[0].id], [1, Number(row!.id)])
    assert.equal((await ask(auditor, `/events/${row!.id}`)).body.intact, false)
    const beyond = (await ask(auditor, `/verification?fromId=${Number(row!.id) + 1}`)).body
    assert.equal(beyond.alteredCount, 0)
    assert.equal((await ask(auditor, '/verification?fromId=9&toId=3')).body.code, 'RANGE_REVERSED')
  })

  it('counts a gap where an event was taken out', async () => {
    const [id] = await happen('test.removed', CITY, 3)
    const before = (await ask(auditor, '/verification')).body.gaps
    await asOwner('delete from events.log where subject_id = $1', [id])
    assert.equal((await ask(auditor, '/verification')).body.gaps, before + 1)
  })
})

describe('the application', () => {
  const attempts: [what: string, sql: string][] = [
    ['change an event', `update events.log set data = '{}'`],
    ['delete an event', 'delete from events.log'],
    ['empty the log', 'truncate events.log'],
    ['drop the log', 'drop table events.log'],
    ['switch triggers off', 'alter table events.log disable trigger all'],
    ['turn the numbers back', `select setval('events.position', 1)`],
    ['drop a dead letter', 'delete from events.dead_letters'],
  ]
  for (const [what, sql] of attempts) {
    it(`cannot ${what}`, async () => {
      await assert.rejects(
        db.transaction(SEED, (tx) => tx.query(sql)),
        { code: '42501' },
      )
    })
  }
})

describe('events that a reaction failed at', () => {
  async function letter(consumer: string) {
    const [subject] = await happen('test.failed', CITY)
    const id = newId()
    await db.transaction(SEED, (tx) =>
      tx.query(
        `insert into events.dead_letters (id, consumer, event_id, event_type, error, failed_at)
         select $1, $2, id, type, 'boom', $3 from events.log where subject_id = $4`,
        [id, consumer, tx.now, subject],
      ),
    )
    return id
  }

  it('are listed, and dropped once with a reason', async () => {
    const ids = [await letter('a'), await letter('a'), await letter('b')]
    const first = (await ask(operator, '/dead-letters?limit=2')).body
    const second = (await ask(operator, `/dead-letters?limit=2&cursor=${encodeURIComponent(first.next)}`)).body
    const seen = [...first.items, ...second.items].map(({ id }: { id: string }) => id)
    assert.deepEqual(seen, ids.reverse())
    const drop = (payload: object) => ask(operator, `/dead-letters/${ids[0]}/drop`, payload)
    assert.equal((await drop({ reason: '' })).status, 400)
    const dropped = (await drop({ reason: '重复数据，已人工核对' })).body
    assert.deepEqual(
      [dropped.state, dropped.settledBy, dropped.reason],
      ['dropped', operator.id, '重复数据，已人工核对'],
    )
    assert.equal((await drop({ reason: '重复数据，已人工核对' })).body.code, 'LETTER_SETTLED')
    assert.equal((await ask(operator, '/dead-letters?state=dropped')).body.items.length, 1)
    assert.equal((await ask(auditor, '/events?type=dead-letter.dropped')).body.items[0].subject.id, ids[0])
  })

  it('are retried; one that fails again goes on waiting', async () => {
    const id = await letter('no-such-reaction')
    const refused = await ask(operator, `/dead-letters/${id}/retry`, {})
    assert.deepEqual([refused.status, refused.body.code], [409, 'RETRY_FAILED'])
    const known = await letter('measures')
    // The consumer of measures wants no such kind of event: what was taken out of its list cannot be given to it.
    assert.equal((await ask(operator, `/dead-letters/${known}/retry`, {})).body.code, 'RETRY_FAILED')
    assert.equal((await ask(operator, `/dead-letters/${newId()}/retry`, {})).status, 404)
  })

  it('belong to the system administrator alone', async () => {
    assert.equal((await ask(auditor, '/dead-letters')).status, 403)
    assert.equal((await ask(operator, '/events')).status, 403)
  })
})
