import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { DirectoryPublic } from '../../foundation/directory/directory.public.ts'
import { type Actor, system } from '../../kernel/actor.ts'
import { endOfDay, startOfDay } from '../../kernel/dates.ts'
import { errors } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Config } from '../../platform/config/config.ts'
import type { OnceKey, Tx } from '../../platform/db/database.ts'
import { append } from '../../platform/events/events.ts'
import type { FileAnswer, Upload } from '../../platform/http/binding.ts'
import { knownDirectory } from './directory-knowledge.ts'
import { hoursBetween, timingOf } from './facts.rules.ts'
import { lookAt } from './file-look.ts'
import { createPreview, type PreviewAsked } from './file-preview.ts'
import type { Reading, RegisterFile } from './files.contract.ts'
import { type ImportDeps, runImport } from './import-run.ts'
import { viewOfImport } from './import-view.ts'
import * as imports from './imports.repository.ts'
import { placeOf, withPlace } from './page-places.rules.ts'
import * as records from './records.repository.ts'
import type { Import, ImportState, RecordFilter, RegisterRecord, SavedMapping } from './registers.contract.ts'
import { registersErrors } from './registers.errors.ts'
import type { SourcesService } from './sources.service.ts'
import { storeUpload, uploadsFolder } from './uploads.ts'

export type RegistersDeps = ImportDeps & {
  readonly config: Pick<Config, 'dataDir' | 'timeZone' | 'maxUploadMb'>
  readonly directory: ImportDeps['directory'] & Pick<DirectoryPublic, 'cityCode'>
  readonly sources: SourcesService
}

export type ImportAsked = {
  fileId: string
  sourceId: string
  mappingId: string
  mappingVersion?: number | undefined
  reading: Reading
}

type Page = { cursor?: string | undefined; limit: number }

/** Days that uploaded files and refused rows are kept. */
const KEPT_DAYS = 30
const SELF = system('registers.tidy')

export type RegistersService = ReturnType<typeof createRegistersService>

