import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { testApplication } from '../../tests/support/application.ts'
import { atEnd } from '../../tests/support/at-end.ts'
import { withDemoCity } from '../../tests/support/demo-city.ts'
import { Visitor } from '../../tests/support/visitor.ts'
import { system } from '../kernel/actor.ts'
import { writePortalAssets } from '../ui/portal/portal-assets.ts'

const publicDir = await mkdtemp(join(tmpdir(), 'portal-answers-'))
atEnd(() => rm(publicDir, { recursive: true }))
await writePortalAssets(publicDir)
const { app, db } = await withDemoCity(await testApplication({}, { publicDir }))
const visitor = new Visitor(app)
const page = async (url: string, lang = 'zh') => app.inject({ url, headers: { 'accept-language': lang } })
const votes = () =>
  db.read(system('test'), (tx) =>
    tx.query<{ helped: number; not_helped: number }>(
      'select sum(helped)::int as helped, sum(not_helped)::int as not_helped from knowledge.entries',
    ),
  )

describe('questions and answers', () => {
  it('are found by words, read in full and voted on, without JavaScript', async () => {
    const found = await visitor.get('/answers?q=%E8%BA%AB%E4%BB%BD%E8%AF%81%E4%B8%A2%E4%BA%86')
    const answer = await visitor.get(found.match(/href="(\/answers\/[0-9a-f-]{36})"/))
    for (const words of ['身份证丢了怎么补办', '居民身份证法', '户政窗口', '这个回答有用吗']) {
      assert.ok(answer.includes(words), words)
    }
    const voted = await visitor.post('/answers/vote', { id: answer.field('id'), useful: 'yes' })
    assert.equal(voted.status, 303)
    assert.ok((await visitor.get(voted.location ?? '')).includes('谢谢，已记录'))
    assert.deepEqual(await votes(), [{ helped: 1, not_helped: 0 }])
  })

  it('say it in English too, and where there is nothing lead to asking', async () => {
    const english = await page('/answers?q=street+lamp', 'en')
    assert.match(english.body, /How do I report a street lamp/)
    const none = await page('/answers?q=%E6%AF%94%E7%89%B9%E5%B8%81%E8%A1%8C%E6%83%85')
    assert.equal(none.statusCode, 200)
    assert.match(none.body, /没有找到与“比特币行情”有关的回答/)
    assert.match(none.body, /href="\/tell"/)
  })

  it('stand beside the services that were searched for', async () => {
    assert.match((await page('/apply?q=%E5%85%AC%E7%A7%9F%E6%88%BF')).body, /公租房怎么申请/)
    assert.doesNotMatch((await page('/apply')).body, /可能正是您要的回答/)
  })

  it('answer what is wrong plainly', async () => {
    assert.equal((await page('/answers/nothing')).statusCode, 404)
    assert.equal((await page('/answers/01890a5d-ac96-774b-bcce-b302099a8fff')).statusCode, 404)
    assert.equal((await page(`/answers?q=${'a'.repeat(500)}`)).statusCode, 200)
    const marked = await page('/answers?q=%3Cscript%3Ealert(1)%3C/script%3E')
    assert.doesNotMatch(marked.body, /<script>alert/)
  })
})
