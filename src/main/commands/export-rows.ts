import type { DirectoryPublic } from '../../foundation/directory/directory.public.ts'
import { localDateOf } from '../../kernel/dates.ts'
import type { Tx } from '../../platform/db/database.ts'
import { canonical } from '../../platform/events/events.ts'
import { newestId, readRange } from '../../platform/events/log-reader.ts'
import { ask } from '../../platform/measures/ask.ts'
import type { Measure } from '../../platform/measures/measure.ts'
import type { CsvValue } from '../../platform/tabular/write-csv.ts'

/** Something that can be exported: its columns, and its rows one after the other. */
export type Export = {
  readonly columns: readonly string[]
  /** The column whose values are JSON text. */
  readonly jsonColumn?: string
  rows(tx: Tx): AsyncIterable<readonly CsvValue[]>
}

/** First and last local day, both counted. */
export type Period = { readonly from: string; readonly to: string; readonly timeZone: string }

const PAGE = 5000
const NUMBERS = ['count', 'sum', 'rate', 'low', 'high', 'p50', 'p90'] as const
const PLACES = ['day', 'area', 'unit', 'item', 'channel'] as const

/** The cells of measures by day and all dimensions. */
export function measureExport(measures: readonly Measure[], { from, to }: Period): Export {
  return {
    columns: ['measure', ...PLACES, ...NUMBERS],
    async *rows(tx) {
      for (const measure of measures) {
        for (const cell of await ask(tx, { measure, from, to, by: PLACES })) {
          yield [measure.id, ...PLACES.map((place) => cell[place] ?? ''), ...NUMBERS.map((number) => cell[number])]
        }
      }
    },
  }
}

/** The events of a period in the order of the log, with their hashes. */
export function eventExport({ from, to, timeZone }: Period): Export {
  return {
    columns: [
      ...['id', 'at', 'type', 'subject_kind', 'subject_id', 'actor_kind', 'actor_id'],
      ...['county_code', 'area_code', 'unit_id', 'data', 'hash'],
    ],
    jsonColumn: 'data',
    async *rows(tx) {
      const last = await newestId(tx)
      for (let next = 1; next <= last; ) {
        const events = await readRange(tx, next, last, PAGE)
        for (const event of events) {
          const day = localDateOf(event.at, timeZone)
          if (day < from || day > to) continue
          const { id, at, type, subjectKind, subjectId, actorKind, actorId, countyCode, areaCode, unitId } = event
          const subject = [subjectKind, subjectId, actorKind, actorId]
          yield [id, at, type, ...subject, countyCode, areaCode, unitId, canonical(event.data), event.hash]
        }
        if (events.length < PAGE) return
        next = events.at(-1)!.id + 1
      }
    },
  }
}

type RecordRow = {
  source_id: string
  source: string
  record_id: string
  area_code: string
  unit_id: string | null
  item: string | null
  channel: string | null
  applicant_kind: string | null
  status: string
  opened_at: Date
  due_at: Date | null
  closed_at: Date | null
  county_code: string
}

/** Service records that came in by registers and were opened in a period. */
export function recordExport(directory: DirectoryPublic, { from, to, timeZone }: Period): Export {
  return {
    columns: [
      ...['source', 'record_id', 'area_code', 'unit_id', 'unit', 'item', 'channel', 'applicant_kind'],
      ...['status', 'opened_at', 'due_at', 'closed_at'],
    ],
    async *rows(tx) {
      const units = new Map((await directory.listUnits(tx)).map(({ id, name }) => [id, name]))
      let after: readonly [string, string, string] = ['', '00000000-0000-0000-0000-000000000000', '']
      for (;;) {
        const records = await tx.query<RecordRow>(RECORDS, [...after, from, to, timeZone, PAGE])
        for (const one of records) {
          const unit = one.unit_id === null ? null : units.get(one.unit_id)
          const what = [one.item, one.channel, one.applicant_kind, one.status]
          const times = [one.opened_at, one.due_at, one.closed_at]
          yield [one.source, one.record_id, one.area_code, one.unit_id, unit, ...what, ...times]
        }
        const last = records.at(-1)
        if (!last || records.length < PAGE) return
        after = [last.county_code, last.source_id, last.record_id]
      }
    },
  }
}

const RECORDS = `
  select s.key as source, r.county_code, r.source_id, r.record_id, r.area_code, r.unit_id, r.item, r.channel,
         r.applicant_kind, r.status, r.opened_at, r.due_at, r.closed_at
  from registers.records r join registers.sources s on s.id = r.source_id
  where (r.county_code, r.source_id, r.record_id) > ($1::bpchar, $2::uuid, $3::text)
    and (r.opened_at at time zone $6)::date between $4::date and $5::date
  order by r.county_code, r.source_id, r.record_id limit $7`
