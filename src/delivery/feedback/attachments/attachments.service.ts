import { countyOf, type DirectoryPublic } from '../../../foundation/directory/directory.public.ts'
import { type Actor, system } from '../../../kernel/actor.ts'
import { AppError, errors } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Database, Tx } from '../../../platform/db/database.ts'
import { append } from '../../../platform/events/events.ts'
import type { Files, FileUse, ReceivedFile } from '../../../platform/files/files.ts'
import type { FileAnswer, Upload } from '../../../platform/http/binding.ts'
import type { Privacy } from '../../../platform/privacy/privacy.ts'
import type { Doorkeeper } from '../access.ts'
import * as matters from '../feedback.repository.ts'
import type { Access } from '../resident.contract.ts'
import {
  type Attachment,
  type AttachmentKind,
  attachmentErrors,
  type HeldFile,
  MOST_BYTES,
  MOST_FILES,
} from './attachments.contract.ts'
import * as repository from './attachments.repository.ts'
import { fileNameFor, mayOpenFile } from './attachments.rules.ts'

export type AttachmentsDeps = {
  readonly db: Database
  readonly files: Files
  readonly privacy: Privacy
  readonly directory: DirectoryPublic
  readonly doorkeeper: Doorkeeper
}

/** A matter as far as files need to know it. Whoever names one has read it, or is just registering it. */
export type OwningMatter = {
  readonly id: string
  readonly countyCode: string
  readonly areaCode: string
  readonly number?: string
  readonly kind?: string
  readonly unitId?: string | null
}

type GivenBy = Attachment['givenBy']
type Detail = {
  readonly kind?: AttachmentKind | undefined
  readonly internal?: boolean | undefined
  readonly caption?: string | null | undefined
}

const HOUR = 3_600_000
const ACTOR = system('feedback')

