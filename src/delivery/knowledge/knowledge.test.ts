import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { modulesApplication } from '../../../tests/support/modules-application.ts'
import { CITY, COUNTY, makeCity, OTHER_COUNTY, type Staff, signInAs, TOWN } from '../../../tests/support/staff.ts'
import { system } from '../../kernel/actor.ts'
import { addDays, localDateOf } from '../../kernel/dates.ts'
import type { Entry, EntryRow, FoundEntry, PublicAnswer } from './knowledge.contract.ts'
import { createKnowledge } from './knowledge.module.ts'

let remind: () => Promise<void> = async () => undefined
const served = await modulesApplication((foundation) => {
  const { module } = createKnowledge(foundation)
  remind = () => module.jobs![0]!.run({})
  return [module]
})
const { app, db, drain } = served
const TODAY = localDateOf(new Date())
let unit: string
let handler: Staff
let head: Staff
let foreign: Staff
let publisher: Staff
let operator: Staff
let auditor: Staff

before(async () => {
  const city = await makeCity(served)
  unit = city.unit.id
  handler = await signInAs(served, 'handler', { unitId: unit, areaCode: COUNTY })
  head = await signInAs(served, 'unit-head', { unitId: unit, areaCode: COUNTY })
  foreign = await signInAs(served, 'unit-head', { unitId: city.otherUnit.id, areaCode: OTHER_COUNTY })
  publisher = await signInAs(served, 'publisher')
  operator = await signInAs(served, 'operator')
  auditor = await signInAs(served, 'audit-admin')
})

async function ask<T = Entry>(
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  staff?: Staff,
  payload?: object,
  version?: number,
  more: Record<string, string> = {},
): Promise<{ status: number; body: T & { code?: string }; text: string }> {
  const headers = { ...staff?.headers, ...(version ? { 'if-match': `"${version}"` } : {}), ...more }
  const response = await app.inject({ method, url: `/api/v1${path}`, headers, ...(payload ? { payload } : {}) })
  return { status: response.statusCode, body: response.json(), text: response.body }
}

const content = (more: object = {}) => ({
  questionZh: '老年人公交优待卡怎么办理？',
  answerZh: '年满六十五周岁的老人，凭身份证到公交服务网点办理，当场领卡，不收工本费。',
  shortZh: '满六十五周岁带身份证到公交网点当场办。',
  keywords: ['敬老卡', '爱心卡'],
  categoryCode: '0701',
  unitId: unit,
  areaCode: COUNTY,
  source: '《老年人优待办法》第六条',
  validFrom: '2026-01-01',
  reviewOn: addDays(TODAY, 180),
  ...more,
})

const step = (entry: Entry, action: string, staff: Staff, body: object = {}) =>
  ask('POST', `/knowledge/entries/${entry.id}/${action}`, staff, body, entry.version)

/** Writes, checks and publishes an entry. */
async function publish(more: object = {}): Promise<Entry> {
  const made = await ask('POST', '/knowledge/entries', handler, content(more))
  assert.equal(made.status, 201, made.text)
  const checked = await step(made.body, 'check', head)
  assert.equal(checked.status, 200, checked.text)
  const done = await step(checked.body, 'publish', publisher)
  assert.equal(done.status, 200, done.text)
  return done.body
}
const search = async (q: string, staff: Staff | undefined = operator, more = '') =>
  (await ask<{ items: FoundEntry[] }>('GET', `/knowledge/search?q=${encodeURIComponent(q)}${more}`, staff)).body.items
const answers = async (q: string, more = '') =>
  (await ask<{ items: FoundEntry[] }>('GET', `/answers?q=${encodeURIComponent(q)}${more}`)).body.items

