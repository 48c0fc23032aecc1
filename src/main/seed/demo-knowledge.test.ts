import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { modulesApplication } from '../../../tests/support/modules-application.ts'
import { makeCity, type Staff, signInAs } from '../../../tests/support/staff.ts'
import type { FoundAnswer, FoundEntry } from '../../delivery/knowledge/knowledge.contract.ts'
import { EntryContent } from '../../delivery/knowledge/knowledge.contract.ts'
import { createKnowledge } from '../../delivery/knowledge/knowledge.module.ts'
import type { KnowledgePublic } from '../../delivery/knowledge/knowledge.public.ts'
import { system } from '../../kernel/actor.ts'
import { newId } from '../../kernel/ids.ts'
import { seedKnowledge } from './demo-knowledge.ts'
import { UNITS } from './demo-places.ts'

let knowledge: KnowledgePublic
const served = await modulesApplication((foundation) => {
  const made = createKnowledge(foundation)
  knowledge = made.public
  return [made.module]
})
const { app, db } = served
let operator: Staff

before(async () => {
  await makeCity(served)
  operator = await signInAs(served, 'operator')
  await db.transaction(system('test'), (tx) =>
    seedKnowledge(tx, { knowledge }, new Map(UNITS.map(([key, , , , areaCode]) => [key, { id: newId(), areaCode }]))),
  )
})

async function first(q: string): Promise<string | undefined> {
  const url = `/api/v1/answers?q=${encodeURIComponent(q)}`
  const { items } = (await app.inject({ url })).json() as { items: FoundAnswer[] }
  return items[0]?.question.zh
}

describe('the answers of the demo city', () => {
  it('are more than thirty, each as it could be written in the workbench, in both languages', async () => {
    const rows = await db.read(system('test'), (tx) =>
      tx.query<{ content: unknown; isPublic: boolean }>(
        'select live as content, is_public as "isPublic" from knowledge.entries',
      ),
    )
    assert.ok(rows.length >= 30, String(rows.length))
    assert.ok(rows.some(({ isPublic }) => !isPublic))
    for (const { content } of rows) {
      const { questionEn, answerEn, shortEn } = EntryContent.parse(content)
      assert.ok(questionEn && answerEn && shortEn)
    }
  })

  it('are found by the words that people use', async () => {
    const rows: [string, RegExp][] = [
      ['身份证丢了', /身份证/],
      ['没水了怎么办', /停水/],
      ['暖气不热', /暖气/],
      ['老人坐公交免费', /公交优待卡/],
      ['拖欠工资', /拖欠工资/],
      ['多久答复', /多久能答复/],
      ['举报会不会泄露我的信息', /保密/],
      ['晚上施工太吵', /夜里工地/],
      ['12345不管什么', /不受理/],
      ['周六开门吗', /服务中心几点/],
      ['学位 外地孩子上学', /随迁子女/],
      ['how soon am I answered', /多久能答复/],
      ['street lamp out', /路灯/],
    ]
    for (const [q, expected] of rows) assert.match((await first(q)) ?? '', expected, q)
  })

  it('leave what is for operators only to operators, and find nothing where there is nothing', async () => {
    assert.notEqual(await first('轻生来电如何处理'), '遇到情绪激动或有轻生言语的来电如何处理？')
    const url = `/api/v1/knowledge/search?q=${encodeURIComponent('轻生来电')}`
    const { items } = (await app.inject({ url, headers: operator.headers })).json() as { items: FoundEntry[] }
    assert.match(items[0]?.question.zh ?? '', /轻生/)
    for (const q of ['火星移民', '比特币行情', 'quantum entanglement']) assert.equal(await first(q), undefined, q)
  })
})