/** Files of matters: taken before or after handing in, shown to staff of the scope and to the sender. */
export function createAttachments({ db, files, privacy, directory, doorkeeper }: AttachmentsDeps) {
  let cityCounty: string | undefined

  /** The six digits under which files are kept whose matter is not there yet. */
  async function countyOfCity(): Promise<string> {
    cityCounty ??= countyOf(await db.read(ACTOR, (tx) => directory.cityCode(tx)))
    return cityCounty
  }

  /** Takes the bytes of a file; throws what platform/files throws, and FILE_OVER_LIMIT (413). */
  async function receive(upload: Upload, by: Actor, kinds: FileUse['kinds']): Promise<ReceivedFile> {
    const use = { limit: MOST_BYTES, kinds, countyCode: await countyOfCity() }
    return files.receive(upload, use, by).catch((error: unknown) => {
      const isTooLarge = error instanceof AppError && error.code === 'TOO_LARGE'
      throw isTooLarge ? attachmentErrors.FILE_OVER_LIMIT({ limit: '10 MB' }, { field: 'file' }) : error
    })
  }

  /** Takes a file before its matter is there. The token opens nothing: it only hands the file to a matter, once. */
  async function hold(upload: Upload | undefined, by: Actor): Promise<HeldFile> {
    if (!upload) throw errors.UNREADABLE_BODY({ reason: 'no file' })
    const received = await receive(upload, by, ['image', 'pdf'])
    const uploadId = newId()
    const countyCode = await countyOfCity()
    return db.transaction(by, async (tx) => {
      const { id } = await files.keep(tx, received, { kind: 'upload', id: uploadId }, countyCode)
      const expires = tx.now.getTime() + HOUR
      const token = privacy.seal(JSON.stringify(['file', uploadId, id, received.mediaType, expires]))
      const { name, mediaType, bytes } = received
      return { token, name, mediaType, bytes, expires: new Date(expires).toISOString() }
    })
  }

  function readToken(token: string, now: Date) {
    try {
      const [what, uploadId, fileId, mediaType, expires] = JSON.parse(privacy.open(token)) as string[]
      if (what === 'file' && Number(expires) > now.getTime()) return { uploadId, fileId, mediaType } as Held
    } catch {
      // A token that cannot be read is answered as one that has ended: whoever made it up learns nothing.
    }
    throw attachmentErrors.FILE_TOKEN_EXPIRED({}, { field: 'files' })
  }

  /**
   * Hands files that were uploaded before to their matter, in the transaction that registers it or adds to it. Throws
   * FILE_TOKEN_EXPIRED (422), also for a token that was used already, and MATTER_HAS_MANY_FILES (409).
   */
  async function claim(
    tx: Tx,
    tokens: readonly string[],
    matter: OwningMatter,
    givenBy: GivenBy = 'resident',
  ): Promise<void> {
    if (tokens.length === 0) return
    const held = [...new Set(tokens)].map((token) => readToken(token, tx.now))
    await refuseTooMany(tx, matter, held.length)
    for (const { uploadId, fileId, mediaType } of held) {
      const owner = { kind: 'complaint', id: matter.id }
      await files.claim(tx, [fileId], { kind: 'upload', id: uploadId }, owner).catch((error: unknown) => {
        const isGone = error instanceof AppError && error.status === 404
        throw isGone ? attachmentErrors.FILE_TOKEN_EXPIRED({}, { field: 'files' }) : error
      })
      const kind = mediaType.startsWith('image/') ? ('photo' as const) : ('letter' as const)
      await repository.insertAttachment(tx, matter, { fileId, kind, givenBy, internal: false, caption: null })
    }
    note(tx, matter, held.length, givenBy)
  }

  /** Enters received files under a matter that the transaction has read, or is registering. */
  async function attach(
    tx: Tx,
    matter: OwningMatter,
    received: readonly ReceivedFile[],
    givenBy: GivenBy,
    { kind, internal = false, caption = null }: Detail = {},
  ): Promise<string[]> {
    if (received.length === 0) return []
    await refuseTooMany(tx, matter, received.length)
    const ids: string[] = []
    for (const file of received) {
      const { id } = await files.keep(tx, file, { kind: 'complaint', id: matter.id }, matter.countyCode)
      const natural = file.mediaType.startsWith('image/') ? 'photo' : 'letter'
      const row = { fileId: id, kind: kind ?? natural, givenBy, internal, caption } as const
      await repository.insertAttachment(tx, matter, row)
      ids.push(id)
    }
    note(tx, matter, received.length, givenBy)
    return ids
  }

  async function refuseTooMany(tx: Tx, matter: OwningMatter, more: number): Promise<void> {
    const known = await repository.listAttachments(tx, matter.id)
    if (known.length + more <= MOST_FILES) return
    throw attachmentErrors.MATTER_HAS_MANY_FILES({ limit: MOST_FILES }, { field: 'files' })
  }

  function note(
    tx: Tx,
    { id, countyCode, number, kind, areaCode, unitId = null }: OwningMatter,
    count: number,
    by: GivenBy,
  ) {
    const subject = { kind: 'complaint', id }
    append(tx, { type: 'complaint.attached', subject, countyCode, areaCode, unitId, data: { number, kind, count, by } })
  }

  /** The files of a matter that the transaction has read; those for staff only where `internalToo`. */
  async function list(tx: Tx, matterId: string, internalToo: boolean): Promise<Attachment[]> {
    const rows = await repository.listAttachments(tx, matterId)
    if (rows.length === 0) return []
    const records = new Map((await files.list(tx, { kind: 'complaint', id: matterId })).map((one) => [one.id, one]))
    return rows.flatMap(({ fileId, at, ...row }) => {
      const record = records.get(fileId)
      if (!record || (row.internal && !internalToo)) return []
      const { name, mediaType, bytes } = record
      return [{ ...row, fileId, name, mediaType, bytes, at: at.toISOString() }]
    })
  }

  async function open(tx: Tx, matterId: string, fileId: string, how: How): Promise<FileAnswer> {
    const known = await repository.listAttachments(tx, matterId)
    const row = known.find((one) => one.fileId === fileId)
    if (!row || (row.internal && !how.internalToo)) throw errors.NOT_FOUND({ what: fileId })
    return files.open(tx, fileId, { kind: 'complaint', id: matterId }, { inline: how.inline ?? false })
  }

  async function ofStaff<T>(
    id: string,
    actor: Actor,
    work: (tx: Tx, matter: matters.Matter) => Promise<T>,
  ): Promise<T> {
    return db.read(actor, async (tx) => work(tx, await mustFind(tx, id)))
  }

  async function mustFind(tx: Tx, id: string): Promise<matters.Matter> {
    const matter = await matters.findMatter(tx, id)
    if (!matter) throw errors.NOT_FOUND({ what: id })
    return matter
  }

  /** Runs work on the matter whose number and code, or token, was shown. */
  async function ofSender<T>(access: Access, address: string, actor: Actor, work: (tx: Tx, id: string) => Promise<T>) {
    const now = Date.now()
    const key = doorkeeper.read(access, address, now)
    return db.read(actor, async (tx) => {
      const id = await repository.findShownMatter(tx, key.number, key.keyHash)
      if (!id) throw doorkeeper.refuse(key, address, now)
      return work(tx, id)
    })
  }

  return {
    hold,
    receive,
    claim,
    attach,
    list,
    /** The files that an account may open, under the names it may read. */
    listForStaff: (id: string, actor: Actor) =>
      ofStaff(id, actor, async (tx, matter) => {
        const all = await list(tx, id, true)
        const shown = all.filter((file) => mayOpenFile(actor, matter, file))
        return shown.map((file) => ({ ...file, name: fileNameFor(actor, matter, file) }))
      }),
    openForStaff: (id: string, fileId: string, inline: boolean, actor: Actor) =>
      ofStaff(id, actor, async (tx, matter) => {
        const file = (await list(tx, id, true)).find((one) => one.fileId === fileId)
        if (!file || !mayOpenFile(actor, matter, file)) throw errors.NOT_FOUND({ what: fileId })
        const opened = await open(tx, id, fileId, { internalToo: true, inline })
        return { ...opened, name: fileNameFor(actor, matter, file) }
      }),
    /** Takes evidence from staff: pictures, PDF, office documents. */
    async attachByStaff(id: string, upload: Upload | undefined, detail: Detail, actor: Actor): Promise<Attachment> {
      if (!upload) throw errors.UNREADABLE_BODY({ reason: 'no file' })
      // Before the bytes are taken: who may not see the matter leaves nothing behind.
      await ofStaff(id, actor, async () => undefined)
      const received = await receive(upload, actor, ['image', 'pdf', 'office', 'text'])
      return db.transaction(actor, async (tx) => {
        const [fileId] = await attach(tx, await mustFind(tx, id), [received], 'staff', detail)
        return (await list(tx, id, true)).find((one) => one.fileId === fileId)!
      })
    },
    listForSender: (access: Access, address: string, actor: Actor) =>
      ofSender(access, address, actor, (tx, id) => list(tx, id, false)),
    openForSender: (access: Access, fileId: string, address: string, actor: Actor) =>
      ofSender(access, address, actor, (tx, id) => open(tx, id, fileId, { internalToo: false })),
  }
}
export type Attachments = ReturnType<typeof createAttachments>

type Held = { readonly uploadId: string; readonly fileId: string; readonly mediaType: string }
type How = { readonly internalToo: boolean; readonly inline?: boolean }
