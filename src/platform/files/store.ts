import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { errors } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { typeOfBytes } from './media.ts'

/** Bytes that came in and have no place yet. */
export type Incoming = { readonly path: string; readonly bytes: number }

/**
 * The bytes of files, each content once under its SHA-256: `ab/cd/<hash>` below `dir`. What comes in is written beside,
 * flushed to the disk and renamed, so that under a hash there is its whole content or nothing.
 */
export class Store {
  readonly #dir: string

  constructor(dir: string) {
    this.#dir = resolve(dir)
  }

  pathOf(hash: string): string {
    return join(this.#dir, hash.slice(0, 2), hash.slice(2, 4), hash)
  }

  /**
   * Writes a stream beside the store. Throws TOO_LARGE, which names the limit, beyond `limit` bytes, and UNAVAILABLE where
   * the disk is full; nothing stays then, as with any failure of the stream itself.
   */
  async receive(stream: Readable, limit: number): Promise<Incoming> {
    const path = join(this.#dir, 'incoming', newId())
    await mkdir(dirname(path), { recursive: true, mode: 0o700 }).catch(throwStorageFault)
    let bytes = 0
    async function* measured(source: AsyncIterable<Buffer>) {
      for await (const chunk of source) {
        bytes += chunk.length
        if (bytes > limit) throw errors.TOO_LARGE({ limit: inWords(limit) })
        yield chunk
      }
    }
    try {
      await pipeline(stream, measured, createWriteStream(path, { mode: 0o600, flags: 'wx', flush: true }))
      if ('truncated' in stream && stream.truncated) throw errors.TOO_LARGE({ limit: inWords(limit) })
      return { path, bytes }
    } catch (error) {
      await rm(path, { force: true })
      return throwStorageFault(error)
    }
  }

  /** Replaces the bytes of what came in. */
  async replace({ path }: Incoming, content: Buffer): Promise<Incoming> {
    const file = await open(path, 'w', 0o600)
    try {
      await file.writeFile(content)
      await file.sync()
    } catch (error) {
      throwStorageFault(error)
    } finally {
      await file.close()
    }
    return { path, bytes: content.length }
  }

  /** Puts what came in to its place and returns its hash. The same content again replaces itself. */
  async settle({ path }: Incoming): Promise<string> {
    const hash = createHash('sha256')
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
    const name = hash.digest('hex')
    const place = this.pathOf(name)
    try {
      await mkdir(dirname(place), { recursive: true, mode: 0o700 })
      await rename(path, place)
      await flushFolder(dirname(place))
    } catch (error) {
      throwStorageFault(error)
    }
    return name
  }

  async drop({ path }: Incoming): Promise<void> {
    await rm(path, { force: true })
  }

  /** Opens the content of a hash; undefined where it is not there. */
  async read(hash: string): Promise<FileHandle | undefined> {
    return open(this.pathOf(hash)).catch(throwUnlessMissing)
  }

  /** The type that the bytes of a hash show now; undefined where they are not there or show none. */
  async look(hash: string): Promise<string | undefined> {
    return typeOfBytes(this.pathOf(hash)).catch(throwUnlessMissing)
  }

  /** The hashes of all contents that were written before a moment. */
  async *olderThan(before: Date): AsyncGenerator<string> {
    for (const first of await foldersIn(this.#dir)) {
      for (const second of await foldersIn(join(this.#dir, first))) {
        for (const hash of await readdir(join(this.#dir, first, second))) {
          if (/^[0-9a-f]{64}$/.test(hash) && (await isOlder(this.pathOf(hash), before))) yield hash
        }
      }
    }
  }

  /**
   * Removes a content that nothing names. It is put aside first and asked about once more: whoever brought the same
   * content meanwhile finds it in its place again.
   */
  async remove(hash: string, before: Date, isNamed: () => Promise<boolean>): Promise<boolean> {
    const place = this.pathOf(hash)
    const aside = join(this.#dir, 'incoming', `${hash}.gone`)
    await mkdir(dirname(aside), { recursive: true, mode: 0o700 })
    await rename(place, aside)
    if (!(await isOlder(aside, before)) || (await isNamed())) {
      await rename(aside, place)
      return false
    }
    await rm(aside, { force: true })
    return true
  }

  /** Removes what came in before a moment and never found its place. */
  async sweepIncoming(before: Date): Promise<void> {
    const folder = join(this.#dir, 'incoming')
    for (const name of await readdir(folder).catch(() => [])) {
      if (await isOlder(join(folder, name), before)) await rm(join(folder, name), { force: true })
    }
  }
}

function throwUnlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}

async function foldersIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => [])
  return names.filter((name) => /^[0-9a-f]{2}$/.test(name)).sort()
}

async function isOlder(path: string, before: Date): Promise<boolean> {
  return stat(path).then(
    ({ mtime }) => mtime < before,
    () => false,
  )
}

/** Makes the renaming last through a power cut; not every system lets a folder be flushed. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => undefined)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

/** Throws a failure of the disk that passes when somebody makes room as UNAVAILABLE, any other as it is. */
export function throwStorageFault(error: unknown): never {
  const { code = '' } = error as { code?: string }
  if (/^(ENOSPC|EDQUOT|EROFS|EIO|EMFILE|ENFILE)$/.test(code)) throw errors.UNAVAILABLE({}, { cause: error })
  throw error
}

/** A number of bytes as people say it. */
function inWords(bytes: number): string {
  const [amount, unit] = bytes >= 1_048_576 ? [bytes / 1_048_576, 'MB'] : [bytes / 1024, 'kB']
  return `${Math.round(amount * 10) / 10} ${unit}`
}
