import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { testApplication } from '../../../tests/support/application.ts'
import { system } from '../../kernel/actor.ts'
import { keepsWithin, timeSaved } from './standards.rules.ts'

const CATALOGUE = join(import.meta.dirname, '../../../../shared/data/zwfw/service_items_511602.csv')
const { app, wired, db } = await testApplication()
const actor = system('test')
await db.transaction(actor, (tx) =>
  wired.directory.saveArea(tx, '990100000000', {
    parentCode: null,
    level: 'city',
    name: '云衡市',
    nameEn: 'Yunheng',
    lat: null,
    long: null,
    population: null,
  }),
)

test('a promise may be shorter than the statute, never longer, whatever the units', () => {
  const table: [number, 'WORKDAY' | 'NATURAL_DAY' | 'HOUR', number, 'WORKDAY' | 'NATURAL_DAY' | 'HOUR', boolean][] = [
    [5, 'WORKDAY', 20, 'WORKDAY', true],
    [20, 'WORKDAY', 20, 'WORKDAY', true],
    [21, 'WORKDAY', 20, 'WORKDAY', false],
    [20, 'NATURAL_DAY', 20, 'WORKDAY', true],
    [20, 'WORKDAY', 20, 'NATURAL_DAY', false],
    [24, 'HOUR', 1, 'NATURAL_DAY', true],
    [25, 'HOUR', 1, 'NATURAL_DAY', false],
  ]
  for (const [amount, unit, statutory, statutoryUnit, expected] of table) {
    assert.equal(
      keepsWithin({ amount, unit }, { amount: statutory, unit: statutoryUnit }),
      expected,
      `${amount} ${unit}`,
    )
  }
  assert.equal(timeSaved({ amount: 5, unit: 'WORKDAY' }, { amount: 20, unit: 'WORKDAY' }), 0.75)
})

test('a real catalogue comes in once, is found by Chinese words, and twice changes nothing', async (t) => {
  if (!existsSync(CATALOGUE)) return t.skip('the catalogue of ../shared/data is not here')
  const first = await wired.standards.importCatalogue(CATALOGUE, '990100000000')
  assert.equal(first.read, 1135)
  assert.equal(first.accepted + first.rejected, 1135)
  const codes = new Set(
    readFileSync(CATALOGUE, 'utf8')
      .split('\n')
      .slice(1)
      .flatMap((line) => /(?:^|,)([^,]*-\d\d),/.exec(line)?.[1] ?? []),
  )
  assert.ok(codes.size > 1000)
  const again = await wired.standards.importCatalogue(CATALOGUE, '990100000000')
  assert.equal(again.accepted, 0)
  assert.equal(again.unchanged, first.accepted)
  const found = await app.inject('/api/v1/items?search=%E5%AD%A6%E7%94%9F%E8%B5%84%E5%8A%A9')
  assert.equal(found.statusCode, 200)
  assert.ok(found.json().items.every(({ name }: { name: string }) => name.includes('学生资助')))
  assert.ok(found.json().items.length > 0)
})

test('a list goes on from its cursor without gap or repetition', async () => {
  const seen = new Set<string>()
  let cursor = ''
  for (let page = 0; page < 40; page++) {
    const reply = (await app.inject(`/api/v1/items?limit=50${cursor}`)).json()
    for (const { id } of reply.items) seen.add(id)
    if (!reply.next) break
    cursor = `&cursor=${encodeURIComponent(reply.next)}`
  }
  const all = await db.read(actor, (tx) => tx.query('select 1 from standards.items'))
  assert.equal(seen.size, all.length)
})

test('the calendar of 2026 has 248 working days, and 2027 says that it is provisional', async () => {
  const known = (await app.inject('/api/v1/calendar/2026')).json()
  assert.equal(known.workdays, 248)
  assert.equal(known.provisional, false)
  assert.equal((await app.inject('/api/v1/calendar/2027')).json().provisional, true)
})

test('an unknown item is not found, and a wrong address says which field', async () => {
  assert.equal((await app.inject('/api/v1/items/01890000-0000-7000-8000-000000000000')).statusCode, 404)
  const wrong = await app.inject('/api/v1/items/17')
  assert.equal(wrong.statusCode, 400)
  assert.equal(wrong.json().errors[0].field, 'id')
})
