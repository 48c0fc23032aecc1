import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { before, test } from 'node:test'
import type { InjectOptions } from 'fastify'
import { system } from '../../src/kernel/actor.ts'
import { testApplication } from '../support/application.ts'
import { atEnd } from '../support/at-end.ts'
import { COUNTY, makeCity, OTHER_COUNTY, type Staff, signInAs } from '../support/staff.ts'

const dataDir = await mkdtemp(join(tmpdir(), 'gongheng-confidential-'))
atEnd(() => rm(dataDir, { recursive: true, force: true }))
const served = await testApplication({ DATA_DIR: dataDir })
const { app, db, drain } = served

const SENDER = { name: '欧阳小满', phone: '13987654321', email: 'xiaoman@example.cn' }
const SECRETS = ['欧阳小满', '13987654321', 'xiaoman@example.cn']
const TEXT =
  '我叫欧阳小满，住在甲区，电话13987654321。甲区城管局窗口人员要求另交一份清单以外的材料，三次都不受理，请核查。'

type Json = { id: string; number: string; version: number; state: string; [name: string]: unknown }
type Role =
  | 'operator'
  | 'dispatcher'
  | 'otherDispatcher'
  | 'accused'
  | 'accusedHead'
  | 'handler'
  | 'supervisor'
  | 'leader'
  | 'publisher'
  | 'auditor'
const staff = {} as Record<Role, Staff>
const place = {} as { accusedUnit: string; handlingUnit: string }
const matter = {} as { id: string; number: string; code: string }

async function ask(
  who: Staff | null,
  method: InjectOptions['method'],
  url: string,
  payload?: object,
  version?: number,
) {
  const headers = { ...who?.headers, ...(version === undefined ? {} : { 'if-match': `"${version}"` }) }
  return app.inject({ method: method!, url: `/api/v1${url}`, headers, ...(payload ? { payload } : {}) })
}

async function good<T = Json>(
  who: Staff | null,
  method: InjectOptions['method'],
  url: string,
  payload?: object,
  version?: number,
) {
  const response = await ask(who, method, url, payload, version)
  assert.ok(response.statusCode < 300, `${method} ${url}: ${response.statusCode} ${response.body.slice(0, 600)}`)
  return response.json() as T
}

/** Takes a step on the version as it is now. */
async function step(who: Staff, what: string, body: object): Promise<Json> {
  const [row] = await db.read(system('test'), (tx) =>
    tx.query<{ version: number }>('select version from feedback.complaints where id = $1', [matter.id]),
  )
  return good(who, 'POST', `/complaints/${matter.id}/${what}`, body, row!.version)
}

const mine = () => ({ access: { number: matter.number, code: matter.code } })

/**
 * Looks at the matter as everybody. `readers` find it, nobody else does; only `knowers` may ask who wrote; and whoever
 * may not, finds neither name nor telephone nor e-mail anywhere in what is answered.
 */
async function see(readers: readonly Role[], knowers: readonly Role[]): Promise<void> {
  for (const role of Object.keys(staff) as Role[]) {
    const seen = await ask(staff[role], 'GET', `/complaints/${matter.id}`)
    const isReader = readers.includes(role)
    assert.equal(seen.statusCode === 200, isReader, `${role}: ${seen.statusCode}`)
    const list = await ask(staff[role], 'GET', `/complaints?search=${matter.number}`)
    assert.equal(list.body.includes(matter.number), isReader, `${role} in the list`)
    const byPhone = await ask(staff[role], 'GET', `/complaints?search=${SENDER.phone}`)
    assert.equal(byPhone.body.includes(matter.number), isReader && knowers.includes(role), `${role} by telephone`)
    const byName = await ask(staff[role], 'GET', `/complaints?search=${encodeURIComponent(SENDER.name)}`)
    assert.equal(byName.body.includes(matter.number), false, `${role} by name`)
    for (const { body } of [seen, list, byPhone]) hidesSender(role, body, knowers)
    const revealed = await ask(staff[role], 'POST', `/complaints/${matter.id}/reveal`, { reason: '核实情况需要' })
    assert.equal(revealed.statusCode === 200, knowers.includes(role), `${role} reveals: ${revealed.statusCode}`)
    if (knowers.includes(role)) assert.equal(revealed.json().phone, SENDER.phone)
    else hidesSender(role, revealed.body, knowers)
  }
  const stranger = await ask(null, 'GET', `/complaints/${matter.id}`)
  assert.equal(stranger.statusCode, 401)
  const guess = await ask(null, 'POST', '/complaints/progress', { number: matter.number, code: 'AAAAAAAA' })
  assert.equal(guess.statusCode, 404)
  const own = await good(null, 'POST', '/complaints/progress', { number: matter.number, code: matter.code })
  assert.equal(own.number, matter.number)
}

