import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pipeline as pipe, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { AppError } from '../../kernel/errors.ts'
import type { ReadLimits, TableSource } from './table.ts'
import { sizeInWords, tabularErrors } from './tabular.errors.ts'

const CHUNK_BYTES = 128 * 1024

/** Bytes that can be read once from the start, of which the beginning is already known. */
export type OpenBytes = {
  /** At least the first 64 kB, or all there is. */
  readonly head: Buffer
  readonly gzip: boolean
  /** All bytes including the head, in chunks of about 128 kB. */
  readonly chunks: AsyncGenerator<Buffer, void, undefined>
  close(): Promise<void>
}

/**
 * Opens a path or a stream of bytes, unpacks gzip where the first bytes say so, and reads the head. Fails with
 * TABLE_NOT_FOUND, TABLE_TOO_LARGE, TABLE_ARCHIVE_DAMAGED or TABLE_INFLATES_TOO_FAR, the latter two possibly later,
 * while the chunks are taken.
 */
export async function openBytes(source: TableSource, limits: ReadLimits): Promise<OpenBytes> {
  const stream = typeof source === 'string' ? createReadStream(source, { highWaterMark: CHUNK_BYTES }) : source
  const raw = await peek(bounded(stream, source, limits))
  const close = async () => {
    stream.destroy()
  }
  const isGzip = raw.head[0] === 0x1f && raw.head[1] === 0x8b
  if (!isGzip) return { head: raw.head, gzip: false, chunks: raw.chunks, close }
  const inflated = await peek(gunzipped(raw.chunks, limits))
  return { head: inflated.head, gzip: true, chunks: inflated.chunks, close }
}

/** Writes bytes to a temporary file, so that they can be read more than once; `close` removes it. */
export async function spooled(bytes: OpenBytes): Promise<{ path: string; close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'gongheng-table-'))
  const close = () => rm(folder, { recursive: true, force: true })
  const path = join(folder, 'upload')
  try {
    await pipeline(bytes.chunks, createWriteStream(path, { mode: 0o600 }))
  } catch (error) {
    await close()
    throw error
  }
  return { path, close }
}

async function* bounded(stream: Readable, source: TableSource, limits: ReadLimits): AsyncGenerator<Buffer> {
  let total = 0
  try {
    for await (const chunk of stream) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Buffer)
      total += bytes.length
      if (total > limits.sourceBytes) throw tabularErrors.TABLE_TOO_LARGE({ limit: sizeInWords(limits.sourceBytes) })
      yield bytes
    }
  } catch (error) {
    throw typeof source === 'string' && isFileError(error)
      ? tabularErrors.TABLE_NOT_FOUND({ name: basename(source) }, { cause: error })
      : error
  }
}

function isFileError(error: unknown): boolean {
  return ['ENOENT', 'EACCES', 'EPERM', 'EISDIR'].includes((error as NodeJS.ErrnoException | undefined)?.code ?? '')
}

async function* gunzipped(chunks: AsyncGenerator<Buffer>, limits: ReadLimits): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES })
  // An error on the way in reaches the loop below through the destroyed gunzip, so nothing is left to report here.
  pipe(chunks, gunzip, () => {})
  const guard = inflationGuard(limits, () => gunzip.bytesWritten)
  try {
    for await (const chunk of gunzip) {
      guard((chunk as Buffer).length)
      yield chunk as Buffer
    }
  } catch (error) {
    throw isZlibError(error)
      ? tabularErrors.TABLE_ARCHIVE_DAMAGED({ reason: (error as Error).message }, { cause: error })
      : error
  } finally {
    gunzip.destroy()
  }
}

function isZlibError(error: unknown): boolean {
  return ((error as NodeJS.ErrnoException | undefined)?.code ?? '').startsWith('Z_')
}

/**
 * Counts decompressed bytes and throws TABLE_INFLATES_TOO_FAR when there are more than the limit, or when the ratio
 * to the bytes read so far is one that only a decompression bomb has. The ratio is left alone for small files, where a
 * few repeated rows easily reach it.
 */
export function inflationGuard(limits: ReadLimits, compressedBytes: () => number): (bytes: number) => void {
  let inflated = 0
  return (bytes) => {
    inflated += bytes
    if (inflated > limits.inflatedBytes) throw tooFar(limits.inflatedBytes)
    if (inflated > limits.ratioFloorBytes && inflated > limits.inflateRatio * Math.max(compressedBytes(), 1)) {
      throw tooFar(limits.ratioFloorBytes)
    }
  }
}

function tooFar(limit: number): AppError {
  return tabularErrors.TABLE_INFLATES_TOO_FAR({ limit: sizeInWords(limit) })
}

const HEAD_BYTES = 64 * 1024

async function peek(chunks: AsyncGenerator<Buffer>): Promise<{ head: Buffer; chunks: AsyncGenerator<Buffer> }> {
  const whole = coalesced(chunks)
  const first = await whole.next()
  const head = first.done ? Buffer.alloc(0) : first.value
  return { head, chunks: resumed(head, whole) }
}

async function* resumed(head: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  try {
    if (head.length > 0) yield head
    yield* rest
  } finally {
    await rest.return(undefined)
  }
}

/** Joins small chunks, so that a stream that trickles does not cost a parser start for each byte. */
async function* coalesced(chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  let size = 0
  for await (const chunk of chunks) {
    if (held.length === 0 && chunk.length >= HEAD_BYTES) {
      yield chunk
      continue
    }
    held.push(chunk)
    size += chunk.length
    if (size < HEAD_BYTES) continue
    yield Buffer.concat(held)
    held = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(held)
}
