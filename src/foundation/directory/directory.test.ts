import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { testDatabase } from '../../../tests/support/database.ts'
import { type Actor, anyone, system } from '../../kernel/actor.ts'
import { newId } from '../../kernel/ids.ts'
import type { Database } from '../../platform/db/database.ts'
import type { AreaInput } from './directory.contract.ts'
import { createDirectory } from './directory.module.ts'

const CITY = '511600000000'
const COUNTY = '511602000000'
const OTHER = '511603000000'
const TOWN = '511602001000'
const SEED = system('test')

function area(level: AreaInput['level'], parentCode: string | null, name: string, more: Partial<AreaInput> = {}) {
  const unknown = { lat: null, long: null, population: null, validFrom: null, validTo: null, successorCode: null }
  return { level, parentCode, name, nameEn: name, ...unknown, ...more } as AreaInput
}

const { db } = await testDatabase()
const directory = createDirectory({ db, config: { timeZone: 'Asia/Shanghai' } }).public
const other = createDirectory({ db, config: { timeZone: 'Asia/Shanghai' } }).public

before(() =>
  db.transaction(SEED, async (tx) => {
    await directory.saveArea(tx, CITY, area('city', null, '某市'))
    await directory.saveArea(tx, COUNTY, area('county', CITY, '甲区'))
    await directory.saveArea(tx, OTHER, area('county', CITY, '乙区'))
    await directory.saveArea(tx, TOWN, area('town', COUNTY, '丙街道'))
  }),
)

describe('the directory', () => {
  const read = <T>(ask: (tx: Parameters<Parameters<Database['read']>[1]>[0]) => Promise<T>) => db.read(anyone(), ask)

  it('knows the tree', async () => {
    assert.deepEqual(await read((tx) => directory.areasBelow(tx, COUNTY)), [COUNTY, TOWN])
    assert.deepEqual((await read((tx) => directory.areasBelow(tx, CITY))).length, 4)
    assert.deepEqual(await read((tx) => directory.areasAbove(tx, TOWN)), [CITY, COUNTY, TOWN])
    assert.equal(await read((tx) => directory.cityCode(tx)), CITY)
    assert.equal((await read((tx) => directory.area(tx, TOWN))).countyCode, '511602')
    await assert.rejects(
      read((tx) => directory.area(tx, '000000000000')),
      { code: 'UNKNOWN_AREA' },
    )
  })

  it('moves all that lies below an area with it', async () => {
    await db.transaction(SEED, (tx) => directory.saveArea(tx, TOWN, area('town', OTHER, '丙街道')))
    assert.deepEqual(await read((tx) => directory.areasBelow(tx, OTHER)), [OTHER, TOWN])
    await db.transaction(SEED, (tx) => directory.saveArea(tx, TOWN, area('town', COUNTY, '丙街道')))
    assert.deepEqual(await read((tx) => directory.areasBelow(tx, OTHER)), [OTHER])
  })

  it('lists an area until its last day, and keeps its code afterwards', async () => {
    const code = '511602999000'
    const gone = area('town', COUNTY, '旧镇', { validTo: '2020-01-01' as never, successorCode: TOWN })
    await db.transaction(SEED, (tx) => directory.saveArea(tx, code, gone))
    const listed = await read((tx) => directory.listAreas(tx))
    assert.ok(!listed.some((one) => one.code === code))
    assert.ok((await read((tx) => directory.areasBelow(tx, COUNTY))).includes(code))
    await assert.rejects(
      db.transaction(SEED, (tx) =>
        directory.saveArea(tx, COUNTY, area('county', CITY, '甲区', { validTo: '2026-01-01' as never })),
      ),
      { code: 'AREA_HAS_PARTS' },
    )
  })

  it('takes no second city', async () => {
    await assert.rejects(
      db.transaction(SEED, (tx) => directory.saveArea(tx, '511700000000', area('city', null, '二市'))),
      { code: 'INVALID_INPUT' },
    )
  })

  it('enters units, finds them, and says so in an event', async () => {
    const given = { name: '市政（一）局', nameEn: 'Works', areaCode: COUNTY, kind: 'external' as const, phone: null }
    const unit = await db.transaction(SEED, (tx) => directory.createUnit(tx, given))
    assert.equal((await read((tx) => directory.findUnitByName(tx, ' 市政(一)局 ')))?.id, unit.id)
    assert.equal((await read((tx) => directory.unitByCode(tx, unit.code))).id, unit.id)
    assert.deepEqual([...(await read((tx) => directory.unitsById(tx, [unit.id, newId(), unit.id]))).values()], [unit])
    assert.deepEqual(await read((tx) => directory.listUnits(tx, { areaCode: CITY, search: 'wor' })), [unit])
    assert.deepEqual(await read((tx) => directory.listUnits(tx, { areaCode: OTHER })), [])
    assert.deepEqual(await read((tx) => directory.listUnits(tx, { search: '%' })), [])
    await assert.rejects(
      db.transaction(SEED, (tx) => directory.createUnit(tx, { ...given, code: unit.code })),
      { code: 'UNIT_CODE_TAKEN' },
    )
    const events = await db.read(SEED, (tx) =>
      tx.query<{ subject_id: string; county_code: string }>(`select * from events.log where type = 'unit.saved'`),
    )
    assert.deepEqual(
      events.map((event) => [event.subject_id, event.county_code]),
      [[unit.id, '511602']],
    )
  })

  it('is changed by those only whose scope covers the row', async () => {
    const unit = await db.transaction(SEED, (tx) =>
      directory.createUnit(tx, { name: '局', nameEn: 'Bureau', areaCode: COUNTY, kind: 'bureau', phone: null }),
    )
    const staff = (areas: string[]): Actor => ({
      ...anyone(),
      kind: 'staff',
      id: newId(),
      scope: { everything: false, areas, units: [] },
    })
    const rename = (actor: Actor) => db.transaction(actor, (tx) => directory.saveUnit(tx, { ...unit, name: '改' }))
    await assert.rejects(rename(staff([OTHER])), { code: 'NOT_FOUND' })
    await assert.rejects(rename(anyone()), { code: 'NOT_FOUND' })
    assert.equal((await rename(staff([COUNTY]))).name, '改')
  })

  it('shows a change of another process within seconds, and of its own at once', async () => {
    await read((tx) => other.area(tx, OTHER))
    await db.transaction(SEED, async (tx) => {
      await directory.saveArea(tx, OTHER, area('county', CITY, '新乙区'))
      assert.equal((await directory.area(tx, OTHER)).name, '新乙区')
      assert.equal((await read((reader) => directory.area(reader, OTHER))).name, '乙区')
    })
    assert.equal((await read((tx) => directory.area(tx, OTHER))).name, '新乙区')
    assert.equal((await read((tx) => other.area(tx, OTHER))).name, '乙区')
  })
})
