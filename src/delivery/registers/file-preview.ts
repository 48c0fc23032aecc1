import { noteText } from '../../platform/tabular/tabular.errors.ts'
import { wasOnTime } from './facts.rules.ts'
import { formatOf, shownRow } from './file-look.ts'
import type { Preview, PreviewRecord, Reading } from './files.contract.ts'
import type { RegisterMapping } from './mapping.contract.ts'
import { openReading, type TakenRow } from './reading-session.ts'
import type { Known, ResolvedRecord } from './resolve.rules.ts'

const ROWS = 50

export type PreviewAsked = { readonly reading: Reading; readonly mapping: RegisterMapping }

/** The first rows of a file as an import would take them; nothing is written. */
export async function createPreview(
  { path, name }: { path: string; name: string },
  { reading, mapping }: PreviewAsked,
  known: Known,
): Promise<Preview> {
  const session = await openReading(path, await formatOf(path, name, reading), { reading, mapping, known })
  const taken: TakenRow[] = []
  for await (const rows of session.stretches()) {
    taken.push(...rows.slice(0, ROWS - taken.length))
    if (taken.length >= ROWS) break
  }
  const newNames = new Map([...session.newUnits.values()].map((unit) => [unit.id, unit.name]))
  const unitNames = new Map(known.units.map((unit) => [unit.id, unit.name]))
  const areaNames = new Map(known.areas.map((area) => [area.code, area.name]))
  const view = (record: ResolvedRecord): PreviewRecord => {
    const { unitId, areaCode, recordId, item, channel, applicantKind, status, caseActivity } = record
    const at = (time: number | null) => (time === null ? null : new Date(time))
    const [dueAt, closedAt] = [at(record.dueAt), at(record.closedAt)]
    const openedAt = new Date(record.openedAt)
    return {
      recordId,
      item,
      unitName: unitId && (newNames.get(unitId) ?? unitNames.get(unitId) ?? null),
      unitIsNew: unitId !== null && newNames.has(unitId),
      areaCode,
      areaName: areaNames.get(areaCode) ?? areaCode,
      channel,
      applicantKind,
      status,
      openedAt: openedAt.toISOString(),
      dueAt: dueAt?.toISOString() ?? null,
      closedAt: closedAt?.toISOString() ?? null,
      activity: caseActivity,
      onTime: wasOnTime({ status, openedAt, dueAt, closedAt }),
    }
  }
  return {
    columns: [...session.table.head.columns],
    rows: taken.map((row) => ({
      ...shownRow(row),
      record: 'record' in row ? view(row.record) : null,
      faults: 'problems' in row ? [...row.problems] : [],
    })),
    notes: session.table.summary().notes.map(noteText),
  }
}