function hidesSender(role: string, body: string, knowers: readonly string[]) {
  // Who may ask still has to: what was told in the text they read, the fields are masked for them too.
  const secrets = knowers.includes(role) ? ['xiaoman@example.cn'] : SECRETS
  for (const secret of secrets) assert.ok(!body.includes(secret), `${role} reads ${secret}`)
}

const OFFICE: readonly Role[] = ['operator', 'dispatcher', 'supervisor', 'leader']
const KNOWERS: readonly Role[] = ['dispatcher', 'supervisor']

before(async () => {
  const { unit } = await makeCity(served)
  place.accusedUnit = unit.id
  const enter = {
    name: '甲区纪检监察服务中心',
    nameEn: 'Jia Inspection',
    code: 'UNIT-C',
    areaCode: COUNTY,
    phone: null,
  }
  const handling = await db.transaction(system('test'), (tx) =>
    served.wired.directory.createUnit(tx, { ...enter, kind: 'bureau' }),
  )
  place.handlingUnit = handling.id
  staff.operator = await signInAs(served, 'operator')
  staff.dispatcher = await signInAs(served, 'dispatcher', { areaCode: COUNTY })
  staff.otherDispatcher = await signInAs(served, 'dispatcher', { areaCode: OTHER_COUNTY })
  staff.accused = await signInAs(served, 'handler', { unitId: unit.id, areaCode: COUNTY })
  staff.accusedHead = await signInAs(served, 'unit-head', { unitId: unit.id, areaCode: COUNTY })
  staff.handler = await signInAs(served, 'handler', { unitId: place.handlingUnit, areaCode: COUNTY })
  staff.supervisor = await signInAs(served, 'supervisor')
  staff.leader = await signInAs(served, 'leader')
  staff.publisher = await signInAs(served, 'publisher')
  staff.auditor = await signInAs(served, 'audit-admin')
})

test('a confidential complaint comes in, about a unit that must never learn who wrote', async () => {
  const given = { kind: 'complaint', text: TEXT, areaCode: COUNTY, aboutUnitId: place.accusedUnit, confidential: true }
  const receipt = await good<{ number: string; code: string }>(null, 'POST', '/complaints', { ...given, ...SENDER })
  const found = await good<{ items: Json[] }>(staff.dispatcher, 'GET', `/complaints?search=${receipt.number}`)
  Object.assign(matter, { ...receipt, id: found.items[0]!.id })
  await see(OFFICE, KNOWERS)
})

test('sent to the accused by mistake, it is returned by ruling: they read it masked while they hold it', async () => {
  await step(staff.dispatcher, 'dispatch', { unitId: place.accusedUnit })
  await see([...OFFICE, 'accused', 'accusedHead'], KNOWERS)
  const seen = await good(staff.accused, 'GET', `/complaints/${matter.id}`)
  assert.deepEqual([seen.accused, seen.mayReveal], [true, false])
  await step(staff.accused, 'send-back', { reason: '涉及本单位，应当回避', ground: '投诉处理回避规定第三条' })
  const ruling = { outcome: 'granted', reason: '同意回避', assignedUnitId: place.handlingUnit }
  const moved = await step(staff.supervisor, 'ruling', ruling)
  assert.deepEqual([moved.state, moved.unitId], ['DISPATCHED', place.handlingUnit])
  await see([...OFFICE, 'handler'], KNOWERS)
})

test('the unit asks for more time before the deadline, the sender is told the new date and why', async () => {
  await step(staff.handler, 'sign', {})
  await step(staff.handler, 'contact', { outcome: 'unreachable', text: '通过热线转达，暂未联系上' })
  const before = await good<{ clock: { due: string } }>(null, 'POST', '/complaints/progress', mine().access)
  const more = { by: { amount: 3, unit: 'WORKDAY' }, reason: '需调取窗口录像', ground: '热线办理规则第十二条' }
  await step(staff.handler, 'extension', more)
  await step(staff.dispatcher, 'ruling', { outcome: 'granted', reason: '同意延期' })
  const after = await good<{ clock: { due: string; extensions: { reason: string }[] } }>(
    null,
    'POST',
    '/complaints/progress',
    mine().access,
  )
  assert.ok(after.clock.due > before.clock.due)
  assert.deepEqual(
    after.clock.extensions.map(({ reason }) => reason),
    ['需调取窗口录像'],
  )
  await see([...OFFICE, 'handler'], KNOWERS)
})

