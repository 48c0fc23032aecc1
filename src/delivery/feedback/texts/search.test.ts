import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { COUNTY, feedbackApplication, OTHER_COUNTY, UNIT } from '../../../../tests/support/feedback-application.ts'
import { system } from '../../../kernel/actor.ts'
import type { ComplaintRow } from '../feedback.contract.ts'

const { ask, db, drain, signIn } = await feedbackApplication()
const supervisor = signIn('supervisor', { everything: true })
const dispatcher = signIn('dispatcher', { areas: [COUNTY] })
const otherDispatcher = signIn('dispatcher', { areas: [OTHER_COUNTY] })
const handler = signIn('handler', { units: [UNIT] })
const nobody = signIn('handler')

async function hand(text: string, more: object = {}): Promise<string> {
  const {
    status,
    body,
    text: said,
  } = await ask('POST', '/complaints', { kind: 'help', text, areaCode: COUNTY, ...more })
  assert.equal(status, 201, said)
  return String(body.number)
}

async function page(search: string, as = supervisor, more = ''): Promise<{ items: ComplaintRow[]; next?: string }> {
  const { status, body, text } = await ask(
    'GET',
    `/complaints?search=${encodeURIComponent(search)}${more}`,
    undefined,
    { as },
  )
  assert.equal(status, 200, text)
  return body as { items: ComplaintRow[]; next?: string }
}
const numbers = async (search: string, as?: string, more?: string) =>
  (await page(search, as, more)).items.map(({ number }) => number)

/** Moves what was just handed in to an earlier day, before the index is told of it. */
const age = (number: string, days: number) =>
  db.transaction(system('test'), (tx) =>
    tx.query(`update feedback.complaints set received_at = received_at - make_interval(days => $2) where number = $1`, [
      number,
      days,
    ]),
  )

describe('search by words', () => {
  it('finds words of one, two and more characters, several together, and phrases', async () => {
    const lamp = await hand('幸福路12号门口的路灯，不亮了三天。WiFi 也断了')
    const water = await hand('滨河路小区自来水停水')
    const apart = await hand('自来的朋友说来水了')
    await drain()
    assert.deepEqual(await numbers('路灯'), [lamp])
    assert.deepEqual(await numbers('灯'), [lamp])
    assert.deepEqual(await numbers('路'), [water, lamp])
    assert.deepEqual(await numbers('自来水'), [water])
    assert.deepEqual(await numbers('来水'), [apart, water])
    assert.deepEqual(await numbers('路 停水'), [water])
    assert.deepEqual(await numbers('路 停水 灯'), [])
    assert.deepEqual(await numbers('“路灯不亮”'), [lamp])
    assert.deepEqual(await numbers('"灯亮"'), [])
    assert.deepEqual(await numbers('ＷＩＦＩ'), [lamp])
    assert.deepEqual(await numbers('wifi 12号'), [lamp])
    for (const nothing of ['暖气', '！？', "' & | !", '#o', '#d20261121']) assert.deepEqual(await numbers(nothing), [])
  })

  it('stays within the scope, and follows a matter to the unit that gets it', async () => {
    const number = await hand('井盖缺失十分危险')
    await drain()
    assert.deepEqual(await numbers('井盖缺失', dispatcher), [number])
    for (const as of [otherDispatcher, handler, nobody]) assert.deepEqual(await numbers('井盖缺失', as), [])
    const [row] = (await page('井盖缺失', dispatcher)).items
    const sent = await ask('POST', `/complaints/${row!.id}/dispatch`, { unitId: UNIT }, { as: dispatcher, version: 1 })
    assert.equal(sent.status, 200, sent.text)
    await drain()
    assert.deepEqual(await numbers('井盖缺失', handler), [number])
    assert.deepEqual(await numbers('井盖缺失', supervisor, `&unitId=${UNIT}&state=DISPATCHED`), [number])
    assert.deepEqual(await numbers('井盖缺失', supervisor, '&state=HANDLING'), [])
  })

  it('does not find by words what the account may not read', async () => {
    const told = '我叫诸葛小亮，举报食堂采购员收受回扣'
    const number = await hand(told, { kind: 'report', name: '诸葛小亮' })
    await drain()
    const [row] = (await page('收受回扣')).items
    assert.equal(row?.number, number)
    const sent = await ask('POST', `/complaints/${row!.id}/dispatch`, { unitId: UNIT }, { as: dispatcher, version: 1 })
    assert.equal(sent.status, 200, sent.text)
    await drain()
    assert.deepEqual(await numbers('收受回扣', handler), [number])
    for (const name of ['诸葛小亮', '小亮', '亮']) assert.deepEqual(await numbers(`${name} 回扣`, handler), [], name)
  })

  it('tells open matters from settled ones', async () => {
    const number = await hand('公园厕所关门太早')
    await drain()
    const [row] = (await page('公园厕所')).items
    const reason = { reason: '已有答复', ground: '条例第十条' }
    const refused = await ask('POST', `/complaints/${row!.id}/reject`, reason, { as: dispatcher, version: 1 })
    assert.equal(refused.status, 200, refused.text)
    await drain()
    assert.deepEqual(await numbers('公园厕所'), [])
    assert.deepEqual(await numbers('公园厕所', supervisor, '&status=closed'), [number])
  })

  it('pages from the newest to the oldest through years, every matter once, with other conditions kept', async () => {
    const all: string[] = []
    for (const days of [0, 1, 5, 20, 45, 200, 700, 1500]) {
      const number = await hand(`梧桐飞絮扰民第${days}回`, { kind: days % 2 ? 'complaint' : 'help' })
      all.push(number)
      await age(number, days)
    }
    await drain()
    for (const limit of [1, 3, 200]) {
      const seen: string[] = []
      for (let cursor: string | undefined = ''; cursor !== undefined; ) {
        const found: { items: ComplaintRow[]; next?: string } = await page(
          '梧桐飞絮',
          supervisor,
          `&limit=${limit}&cursor=${cursor}`,
        )
        seen.push(...found.items.map(({ number }) => number))
        cursor = found.next
      }
      assert.deepEqual(seen, all, `${limit}`)
    }
    assert.equal((await numbers('梧桐飞絮', supervisor, '&kind=complaint')).length, 3)
    assert.deepEqual(await numbers('梧桐飞絮 1500回'), [all.at(-1)])
  })
})
