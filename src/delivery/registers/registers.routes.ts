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
import type { SourceRequests } from './requests.service.ts'

/** The endpoints of the registers, each bound to its use case. */
export function registersRoutes(sources: SourceRequests, service: RegistersService): Binding[] {
  return [
    bind(uploadFile, (_, { actor, upload }) => service.uploadFile(actor, upload)),
    bind(lookAtFile, ({ params, body }, { actor }) => service.lookAtFile(actor, params.id, body.reading)),
    bind(preview, ({ body }, { actor }) => service.preview(actor, body)),
    bind(listSources, async (_, { actor }) => ({ items: await sources.listSources(actor) })),
    bind(addSource, ({ body }, { actor, once }) => sources.addSource(actor, body, once)),
    bind(changeSource, ({ params, body }, { actor, expectedVersion }) =>
      sources.renameSource(actor, params.id, body, expectedVersion!),
    ),
    bind(listMappings, async (_, { actor }) => ({ items: await sources.listMappings(actor) })),
    bind(getMapping, ({ params, query }, { actor }) => sources.mapping(actor, params.id, query.version)),
    bind(addMapping, ({ body }, { actor, once }) => sources.addMapping(actor, body, once)),
    bind(changeMapping, ({ params, body }, { actor, expectedVersion }) =>
      sources.changeMapping(actor, params.id, body, expectedVersion!),
    ),
    bind(startImport, ({ body }, { actor, once }) => service.startImport(actor, body, once)),
    bind(listImports, ({ query }, { actor }) => service.listImports(actor, query)),
    bind(getImport, ({ params }, { actor }) => service.getImport(actor, params.id)),
    bind(cancelImport, ({ params }, { actor }) => service.cancelImport(actor, params.id)),
    // A file goes to the caller as a stream, which the contract only marks.
    bind(downloadRejects, ({ params }, { actor }) => service.rejects(actor, params.id) as never),
    bind(listRecords, ({ query }, { actor }) => service.listRecords(actor, query)),
  ]
}