describe('an entry', () => {
  it('is written by one, checked by another and then published; nobody finds it before', async () => {
    const { body: draft } = await ask('POST', '/knowledge/entries', handler, content())
    assert.deepEqual([draft.state, draft.isLive, draft.workingNo], ['draft', false, 1])
    assert.deepEqual(await search('公交优待卡'), [])
    assert.equal((await step(draft, 'publish', publisher)).body.code, 'NOT_CHECKED')
    assert.equal((await step(draft, 'check', handler)).status, 403)
    assert.equal((await step(draft, 'check', foreign)).status, 403)
    const checked = (await step(draft, 'check', head)).body
    assert.equal(checked.state, 'checked')
    assert.equal((await step(checked, 'publish', head)).status, 403)
    assert.equal((await step(draft, 'publish', publisher)).status, 412)
    const live = (await step(checked, 'publish', publisher)).body
    assert.deepEqual([live.state, live.isLive, live.liveNo, live.isPublic], ['published', true, 1, true])
    assert.deepEqual(
      (await search('敬老卡')).map(({ id }) => id),
      [draft.id],
    )
    assert.deepEqual(
      (await answers('公交卡 老人')).map(({ id }) => id),
      [draft.id],
    )
    const [version] = live.versions
    assert.deepEqual([version?.writtenByName, version?.checkedByName], ['测试handler', '测试unit-head'])
  })

  it('is not checked by who wrote it, whatever their roles', async () => {
    const { body: draft } = await ask('POST', '/knowledge/entries', head, content({ questionZh: '图书馆周末开放吗？' }))
    const refused = await step(draft, 'check', head)
    assert.deepEqual([refused.status, refused.body.code], [409, 'CHECKED_BY_WRITER'])
    const can = draft.actions.find(({ action }) => action === 'check')
    assert.deepEqual([can?.allowed, can?.why?.zh.includes('撰写人以外')], [false, true])
    const back = await step(draft, 'return', publisher, { reason: '请写明闭馆日' })
    assert.deepEqual([back.body.state, back.body.versions[0]?.note], ['draft', '请写明闭馆日'])
    const told = await db.bulk(system('test'), (tx) =>
      tx.query<{ account_id: string }>("select account_id from messages.notices where template = 'knowledge.returned'"),
    )
    assert.deepEqual(told, [{ account_id: head.id }])
  })

  it('stays as it was published while a new wording is in work, and keeps every version', async () => {
    const live = await publish({
      questionZh: '游泳馆几点开门？',
      answerZh: '每天早上九点开门。',
      shortZh: '每天九点开门。',
      keywords: [],
    })
    const given = {
      content: content({
        questionZh: '游泳馆几点开门？',
        answerZh: '改为每天早上八点开门。',
        shortZh: '每天八点开门。',
      }),
      note: '提前一小时',
    }
    assert.equal((await ask('PUT', `/knowledge/entries/${live.id}`, foreign, given, live.version)).status, 403)
    assert.equal((await ask('PUT', `/knowledge/entries/${live.id}`, handler, given)).status, 428)
    const edited = await ask('PUT', `/knowledge/entries/${live.id}`, handler, given, live.version)
    assert.deepEqual([edited.body.state, edited.body.isLive, edited.body.workingNo], ['draft', true, 2])
    assert.equal((await ask('PUT', `/knowledge/entries/${live.id}`, handler, given, live.version)).status, 412)
    assert.equal((await search('游泳馆'))[0]?.short.zh, '每天九点开门。')
    const checked = await step(edited.body, 'check', head)
    const again = await step(checked.body, 'publish', publisher)
    assert.equal((await search('游泳馆'))[0]?.short.zh, '每天八点开门。')
    assert.deepEqual(
      again.body.versions.map(({ no, note }) => [no, note]),
      [
        [2, '提前一小时'],
        [1, null],
      ],
    )
  })

  it('is out of use once retired, and can be written anew', async () => {
    const live = await publish({ questionZh: '临时疫苗接种点在哪里？', keywords: [] })
    assert.equal((await step(live, 'retire', head, { reason: '已撤销' })).status, 403)
    const gone = await step(live, 'retire', publisher, { reason: '接种点已撤销' })
    assert.deepEqual([gone.body.state, gone.body.isLive], ['retired', false])
    assert.deepEqual(await search('疫苗接种点'), [])
    assert.equal((await ask('GET', `/answers/${live.id}`)).status, 404)
    assert.equal((await step(gone.body, 'review', head, { reviewOn: addDays(TODAY, 30) })).body.code, 'NOT_LIVE')
    const anew = await ask('PUT', `/knowledge/entries/${live.id}`, handler, { content: content() }, gone.body.version)
    assert.equal(anew.body.state, 'draft')
  })

  it('refuses what is not right, naming the field', async () => {
    const rows: [object, number, string][] = [
      [{ answerZh: 'x'.repeat(8001) }, 400, 'answerZh'],
      [{ questionZh: '？' }, 400, 'questionZh'],
      [{ validTo: '2025-01-01' }, 400, 'validTo'],
      [{ reviewOn: TODAY }, 422, 'REVIEW_IN_PAST'],
      [{ reviewOn: '2040-01-01' }, 422, 'REVIEW_IN_PAST'],
      [{ keywords: Array.from({ length: 41 }, (_, i) => `词${i}`) }, 400, 'keywords'],
      [{ areaCode: OTHER_COUNTY, unitId: '01890a5d-ac96-774b-bcce-b302099a8fff' }, 403, 'NOT_ALLOWED'],
    ]
    for (const [more, status, names] of rows) {
      const answer = await ask('POST', '/knowledge/entries', handler, content(more))
      assert.equal(answer.status, status, answer.text)
      assert.ok(answer.text.includes(names), answer.text)
    }
    assert.equal((await ask('POST', '/knowledge/entries', auditor, content())).status, 403)
  })
})

