import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { errors } from '../../kernel/errors.ts'
import { sizeInWords } from '../../platform/tabular/tabular.errors.ts'
import { registersErrors } from './registers.errors.ts'

export type StoredBytes = { readonly path: string; readonly bytes: number; readonly sha256: string }

/** The folder of uploaded registers and of the rows that imports refused. */
export function uploadsFolder(dataDir: string): string {
  return join(resolve(dataDir), 'uploads')
}

/** Where the refused rows of an import are written. */
export function rejectsPath(dataDir: string, importId: string): string {
  return join(uploadsFolder(dataDir), `${importId}-rejects.csv`)
}

/**
 * Writes an upload to disk as it comes in, with its SHA-256. Fails with TOO_LARGE beyond `maxBytes` and with
 * UPLOAD_BROKEN_OFF where the sender stopped; nothing stays on disk then.
 */
export async function storeUpload(stream: Readable, path: string, maxBytes: number): Promise<StoredBytes> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const hash = createHash('sha256')
  let bytes = 0
  async function* measured(source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      bytes += chunk.length
      if (bytes > maxBytes) throw errors.TOO_LARGE({ limit: sizeInWords(maxBytes) })
      hash.update(chunk)
      yield chunk
    }
  }
  try {
    await pipeline(stream, measured, createWriteStream(path, { mode: 0o600 }))
    if ('truncated' in stream && stream.truncated) throw errors.TOO_LARGE({ limit: sizeInWords(maxBytes) })
  } catch (error) {
    await rm(path, { force: true })
    if (isBrokenOff(error)) throw registersErrors.UPLOAD_BROKEN_OFF({ size: sizeInWords(bytes) })
    throw error
  }
  return { path, bytes, sha256: hash.digest('hex') }
}

function isBrokenOff(error: unknown): boolean {
  const { code } = error as { code?: string }
  return code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET'
}

/** The SHA-256 and the size of a file that lies on disk already. */
export async function measureFile(path: string): Promise<StoredBytes> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(path)) {
    hash.update(chunk as Buffer)
    bytes += (chunk as Buffer).length
  }
  return { path: resolve(path), bytes, sha256: hash.digest('hex') }
}
