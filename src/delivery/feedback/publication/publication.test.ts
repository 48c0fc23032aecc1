import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  CITY,
  COUNTY,
  feedbackApplication,
  OTHER_COUNTY,
  UNIT,
} from '../../../../tests/support/feedback-application.ts'
import { type Actor, anyone, system } from '../../../kernel/actor.ts'
import { SESSION_COOKIE } from '../../../platform/http/server.ts'
import type { NewComplaint } from '../resident.contract.ts'
import type { Board } from './board.contract.ts'
import { CHECKS, type PublicationCase, type PublicCase } from './publication.contract.ts'

const { app, ask, db, signIn, feedback, drain } = await feedbackApplication()
const publisher = signIn('publisher', { everything: true })
const countyPublisher = signIn('publisher', { areas: [OTHER_COUNTY] })
const handler = signIn('handler', { units: [UNIT] })
const ALL = Object.keys(CHECKS)

/** Somebody of the office by name, who may take every step. */
const staff = (name: string): Actor => ({ ...system(name), kind: 'staff', id: crypto.randomUUID() })

type Settled = { id: string; number: string; code: string }

/** Registers a matter and settles it by a direct answer of `by`. */
async function settled(more: Partial<NewComplaint> = {}, answer = '已修好', by = '话务员'): Promise<Settled> {
  const input = {
    kind: 'complaint',
    text: '路灯不亮',
    areaCode: COUNTY,
    channel: 'phone',
    confidential: false,
    files: [],
  }
  const { receipt, id } = await db.transaction(anyone(), (tx) =>
    feedback.public.register(tx, { ...input, ...more } as NewComplaint),
  )
  const acting = { actor: staff(by) }
  await feedback.public.handling.reply(id, { text: answer }, acting)
  await feedback.public.handling.close(id, {}, acting)
  return { id, number: receipt.number, code: receipt.code }
}

async function draft(complaintId: string): Promise<PublicationCase> {
  const answer = await ask('POST', '/publication/cases', { complaintId }, { as: publisher })
  assert.equal(answer.status, 201, answer.text)
  return answer.body as unknown as PublicationCase
}

const step = (one: PublicationCase, name: string, body: object, as = publisher) =>
  ask('POST', `/publication/cases/${one.id}/${name}`, body, { as, version: one.version })

async function published(more: Partial<NewComplaint> = {}, answer?: string): Promise<PublicationCase & Settled> {
  const matter = await settled(more, answer)
  const one = await draft(matter.id)
  const done = await step(one, 'publish', { checks: ALL, foundIsFine: true })
  assert.equal(done.status, 200, done.text)
  return { ...(done.body as unknown as PublicationCase), ...matter, id: one.id }
}

async function edit(one: PublicationCase, body: object) {
  const answer = await app.inject({
    method: 'PATCH',
    url: `/api/v1/publication/cases/${one.id}`,
    headers: { 'if-match': `"${one.version}"` },
    cookies: { [SESSION_COOKIE]: publisher },
    payload: body,
  })
  return { status: answer.statusCode, body: answer.json() as PublicationCase }
}

const shown = async (query = '') =>
  (await ask('GET', `/public/cases?${query}`)).body as unknown as { items: PublicCase[]; next?: string }

