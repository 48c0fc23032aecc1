import type { Tx } from '../../../platform/db/database.ts'
import type { ScriptInput } from './scripts.contract.ts'

export type ScriptRow = ScriptInput & {
  readonly id: string
  readonly retired: boolean
  readonly changedAt: Date
  readonly changedBy: string | null
  readonly version: number
}

const COLUMNS = [
  'id',
  'step',
  'category_code as categoryCode',
  'ground',
  'title_zh as titleZh',
  'title_en as titleEn',
  'text_zh as textZh',
  'text_en as textEn',
  'retired',
  'changed_at as changedAt',
  'changed_by_name as changedBy',
  'version',
] as const

/** The scripts in use, or those out of use, in no particular order. */
export async function listScripts(tx: Tx, retired: boolean): Promise<ScriptRow[]> {
  return (await tx.all(
    tx.build.selectFrom('calls.scripts').select(COLUMNS).where('retired', '=', retired),
  )) as ScriptRow[]
}

export async function lockScript(tx: Tx, id: string): Promise<ScriptRow | undefined> {
  const query = tx.build.selectFrom('calls.scripts').select(COLUMNS).where('id', '=', id).forUpdate()
  return (await tx.first(query)) as ScriptRow | undefined
}

export async function insertScript(tx: Tx, row: ScriptRow): Promise<void> {
  await tx.run(tx.build.insertInto('calls.scripts').values({ id: row.id, version: row.version, ...columnsOf(row) }))
}

/** Keeps a script as it was as a version, and writes it as it is. */
export async function replaceScript(tx: Tx, before: ScriptRow, after: ScriptRow): Promise<void> {
  await tx.run(
    tx.build
      .insertInto('calls.script_versions')
      .values({ script_id: before.id, version: before.version, script: JSON.stringify(before) }),
  )
  await tx.run(
    tx.build
      .updateTable('calls.scripts')
      .set({ version: after.version, ...columnsOf(after) })
      .where('id', '=', after.id),
  )
}

/** A script as it was in each former version. */
export async function listVersions(tx: Tx, id: string): Promise<ScriptRow[]> {
  const rows = await tx.query<{ script: Omit<ScriptRow, 'changedAt'> & { changedAt: string } }>(
    'select script from calls.script_versions where script_id = $1 order by version desc',
    [id],
  )
  return rows.map(({ script }) => ({ ...script, changedAt: new Date(script.changedAt) }))
}

function columnsOf(row: ScriptRow) {
  return {
    step: row.step,
    category_code: row.categoryCode,
    ground: row.ground,
    title_zh: row.titleZh,
    title_en: row.titleEn,
    text_zh: row.textZh,
    text_en: row.textEn,
    retired: row.retired,
    changed_at: row.changedAt,
    changed_by_name: row.changedBy,
  }
}
