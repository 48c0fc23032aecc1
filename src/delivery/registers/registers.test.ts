import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { before, describe, it } from 'node:test'
import { testApplication } from '../../../tests/support/application.ts'
import { atEnd } from '../../../tests/support/at-end.ts'
import { CITY, makeCity } from '../../../tests/support/staff.ts'
import { system } from '../../kernel/actor.ts'
import { ask } from '../../platform/measures/ask.ts'
import { registersMeasures } from './registers.measures.ts'
import type { ImportFile } from './registers.public.ts'

const DATA = resolve(import.meta.dirname, '../../../../shared/data')
const SEED = system('test')
const dataDir = await mkdtemp(join(tmpdir(), 'gongheng-registers-'))
atEnd(() => rm(dataDir, { recursive: true, force: true }))
const served = await testApplication({ DATA_DIR: dataDir })
const { db, wired, drain } = served
before(() => makeCity(served))

const absent = (path: string) => (existsSync(path) ? false : `${path} is not there`)

function sourceOf(key: string) {
  return { key, name: key, nameEn: key, areaCode: CITY }
}

async function imported(path: string, key: string, mapping?: ImportFile['mapping']) {
  const asked = { path, source: sourceOf(key), actor: SEED, ...(mapping ? { mapping } : {}) }
  const done = await wired.registers.importFile(asked)
  assert.equal(done.failure, null)
  assert.equal(done.state, 'done')
  await drain()
  return done
}

async function asked(id: string, unit: string[]) {
  const measure = registersMeasures.find((one) => one.id === id)!
  const where = unit.length > 0 ? { unit } : {}
  const [cell] = await db.read(SEED, (tx) => ask(tx, { measure, from: '1990-01-01', to: '2100-01-01', where }))
  return { count: cell?.count ?? 0, sum: cell?.sum ?? 0 }
}

async function unitsOf(key: string): Promise<string[]> {
  const rows = await db.read(SEED, (tx) =>
    tx.query<{ unit: string }>(
      `select distinct r.unit_id as unit from registers.records r join registers.sources s on s.id = r.source_id
       where s.key = $1 and r.unit_id is not null`,
      [key],
    ),
  )
  return rows.map(({ unit }) => unit)
}

async function cells() {
  return db.read(SEED, (tx) =>
    tx.query('select * from measures.cells where count <> 0 order by measure, day, area, unit, item, channel'),
  )
}

describe('real registers', () => {
  const baltimore = `${DATA}/baltimore311/311_sample.csv`
  it('Baltimore 311: 9,555 with both times, 1,567 late; Solid Waste 565 of 4,705; twice changes nothing', {
    skip: absent(baltimore),
  }, async () => {
    const { read, accepted, rejected, added } = await imported(baltimore, 'baltimore', 'baltimore311')
    assert.deepEqual({ read, accepted, rejected, added }, { read: 10000, accepted: 10000, rejected: 0, added: 10000 })
    const units = await unitsOf('baltimore')
    assert.equal(units.length, 16)
    assert.deepEqual(await asked('records.on_time', units), { count: 9555, sum: 9555 - 1567 })
    assert.equal((await asked('records.volume', units)).count, 10000)
    assert.equal((await asked('records.lateness', units)).count, 1567)
    const solidWaste = await db.read(SEED, (tx) => wired.directory.findUnitByName(tx, 'Solid Waste'))
    assert.deepEqual(await asked('records.on_time', [solidWaste!.id]), { count: 4705, sum: 4705 - 565 })

    const before = await cells()
    const again = await imported(baltimore, 'baltimore', 'baltimore311')
    assert.deepEqual([again.unchanged, again.added, again.changed], [10000, 0, 0])
    assert.deepEqual(await cells(), before)
    const [{ events }] = (await db.read(SEED, (tx) =>
      tx.query<{ events: number }>(`select count(*)::int as events from events.log where type like 'record.%'`),
    )) as [{ events: number }]
    assert.equal(events, 10000)
  })

  const stLouis = `${DATA}/stlouis311/january_2018.csv`
  it('St. Louis 311: rows that occur twice count once, and it is said', { skip: absent(stLouis) }, async () => {
    const before = (await asked('records.volume', [])).count
    const done = await imported(stLouis, 'stlouis', 'stlouis311')
    assert.deepEqual([done.read, done.accepted, done.records, done.added], [1554, 1554, 1532, 1532])
    assert.equal(done.unchanged + done.replaced, 22)
    assert.ok(done.notes.some(({ en }) => /same as another row/.test(en)))
    assert.equal((await asked('records.volume', [])).count - before, 1532)
  })

  const receipt = `${DATA}/event_logs/receipt.csv.gz`
  it('the receipt log: 8,577 events make 1,434 cases, of which 377 end late', { skip: absent(receipt) }, async () => {
    const done = await imported(receipt, 'receipt', 'receipt')
    assert.deepEqual([done.read, done.accepted, done.records, done.added], [8577, 8577, 1434, 1434])
    const units = await unitsOf('receipt')
    assert.equal((await asked('records.volume', units)).count, 1434)
    assert.deepEqual(await asked('records.on_time', units), { count: 1329, sum: 1329 - 377 })
    const again = await imported(receipt, 'receipt', 'receipt')
    assert.deepEqual([again.unchanged, again.added, again.changed], [1434, 0, 0])
  })

  const fines = `${DATA}/event_logs/roadtraffic100traces.xes.gz`
  it('the road fines (XES) by the guessed mapping', { skip: absent(fines) }, async () => {
    const done = await imported(fines, 'fines')
    assert.deepEqual([done.read, done.records, done.added], [390, 100, 100])
  })

  it('a changed row is taken back and added again', { skip: absent(baltimore) }, async () => {
    const text = await readFile(baltimore, 'utf8')
    const lines = text.split('\n')
    const at = lines.findIndex((line) => /,Closed,.*,Solid Waste,/.test(line))
    const volume = (await asked('records.volume', [])).count
    const before = (await asked('records.on_time', [])).count
    const path = join(dataDir, 'changed.csv')
    lines[at] = lines[at]!.replace(/(\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d [AP]M),(Solid Waste)/, ',$2')
    await writeFile(path, lines.join('\n'))
    const done = await imported(path, 'baltimore', 'baltimore311')
    assert.deepEqual([done.changed, done.unchanged, done.added], [1, 9999, 0])
    assert.equal((await asked('records.volume', [])).count, volume)
    assert.equal((await asked('records.on_time', [])).count, before - 1)
  })
})