describe('cases', () => {
  it('are drawn up of settled matters only: no confidential ones, no reports, none that the sender refuses', async () => {
    const fit = await settled({ categoryCode: '0101' })
    const confidential = await settled({ confidential: true })
    const report = await settled({ kind: 'report' })
    const refused = await settled()
    const access = { number: refused.number, code: refused.code }
    assert.equal((await ask('POST', '/complaints/publication', { access, allowed: false })).status, 200)
    const wrong = { number: refused.number, code: 'WRONGONE' }
    assert.notEqual((await ask('POST', '/complaints/publication', { access: wrong, allowed: false })).status, 200)
    const { body } = await ask('GET', '/publication/candidates?limit=200', undefined, { as: publisher })
    const ids = (body.items as { complaintId: string }[]).map(({ complaintId }) => complaintId)
    assert.ok(ids.includes(fit.id))
    for (const { id } of [confidential, report, refused]) {
      assert.ok(!ids.includes(id))
      const answer = await ask('POST', '/publication/cases', { complaintId: id }, { as: publisher })
      assert.equal(answer.body.code, 'NOT_PUBLISHABLE')
    }
    assert.equal((await ask('GET', '/publication/candidates', undefined, { as: handler })).status, 403)
    const other = await ask('GET', '/publication/candidates', undefined, { as: countyPublisher })
    assert.deepEqual(other.body.items, [])
    await draft(fit.id)
    const twice = await ask('POST', '/publication/cases', { complaintId: fit.id }, { as: publisher })
    assert.equal(twice.body.code, 'DRAFTED_ALREADY')
  })

  it('hide what the sender is called wherever it stands, and say where', async () => {
    const matter = await settled(
      {
        title: '王小芳家门口路灯不亮',
        text: '我叫王小芳，电话13812345678，住幸福小区3栋2单元501室。邻居说王小芳多事。',
        name: '王小芳',
        phone: '13812345678',
      },
      '王小芳女士：路灯已修好，请致电0371-65901234。',
    )
    const one = await draft(matter.id)
    assert.equal(one.title, '王**家门口路灯不亮')
    assert.equal(one.question, '我叫王**，电话138****5678，住幸福小区***。邻居说王**多事。')
    assert.equal(one.answer, '王**女士：路灯已修好，请致电0371****1234。')
    assert.deepEqual(
      one.marks.question.map(({ kind, from, to }) => [kind, one.original.question.slice(from, to)]),
      [
        ['name', '王小芳'],
        ['mobile', '13812345678'],
        ['address', '3栋2单元501室'],
        ['name', '王小芳'],
      ],
    )
    assert.deepEqual(one.left, { title: [], question: [], answer: [] })
  })

  it('are published by somebody who did not handle the matter, with the whole list confirmed and nothing left', async () => {
    const matter = await settled({ text: '井盖坏了' })
    const one = await draft(matter.id)
    const few = await step(one, 'publish', { checks: ALL.slice(1) })
    assert.equal(few.body.code, 'CHECKS_MISSING')
    assert.match(String(few.body.detail), /姓名/)
    const bad = await edit(one, { title: '井盖', question: '打13812345678找我', answer: '好的' })
    assert.equal(bad.status, 200)
    const left = await step(bad.body, 'publish', { checks: ALL, foundIsFine: true })
    assert.equal(left.body.code, 'PERSONAL_DATA_LEFT')
    const doubtful = await edit(bad.body, { title: '井盖', question: '感谢王建国师傅', answer: '好的' })
    assert.equal((await step(doubtful.body, 'publish', { checks: ALL })).body.code, 'MAYBE_PERSONAL')
    assert.equal((await step(one, 'publish', { checks: ALL })).body.code, 'CHANGED_MEANWHILE')
    const done = await step(doubtful.body, 'publish', { checks: ALL, foundIsFine: true })
    assert.equal(done.status, 200, done.text)
    assert.equal(done.body.publishedByName, 'publisher')
    assert.equal((await step(done.body as never, 'publish', { checks: ALL })).body.code, 'NOT_IN_STATE')

    const own = await draft((await settled({}, '已修好', 'publisher')).id)
    assert.match(own.hindrance?.zh ?? '', /参与过/)
    assert.equal((await step(own, 'publish', { checks: ALL })).body.code, 'OWN_HANDLING')
    assert.equal((await ask('GET', `/publication/cases/${one.id}`, undefined, { as: countyPublisher })).status, 404)
  })

  it('are read by everybody, found by words, class, area, unit and month, and lead back to nobody', async () => {
    const one = await published(
      { text: '小公园夜里跳舞太吵', categoryCode: '0102', phone: '13900001111' },
      '已在现场劝导，每晚九点后关闭音响。',
    )
    const { items } = await shown('words=跳舞 音响')
    assert.deepEqual(
      items.map(({ id }) => id),
      [one.id],
    )
    const text = JSON.stringify(items)
    for (const secret of [one.number, one.complaintId, '13900001111', 'receivedAt', 'by']) {
      assert.ok(!text.includes(`"${secret}"`), secret)
    }
    assert.equal(items[0]?.month, new Date().toISOString().slice(0, 7))
    assert.equal(items[0]?.area.code, COUNTY)
    assert.equal((await shown('category=01&words=跳舞')).items.length, 1)
    assert.equal((await shown('category=02&words=跳舞')).items.length, 0)
    assert.equal((await shown(`areaCode=${OTHER_COUNTY}`)).items.length, 0)
    assert.ok((await shown(`areaCode=${CITY}`)).items.length > 0)
    assert.equal((await shown('month=2020-01')).items.length, 0)
    const first = await shown('limit=1')
    const second = await shown(`limit=1&cursor=${first.next}`)
    assert.notEqual(first.items[0]?.id, second.items[0]?.id)
    assert.equal((await ask('GET', '/public/cases?cursor=abc')).status, 400)
    const alone = await ask('GET', `/public/cases/${one.id}`)
    assert.equal(alone.body.question, '小公园夜里跳舞太吵')
  })

  it('are withdrawn with a reason, or when the sender refuses; a draft is not to be read', async () => {
    const one = await published({ text: '先公开再撤下' })
    assert.equal((await step(one, 'withdraw', { reason: ' ' })).status, 400)
    const gone = await step(one, 'withdraw', { reason: '能认出是谁' })
    assert.deepEqual([gone.body.state, gone.body.reason], ['WITHDRAWN', '能认出是谁'])
    assert.equal((await ask('GET', `/public/cases/${one.id}`)).status, 404)
    const again = await step(gone.body as never, 'redraft', {})
    assert.equal(again.body.state, 'DRAFT')
    assert.equal((await ask('GET', `/public/cases/${one.id}`)).status, 404)
    assert.equal((await step(again.body as never, 'drop', { reason: '没有必要' })).body.state, 'DROPPED')

    const other = await published({ text: '来件人后来不同意' })
    const access = { number: other.number, code: other.code }
    await ask('POST', '/complaints/publication', { access, allowed: false })
    await drain()
    assert.equal((await ask('GET', `/public/cases/${other.id}`)).status, 404)
    const seen = await ask('GET', `/publication/cases/${other.id}`, undefined, { as: publisher })
    assert.equal(seen.body.state, 'WITHDRAWN')
    assert.equal((await step(seen.body as never, 'redraft', {})).body.code, 'NOT_PUBLISHABLE')
  })
})

