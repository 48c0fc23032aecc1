import type { DirectoryPublic } from '../../foundation/directory/directory.public.ts'
import { countyOf } from '../../foundation/directory/directory.public.ts'
import { covers } from '../../kernel/actor.ts'
import { errors } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/db/database.ts'
import { append } from '../../platform/events/events.ts'
import { BUILT_IN_MAPPINGS, findBuiltIn } from './built-in-mappings.ts'
import type { RegisterMapping } from './mapping.contract.ts'
import { compileMapping } from './mapping.rules.ts'
import type { MappingInput, SavedMapping, Source, SourceInput } from './registers.contract.ts'
import { registersErrors } from './registers.errors.ts'
import * as repository from './sources.repository.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Named origins of records, and the mappings by which their files are read. */
export type SourcesService = {
  listSources(tx: Tx): Promise<Source[]>
  addSource(tx: Tx, input: SourceInput): Promise<Source>
  renameSource(tx: Tx, id: string, names: { name: string; nameEn: string }, version: number): Promise<Source>
  /** A source in whose area the actor may import, by id or key; throws UNKNOWN_SOURCE. */
  ownSource(tx: Tx, idOrKey: string): Promise<repository.StoredSource>
  listMappings(tx: Tx): Promise<SavedMapping[]>
  /** A saved or built-in mapping; throws UNKNOWN_MAPPING. */
  mapping(tx: Tx, id: string, version?: number): Promise<SavedMapping>
  addMapping(tx: Tx, input: MappingInput): Promise<SavedMapping>
  changeMapping(tx: Tx, id: string, input: MappingInput, version: number): Promise<SavedMapping>
}

export function createSourcesService({ directory }: { directory: Pick<DirectoryPublic, 'area'> }): SourcesService {
  const find = (tx: Tx, idOrKey: string) =>
    UUID.test(idOrKey) ? repository.findSource(tx, idOrKey) : repository.findSourceByKey(tx, idOrKey)

  const save = async (tx: Tx, id: string, version: number, input: MappingInput): Promise<SavedMapping> => {
    refuseUnreadable(input.mapping)
    await repository.insertMapping(tx, { id, version, ...input })
    return { id, version, ...input, builtIn: false, savedAt: tx.now.toISOString() }
  }

  return {
    listSources: async (tx) => (await repository.listSources(tx)).map(viewOfSource),
    async addSource(tx, input) {
      await directory.area(tx, input.areaCode)
      if (!covers(tx.actor, input)) throw errors.NOT_FOUND({ what: input.areaCode }, { field: 'areaCode' })
      if (await repository.findSourceByKey(tx, input.key)) {
        throw registersErrors.SOURCE_KEY_TAKEN({ key: input.key }, { field: 'key' })
      }
      const id = newId()
      const countyCode = countyOf(input.areaCode)
      await repository.insertSource(tx, { id, countyCode, ...input })
      const { areaCode, key, name, nameEn } = input
      append(tx, {
        type: 'source.added',
        subject: { kind: 'source', id },
        countyCode,
        areaCode,
        data: { key, name, nameEn },
      })
      return viewOfSource((await repository.findSource(tx, id))!)
    },
    async renameSource(tx, id, names, version) {
      if (!(await repository.findSource(tx, id))) throw errors.NOT_FOUND({ what: id })
      if (!(await repository.renameSource(tx, id, names, version))) throw errors.CHANGED_MEANWHILE()
      return viewOfSource((await repository.findSource(tx, id))!)
    },
    async ownSource(tx, idOrKey) {
      const source = await find(tx, idOrKey)
      if (!source || !covers(tx.actor, source)) {
        throw registersErrors.UNKNOWN_SOURCE({ source: idOrKey }, { field: 'sourceId' })
      }
      return source
    },
    listMappings: async (tx) => [...(await repository.listMappings(tx)).map(viewOfMapping), ...BUILT_IN_MAPPINGS],
    async mapping(tx, id, version) {
      const builtIn = findBuiltIn(id)
      if (builtIn && (version === undefined || version === builtIn.version)) return builtIn
      const saved = UUID.test(id) ? await repository.findMapping(tx, id, version) : undefined
      if (!saved) {
        throw registersErrors.UNKNOWN_MAPPING({ mapping: id, version: version ?? '' }, { field: 'mappingId' })
      }
      return viewOfMapping(saved)
    },
    addMapping: (tx, input) => save(tx, newId(), 1, input),
    async changeMapping(tx, id, input, version) {
      const newest = await repository.findMapping(tx, id)
      if (!newest) throw errors.NOT_FOUND({ what: id })
      if (newest.version !== version) throw errors.CHANGED_MEANWHILE()
      return save(tx, id, version + 1, input)
    },
  }
}

/** Prepares a mapping for columns of its own, so that a format or zone that cannot be read is refused before it is used. */
export function refuseUnreadable(mapping: RegisterMapping): void {
  const columns = Object.values(mapping.fields).flatMap((from) => (from && 'column' in from ? [from.column] : []))
  compileMapping(mapping, mapping.cancelledWhen ? [...columns, mapping.cancelledWhen.column] : columns)
}

function viewOfSource({ countyCode: _, lastImportAt, ...source }: repository.StoredSource): Source {
  return { ...source, lastImportAt: lastImportAt?.toISOString() ?? null }
}

function viewOfMapping({ savedAt, ...saved }: repository.StoredMapping): SavedMapping {
  return { ...saved, builtIn: false, savedAt: savedAt.toISOString() }
}
