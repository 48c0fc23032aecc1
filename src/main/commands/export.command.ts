import { createWriteStream } from 'node:fs'
import { resolve } from 'node:path'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { countyOf } from '../../foundation/directory/directory.public.ts'
import { append } from '../../platform/events/events.ts'
import { type CsvValue, csvChunks } from '../../platform/tabular/write-csv.ts'
import type { Command } from './command.ts'
import { usageErrors } from './command-errors.ts'
import { type Export, eventExport, measureExport, type Period, recordExport } from './export-rows.ts'
import { FIRST_DAY, LAST_DAY, measureNamed, measuresOf } from './measures.command.ts'
import type { Session } from './session.ts'

const KINDS = ['measures', 'records', 'events'] as const
type Kind = (typeof KINDS)[number]
type Format = 'csv' | 'json'

/** `export`: measures, records or events as CSV or JSON. */
export const exportCommand: Command = {
  name: 'export',
  about: { zh: '导出指标、办件或事件', en: 'export measures, records or events' },
  words: 'measures|records|events',
  options: {
    format: { value: 'csv|json', about: { zh: '格式，不填为 csv', en: 'the format; csv unless given' } },
    out: { value: 'FILE', about: { zh: '写入文件，不填为标准输出', en: 'a file; standard output unless given' } },
    from: { value: 'DATE', about: { zh: '起始日（含）', en: 'first day, counted' } },
    to: { value: 'DATE', about: { zh: '截止日（含）', en: 'last day, counted' } },
    measure: {
      value: 'LIST',
      many: true,
      about: { zh: '只导出这些指标', en: 'these measures only' },
    },
  },
  notes: {
    zh: '指标按日和全部维度；办件按受理日；事件按序号并带散列值。CSV 为 UTF-8，可直接用表格软件打开。不带 --out 的 --json 等于 --format json。每次导出都记入事件。',
    en: 'Measures by day and all dimensions, records by the day they were opened, events in their order with their hashes. CSV is UTF-8 and opens in spreadsheets. --json without --out means --format json. Every export is an event itself.',
  },
  examples: ['export measures --from 2026-01-01 --out measures.csv', 'export events --format json > events.json'],
  run: async ({ given, config, session, out }) => {
    const kind = KINDS.find((one) => one === given.words[0])
    if (!kind) throw usageErrors.NOT_ONE_OF({ option: 'export', words: KINDS.join(' '), value: given.words[0]! })
    const path = given.text('out')
    const forPrograms = given.flag('json') && path === undefined
    const format = given.oneOf('format', ['csv', 'json'] as const) ?? (forPrograms ? 'json' : 'csv')
    const from = given.day('from') ?? FIRST_DAY
    const period = { from, to: given.day('to') ?? LAST_DAY, timeZone: config.timeZone }
    const opened = await session()
    const { db, actor, settle } = opened
    if (kind === 'measures') await settle()
    const what = exportOf(opened, kind, period, given.list('measure'))
    await noteExport(opened, kind, period)
    const separator = forPrograms ? ',' : ',\n'
    const rows = await db.snapshot(actor, (tx) =>
      write(path === undefined ? out : createWriteStream(resolve(path), { mode: 0o600 }), {
        ...what,
        counted: what.rows(tx),
        format,
        separator,
        end: path !== undefined,
      }),
    )
    if (path === undefined) return { json: null, lines: [], written: true }
    const file = resolve(path)
    return { json: { kind, format, file, rows }, lines: [`${file}：${rows} 行。 / ${rows} rows.`] }
  },
}

function exportOf({ wired }: Session, kind: Kind, period: Period, measures: readonly string[]): Export {
  if (kind === 'events') return eventExport(period)
  if (kind === 'records') return recordExport(wired.directory, period)
  const wanted = measures.length > 0 ? measures.map((id) => measureNamed(wired, id)) : measuresOf(wired)
  return measureExport(wanted, period)
}

/** Who took data out, and what, stands in the log. */
async function noteExport({ db, wired, actor }: Session, kind: Kind, { from, to }: Period): Promise<void> {
  await db.transaction(actor, async (tx) => {
    const city = (await wired.directory.listAreas(tx)).find(({ level }) => level === 'city')
    if (!city) return
    append(tx, {
      type: 'data.exported',
      subject: { kind: 'export', id: kind },
      countyCode: countyOf(city.code),
      areaCode: city.code,
      data: { kind, from, to },
    })
  })
}

type Written = Export & {
  counted: AsyncIterable<readonly CsvValue[]>
  format: Format
  separator: string
  end: boolean
}

async function write(
  into: Writable,
  { columns, jsonColumn, counted, format, separator, end }: Written,
): Promise<number> {
  let count = 0
  async function* rows() {
    for await (const row of counted) {
      count++
      yield row
    }
  }
  const chunks = format === 'csv' ? csvChunks(columns, rows()) : jsonChunks(columns, jsonColumn, rows(), separator)
  await pipeline(Readable.from(chunks), into, { end })
  return count
}

/** An array of objects as JSON text, a row at a time. */
async function* jsonChunks(
  columns: readonly string[],
  jsonColumn: string | undefined,
  rows: AsyncIterable<readonly CsvValue[]>,
  separator: string,
): AsyncGenerator<string> {
  let before = '['
  for await (const row of rows) {
    const fields = columns.map((column, i) => {
      const text = column === jsonColumn ? String(row[i]) : JSON.stringify(row[i] ?? null)
      return `${JSON.stringify(column)}:${text}`
    })
    yield `${before}{${fields.join()}}`
    before = separator
  }
  yield before === '[' ? '[]\n' : ']\n'
}
