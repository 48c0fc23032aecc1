import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { CITY, COUNTY, hotlineSettings, OTHER_COUNTY, TOWN } from '../../../../tests/support/hotline-settings.ts'
import { system } from '../../../kernel/actor.ts'
import type { Category, CategoryInput, CategorySuggestion, PublicCategory } from './categories.contract.ts'
import { createCategories } from './categories.service.ts'

const { ask, signIn, db, directory, categories, units } = await hotlineSettings()
const reader = signIn('feedback.read')
const keeper = signIn('feedback.read', 'feedback.settings')

const listed = async (query = '') => (await ask('GET', `/categories${query}`)).body.items as PublicCategory[]
const detail = async (code: string) =>
  ((await ask('GET', '/categories/details', { as: reader })).body.items as Category[]).find((one) => one.code === code)!
const inputOf = ({ code: _c, changed: _h, shipped: _s, version: _v, ...input }: Category): CategoryInput => input
const save = (code: string, body: object, version: number, as = keeper) =>
  ask('PUT', `/categories/${code}`, { as, body, version })
const NEW: CategoryInput = {
  name: '共享充电宝',
  nameEn: 'Shared power banks',
  keywords: ['共享充电宝', '充电宝'],
  urgency: 'ordinary',
  kind: 'complaint',
  confidential: false,
  responsible: 'market',
  limits: [],
  fields: [],
  active: true,
}
const faultsOf = (body: Record<string, unknown>) =>
  (body.errors as { field: string; code: string }[]).map(({ field, code }) => `${field} ${code}`)

describe('the classes that everybody sees', () => {
  it('are listed in the order of the tree, with fields in both languages', async () => {
    const all = await listed()
    assert.equal(all.length, 15 + 118 + 517)
    assert.deepEqual((await listed('?level=1')).map(({ code }) => code).slice(0, 3), ['01', '02', '03'])
    const [water] = await listed('?parent=1201')
    assert.deepEqual(
      [water?.code, water?.parentCode, water?.name],
      ['120101', '1201', { zh: '停水', en: 'Water cut off' }],
    )
    assert.deepEqual(
      water?.fields.map(({ code }) => code),
      ['outageScope', 'outageSince'],
    )
  })
  it('may be kept for a minute, and are not sent again to who has them', async () => {
    const first = await ask('GET', '/categories?level=1')
    assert.equal(first.keep, 'public, max-age=60')
    const again = await ask('GET', '/categories?level=1', { known: `W/${first.etag}` })
    assert.deepEqual([again.status, again.etag], [304, first.etag])
    assert.equal((await ask('GET', '/categories?level=2', { known: first.etag! })).status, 200)
  })
  it('carry neither keywords nor limits', async () => {
    assert.deepEqual(Object.keys((await listed('?level=3'))[0]!).sort(), [
      'code',
      'confidential',
      'fields',
      'kind',
      'name',
      'parentCode',
    ])
    assert.equal((await ask('GET', '/categories/details')).status, 401)
  })
})

