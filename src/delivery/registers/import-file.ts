import { basename } from 'node:path'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/db/database.ts'
import { tabularErrors } from '../../platform/tabular/tabular.errors.ts'
import { lookAt } from './file-look.ts'
import { holdingImport } from './import-lock.ts'
import { runHeld } from './import-run.ts'
import { countsOf } from './import-view.ts'
import * as imports from './imports.repository.ts'
import type { RegisterMapping } from './mapping.contract.ts'
import { mappingErrors } from './mapping.contract.ts'
import type { SavedMapping } from './registers.contract.ts'
import type { ImportFile, ImportResult } from './registers.public.ts'
import { askFor, type RegistersDeps } from './registers.service.ts'
import { findSourceByKey } from './sources.repository.ts'
import { refuseUnreadable } from './sources.service.ts'
import { measureFile } from './uploads.ts'

/** Imports a file in this process, for the command line and the demo city; see `RegistersPublic.importFile`. */
export async function importFile(deps: RegistersDeps, asked: ImportFile): Promise<ImportResult> {
  const { db } = deps
  const { path, reading = {}, actor, onProgress } = asked
  const name = basename(path)
  const measured = await measureFile(path).catch((cause: unknown) => {
    throw tabularErrors.TABLE_NOT_FOUND({ name }, { cause })
  })
  const given = typeof asked.mapping === 'string' ? undefined : await mappingFor(asked.mapping, path, name, reading)
  const id = newId()
  // Held from the beginning, so that no background process takes it up in between.
  await holdingImport(db, id, async () => {
    await db.transaction(actor, async (tx) => {
      const source = await sourceOf(tx, deps, asked.source)
      const mapping = given ?? (await deps.sources.mapping(tx, asked.mapping as string))
      const file = { id: newId(), name, ...measured }
      await imports.insertFile(tx, file)
      await askFor(tx, { id, file, source, mapping, reading })
    })
    await runHeld(deps, id, ({ phase, read, mergedTo, records }) =>
      onProgress?.({ phase, read, merged: mergedTo, records }),
    )
  })
  const done = (await db.read(actor, (tx) => imports.findImport(tx, id)))!
  const { state, rejectsPath, notes, failure } = done
  return { importId: id, state, rejectsPath, notes, failure, ...countsOf(done) }
}

async function mappingFor(given: RegisterMapping | undefined, path: string, name: string, reading: object) {
  const mapping = given ?? (await lookAt(path, name, reading, [])).guess.mapping
  if (!mapping) throw mappingErrors.MAPPING_COLUMNS_MISSING({ columns: '办件编号 recordId、受理时间 openedAt' })
  refuseUnreadable(mapping)
  const once: Pick<SavedMapping, 'id' | 'version' | 'name' | 'nameEn' | 'mapping'> = {
    id: 'once',
    version: 1,
    name: '本次使用',
    nameEn: 'For this import only',
    mapping,
  }
  return once
}

async function sourceOf(tx: Tx, { sources }: RegistersDeps, source: ImportFile['source']) {
  if (typeof source !== 'string' && !(await findSourceByKey(tx, source.key))) await sources.addSource(tx, source)
  return sources.ownSource(tx, typeof source === 'string' ? source : source.key)
}
