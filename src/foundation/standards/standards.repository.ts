import type { CalendarDay, Limit } from '../../platform/clock/clock.contract.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Item, Material, Step } from './standards.contract.ts'

/** An item as it is stored: without the names of its unit, which the directory knows. */
export type StoredItem = Omit<Item, 'unitName' | 'unitNameEn'>

export type ItemFilter = {
  search?: string | undefined
  unitId?: string | undefined
  areas?: readonly string[] | undefined
  audience?: 'person' | 'business' | undefined
  after?: { name: string; id: string } | undefined
  limit: number
}

/** The items that match, in the order of their names; one more than the limit tells that there is a next page. */
export async function listItems(tx: Tx, filter: ItemFilter): Promise<StoredItem[]> {
  let query = tx.build.selectFrom('standards.items').selectAll().orderBy('name').orderBy('id').limit(filter.limit)
  const { search, unitId, areas, audience, after } = filter
  if (search)
    query = query.where((eb) =>
      eb.or([eb('name', 'ilike', like(search)), eb('name_en', 'ilike', like(search)), eb('code', '=', search)]),
    )
  if (unitId) query = query.where('unit_id', '=', unitId)
  if (areas) query = query.where('area_code', 'in', areas)
  if (audience) query = query.where('audience', 'in', [audience, 'both'])
  if (after) query = query.where((eb) => eb(eb.refTuple('name', 'id'), '>', eb.tuple(after.name, after.id)))
  return (await tx.all(query)).map(itemOf)
}

function like(words: string): string {
  return `%${words.replace(/[\\%_]/g, '\\$&')}%`
}

export async function findItem(tx: Tx, id: string): Promise<StoredItem | undefined> {
  const row = await tx.first(tx.build.selectFrom('standards.items').selectAll().where('id', '=', id))
  return row && itemOf(row)
}

/** The items of these codes, for comparing a catalogue with what is there. */
export async function listByCodes(tx: Tx, codes: readonly string[]): Promise<Map<string, StoredItem>> {
  const rows = await tx.all(
    tx.build
      .selectFrom('standards.items')
      .selectAll()
      .where('code', 'in', [...codes, '']),
  )
  return new Map(rows.map((row) => [row.code, itemOf(row)]))
}

/** Writes an item, new or changed; a changed one gets the next version. */
export async function saveItem(tx: Tx, item: StoredItem): Promise<void> {
  const values = {
    name: item.name,
    name_en: item.nameEn,
    type: item.type,
    unit_id: item.unitId,
    area_code: item.areaCode,
    statutory: json(item.statutory),
    promised: json(item.promised),
    legal_basis: item.legalBasis,
    visits: item.visits,
    fee: item.fee,
    fee_en: item.feeEn,
    online: item.online,
    audience: item.audience,
    place: item.place,
    hours: item.hours,
    phone: item.phone,
    complaint_phone: item.complaintPhone,
    materials: JSON.stringify(item.materials),
    steps: JSON.stringify(item.steps),
    version: item.version,
  }
  await tx.run(
    tx.build
      .insertInto('standards.items')
      .values({ id: item.id, code: item.code, ...values })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values)),
  )
}

const json = (value: unknown) => (value === null ? null : JSON.stringify(value))

type ItemRow = {
  id: string
  code: string
  name: string
  name_en: string
  type: string
  unit_id: string
  area_code: string
  statutory: unknown
  promised: unknown
  legal_basis: string | null
  visits: number | null
  fee: string | null
  fee_en: string | null
  online: string
  audience: string
  place: string | null
  hours: string | null
  phone: string | null
  complaint_phone: string | null
  materials: unknown
  steps: unknown
  version: number
}

function itemOf(row: ItemRow): StoredItem {
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    nameEn: row.name_en,
    type: row.type as Item['type'],
    unitId: row.unit_id,
    areaCode: row.area_code,
    statutory: row.statutory as Limit | null,
    promised: row.promised as Limit | null,
    legalBasis: row.legal_basis,
    visits: row.visits,
    fee: row.fee,
    feeEn: row.fee_en,
    online: row.online as Item['online'],
    audience: row.audience as Item['audience'],
    place: row.place,
    hours: row.hours,
    phone: row.phone,
    complaintPhone: row.complaint_phone,
    materials: row.materials as Material[],
    steps: row.steps as Step[],
    version: row.version,
  }
}

export type StoredYear = {
  year: number
  notices: string[]
  days: CalendarDay[]
  fromNotice: boolean
  cityDays: CalendarDay[]
  changedAt: Date
}

export async function listYears(tx: Tx): Promise<StoredYear[]> {
  const rows = await tx.all(tx.build.selectFrom('standards.calendar_years').selectAll().orderBy('year'))
  return rows.map((row) => ({
    year: row.year,
    notices: row.notices,
    days: row.days as CalendarDay[],
    fromNotice: row.from_notice,
    cityDays: row.city_days as CalendarDay[],
    changedAt: row.changed_at,
  }))
}

export async function saveYear(tx: Tx, year: Omit<StoredYear, 'changedAt'>): Promise<void> {
  const values = {
    notices: year.notices,
    days: JSON.stringify(year.days),
    from_notice: year.fromNotice,
    city_days: JSON.stringify(year.cityDays),
    changed_at: tx.now,
  }
  await tx.run(
    tx.build
      .insertInto('standards.calendar_years')
      .values({ year: year.year, ...values })
      .onConflict((conflict) => conflict.column('year').doUpdateSet(values)),
  )
}
