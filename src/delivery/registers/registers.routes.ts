import type { Database } from '../../platform/db/database.ts'
import { type Binding, bind } from '../../platform/http/binding.ts'
import { lookAtFile, preview, uploadFile } from './files.contract.ts'
import {
  addMapping,
  addSource,
  cancelImport,
  changeMapping,
  changeSource,
  downloadRejects,
  getImport,
  getMapping,
  listImports,
  listMappings,
  listRecords,
  listSources,
  startImport,
} from './registers.contract.ts'
import type { RegistersService } from './registers.service.ts'
import type { SourcesService } from './sources.service.ts'

/** The endpoints of the registers, each bound to its use case. */
export function registersRoutes(db: Database, sources: SourcesService, service: RegistersService): Binding[] {
  return [
    bind(uploadFile, (_, { actor, upload }) => service.uploadFile(actor, upload)),
    bind(lookAtFile, ({ params, body }, { actor }) => service.lookAtFile(actor, params.id, body.reading)),
    bind(preview, ({ body }, { actor }) => service.preview(actor, body)),
    bind(listSources, (_, { actor }) => db.read(actor, async (tx) => ({ items: await sources.listSources(tx) }))),
    bind(addSource, ({ body }, { actor, once }) => db.transaction(actor, (tx) => sources.addSource(tx, body), once)),
    bind(changeSource, ({ params, body }, { actor, expectedVersion }) =>
      db.transaction(actor, (tx) => sources.renameSource(tx, params.id, body, expectedVersion!)),
    ),
    bind(listMappings, (_, { actor }) => db.read(actor, async (tx) => ({ items: await sources.listMappings(tx) }))),
    bind(getMapping, ({ params, query }, { actor }) =>
      db.read(actor, (tx) => sources.mapping(tx, params.id, query.version)),
    ),
    bind(addMapping, ({ body }, { actor, once }) => db.transaction(actor, (tx) => sources.addMapping(tx, body), once)),
    bind(changeMapping, ({ params, body }, { actor, expectedVersion }) =>
      db.transaction(actor, (tx) => sources.changeMapping(tx, params.id, body, expectedVersion!)),
    ),
    bind(startImport, ({ body }, { actor, once }) => service.startImport(actor, body, once)),
    bind(listImports, ({ query }, { actor }) => service.listImports(actor, query)),
    bind(getImport, ({ params }, { actor }) => service.getImport(actor, params.id)),
    bind(cancelImport, ({ params }, { actor }) => service.cancelImport(actor, params.id)),
    bind(downloadRejects, ({ params }, { actor }) => service.rejects(actor, params.id) as never),
    bind(listRecords, ({ query }, { actor }) => service.listRecords(actor, query)),
  ]
}