describe('finding answers', () => {
  let inner: Entry
  let english: Entry

  before(async () => {
    inner = await publish({
      questionZh: '话务员如何处理轻生来电？',
      shortZh: '不要挂机，同时联系110和120。',
      keywords: [],
      isPublic: false,
    })
    english = await publish({
      questionZh: '外国人怎么办理住宿登记？',
      questionEn: 'How do foreigners register their stay?',
      shortZh: '入住二十四小时内到派出所登记。',
      shortEn: 'Register at the police station within 24 hours.',
      keywords: [],
    })
    const { id } = await publish({
      questionZh: '冬季供暖什么时候开始？',
      keywords: ['暖气', '供热'],
      validTo: TODAY,
    })
    await db.bulk(system('test'), (tx) =>
      tx.query('update knowledge.entries set valid_to = $2 where id = $1', [id, addDays(TODAY, -1)]),
    )
    await publish({ questionZh: '明年的学区怎么划分？', keywords: [], validFrom: addDays(TODAY, 20) })
  })

  it('keeps inner ones from residents, in search, by id and in votes', async () => {
    assert.equal((await search('轻生来电'))[0]?.id, inner.id)
    assert.deepEqual(await answers('轻生来电'), [])
    assert.equal((await ask('GET', `/answers/${inner.id}`)).status, 404)
    assert.equal((await ask('POST', `/answers/${inner.id}/votes`, undefined, { useful: true })).status, 404)
    assert.equal((await ask('GET', '/knowledge/search?q=x')).status, 401)
  })

  it('finds in both languages, marks what was searched for, and shows nothing that is not in force', async () => {
    assert.equal((await search('foreigners register'))[0]?.id, english.id)
    const [found] = await search('派出所')
    assert.equal(found?.id, english.id)
    assert.deepEqual(await search('学区划分'), [])
    assert.deepEqual(await search('暖气'), [])
    const [card] = await search('凭身份证到公交')
    assert.ok(card?.snippet.some(({ text, hit }) => hit && text.includes('身份证')))
  })

  it('finds those of the area and of the areas above it', async () => {
    assert.ok((await search('公交卡', operator, `&areaCode=${TOWN}`)).length > 0)
    assert.deepEqual(await search('公交卡', operator, `&areaCode=${OTHER_COUNTY}`), [])
    assert.deepEqual(await search('公交卡', operator, `&areaCode=${CITY}`), [])
    assert.ok((await search('公交卡', operator, '&categoryCode=07')).length > 0)
    assert.deepEqual(await search('公交卡', operator, '&categoryCode=08'), [])
  })

  it('shows those used most where nothing is searched for, and gives no error for odd searches', async () => {
    const all = await search('')
    assert.ok(all.length > 2)
    for (const odd of ["' | ''", '%', '\\', '<script>', '&!():*', '"', '😀😀', 'a'.repeat(100)]) {
      assert.equal((await ask('GET', `/answers?q=${encodeURIComponent(odd)}`)).status, 200, odd)
    }
    assert.equal((await ask('GET', `/answers?q=${'a'.repeat(101)}`)).status, 400)
  })

  it('reads one with its rule, its unit and others like it; without English says so', async () => {
    const { body } = await ask<PublicAnswer>('GET', `/answers/${english.id}`)
    assert.equal(body.question.en, 'How do foreigners register their stay?')
    assert.deepEqual([body.hasEnglish, body.unitName.zh, body.checkedOn], [false, '甲区城管局', TODAY])
    assert.equal(body.answer.en, body.answer.zh)
    assert.ok(body.related.every(({ id }) => id !== english.id && id !== inner.id))
  })

  it('counts use, help and votes, once for a key, and puts them into measures', async () => {
    const used = await ask<{ used: number; helped: number }>('POST', `/knowledge/entries/${english.id}/use`, operator, {
      helped: true,
    })
    assert.deepEqual([used.body.used, used.body.helped], [1, 1])
    for (const useful of [true, false]) {
      const key = { 'idempotency-key': 'vote-1' }
      await ask('POST', `/answers/${english.id}/votes`, undefined, { useful: true }, undefined, key)
      await ask('POST', `/answers/${english.id}/votes`, undefined, { useful: !useful && false })
    }
    const { body } = await ask('GET', `/knowledge/entries/${english.id}`, operator)
    assert.deepEqual([body.used, body.helped, body.notHelped, body.version], [1, 2, 2, english.version])
    await drain()
    const cells = await db.read(system('test'), (tx) =>
      tx.query(`select measure, sum(count)::int as count, sum(sum)::float8 / 1000000 as sum from measures.cells
                where measure in ('knowledge.used', 'knowledge.helped') group by 1 order by 1`),
    )
    assert.deepEqual(cells, [
      { measure: 'knowledge.helped', count: 4, sum: 2 },
      { measure: 'knowledge.used', count: 1, sum: 0 },
    ])
  })

  it('counts searches in vain that were meant, and shows them from the third time on', async () => {
    const listed = async () =>
      (await ask<{ items: { words: string; count: number }[] }>('GET', '/knowledge/unanswered', handler)).body.items
    const logged = () =>
      db.read(system('test'), (tx) => tx.query("select data from events.log where type = 'knowledge.unanswered'"))
    const before = await logged()
    await search('共享滑板车')
    assert.deepEqual(await listed(), [])
    for (let i = 0; i < 2; i++) await search('共享滑板车', operator, '&final=true')
    assert.deepEqual(await listed(), [])
    await answers('共享滑板车')
    await answers('我叫张三13812345678')
    assert.deepEqual(
      (await listed()).map(({ words, count }) => [words, count]),
      [['共享滑板车', 3]],
    )
    const log = await logged()
    assert.equal(log.length - before.length, 4)
    assert.doesNotMatch(JSON.stringify(log), /滑板|张三|138/)
  })
})

