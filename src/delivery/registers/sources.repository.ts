import type { Tx } from '../../platform/db/database.ts'
import type { RegisterMapping } from './mapping.contract.ts'
import type { Source, SourceInput } from './registers.contract.ts'

export type StoredSource = Omit<Source, 'lastImportAt'> & {
  readonly countyCode: string
  readonly lastImportAt: Date | null
}

const SOURCES = `select s.id, s.key, s.name, s.name_en as "nameEn", s.area_code as "areaCode",
  s.county_code as "countyCode", s.version,
  (select count(*)::int from registers.records r where r.county_code = s.county_code and r.source_id = s.id) as records,
  (select max(i.ended_at) from registers.imports i where i.source_id = s.id and i.state = 'done') as "lastImportAt"
  from registers.sources s`

export async function listSources(tx: Tx): Promise<StoredSource[]> {
  return tx.query<StoredSource>(`${SOURCES} order by s.key`)
}

export async function findSource(tx: Tx, id: string): Promise<StoredSource | undefined> {
  return (await tx.query<StoredSource>(`${SOURCES} where s.id = $1`, [id]))[0]
}

export async function findSourceByKey(tx: Tx, key: string): Promise<StoredSource | undefined> {
  return (await tx.query<StoredSource>(`${SOURCES} where s.key = $1`, [key]))[0]
}

export async function insertSource(tx: Tx, source: SourceInput & { id: string; countyCode: string }): Promise<void> {
  await tx.run(
    tx.build.insertInto('registers.sources').values({
      id: source.id,
      key: source.key,
      name: source.name,
      name_en: source.nameEn,
      area_code: source.areaCode,
      county_code: source.countyCode,
      made_at: tx.now,
      made_by: tx.actor.id,
    }),
  )
}

/** Renames a source; false where it has another version or lies outside the scope. */
export async function renameSource(
  tx: Tx,
  id: string,
  names: { name: string; nameEn: string },
  version: number,
): Promise<boolean> {
  const touched = await tx.run(
    tx.build
      .updateTable('registers.sources')
      .set({ name: names.name, name_en: names.nameEn, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version),
  )
  return touched === 1
}

export type StoredMapping = {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly nameEn: string
  readonly mapping: RegisterMapping
  readonly savedAt: Date
}

const MAPPING_COLUMNS = 'id, version, name, name_en as "nameEn", mapping, saved_at as "savedAt"'

/** The newest version of every saved mapping, the one saved last first. */
export async function listMappings(tx: Tx): Promise<StoredMapping[]> {
  return tx.query<StoredMapping>(
    `select * from (
       select distinct on (id) ${MAPPING_COLUMNS} from registers.mappings order by id, version desc
     ) newest order by "savedAt" desc`,
  )
}

export async function findMapping(tx: Tx, id: string, version?: number): Promise<StoredMapping | undefined> {
  const [found] = await tx.query<StoredMapping>(
    `select ${MAPPING_COLUMNS} from registers.mappings
     where id = $1 and ($2::int is null or version = $2) order by version desc limit 1`,
    [id, version ?? null],
  )
  return found
}

export async function insertMapping(
  tx: Tx,
  saved: { id: string; version: number; name: string; nameEn: string; mapping: RegisterMapping },
): Promise<void> {
  await tx.query(
    `insert into registers.mappings (id, version, name, name_en, mapping, saved_at, saved_by)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [saved.id, saved.version, saved.name, saved.nameEn, JSON.stringify(saved.mapping), tx.now, tx.actor.id],
  )
}
