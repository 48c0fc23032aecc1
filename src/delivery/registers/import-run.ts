import { type Actor, system } from '../../kernel/actor.ts'
import { AppError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Bilingual } from '../../kernel/texts.ts'
import { fill } from '../../kernel/texts.ts'
import { copyLine } from '../../platform/db/copy.ts'
import type { Database, Tx } from '../../platform/db/database.ts'
import { append } from '../../platform/events/events.ts'
import { noteText } from '../../platform/tabular/tabular.errors.ts'
import { type KnowsDirectory, knownDirectory } from './directory-knowledge.ts'
import { factsOf } from './facts.rules.ts'
import { formatOf } from './file-look.ts'
import { holdingImport } from './import-lock.ts'
import type { ImportProgress, StoredImport } from './imports.repository.ts'
import * as imports from './imports.repository.ts'
import { openReading, type ReadingSession, type TakenRow } from './reading-session.ts'
import * as records from './records.repository.ts'
import { registersErrors } from './registers.errors.ts'
import { openRejects, type Rejects } from './rejects.ts'
import type { ResolvedRecord } from './resolve.rules.ts'
import { findSource, type StoredSource } from './sources.repository.ts'
import { rejectsPath } from './uploads.ts'

export type ImportDeps = KnowsDirectory & {
  readonly db: Database
  readonly config: { readonly dataDir: string; readonly timeZone: string }
}

export type OnProgress = (progress: ImportProgress) => void

/** Records merged in one transaction: what is written at once, and how far apart the marks of progress lie. */
const STRETCH = 5_000
/** Runs that may end without having come to an end of the import, before it is given up. */
const MOST_ATTEMPTS = 4
const MOST_NEW_UNITS = 500

const REPEATED: Bilingual = {
  zh: '有 {count} 行与文件中的其他行完全相同，只计一次。',
  en: '{count} rows say the same as another row of the file and count once.',
}
const REPLACED: Bilingual = {
  zh: '有 {count} 行与后面的行办件编号相同而内容不同，以后面的行为准。',
  en: '{count} rows have the record number of a later row that says something else; the later row holds.',
}
const NEW_UNITS: Bilingual = {
  zh: '新增了 {count} 个单位：{names}。',
  en: '{count} units were entered: {names}.',
}

/** Thrown inside a run whose import was cancelled or taken over: nothing is left to do. */
class Stopped extends Error {}

/**
 * Works on an import until it has ended: reads the whole file, settles which records its rows make, and merges them in
 * stretches, each with its events in one transaction. A run that takes up where another died reads the file again, or
 * goes on behind the last merged stretch. Returns at once where another process works on it or it has ended; throws
 * only what may pass by itself, such as a lost database.
 */
export async function runImport(deps: ImportDeps, importId: string, onProgress?: OnProgress): Promise<void> {
  await holdingImport(deps.db, importId, () => runHeld(deps, importId, onProgress))
}

/** The same for a caller who holds the import already. */
export async function runHeld(deps: ImportDeps, importId: string, onProgress: OnProgress = () => {}): Promise<void> {
  const runner = newId()
  const self = system('registers.import')
  const begun = await deps.db.transaction(self, (tx) => imports.beginImport(tx, importId, runner))
  if (!begun) return
  const job = (await deps.db.read(self, (tx) => imports.findImport(tx, importId)))!
  // The import acts for the person who asked for it, with the rights of the system.
  const actor: Actor = { ...self, id: job.askedBy }
  try {
    if (job.attempts > MOST_ATTEMPTS) throw registersErrors.INTERRUPTED({ added: job.added, changed: job.changed })
    await new Run(deps, job, runner, actor, onProgress).work()
  } catch (error) {
    if (error instanceof Stopped) return await clear(deps.db, actor, importId)
    if (!(error instanceof AppError) || (error.status >= 500 && error.code !== 'INTERRUPTED')) throw error
    await fail(deps.db, actor, importId, error)
  }
}

async function clear(db: Database, actor: Actor, importId: string) {
  await db.transaction(actor, (tx) => records.clearStaged(tx, importId))
}

async function fail(db: Database, actor: Actor, importId: string, error: AppError) {
  await db.transaction(actor, async (tx) => {
    await records.clearStaged(tx, importId)
    const failure = { code: error.code, text: { zh: error.in('zh'), en: error.in('en') } }
    if (await imports.endImport(tx, importId, 'failed', failure)) await sayEnded(tx, importId, 'failed')
  })
}

async function sayEnded(tx: Tx, importId: string, state: string) {
  const { sourceId, areaCode, fileSha256, read, accepted, rejected, added, changed, unchanged } =
    (await imports.findImport(tx, importId))!
  append(tx, {
    type: 'import.ended',
    subject: { kind: 'import', id: importId },
    countyCode: areaCode.slice(0, 6),
    areaCode,
    data: { state, sourceId, fileSha256, read, accepted, rejected, added, changed, unchanged },
  })
}