describe('keeping answers right', () => {
  it('reminds the unit fourteen days before a review and once it is overdue, each once', async () => {
    const live = await publish({ questionZh: '夜间停车位怎么收费？', keywords: [], reviewOn: addDays(TODAY, 10) })
    const told = async (template: string) =>
      (
        await db.bulk(system('test'), (tx) =>
          tx.query<{ account_id: string }>(
            'select account_id from messages.notices where template = $1 and reference_id = $2',
            [template, live.id],
          ),
        )
      ).map(({ account_id }) => account_id)
    await remind()
    await remind()
    assert.deepEqual(await told('knowledge.reviewSoon'), [head.id])
    await db.bulk(system('test'), (tx) =>
      tx.query('update knowledge.entries set review_on = $2 where id = $1', [live.id, addDays(TODAY, -1)]),
    )
    await remind()
    await remind()
    assert.deepEqual(await told('knowledge.reviewOverdue'), [head.id])
    const due = await ask<{ items: EntryRow[] }>('GET', '/knowledge/entries?show=review', head)
    assert.deepEqual(due.body.items.map(({ id, reviewOverdue }) => [id, reviewOverdue])[0], [live.id, true])
    assert.equal((await search('夜间停车位'))[0]?.reviewOverdue, true)
    const past = await step(live, 'review', head, { reviewOn: TODAY })
    assert.equal(past.body.code, 'REVIEW_IN_PAST')
    const kept = await step(live, 'review', head, { reviewOn: addDays(TODAY, 200) })
    assert.deepEqual([kept.status, kept.body.reviewOn, kept.body.reviewOverdue], [200, addDays(TODAY, 200), false])
  })

  it('lists what is to be checked by others and what is to be published, page by page', async () => {
    const list = async (query: string, staff: Staff) =>
      (await ask<{ items: EntryRow[]; next?: string }>('GET', `/knowledge/entries?${query}`, staff)).body
    const { body: draft } = await ask(
      'POST',
      '/knowledge/entries',
      handler,
      content({ questionZh: '公园可以遛狗吗？' }),
    )
    assert.ok((await list('show=toCheck', head)).items.some(({ id }) => id === draft.id))
    assert.ok((await list('show=toCheck', handler)).items.every(({ id }) => id !== draft.id))
    await step(draft, 'check', head)
    assert.deepEqual(
      (await list('show=toPublish', publisher)).items.map(({ id }) => id),
      [draft.id],
    )
    const first = await list('limit=3', publisher)
    const rest = await list(`limit=100&cursor=${first.next}`, publisher)
    const all = await list('limit=100', publisher)
    assert.deepEqual(
      [...first.items, ...rest.items].map(({ id }) => id),
      all.items.map(({ id }) => id),
    )
    assert.equal((await ask('GET', '/knowledge/entries?cursor=x', publisher)).status, 400)
  })
})
