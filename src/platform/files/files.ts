import { readFile } from 'node:fs/promises'
import { type Actor, system } from '../../kernel/actor.ts'
import { AppError, errors } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Database, Tx } from '../db/database.ts'
import { append } from '../events/events.ts'
import type { FileAnswer, Upload } from '../http/binding.ts'
import type { Module } from '../module.ts'
import type { Privacy } from '../privacy/privacy.ts'
import { filesErrors } from './files.errors.ts'
import type { FileRow, Owner } from './files.repository.ts'
import * as repository from './files.repository.ts'
import { FILE_KINDS, type FileKind, sniff } from './media.ts'
import { DamagedPicture, withoutMetadata } from './pictures.ts'
import { passesScan } from './scan.ts'
import { type Incoming, Store } from './store.ts'

export type { Owner } from './files.repository.ts'

/** What a use of files allows. `limit` in bytes. */
export type FileUse = {
  readonly limit: number
  readonly kinds: readonly FileKind[]
  readonly countyCode: string
}

/** A file whose bytes are kept and which no row names yet: give it to `keep` within a day. */
export type ReceivedFile = {
  readonly hash: string
  readonly bytes: number
  readonly mediaType: string
  readonly name: string
}

/** A file as its module shows it. */
export type FileRecord = {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly bytes: number
  readonly hash: string
  readonly takenAt: Date
}

/** How modules take files and hand them out. Who may is theirs to decide: they name an owner that they have read. */
export type Files = {
  /**
   * Takes the bytes of an upload, outside any transaction: size, type, virus scan, pictures without place and device.
   * Throws TOO_LARGE, FILE_EMPTY, FILE_KIND_NOT_TAKEN, HEIC_NOT_TAKEN, FILE_NAME_AND_CONTENT_DIFFER, FILE_DAMAGED,
   * FILE_INFECTED, SCAN_NOT_POSSIBLE, UPLOAD_CUT_OFF or UNAVAILABLE; nothing is kept then.
   */
  receive(upload: Upload, use: FileUse, by: Actor): Promise<ReceivedFile>
  /** Enters a received file under its owner, in the transaction of what it belongs to. */
  keep(tx: Tx, file: ReceivedFile, owner: Owner, countyCode: string): Promise<FileRecord>
  /** Hands files that were uploaded before their matter was there to it. Throws NOT_FOUND unless all were `from`'s. */
  claim(tx: Tx, ids: readonly string[], from: Owner, to: Owner): Promise<void>
  list(tx: Tx, owner: Owner): Promise<FileRecord[]>
  /**
   * Opens a file of an owner for an answer: as an attachment, or in the page where `inline` is asked for and the bytes
   * are still those of a picture. Throws NOT_FOUND and FILE_MISSING.
   */
  open(tx: Tx, id: string, owner: Owner, how?: { inline?: boolean }): Promise<FileAnswer>
}

const ACTOR = system('files')
const DAY = 86_400_000
const AT_ONCE = 500
/** Characters of a file's name that are kept; the extension stays. */
const LONGEST_NAME = 150

