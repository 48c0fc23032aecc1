import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, it } from 'node:test'
import { COUNTY, feedbackApplication, OTHER_COUNTY } from '../../../../tests/support/feedback-application.ts'
import { type Actor, anyone, system } from '../../../kernel/actor.ts'
import { SESSION_COOKIE } from '../../../platform/http/server.ts'
import type { NewComplaint } from '../resident.contract.ts'
import type { Digest, DigestRow, PublicDigest } from './digests.contract.ts'
import { daysOf, quarterBefore, quarterOf, quarterWords } from './digests.rules.ts'
import { CHECKS } from './publication.contract.ts'

const { app, ask, db, signIn, feedback, drain } = await feedbackApplication()
const author = signIn('supervisor', { everything: true })
const publisher = signIn('publisher', { everything: true })
const { digests, cases } = feedback.public.publication
const NOW = new Date()
/** The first days of the next quarter, by which the present one is over. */
const LATER = new Date(Date.UTC(NOW.getUTCFullYear(), Math.floor(NOW.getUTCMonth() / 3) * 3 + 3, 5))
const operator: Actor = { ...system('话务员'), kind: 'staff', id: crypto.randomUUID() }
const reader: Actor = { ...system('核对员'), kind: 'staff', id: crypto.randomUUID() }

async function receive(count: number, more: Partial<NewComplaint>): Promise<string[]> {
  const given = { kind: 'help', text: '停水', areaCode: COUNTY, channel: 'phone', confidential: false } as const
  const ids: string[] = []
  for (let i = 0; i < count; i++) {
    const input = { ...given, files: [], ...more }
    ids.push((await db.transaction(anyone(), (tx) => feedback.public.register(tx, input))).id)
  }
  return ids
}

const step = (digest: { id: string; version: number }, name: string, body: object, as: string) =>
  ask('POST', `/publication/digests/${digest.id}/steps/${name}`, body, { as, version: digest.version })

async function edit(digest: Digest, body: object) {
  const answer = await app.inject({
    method: 'PATCH',
    url: `/api/v1/publication/digests/${digest.id}`,
    headers: { 'if-match': `"${digest.version}"` },
    cookies: { [SESSION_COOKIE]: author },
    payload: body,
  })
  return { status: answer.statusCode, body: answer.json() as Digest & { code?: string } }
}

const EMPTY = { zh: '', en: '' }