test('the answer does not satisfy: followed up by somebody else, it is done again', async () => {
  await answer('经核查，窗口人员已按规定受理，请您放心。')
  await see([...OFFICE, 'handler'], KNOWERS)
  assert.equal((await ask(staff.handler, 'POST', `/complaints/${matter.id}/follow-up`, {})).statusCode, 403)
  const said = { outcome: 'reached', solved: 'no', level: 1, text: '材料还是没有收' }
  const followed = await step(staff.operator, 'follow-up', said)
  assert.equal(followed.state, 'FOLLOWED_UP')
  const again = await step(staff.dispatcher, 'redo', { reason: '回访不满意，未解决' })
  assert.deepEqual([again.state, again.redone], ['HANDLING', 1])
})

test('answered well, it is rated, closed, counted and kept in the ledger', async () => {
  await answer('经核查，窗口确有要求清单以外材料的情况，已当场纠正并受理，责任人已被约谈。')
  const rated = await good(null, 'POST', '/complaints/rating', { ...mine(), level: 4, solved: 'yes', text: '解决了' })
  assert.equal(rated.state, 'RATED')
  await step(staff.dispatcher, 'close', {})
  await see([...OFFICE, 'handler'], KNOWERS)
  await drain()
  const events = await db.read(system('test'), (tx) =>
    tx.query<{ type: string; data: string }>(
      'select type, data::text as data from events.log where subject_id = $1 order by id',
      [matter.id],
    ),
  )
  const types = events.map(({ type }) => type.replace('complaint.', '')).filter((type) => type !== 'revealed')
  for (const expected of [
    'return-asked',
    'return-granted',
    'extension-granted',
    'followed-up',
    'redone',
    'rated',
    'closed',
  ])
    assert.ok(types.includes(expected), `${expected} in ${types.join(' ')}`)
  for (const { type, data } of events)
    for (const secret of SECRETS) assert.ok(!data.includes(secret), `${type} tells ${secret}`)
  assert.ok(
    events.filter(({ type }) => type === 'complaint.revealed').length >= KNOWERS.length,
    'every showing is kept',
  )
})

test('it is published only after the sender has said yes, masked and checked by a person', async () => {
  const draft = { complaintId: matter.id }
  const refused = await ask(staff.publisher, 'POST', '/publication/cases', draft)
  assert.deepEqual([refused.statusCode, refused.json().code], [422, 'NOT_PUBLISHABLE'])
  await good(null, 'POST', '/complaints/publication', { ...mine(), allowed: true })
  const candidates = await good<{ items: Json[] }>(staff.publisher, 'GET', '/publication/candidates')
  assert.ok(candidates.items.some(({ complaintId }) => complaintId === matter.id))
  assert.equal((await ask(staff.handler, 'POST', '/publication/cases', draft)).statusCode, 403)
  const drawn = await ask(staff.publisher, 'POST', '/publication/cases', draft)
  assert.equal(drawn.statusCode, 201, drawn.body)
  hidesSender('publisher', drawn.body, [])
  const { id, version } = drawn.json() as Json
  const unchecked = await ask(staff.publisher, 'POST', `/publication/cases/${id}/publish`, { checks: [] }, version)
  assert.equal(unchecked.json().code, 'CHECKS_MISSING')
  const checks = ['names', 'contacts', 'places', 'circumstances', 'answer']
  await good(staff.publisher, 'POST', `/publication/cases/${id}/publish`, { checks, foundIsFine: true }, version)
  const page = await app.inject({ url: `/watch/cases/${id}` })
  assert.equal(page.statusCode, 200)
  assert.match(page.body, /窗口人员要求另交/)
  hidesSender('everybody', page.body, [])
  for (const format of ['json', 'xml']) {
    const open311 = await app.inject({ url: `/open311/v2/requests/${matter.number}.${format}` })
    assert.equal(open311.statusCode, 404, 'a confidential matter never appears in Open311')
  }
  await good(null, 'POST', '/complaints/publication', { ...mine(), allowed: false })
  await drain()
  // The page follows within a quarter of a minute, when its copy in memory is used no more.
  assert.equal((await ask(null, 'GET', `/public/cases/${id}`)).statusCode, 404)
})

/** Answers as the handler does; an answer that is held for checking is passed by the office. */
async function answer(text: string) {
  const { state } = await step(staff.handler, 'reply', { text, opinion: '内部：已约谈当事人' })
  if (state === 'REVIEW') await step(staff.dispatcher, 'release', {})
  const { reply } = await good<{ reply: { text: string } }>(null, 'POST', '/complaints/progress', mine().access)
  assert.equal(reply.text, text)
}