/** Makes files: bytes below `dir`, rows in the database. `scanCommand` is run on everything that comes in. */
export function createFiles(given: { db: Database; privacy: Privacy; dir: string; scanCommand: string | null }): {
  files: Files
  module: Module
  /** Removes uploads that nothing claimed for a day, and bytes that no row names; returns how many contents. */
  clear(now?: Date): Promise<number>
} {
  const { db, privacy, dir, scanCommand } = given
  const store = new Store(dir)

  async function receive(upload: Upload, use: FileUse, by: Actor): Promise<ReceivedFile> {
    const name = cleanName(upload.fileName)
    const incoming = await store.receive(upload.stream, use.limit).catch((error) => {
      throw cutOff(error, name)
    })
    try {
      return await admit(incoming, { ...upload, fileName: name }, use, by)
    } finally {
      await store.drop(incoming)
    }
  }

  async function admit(incoming: Incoming, upload: Upload, use: FileUse, by: Actor): Promise<ReceivedFile> {
    const { fileName, mediaType: declared } = upload
    if (incoming.bytes === 0) throw filesErrors.FILE_EMPTY({ name: fileName }, { field: 'file' })
    const found = await sniff(incoming.path, fileName, declared, use.kinds)
    if (found.is !== 'fine') throw refusal(found, fileName, use.kinds)
    if (scanCommand && !(await passesScan(scanCommand, incoming.path))) {
      await noteRefused(incoming, found.mediaType, use, by)
      throw filesErrors.FILE_INFECTED({ name: fileName }, { field: 'file' })
    }
    const { mediaType, extension } = found
    const clean = mediaType.startsWith('image/') ? await cleanPicture(incoming, mediaType, fileName) : incoming
    const hash = await store.settle(clean)
    const name = fileName.toLowerCase().endsWith(`.${extension}`) ? fileName : `${fileName}.${extension}`
    return { hash, bytes: clean.bytes, mediaType, name }
  }

  async function cleanPicture(incoming: Incoming, mediaType: string, name: string): Promise<Incoming> {
    try {
      return await store.replace(incoming, withoutMetadata(await readFile(incoming.path), mediaType))
    } catch (error) {
      if (error instanceof DamagedPicture) throw filesErrors.FILE_DAMAGED({ name }, { field: 'file', cause: error })
      throw error
    }
  }

  function noteRefused({ bytes }: Incoming, mediaType: string, { countyCode }: FileUse, by: Actor): Promise<void> {
    return db.transaction(by, async (tx) => {
      const subject = { kind: 'file', id: newId(tx.now.getTime()) }
      append(tx, { type: 'file.refused', subject, countyCode, data: { why: 'scan', mediaType, bytes } })
    })
  }

  async function keep(tx: Tx, file: ReceivedFile, owner: Owner, countyCode: string): Promise<FileRecord> {
    const { hash, bytes, mediaType, name } = file
    const id = newId(tx.now.getTime())
    const row = { countyCode, id, hash, bytes, mediaType, nameSealed: privacy.seal(name), takenAt: tx.now }
    await repository.insertFile(tx, row, owner)
    append(tx, {
      type: 'file.taken',
      subject: { kind: 'file', id },
      countyCode,
      data: { owner: { kind: owner.kind, id: owner.id }, mediaType, bytes, sha256: hash },
    })
    return recordOf(row)
  }

  async function claim(tx: Tx, ids: readonly string[], from: Owner, to: Owner): Promise<void> {
    const wanted = [...new Set(ids)]
    if (wanted.length === 0) return
    const moved = await repository.moveFiles(tx, wanted, from, to)
    const missing = wanted.find((id) => !moved.includes(id))
    if (missing) throw errors.NOT_FOUND({ what: missing }, { field: 'files' })
  }

  async function open(tx: Tx, id: string, owner: Owner, { inline = false } = {}): Promise<FileAnswer> {
    const row = await repository.findFile(tx, id, owner)
    if (!row) throw errors.NOT_FOUND({ what: id })
    const { name, mediaType, hash } = recordOf(row)
    const looksLike = inline && mediaType.startsWith('image/') ? await store.look(hash) : undefined
    const handle = await store.read(hash)
    if (!handle) throw filesErrors.FILE_MISSING({ name })
    const isShown = looksLike === mediaType
    return { name, mediaType, body: handle.createReadStream(), inline: isShown }
  }

  function recordOf({ id, hash, bytes, mediaType, nameSealed, takenAt }: FileRow): FileRecord {
    return { id, name: privacy.open(nameSealed), mediaType, bytes, hash, takenAt }
  }

  async function clear(now: Date = new Date()): Promise<number> {
    const before = new Date(now.getTime() - DAY)
    await db.transaction(ACTOR, (tx) => repository.removeUnclaimed(tx, before))
    await store.sweepIncoming(before)
    let removed = 0
    const some: string[] = []
    for await (const hash of store.olderThan(before)) {
      some.push(hash)
      if (some.length === AT_ONCE) removed += await clearSome(some.splice(0), before)
    }
    return removed + (await clearSome(some, before))
  }

  async function clearSome(hashes: readonly string[], before: Date): Promise<number> {
    const named = (asked: readonly string[]) => db.read(ACTOR, (tx) => repository.namedHashes(tx, asked))
    const kept = await named(hashes)
    let removed = 0
    for (const hash of hashes.filter((one) => !kept.has(one))) {
      if (await store.remove(hash, before, async () => (await named([hash])).has(hash))) removed++
    }
    return removed
  }

  const module: Module = {
    name: 'files',
    jobs: [{ name: 'files.clear', cron: '20 3 * * *', run: async () => void (await clear()) }],
  }
  const list = async (tx: Tx, owner: Owner) => (await repository.listFiles(tx, owner)).map(recordOf)
  return { files: { receive, keep, claim, list, open }, module, clear }
}

/** The last part of what a sender called the file, without control characters and what systems read as a path. */
function cleanName(given: string): string {
  const last = given.split(/[\\/]/).at(-1) ?? ''
  const plain = last.replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '').trim()
  if (!plain || /^\.+$/.test(plain)) return 'file'
  if (plain.length <= LONGEST_NAME) return plain
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(plain)?.[0] ?? ''
  return plain.slice(0, LONGEST_NAME - extension.length) + extension
}

function cutOff(error: unknown, name: string): unknown {
  if (error instanceof AppError) return error
  const { code = '' } = error as { code?: string }
  const isTheSenders = /^(ERR_STREAM_PREMATURE_CLOSE|ECONNRESET|ECONNABORTED|ABORT_ERR)$/.test(code)
  return isTheSenders ? filesErrors.UPLOAD_CUT_OFF({ name }, { field: 'file', cause: error }) : error
}

function refusal(
  found: { is: 'heic' } | { is: 'not-taken' } | { is: 'different'; real: string },
  name: string,
  kinds: readonly FileKind[],
): AppError {
  const field = 'file'
  if (found.is === 'heic') return filesErrors.HEIC_NOT_TAKEN({ name }, { field })
  if (found.is === 'different') return filesErrors.FILE_NAME_AND_CONTENT_DIFFER({ name, real: found.real }, { field })
  const allowedIn = (language: 'zh' | 'en') => kinds.map((kind) => FILE_KINDS[kind][language])
  const made = filesErrors.FILE_KIND_NOT_TAKEN({ name }, { field })
  const zh = made.text.zh.replace('{allowed}', allowedIn('zh').join('、'))
  const en = made.text.en.replace('{allowed}', allowedIn('en').join(', '))
  return new AppError(made.code, { status: made.status, text: { zh, en }, params: made.params, field })
}
