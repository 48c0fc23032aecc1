import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { testApplication } from '../../tests/support/application.ts'
import { atEnd } from '../../tests/support/at-end.ts'
import { withDemoCity } from '../../tests/support/demo-city.ts'
import { CHECKS, type CheckCode } from '../delivery/feedback/publication/publication.contract.ts'
import { type Actor, anyone, system } from '../kernel/actor.ts'
import { writePortalAssets } from '../ui/portal/portal-assets.ts'

const publicDir = await mkdtemp(join(tmpdir(), 'portal-heard-'))
atEnd(() => rm(publicDir, { recursive: true }))
await writePortalAssets(publicDir)
const { app, db, wired, dispatcher } = await withDemoCity(await testApplication({}, { publicDir }))
const { feedback } = wired
const { cases, digests } = feedback.publication
const COUNTY = '990101000000'
const operator: Actor = { ...system('话务员'), kind: 'staff', id: crypto.randomUUID() }
const publisher: Actor = { ...system('核对员'), kind: 'staff', id: crypto.randomUUID() }
const checker: Actor = { ...system('审核员'), kind: 'staff', id: crypto.randomUUID() }
const NOW = new Date()
const LATER = new Date(Date.UTC(NOW.getUTCFullYear(), Math.floor(NOW.getUTCMonth() / 3) * 3 + 3, 5))

const page = async (url: string, language = 'zh') => {
  const { statusCode, body } = await app.inject({ url, headers: { 'accept-language': language } })
  return { status: statusCode, body }
}

/** Eight matters of one class, one of them published, and the digest of the quarter. */
async function hear() {
  const input = { kind: 'help', text: '小区停水两天，<b>没人</b>通知', areaCode: COUNTY, channel: 'phone' } as const
  const ids: string[] = []
  for (let i = 0; i < 8; i++) {
    const given = { ...input, categoryCode: '0301', confidential: false, files: [] }
    ids.push((await db.transaction(anyone(), (tx) => feedback.register(tx, given))).id)
  }
  await feedback.handling.reply(ids[0]!, { text: '已恢复供水' }, { actor: operator })
  await feedback.handling.close(ids[0]!, {}, { actor: operator })
  const drafted = await cases.draft(ids[0]!, publisher)
  const checks = Object.keys(CHECKS) as CheckCode[]
  const told = await cases.publish(
    drafted.id,
    { checks, foundIsFine: false },
    { actor: publisher, expectedVersion: drafted.version },
  )
  await dispatcher.drain()
  await digests.drawUpLast(LATER)
  const [row] = (await digests.list(publisher, { limit: 1 })).items
  const submitted = await digests.take(row!.id, 'submit', undefined, {
    actor: publisher,
    expectedVersion: row!.version,
  })
  const acting = { actor: checker, expectedVersion: submitted.version }
  const digest = await digests.take(row!.id, 'publish', undefined, acting)
  return { told, digest }
}

describe('what was heard, on the portal', async () => {
  const { told, digest } = await hear()

  it('lists a case, finds it by words and class, and shows it with its answer', async () => {
    const list = await page('/watch/cases')
    assert.match(list.body, new RegExp(`/watch/cases/${told.id}`))
    assert.match((await page('/watch/cases?q=停水&category=03')).body, new RegExp(told.id))
    assert.match((await page('/watch/cases?q=路灯')).body, /没有符合条件的案例/)
    const one = await page(`/watch/cases/${told.id}`)
    assert.match(one.body, /小区停水两天，&lt;b&gt;没人&lt;\/b&gt;通知/)
    assert.match(one.body, /已恢复供水/)
    assert.match((await page(`/watch/cases/${told.id}`, 'en')).body, /The answer/)
    assert.equal((await page('/watch/cases/nothing')).status, 404)
    assert.equal((await page('/watch/cases?cursor=nothing')).status, 400)
  })

  it('draws the board as bars with a table, and opens a class', async () => {
    const board = await page('/watch/board')
    assert.match(board.body, /<svg/)
    assert.match(board.body, /\/watch\/board\?category=03/)
    assert.match((await page('/watch/board?category=03', 'en')).body, /Parts of/)
  })

  it('tells what was heard in a quarter, with its checksum and its data', async () => {
    assert.match((await page('/watch/heard')).body, new RegExp(`/watch/heard/${digest.slug}`))
    const one = await page(`/watch/heard/${digest.slug}`)
    assert.match(one.body, /共收到诉求 8 件/)
    assert.match(one.body, new RegExp(digest.hash))
    assert.match((await page(`/watch/heard/${digest.slug}`, 'en')).body, /8 matters came in/)
    assert.equal((await page('/watch/heard/nothing')).status, 404)
  })
})
