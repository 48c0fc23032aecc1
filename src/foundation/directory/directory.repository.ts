import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Area, AreaInput, Centre, CentreInput, Unit } from './directory.contract.ts'

/** An area as it is kept: with its place in the tree and the days between which it exists. */
export type StoredArea = Area & {
  readonly path: string
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly successorCode: string | null
}

/** All areas that ever were, the higher ones first. */
export async function listAllAreas(tx: Tx): Promise<StoredArea[]> {
  const rows = await tx.all(
    tx.build
      .selectFrom('directory.areas')
      .select([
        'code',
        'parent_code as parentCode',
        'county_code as countyCode',
        'level',
        'name',
        'name_en as nameEn',
        'lat',
        'long',
        'population',
        'path',
        'valid_from as validFrom',
        'valid_to as validTo',
        'successor_code as successorCode',
      ])
      .orderBy('path'),
  )
  return rows as StoredArea[]
}

/** Writes an area, new or changed. */
export async function upsertArea(
  tx: Tx,
  area: AreaInput & { code: string; path: string; countyCode: string },
): Promise<void> {
  const columns = {
    parent_code: area.parentCode,
    path: area.path,
    county_code: area.countyCode,
    level: area.level,
    name: area.name,
    name_en: area.nameEn,
    lat: area.lat,
    long: area.long,
    population: area.population,
    valid_from: area.validFrom,
    valid_to: area.validTo,
    successor_code: area.successorCode,
  }
  await tx.run(
    tx.build
      .insertInto('directory.areas')
      .values({ code: area.code, ...columns })
      .onConflict((conflict) => conflict.column('code').doUpdateSet(columns)),
  )
}

/** Puts everything below an area that has moved under its new path. */
export async function movePaths(tx: Tx, from: string, to: string): Promise<void> {
  await tx.query(`update directory.areas set path = $2 || substr(path, length($1) + 1) where path like $1 || '/%'`, [
    from,
    to,
  ])
}

const selectUnits = (tx: Tx) =>
  tx.build
    .selectFrom('directory.units')
    .select(['id', 'code', 'name', 'name_en as nameEn', 'area_code as areaCode', 'kind', 'phone'])

/** The units of the given areas whose name or code contains a text; of all areas where none are given. */
export async function listUnits(
  tx: Tx,
  { areas, search }: { areas?: readonly string[] | undefined; search?: string | undefined } = {},
): Promise<Unit[]> {
  let query = selectUnits(tx).orderBy('code')
  // One parameter however many areas there are, so that the statement is prepared once.
  if (areas) query = query.where(sql<boolean>`area_code = any(${areas}::bpchar[])`)
  if (search) {
    const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where((or) =>
      or.or([or('name', 'like', pattern), or('name_en', 'ilike', pattern), or('code', 'like', pattern)]),
    )
  }
  return (await tx.all(query)) as Unit[]
}

export async function findUnitById(tx: Tx, id: string): Promise<Unit | undefined> {
  return (await tx.first(selectUnits(tx).where('id', '=', id))) as Unit | undefined
}

/** The units with the given ids; unknown ids are left out. */
export async function listUnitsById(tx: Tx, ids: readonly string[]): Promise<Unit[]> {
  return (await tx.all(selectUnits(tx).where(sql<boolean>`id = any(${ids}::uuid[])`))) as Unit[]
}

export async function findUnitByCode(tx: Tx, code: string): Promise<Unit | undefined> {
  return (await tx.first(selectUnits(tx).where('code', '=', code))) as Unit | undefined
}

export async function findUnitsByName(tx: Tx, name: string): Promise<Unit[]> {
  return (await tx.all(selectUnits(tx).where('name', '=', name).orderBy('code'))) as Unit[]
}

/** Writes a unit, new or changed. */
export async function upsertUnit(tx: Tx, unit: Unit): Promise<void> {
  const columns = {
    code: unit.code,
    name: unit.name,
    name_en: unit.nameEn,
    area_code: unit.areaCode,
    kind: unit.kind,
    phone: unit.phone,
  }
  await tx.run(
    tx.build
      .insertInto('directory.units')
      .values({ id: unit.id, ...columns })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(columns)),
  )
}

const selectCentres = (tx: Tx) =>
  tx.build
    .selectFrom('directory.centres')
    .select([
      'id',
      'unit_id as unitId',
      'name',
      'name_en as nameEn',
      'area_code as areaCode',
      'address',
      'address_en as addressEn',
      'hours',
      'phone',
      'lat',
      'long',
    ])

export async function listCentres(tx: Tx): Promise<Centre[]> {
  return tx.all(selectCentres(tx).orderBy('area_code').orderBy('name'))
}

export async function findCentreById(tx: Tx, id: string): Promise<Centre | undefined> {
  return tx.first(selectCentres(tx).where('id', '=', id))
}

/** Writes a service centre, new or changed. */
export async function upsertCentre(tx: Tx, id: string, centre: CentreInput): Promise<void> {
  const columns = {
    unit_id: centre.unitId,
    name: centre.name,
    name_en: centre.nameEn,
    area_code: centre.areaCode,
    address: centre.address,
    address_en: centre.addressEn,
    hours: centre.hours,
    phone: centre.phone,
    lat: centre.lat,
    long: centre.long,
  }
  await tx.run(
    tx.build
      .insertInto('directory.centres')
      .values({ id, ...columns })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(columns)),
  )
}