/** Uploads, imports and records: the use cases of the registers. */
export function createRegistersService(deps: RegistersDeps) {
  const { db, config, directory, sources } = deps

  const usableFile = async (tx: Tx, id: string) => {
    const file = await imports.findFile(tx, id)
    if (!file) throw errors.NOT_FOUND({ what: id })
    if (file.removedAt) throw registersErrors.FILE_GONE({ name: file.name })
    return file
  }
  // Files are looked at outside of transactions: it may take seconds, and a connection is dear.
  const viewOfFile = async (
    file: imports.StoredFile,
    reading: Reading,
    saved: SavedMapping[],
  ): Promise<RegisterFile> => {
    const { id, name, bytes, sha256, uploadedAt, path } = file
    const look = await lookAt(path, name, reading, saved)
    return { id, name, bytes, sha256, uploadedAt: uploadedAt.toISOString(), look }
  }
  const importOf = async (tx: Tx, id: string) => {
    const found = await imports.findImport(tx, id)
    if (!found) throw errors.NOT_FOUND({ what: id })
    return found
  }

  return {
    /** Keeps an upload and answers how it is understood; what cannot be read at all is not kept. */
    async uploadFile(actor: Actor, upload: Upload | undefined): Promise<RegisterFile> {
      if (!upload) throw errors.UNREADABLE_BODY({ reason: 'no file' })
      const id = newId()
      const path = join(uploadsFolder(config.dataDir), id)
      const stored = await storeUpload(upload.stream, path, config.maxUploadMb * 1024 * 1024)
      try {
        const name = basename(upload.fileName).slice(0, 200) || id
        const file = { id, name, ...stored, uploadedAt: new Date(), removedAt: null }
        const view = await viewOfFile(file, {}, await db.read(actor, sources.listMappings))
        await db.transaction(actor, (tx) => imports.insertFile(tx, file))
        return view
      } catch (error) {
        await rm(path, { force: true })
        throw error
      }
    },

    async lookAtFile(actor: Actor, id: string, reading: Reading): Promise<RegisterFile> {
      const file = await db.read(actor, (tx) => usableFile(tx, id))
      return viewOfFile(file, reading, await db.read(actor, sources.listMappings))
    },

    async preview(actor: Actor, asked: PreviewAsked & { fileId: string; sourceId?: string | undefined }) {
      const { file, known } = await db.read(actor, async (tx) => {
        const source = asked.sourceId ? await sources.ownSource(tx, asked.sourceId) : undefined
        const areaCode = source?.areaCode ?? (await directory.cityCode(tx))
        return { file: await usableFile(tx, asked.fileId), known: await knownDirectory(tx, deps, areaCode) }
      })
      return createPreview(file, asked, known)
    },

    /** Notes that an import is wanted; a process that works in the background takes it up at once. */
    startImport: (actor: Actor, asked: ImportAsked, once: OnceKey | undefined): Promise<Import> =>
      db.transaction(
        actor,
        async (tx) => {
          const file = await usableFile(tx, asked.fileId)
          const source = await sources.ownSource(tx, asked.sourceId)
          const mapping = await sources.mapping(tx, asked.mappingId, asked.mappingVersion)
          const id = await askFor(tx, { file, source, mapping, reading: asked.reading })
          return viewOfImport(await importOf(tx, id))
        },
        once,
      ),

    listImports: (actor: Actor, { sourceId, state, cursor, limit }: Page & ImportFilter) =>
      db.read(actor, async (tx) => {
        const place = placeOf(cursor)
        const after = place && { askedAt: place.at, id: place.id }
        const found = await imports.listImports(tx, { sourceId, state, after }, limit + 1)
        return withPlace(found, limit, ({ askedAt, id }) => ({ at: askedAt.toISOString(), id }), viewOfImport)
      }),

    getImport: (actor: Actor, id: string): Promise<Import> =>
      db.read(actor, async (tx) => viewOfImport(await importOf(tx, id))),

    cancelImport: (actor: Actor, id: string): Promise<Import> =>
      db.transaction(actor, async (tx) => {
        const { areaCode, sourceId } = await importOf(tx, id)
        if (!(await imports.endImport(tx, id, 'cancelled'))) throw registersErrors.ALREADY_ENDED()
        append(tx, {
          type: 'import.ended',
          subject: { kind: 'import', id },
          countyCode: areaCode.slice(0, 6),
          areaCode,
          data: { state: 'cancelled', sourceId },
        })
        return viewOfImport(await importOf(tx, id))
      }),

    rejects: (actor: Actor, id: string): Promise<FileAnswer> =>
      db.read(actor, async (tx) => {
        const { rejectsPath, fileName } = await importOf(tx, id)
        if (!rejectsPath) throw registersErrors.NO_REJECTS()
        const name = `${fileName.replace(/(\.(csv|xlsx|xes|txt|gz))+$/i, '')}-退回.csv`
        return { name, mediaType: 'text/csv; charset=utf-8', body: createReadStream(rejectsPath) }
      }),

    listRecords: (actor: Actor, { cursor, limit, ...filter }: Page & RecordFilter) =>
      db.read(actor, async (tx) => {
        const place = placeOf(cursor)
        const { areaCode, openedFrom, openedTo, ...same } = filter
        const search: records.RecordSearch = {
          ...same,
          areas: areaCode === undefined ? undefined : await directory.areasBelow(tx, areaCode),
          openedFrom: openedFrom && new Date(startOfDay(openedFrom, config.timeZone)),
          openedTo: openedTo && new Date(endOfDay(openedTo, config.timeZone)),
          after: place && { openedAt: place.at, id: place.id },
        }
        const found = await records.listRecords(tx, search, limit + 1)
        const units = new Map((await directory.listUnits(tx)).map((unit) => [unit.id, unit]))
        const view = (record: records.StoredRecord): RegisterRecord => {
          const unit = record.unitId ? units.get(record.unitId) : undefined
          return viewOfRecord(record, unit, tx.now)
        }
        return withPlace(found, limit, ({ openedAt, id }) => ({ at: openedAt.toISOString(), id }), view)
      }),

    /** Works through the given import, or through all that have not ended: what a process left behind is taken up. */
    async workOn(importId?: string): Promise<void> {
      const ids = importId ? [importId] : await db.read(SELF, (tx) => imports.listOpenImports(tx))
      for (const id of ids) await runImport(deps, id)
    },

    /** Removes uploads and refused rows whose time is over. */
    async tidy(now: Date): Promise<void> {
      const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000)
      const folder = join(uploadsFolder(config.dataDir), '/')
      await db.transaction(SELF, async (tx) => {
        for (const { id, path } of await imports.listOldFiles(tx, folder, before)) {
          await rm(path, { force: true })
          await imports.noteFileRemoved(tx, id)
        }
        for (const { id, rejectsPath } of await imports.listOldRejects(tx, before)) {
          await rm(rejectsPath, { force: true })
          await imports.forgetRejects(tx, id)
        }
      })
    },
  }
}

type ImportFilter = { sourceId?: string | undefined; state?: ImportState | undefined }

/** Notes an import in the caller's transaction and says so in an event; answers with its id. */
export async function askFor(
  tx: Tx,
  {
    id = newId(),
    file,
    source,
    mapping,
    reading,
  }: {
    id?: string
    file: Pick<imports.StoredFile, 'id' | 'sha256'>
    source: { id: string; areaCode: string; countyCode: string }
    mapping: Pick<SavedMapping, 'id' | 'version' | 'name' | 'nameEn' | 'mapping'>
    reading: Reading
  },
): Promise<string> {
  await imports.insertImport(tx, {
    id,
    sourceId: source.id,
    areaCode: source.areaCode,
    fileId: file.id,
    mappingId: mapping.id,
    mappingVersion: mapping.version,
    mappingName: mapping.name,
    mappingNameEn: mapping.nameEn,
    mapping: mapping.mapping,
    reading,
  })
  append(tx, {
    type: 'import.asked',
    subject: { kind: 'import', id },
    countyCode: source.countyCode,
    areaCode: source.areaCode,
    data: { sourceId: source.id, fileSha256: file.sha256, mappingId: mapping.id, mappingVersion: mapping.version },
  })
  return id
}

function viewOfRecord(
  record: records.StoredRecord,
  unit: { name: string; nameEn: string } | undefined,
  now: Date,
): RegisterRecord {
  const { openedAt, dueAt, closedAt, ...rest } = record
  return {
    ...rest,
    channel: rest.channel as RegisterRecord['channel'],
    unitName: unit?.name ?? null,
    unitNameEn: unit?.nameEn ?? null,
    openedAt: openedAt.toISOString(),
    dueAt: dueAt?.toISOString() ?? null,
    closedAt: closedAt?.toISOString() ?? null,
    timing: timingOf(record, now),
    hours: closedAt && Math.max(0, hoursBetween(openedAt, closedAt)),
  }
}
