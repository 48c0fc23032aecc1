import type { Readable } from 'node:stream'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { AppError } from '../../kernel/errors.ts'
import type { ReadLimits } from './table.ts'
import { sizeInWords, tabularErrors } from './tabular.errors.ts'

/** The parts of a workbook by path, each read as a stream of inflated bytes. */
export type WorkbookArchive = {
  has(path: string): boolean
  read(path: string): AsyncGenerator<Buffer, void, undefined>
  close(): void
}

/**
 * Opens the zip archive of a workbook. Before a part is inflated its declared size is checked against the limits (the
 * reader then refuses any byte beyond that size), so a decompression bomb costs nothing. Fails with
 * TABLE_ARCHIVE_DAMAGED, TABLE_ENCRYPTED or TABLE_INFLATES_TOO_FAR.
 */
export async function openArchive(path: string, limits: ReadLimits): Promise<WorkbookArchive> {
  const zip = await asDamage(() => openPromise(path, { lazyEntries: true, autoClose: false }))
  try {
    const entries = await asDamage(() => listEntries(zip, limits))
    let inflated = 0

    async function* read(part: string): AsyncGenerator<Buffer> {
      const entry = entries.get(normalised(part))
      if (!entry) throw tabularErrors.TABLE_NOT_A_WORKBOOK({ part })
      if (entry.isEncrypted()) throw tabularErrors.TABLE_ENCRYPTED()
      inflated += entry.uncompressedSize
      refuseBomb(entry, inflated, limits)
      const stream = await asDamage(() => zip.openReadStreamPromise(entry))
      yield* damageReported(stream)
    }

    return { has: (part) => entries.has(normalised(part)), read, close: () => zip.close() }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function listEntries(zip: ZipFile, limits: ReadLimits): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.archiveEntries) {
    throw tabularErrors.TABLE_ARCHIVE_DAMAGED({ reason: `${zip.entryCount} entries` })
  }
  const entries = new Map<string, Entry>()
  for await (const entry of zip.eachEntry()) entries.set(normalised(entry.fileName), entry)
  return entries
}

/** Paths of parts differ in case and leading slash between writers. */
function normalised(path: string): string {
  return path.replace(/^\/+/, '').replaceAll('\\', '/').toLowerCase()
}

function refuseBomb(entry: Entry, inflatedInAll: number, limits: ReadLimits): void {
  const size = entry.uncompressedSize
  if (inflatedInAll > limits.inflatedBytes) {
    throw tabularErrors.TABLE_INFLATES_TOO_FAR({ limit: sizeInWords(limits.inflatedBytes) })
  }
  if (size > limits.ratioFloorBytes && size > limits.inflateRatio * Math.max(entry.compressedSize, 1)) {
    throw tabularErrors.TABLE_INFLATES_TOO_FAR({ limit: sizeInWords(limits.ratioFloorBytes) })
  }
}

async function* damageReported(stream: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of stream) yield chunk as Buffer
  } catch (error) {
    throw damaged(error)
  }
}

async function asDamage<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw damaged(error)
  }
}

function damaged(error: unknown): unknown {
  if (error instanceof AppError) return error
  const reason = error instanceof Error ? error.message : String(error)
  return tabularErrors.TABLE_ARCHIVE_DAMAGED({ reason }, { cause: error })
}
