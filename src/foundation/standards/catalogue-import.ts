import type { Readable } from 'node:stream'
import type { Actor } from '../../kernel/actor.ts'
import { newId } from '../../kernel/ids.ts'
import type { Database, Tx } from '../../platform/db/database.ts'
import { append } from '../../platform/events/events.ts'
import { readTable } from '../../platform/tabular/read-table.ts'
import { detached, type TableRow } from '../../platform/tabular/table.ts'
import type { DirectoryPublic } from '../directory/directory.public.ts'
import { countyOf } from '../directory/directory.public.ts'
import { type CatalogueReport, standardsErrors } from './standards.contract.ts'
import * as repository from './standards.repository.ts'
import { type CatalogueField, catalogueColumns, itemTypeOf } from './standards.rules.ts'

type Deps = { db: Database; directory: DirectoryPublic }
type Entry = { line: number; code: string; name: string; type: string; unit: string; area: string }

/** Rejected rows that are named in the report; all are counted. */
const MOST_NAMED = 200

/**
 * Reads a catalogue of items: one row an item with code, name, type and unit. All of it or nothing is written. Items that
 * are there already with the same content stay untouched, so the same file twice changes nothing; a code that stands
 * twice in the file, a missing name and an unknown type are reported with their line.
 */
export async function importCatalogue(
  { db, directory }: Deps,
  actor: Actor,
  source: Readable | string,
  areaCode: string,
): Promise<CatalogueReport> {
  const table = await readTable(source)
  const { at, missing } = catalogueColumns(table.head.columns)
  if (missing.length > 0) {
    await table.close()
    throw standardsErrors.CATALOGUE_COLUMNS({ columns: missing.join(', ') })
  }
  const report: CatalogueReport = { read: 0, accepted: 0, unchanged: 0, rejected: 0, rejects: [] }
  const reject = (line: number, field: string, value: string, reason: string) => {
    report.rejected++
    if (report.rejects.length < MOST_NAMED) report.rejects.push({ line, field, value: value.slice(0, 100), reason })
  }
  const entries = new Map<string, Entry>()
  for await (const { rows, faults } of table.batches) {
    report.read += rows.length + faults.length
    for (const { line, code } of faults) reject(line, '', '', code)
    for (const row of rows) takeRow(row, at, areaCode, entries, reject)
  }
  await db.transaction(actor, (tx) => writeEntries(tx, directory, [...entries.values()], report))
  return report
}

function takeRow(
  { line, values }: TableRow,
  at: Partial<Record<CatalogueField, number>>,
  areaCode: string,
  entries: Map<string, Entry>,
  reject: (line: number, field: string, value: string, reason: string) => void,
) {
  const read = (field: CatalogueField) => detached((values[at[field] ?? -1] ?? '').trim())
  const [code, name, unit, typeText] = [read('code'), read('name'), read('unit'), read('type')]
  const type = typeText === '' ? '20' : itemTypeOf(typeText)
  if (!code) return reject(line, 'code', '', '缺少事项编码 / no code')
  if (!name) return reject(line, 'name', code, '缺少事项名称 / no name')
  if (!unit) return reject(line, 'unit', code, '缺少部门 / no unit')
  if (!type) return reject(line, 'type', typeText, '未知的事项类型 / unknown type')
  if (entries.has(code)) return reject(line, 'code', code, '编码重复 / the code stands twice')
  entries.set(code, { line, code, name, type, unit, area: areaCode })
}

async function writeEntries(tx: Tx, directory: DirectoryPublic, entries: readonly Entry[], report: CatalogueReport) {
  const known = await repository.listByCodes(
    tx,
    entries.map(({ code }) => code),
  )
  const unitIds = new Map<string, string>()
  for (const entry of entries) {
    const unitId = unitIds.get(entry.unit) ?? (await unitFor(tx, directory, entry))
    unitIds.set(entry.unit, unitId)
    const before = known.get(entry.code)
    const same = before && before.name === entry.name && before.type === entry.type && before.unitId === unitId
    if (same) {
      report.unchanged++
      continue
    }
    report.accepted++
    const type = entry.type as repository.StoredItem['type']
    const item = before
      ? { ...before, name: entry.name, type, unitId, version: before.version + 1 }
      : newItem(entry, unitId)
    await repository.saveItem(tx, item)
    append(tx, {
      type: before ? 'item.changed' : 'item.entered',
      subject: { kind: 'item', id: item.id },
      countyCode: countyOf(item.areaCode),
      areaCode: item.areaCode,
      unitId,
      data: { code: item.code, name: item.name, type: item.type, version: item.version },
    })
  }
}

async function unitFor(tx: Tx, directory: DirectoryPublic, { unit, area }: Entry): Promise<string> {
  const known = await directory.findUnitByName(tx, unit, area)
  if (known) return known.id
  const made = await directory.createUnit(tx, {
    name: unit,
    nameEn: unit,
    areaCode: area,
    kind: 'external',
    phone: null,
  })
  return made.id
}

function newItem({ code, name, type, area }: Entry, unitId: string): repository.StoredItem {
  return {
    id: newId(),
    code,
    name,
    nameEn: name,
    type: type as repository.StoredItem['type'],
    unitId,
    areaCode: area,
    statutory: null,
    promised: null,
    legalBasis: null,
    visits: null,
    fee: null,
    feeEn: null,
    online: 'none',
    audience: 'both',
    place: null,
    hours: null,
    phone: null,
    complaintPhone: null,
    materials: [],
    steps: [],
    version: 1,
  }
}