describe('the board', () => {
  it('counts by class and place, withholds small counts, and opens a class into its parts', async () => {
    const many = (count: number, categoryCode: string, areaCode: string) =>
      db.transaction(anyone(), async (tx) => {
        const given = {
          kind: 'help',
          text: '停水',
          channel: 'phone',
          confidential: false,
          categoryCode,
          areaCode,
        } as const
        for (let i = 0; i < count; i++) await feedback.public.receive(tx, { ...given, files: [] })
      })
    await many(12, '0301', COUNTY)
    await many(9, '0302', OTHER_COUNTY)
    await many(7, '0401', COUNTY)
    await many(2, '0401', OTHER_COUNTY)
    await drain()
    const board = (await ask('GET', '/public/feedback-board')).body as unknown as Board
    const lineOf = (code: string) => board.categories.find((line) => line.code === code)
    assert.equal(lineOf('03')?.count, 21)
    assert.notEqual(lineOf('03')?.name.zh, '03')
    const cellOf = (category: string, area: string) =>
      board.cells.find((cell) => cell.category === category && cell.area === area)?.count
    assert.equal(cellOf('04', OTHER_COUNTY), null, 'two cases are not shown')
    assert.equal(cellOf('04', COUNTY), null, 'and cannot be worked out from the total of the class')
    assert.equal(board.smallest, 5)
    const parts = (await ask('GET', '/public/feedback-board?category=03')).body as unknown as Board
    assert.deepEqual(
      parts.categories.map(({ code, count }) => [code, count]),
      [
        ['0301', 12],
        ['0302', 9],
      ],
    )
    assert.equal((await ask('GET', '/public/feedback-board?from=2026-05&to=2026-01')).status, 400)
  })
})