/** One run of one import. */
class Run {
  readonly #deps: ImportDeps
  readonly #job: StoredImport
  readonly #runner: string
  readonly #actor: Actor
  readonly #onProgress: OnProgress
  #at: ImportProgress

  constructor(deps: ImportDeps, job: StoredImport, runner: string, actor: Actor, onProgress: OnProgress) {
    this.#deps = deps
    this.#job = job
    this.#runner = runner
    this.#actor = actor
    this.#onProgress = onProgress
    this.#at = { ...job, phase: job.phase ?? 'reading' }
  }

  async work(): Promise<void> {
    const { db } = this.#deps
    const source = (await db.read(this.#actor, (tx) => findSource(tx, this.#job.sourceId)))!
    if (!(await this.#canGoOn())) await this.#read(source)
    while (this.#at.mergedTo < this.#at.records) await this.#merge(source)
    await db.bulk(this.#actor, async (tx) => {
      await records.clearStaged(tx, this.#job.id)
      if (await imports.endImport(tx, this.#job.id, 'done')) await sayEnded(tx, this.#job.id, 'done')
    })
  }

  /** Whether an earlier run had settled all records and these are still there. */
  async #canGoOn(): Promise<boolean> {
    const { phase, records: count, id } = this.#job
    if (phase !== 'merging') return false
    return count === 0 || this.#deps.db.read(this.#actor, (tx) => records.hasSettled(tx, id, count))
  }

  async #read(source: StoredSource): Promise<void> {
    const { db, config } = this.#deps
    const { id, added, changed } = this.#job
    await clear(db, this.#actor, id)
    const nothing = {
      bytesRead: 0,
      read: 0,
      accepted: 0,
      rejected: 0,
      repeated: 0,
      replaced: 0,
      records: 0,
      mergedTo: 0,
    }
    // What an earlier run wrote will be met again as unchanged, but was added or changed by this import.
    this.#at = { phase: 'reading', ...nothing, added, changed, unchanged: -added - changed }
    const known = await db.read(this.#actor, (tx) => knownDirectory(tx, this.#deps, source.areaCode))
    const { filePath, fileName, reading, mapping } = this.#job
    const format = await formatOf(filePath, fileName, reading)
    const session = await openReading(filePath, format, { reading, mapping, known })
    const rejects = openRejects(rejectsPath(config.dataDir, id), session.table.head.columns)
    const used = new Set<string>()
    let refusedFile: string | null = null
    try {
      for await (const rows of gathered(session.stretches(), STRETCH)) await this.#stage(rows, session, rejects, used)
    } finally {
      refusedFile = await rejects.close()
    }
    await this.#settle(source, session, used, refusedFile)
  }

  async #stage(rows: readonly TakenRow[], session: ReadingSession, rejects: Rejects, used: Set<string>): Promise<void> {
    const lines: string[] = []
    for (const row of rows) {
      if ('problems' in row) {
        await rejects.add(row.problems, row.values)
      } else {
        lines.push(this.#stagedLine(row.record))
        if (row.record.unitId) used.add(row.record.unitId)
      }
    }
    if (session.newUnits.size > MOST_NEW_UNITS) throw registersErrors.TOO_MANY_NEW_UNITS({ limit: MOST_NEW_UNITS })
    const { read, accepted, rejected } = this.#at
    await this.#inStep(
      {
        bytesRead: session.bytesRead(),
        read: read + rows.length,
        accepted: accepted + lines.length,
        rejected: rejected + rows.length - lines.length,
      },
      (tx) => (lines.length > 0 ? records.copyStaged(tx, [lines.join('')]) : Promise.resolve()),
    )
  }

  #stagedLine(record: ResolvedRecord): string {
    const { line, recordId, areaCode, unitId, item, channel, applicantKind, status } = record
    const { openedAt, dueAt, closedAt, caseTimestamp } = record
    const at = (time: number | null) => (time === null ? null : new Date(time).toISOString())
    const times = [at(openedAt), at(dueAt), at(closedAt), at(caseTimestamp)]
    return copyLine([this.#job.id, line, recordId, areaCode, unitId, item, channel, applicantKind, status, ...times])
  }

  async #settle(source: StoredSource, session: ReadingSession, used: ReadonlySet<string>, refusedFile: string | null) {
    const { id, mapping, fileBytes } = this.#job
    const { countyCode, id: sourceId } = source
    const summary = session.table.summary()
    const newUnits = [...session.newUnits.values()].filter((unit) => used.has(unit.id))
    const { db } = this.#deps
    const file = { encoding: summary.encoding ?? null, rejectsPath: refusedFile }
    const { read, accepted } = this.#at
    if (read > 0 && accepted === 0) {
      const notes = summary.notes.map(noteText)
      await db.bulk(this.#actor, (tx) => imports.noteFile(tx, id, { ...file, notes }))
      throw registersErrors.NOTHING_ACCEPTED({ rows: read })
    }
    const at = await db.bulk(this.#actor, async (tx) => {
      const counts =
        mapping.grain === 'event'
          ? await records.settleEvents(tx, { importId: id, countyCode, sourceId })
          : await records.settleRows(tx, id)
      for (const { id: unitId, name } of newUnits) {
        const unit = {
          id: unitId,
          name,
          nameEn: name,
          areaCode: source.areaCode,
          kind: 'external',
          phone: null,
        } as const
        await this.#deps.directory.createUnit(tx, unit)
      }
      const notes = [...summary.notes.map(noteText), ...notesOn(counts, newUnits)]
      await imports.noteFile(tx, id, { ...file, notes })
      const unchanged = this.#at.unchanged + counts.repeated
      const settled: ImportProgress = { ...this.#at, ...counts, phase: 'merging', bytesRead: fileBytes, unchanged }
      if (!(await imports.noteProgress(tx, id, this.#runner, settled))) throw new Stopped()
      return settled
    })
    this.#arriveAt(at)
  }

  async #merge(source: StoredSource): Promise<void> {
    const { mergedTo, records: count, added, changed, unchanged } = this.#at
    const upTo = Math.min(mergedTo + STRETCH, count)
    const { countyCode, id: sourceId } = source
    const at = await this.#deps.db.bulk(this.#actor, async (tx) => {
      const stretch = { importId: this.#job.id, countyCode, sourceId, after: mergedTo, upTo }
      const changes = await records.mergeStretch(tx, stretch)
      for (const change of changes) this.#sayChanged(tx, source, change)
      const fresh = changes.filter(({ before }) => before === null).length
      const merged: ImportProgress = {
        ...this.#at,
        mergedTo: upTo,
        added: added + fresh,
        changed: changed + changes.length - fresh,
        unchanged: unchanged + (upTo - mergedTo) - changes.length,
      }
      if (!(await imports.noteProgress(tx, this.#job.id, this.#runner, merged))) throw new Stopped()
      return merged
    })
    this.#arriveAt(at)
  }

  #sayChanged(tx: Tx, source: StoredSource, change: records.RecordChange) {
    const { id, before, areaCode, unitId } = change
    const { timeZone } = this.#deps.config
    const of = { subject: { kind: 'record', id }, countyCode: source.countyCode, areaCode, unitId }
    const facts = factsOf(change, timeZone)
    const from = { sourceId: source.id, importId: this.#job.id }
    if (before === null) append(tx, { ...of, type: 'record.imported', data: { ...from, ...facts } })
    else {
      const data = { ...from, before: factsOf(before, timeZone), after: facts }
      append(tx, { ...of, type: 'record.changed', data })
    }
  }

  /** Does a piece of work and marks the progress in one transaction; stops where the import was cancelled. */
  async #inStep(progress: Partial<ImportProgress>, work: (tx: Tx) => Promise<void>): Promise<void> {
    const at = { ...this.#at, ...progress }
    await this.#deps.db.bulk(this.#actor, async (tx) => {
      await work(tx)
      if (!(await imports.noteProgress(tx, this.#job.id, this.#runner, at))) throw new Stopped()
    })
    this.#arriveAt(at)
  }

  #arriveAt(at: ImportProgress) {
    this.#at = at
    this.#onProgress(at)
  }
}

function notesOn(
  { repeated, replaced }: { repeated: number; replaced: number },
  newUnits: readonly { name: string }[],
): Bilingual[] {
  const say = (text: Bilingual, params: Record<string, string | number>) => ({
    zh: fill(text.zh, params),
    en: fill(text.en, params),
  })
  const names = newUnits.slice(0, 20).map(({ name }) => name)
  const more = newUnits.length > names.length ? '…' : ''
  return [
    ...(repeated > 0 ? [say(REPEATED, { count: repeated })] : []),
    ...(replaced > 0 ? [say(REPLACED, { count: replaced })] : []),
    ...(newUnits.length > 0 ? [say(NEW_UNITS, { count: newUnits.length, names: names.join('、') + more })] : []),
  ]
}

/** Joins stretches until they have some size, so that each transaction is worth its while. */
async function* gathered(stretches: AsyncIterable<TakenRow[]>, size: number): AsyncGenerator<TakenRow[]> {
  let rows: TakenRow[] = []
  for await (const stretch of stretches) {
    rows.push(...stretch)
    if (rows.length < size) continue
    yield rows
    rows = []
  }
  if (rows.length > 0) yield rows
}
