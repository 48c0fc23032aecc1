import type { Actor } from '../../kernel/actor.ts'
import type { Database, OnceKey } from '../../platform/db/database.ts'
import type { MappingInput, SourceInput } from './registers.contract.ts'
import type { SourcesService } from './sources.service.ts'

export type SourceRequests = ReturnType<typeof createSourceRequests>

/** What callers ask of sources and mappings, each in a transaction of its own under their scope. */
export function createSourceRequests(db: Database, sources: SourcesService) {
  return {
    listSources: (actor: Actor) => db.read(actor, sources.listSources),
    addSource: (actor: Actor, input: SourceInput, once: OnceKey | undefined) =>
      db.transaction(actor, (tx) => sources.addSource(tx, input), once),
    renameSource: (actor: Actor, id: string, names: { name: string; nameEn: string }, version: number) =>
      db.transaction(actor, (tx) => sources.renameSource(tx, id, names, version)),
    listMappings: (actor: Actor) => db.read(actor, sources.listMappings),
    mapping: (actor: Actor, id: string, version: number | undefined) =>
      db.read(actor, (tx) => sources.mapping(tx, id, version)),
    addMapping: (actor: Actor, input: MappingInput, once: OnceKey | undefined) =>
      db.transaction(actor, (tx) => sources.addMapping(tx, input), once),
    changeMapping: (actor: Actor, id: string, input: MappingInput, version: number) =>
      db.transaction(actor, (tx) => sources.changeMapping(tx, id, input, version)),
  }
}