describe('the quarterly digest', () => {
  it('knows its quarter', () => {
    assert.deepEqual(daysOf('2024-Q1'), { from: '2024-01-01', to: '2024-03-31' })
    assert.deepEqual(daysOf('2026-Q4'), { from: '2026-10-01', to: '2026-12-31' })
    assert.equal(quarterBefore('2026-Q1'), '2025-Q4')
    assert.equal(quarterOf('2026-07-01'), '2026-Q3')
    assert.deepEqual(quarterWords('2026-Q3'), { zh: '2026年第三季度', en: 'quarter 3 of 2026' })
  })

  it('is drawn up by itself, edited, checked by somebody else, published and never changed', async () => {
    assert.equal(await digests.drawUpLast(LATER), false, 'nothing was heard')
    const ids = await receive(40, { categoryCode: '0301' })
    await receive(6, { kind: 'consultation', areaCode: OTHER_COUNTY })
    await receive(2, { kind: 'praise' })
    for (const id of ids.slice(0, 35))
      await feedback.public.handling.reply(id, { text: '已恢复供水' }, { actor: operator })
    await feedback.public.handling.close(ids[0]!, {}, { actor: operator })
    const drafted = await cases.draft(ids[0]!, reader)
    const checks = Object.keys(CHECKS) as (keyof typeof CHECKS)[]
    const acting = { actor: reader, expectedVersion: drafted.version }
    const told = await cases.publish(drafted.id, { checks, foundIsFine: false }, acting)
    await drain()
    assert.equal(await digests.drawUpLast(LATER), true)
    assert.equal(await digests.drawUpLast(LATER), false, 'once')

    const list = (await ask('GET', '/publication/digests', undefined, { as: author })).body.items as DigestRow[]
    assert.equal(list.length, 1)
    const found = await ask('GET', `/publication/digests/${list[0]!.id}`, undefined, { as: author })
    const digest = found.body as unknown as Digest
    const { data } = digest
    assert.deepEqual(data.received, { count: 48, before: 0 })
    const kinds = new Map(data.kinds.map(({ code, count }) => [code as string, count]))
    assert.deepEqual([kinds.get('help'), kinds.get('consultation'), kinds.get('praise')], [40, null, null])
    assert.deepEqual(
      data.categories.map(({ code, count }) => [code, count]),
      [['0301', 40]],
    )
    assert.equal(data.unclassed, 8)
    assert.deepEqual([data.promises.onTime.n, data.promises.onTime.rate], [35, 1])
    assert.equal(data.promises.excluded.rated, 0)
    assert.equal(data.published.cases, 1)
    assert.match(data.headline[0]?.zh ?? '', /共收到诉求 48 件/)

    const said = { zh: '停水没有人通知', en: 'Nobody told us that the water would be off' }
    const did = { zh: '现在提前一天短信通知', en: 'A message goes out the day before now' }
    const unknown = await edit(digest, { note: EMPTY, examples: [{ caseId: digest.id, said, did }] })
    assert.equal(unknown.body.code, 'EXAMPLE_NOT_PUBLISHED')
    const personal = { ...said, zh: '13812345678 停水' }
    const named = await edit(digest, { note: EMPTY, examples: [{ caseId: told.id, said: personal, did }] })
    assert.equal(named.body.code, 'EXAMPLE_PERSONAL')
    const note = { zh: '本季度停水较多。', en: 'Many cuts of water this quarter.' }
    const edited = await edit(digest, { note, examples: [{ caseId: told.id, said, did }] })
    assert.equal(edited.status, 200)
    assert.notEqual(edited.body.hash, digest.hash)

    assert.equal((await step(edited.body, 'publish', {}, publisher)).body.code, 'TRANSITION_NOT_POSSIBLE')
    const submitted = (await step(edited.body, 'submit', {}, author)).body as unknown as Digest
    assert.equal(submitted.state, 'IN_REVIEW')
    const own = await step(submitted, 'publish', {}, author)
    assert.notEqual(own.status, 200, 'the author does not check')
    assert.equal((await ask('GET', `/public/digests/${digest.slug}`)).status, 404)
    assert.equal((await edit(submitted, { note, examples: [] })).body.code, 'DIGEST_NOT_A_DRAFT')
    const back = await step(submitted, 'return', { reason: '补充原因' }, publisher)
    assert.deepEqual([back.body.state, back.body.returnReason], ['DRAFT', '补充原因'])
    const again = (await step(back.body as never, 'submit', {}, author)).body as unknown as Digest
    const published = await step(again, 'publish', {}, publisher)
    assert.equal(published.status, 200, published.text)

    const seen = (await ask('GET', `/public/digests/${digest.slug}`)).body as unknown as PublicDigest
    assert.equal(seen.data.examples[0]?.did.zh, did.zh)
    const file = await app.inject({ url: `/api/v1/public/digests/${digest.slug}/data.json` })
    assert.equal(createHash('sha256').update(file.body).digest('hex'), seen.hash)
    const csv = await app.inject({ url: `/api/v1/public/digests/${digest.slug}/data.csv` })
    assert.match(csv.body, /categories,0301,.*,40,/)
    const unnamed = JSON.stringify(seen)
    for (const secret of ['authorName', 'reviewerName', 'authorId']) assert.ok(!unnamed.includes(secret))
  })

  it('is refused for a quarter that goes on, and corrected only by an edition that says what changes', async () => {
    const quarter = quarterOf(NOW.toISOString().slice(0, 10))
    const early = await ask('POST', '/publication/digests', { quarter }, { as: author })
    assert.equal(early.body.code, 'QUARTER_NOT_OVER')
    const silent = await ask('POST', '/publication/digests', { quarter: '2019-Q1' }, { as: author })
    assert.equal(silent.body.code, 'NOTHING_HEARD')
    assert.equal((await ask('POST', '/publication/digests', { quarter: '2019-Q5' }, { as: author })).status, 400)
    assert.equal((await ask('GET', '/public/digests')).status, 200)
  })
})