describe('a class', () => {
  it('is changed by who may, is known at once, and says that it was changed', async () => {
    const before = await detail('010201')
    assert.deepEqual([before.version, before.changed, before.shipped], [0, false, true])
    const change = { ...inputOf(before), keywords: [...before.keywords, '黑灯瞎火'] }
    assert.equal((await save('010201', change, 0, reader)).status, 403)
    const { status, body } = await save('010201', change, 0)
    assert.deepEqual([status, body.version, body.changed], [200, 1, true])
    assert.equal(categories.suggestCategories('黑灯瞎火')[0]?.code, '010201')
    assert.equal((await save('010201', change, 0)).body.code, 'CHANGED_MEANWHILE')
    const [event] = await db.read(system('test'), (tx) =>
      tx.query<{ data: object }>("select data from events.log where type = 'category.changed'"),
    )
    assert.deepEqual(event!.data, { code: '010201', version: 1, changed: ['keywords'], active: true })
  })

  it('is added below one that is there, and not beside one of its name', async () => {
    assert.equal((await save('070408', NEW, 0)).status, 200)
    assert.equal(categories.categoryByCode('070408')?.shipped, false)
    assert.deepEqual(faultsOf((await save('079901', { ...NEW, name: '别的' }, 0)).body), ['code NO_PARENT'])
    assert.deepEqual(faultsOf((await save('070409', NEW, 0)).body), ['name NAME_TAKEN', 'nameEn NAME_TAKEN'])
    assert.equal((await save('7', NEW, 0)).status, 400)
  })

  it('is retired with all below it, kept, and taken up again', async () => {
    const class0102 = await detail('0102')
    const { body } = await save('0102', { ...inputOf(class0102), active: false }, 0)
    assert.equal(body.active, false)
    assert.deepEqual(await listed('?parent=0102'), [])
    assert.equal(categories.find('010201'), undefined)
    assert.equal(categories.categoryByCode('010201')?.name, '路灯不亮')
    assert.equal((await ask('GET', `/categories/010201/unit?areaCode=${TOWN}`, { as: reader })).status, 404)
    assert.equal((await save('0102', inputOf(class0102), 1)).status, 200)
    assert.equal((await listed('?parent=0102')).length, 4)
  })

  it('is refused with every fault in both languages', async () => {
    const field = { datatype: 'string', required: false, description: { zh: '项', en: 'Field' }, values: [] }
    const wrong = {
      ...NEW,
      name: '另一个',
      nameEn: 'Another',
      limits: [{ clock: 'handle', urgency: 'ordinary', limit: { amount: 0.5, unit: 'WORKDAY' } }],
      fields: [
        { ...field, code: 'same' },
        { ...field, code: 'same', datatype: 'singlevaluelist' },
      ],
    }
    const { status, body } = await save('070410', wrong, 0)
    assert.equal(status, 400)
    assert.deepEqual(faultsOf(body), [
      'limits.0.limit.amount DAYS_NOT_WHOLE',
      'fields.1.code CODE_TWICE',
      'fields.1.values FEW_VALUES',
    ])
  })

  it('is seen by another process when it looks again', async () => {
    const other = createCategories({ db, directory })
    assert.equal(other.categoryByCode('070408'), undefined)
    await other.renew()
    assert.equal(other.categoryByCode('070408')?.name, '共享充电宝')
  })
})

describe('suggestions over HTTP', () => {
  it('are for staff', async () => {
    const path = `/categories/suggestions?text=${encodeURIComponent('整栋楼停水两天')}&limit=2`
    assert.equal((await ask('GET', path)).status, 401)
    const { items } = (await ask('GET', path, { as: reader })).body as { items: CategorySuggestion[] }
    assert.deepEqual([items[0]?.code, items[0]?.path.zh], ['120101', '公用事业 › 供水 › 停水'])
    assert.ok(items.length <= 2)
  })
})

describe('the unit of a class in an area', () => {
  const set = (subject: string, key: string, areaCode: string, unitId: string | null, as = keeper) =>
    ask('PUT', '/categories/units', { as, body: { subject, key, areaCode, unitId } })
  const unitIn = async (areaCode: string, code = '120101') =>
    (await ask('GET', `/categories/${code}/unit?areaCode=${areaCode}`, { as: reader })).body

  it('is entered once for a word, and nearer for an area or a class', async () => {
    assert.deepEqual(await unitIn(TOWN), { unitId: null, by: null })
    await set('responsible', 'water', CITY, units.city)
    await set('responsible', 'water', COUNTY, units.county)
    assert.equal((await unitIn(TOWN)).unitId, units.county)
    assert.equal((await unitIn(OTHER_COUNTY)).unitId, units.city)
    await set('category', '120101', CITY, units.urban)
    assert.equal((await unitIn(TOWN)).unitId, units.urban)
    const entry = await db.read(system('test'), (tx) => categories.defaultUnit(tx, '120105', TOWN))
    assert.deepEqual(entry, { subject: 'responsible', key: 'water', areaCode: COUNTY, unitId: units.county })
  })

  it('is taken away again', async () => {
    const { body } = await set('category', '120101', CITY, null)
    assert.equal((body.items as unknown[]).length, 2)
    assert.equal((await unitIn(TOWN)).unitId, units.county)
  })

  it('has to be a unit, for a class or word, in an area that are there', async () => {
    assert.equal((await set('responsible', 'water', CITY, units.city, reader)).status, 403)
    assert.equal((await set('responsible', 'witchcraft', CITY, units.city)).status, 404)
    assert.equal((await set('category', '9999', CITY, units.city)).status, 404)
    assert.equal((await set('category', '0102', '123456789012', units.city)).body.code, 'UNKNOWN_AREA')
    const nobody = '01890a5d-ac96-774b-bcce-b302099a0000'
    assert.equal((await set('category', '0102', CITY, nobody)).body.code, 'UNKNOWN_UNIT')
  })
})
