import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { before, describe, it } from 'node:test'
import { testApplication } from '../../../tests/support/application.ts'
import { atEnd } from '../../../tests/support/at-end.ts'
import { CITY, makeCity } from '../../../tests/support/staff.ts'
import { system } from '../../kernel/actor.ts'
import { ask } from '../../platform/measures/ask.ts'
import { registersMeasures } from './registers.measures.ts'

const DATA = resolve(import.meta.dirname, '../../../../shared/data')
const SEED = system('test')
const dataDir = await mkdtemp(join(tmpdir(), 'gongheng-registers-'))
atEnd(() => rm(dataDir, { recursive: true, force: true }))
const served = await testApplication({ DATA_DIR: dataDir })
const { db, wired, drain } = served
before(() => makeCity(served))

const absent = (path: string) => (existsSync(path) ? false : `${path} is not there`)

async function asked(id: string, where: { unit?: string } = {}) {
  const measure = registersMeasures.find((one) => one.id === id)!
  const [cell] = await db.read(SEED, (tx) => ask(tx, { measure, from: '1990-01-01', to: '2100-01-01', where }))
  return { count: cell?.count ?? 0, sum: cell?.sum ?? 0 }
}

describe('real registers', () => {
  const baltimore = `${DATA}/baltimore311/311_sample.csv`
  it('Baltimore 311: 9,555 with both times, 1,567 late, and the same again changes nothing', {
    skip: absent(baltimore),
  }, async () => {
    const source = { key: 'baltimore', name: '巴尔的摩', nameEn: 'Baltimore', areaCode: CITY }
    const first = await wired.registers.importFile({ path: baltimore, mapping: 'baltimore311', source, actor: SEED })
    const { read, accepted, rejected, added, changed, unchanged, state, failure } = first
    assert.deepEqual(
      { state, failure, read, accepted, rejected, added, changed, unchanged },
      {
        state: 'done',
        failure: null,
        read: 10000,
        accepted: 10000,
        rejected: 0,
        added: 10000,
        changed: 0,
        unchanged: 0,
      },
    )
    await drain()
    assert.deepEqual(await asked('records.on_time'), { count: 9555, sum: 9555 - 1567 })
    assert.equal((await asked('records.volume')).count, 10000)
    assert.equal((await asked('records.lateness')).count, 1567)
  })
})
