import { openBytes } from './bytes.ts'
import type { RecordSource } from './csv-reader.ts'
import type { RecordBatch } from './csv-splitter.ts'
import type { ReadLimits, TableNote, TableRow } from './table.ts'
import { tabularErrors } from './tabular.errors.ts'
import { parseXml } from './xml.ts'

type Attributes = Map<string, string>
type Per = 'event' | 'trace'

export type XesSource = RecordSource & { readonly columns: string[]; readonly gzip: boolean; close(): Promise<void> }

/** Columns that come first, where the log has them; the others follow in the order in which they first occur. */
const FIRST_COLUMNS = ['case:concept:name', 'concept:name', 'time:timestamp', 'lifecycle:transition', 'org:resource']

/** What a trace row says of its events. */
const TRACE_COLUMNS = ['case:events', 'case:first_event', 'case:last_event']

const ATTRIBUTE_TAGS = new Set(['string', 'date', 'int', 'float', 'boolean', 'id'])
const BATCH_ROWS = 1000

/**
 * Reads an event log (XES 1.0, IEEE 1849) on disk, plain or gzip, as a table: a row for each event with the attributes
 * of its trace under `case:…`, or a row for each trace with the number, first and last time of its events. The order of
 * the file is kept; `line` is the number of the event or trace. The file is read twice, first for the names of all
 * attributes, since any event may bring a new one. Attributes within attributes are left out and counted.
 */
export async function readXes(path: string, options: { per: Per; limits: ReadLimits }): Promise<XesSource> {
  const survey = new LogReading(options.per)
  let gzip = false
  for await (const isGzip of parseLog(path, survey, options.limits)) {
    gzip = isGzip
    survey.rows = []
  }
  const columns = survey.columnNames()
  if (columns.length > options.limits.columns) {
    throw tabularErrors.TABLE_TOO_MANY_COLUMNS({ limit: options.limits.columns, line: 0 })
  }
  if (survey.count === 0) throw tabularErrors.TABLE_EMPTY()
  const reading = new LogReading(options.per, columns)

  async function* batches(): AsyncGenerator<RecordBatch> {
    for await (const _ of parseLog(path, reading, options.limits)) {
      if (reading.rows.length >= BATCH_ROWS) yield reading.take()
    }
    yield reading.take()
  }

  const opened = batches()
  return {
    batches: opened,
    columns,
    gzip,
    mayBeShort: false,
    blankLines: () => 0,
    notes: () => survey.notes(),
    close: () => opened.return(undefined).then(() => {}),
  }
}

async function* parseLog(path: string, reading: LogReading, limits: ReadLimits): AsyncGenerator<boolean> {
  const bytes = await openBytes(path, limits)
  try {
    const options = { part: 'XES', longest: limits.recordChars }
    for await (const _ of parseXml(bytes.chunks, reading, options)) yield bytes.gzip
  } finally {
    await bytes.close()
  }
}

/** The state of a log that is being parsed. Without columns it only gathers names; with them it makes rows. */
class LogReading {
  rows: TableRow[] = []
  count = 0
  private readonly per: Per
  private readonly columns: readonly string[] | undefined
  private readonly path: string[] = []
  private readonly traceNames = new Set<string>()
  private readonly eventNames = new Set<string>()
  private trace: Attributes = new Map()
  private event: Attributes = new Map()
  private eventsOfTrace = 0
  private firstTime = ''
  private lastTime = ''
  private emptyTraces = 0
  private nested = 0

  constructor(per: Per, columns?: readonly string[]) {
    this.per = per
    this.columns = columns
  }

  open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    const parent = this.path.at(-1)
    this.path.push(name)
    if (name === 'trace' && parent === 'log') this.beginTrace()
    else if (name === 'event' && parent === 'trace') this.event = new Map()
    else if (attributes.key !== undefined && this.path.length > 2) this.takeAttribute(name, parent, attributes)
  }

  close = (name: string): void => {
    this.path.pop()
    const parent = this.path.at(-1)
    if (name === 'event' && parent === 'trace') this.endEvent()
    else if (name === 'trace' && parent === 'log') this.endTrace()
  }

  take(): RecordBatch {
    const rows = this.rows
    this.rows = []
    return { rows, faults: [] }
  }

  notes(): TableNote[] {
    const notes: TableNote[] = []
    if (this.emptyTraces > 0) notes.push({ code: 'EMPTY_TRACES', params: { count: this.emptyTraces } })
    if (this.nested > 0) notes.push({ code: 'NESTED_ATTRIBUTES', params: { count: this.nested } })
    return notes
  }

  columnNames(): string[] {
    const ofTrace = [...this.traceNames].map((name) => `case:${name}`)
    const all = this.per === 'trace' ? [...ofTrace, ...TRACE_COLUMNS] : [...ofTrace, ...this.eventNames]
    const first = FIRST_COLUMNS.filter((name) => all.includes(name))
    return [...first, ...new Set(all.filter((name) => !first.includes(name)))]
  }

  private beginTrace(): void {
    this.trace = new Map()
    this.eventsOfTrace = 0
    this.firstTime = ''
    this.lastTime = ''
  }

  private takeAttribute(name: string, parent: string | undefined, attributes: Readonly<Record<string, string>>): void {
    const within = parent === 'event' || parent === 'trace'
    if (within && ATTRIBUTE_TAGS.has(name)) {
      const { key = '', value = '' } = attributes
      if (parent === 'event') {
        this.event.set(key, value)
        this.eventNames.add(key)
      } else {
        this.trace.set(key, value)
        this.traceNames.add(key)
      }
    } else if (this.path[1] === 'trace') {
      this.nested++
    }
  }

  private endEvent(): void {
    this.eventsOfTrace++
    const time = this.event.get('time:timestamp')
    if (time) {
      this.firstTime ||= time
      this.lastTime = time
    }
    if (this.per === 'event') this.addRow((name) => this.event.get(name) ?? this.ofTrace(name))
  }

  private endTrace(): void {
    if (this.eventsOfTrace === 0) this.emptyTraces++
    if (this.per === 'event') return
    this.addRow((name) => {
      if (name === 'case:events') return String(this.eventsOfTrace)
      if (name === 'case:first_event') return this.firstTime
      return name === 'case:last_event' ? this.lastTime : this.ofTrace(name)
    })
  }

  private ofTrace(name: string): string {
    return name.startsWith('case:') ? (this.trace.get(name.slice(5)) ?? '') : ''
  }

  private addRow(find: (name: string) => string): void {
    this.count++
    if (this.columns) this.rows.push({ line: this.count, values: this.columns.map(find) })
  }
}
