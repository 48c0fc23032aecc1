import { type Binding, bind } from '../../platform/http/binding.ts'
import { listAreas, listCentres, listUnits, saveArea, saveCentre, saveUnit } from './directory.contract.ts'
import type { DirectoryRequests } from './requests.service.ts'

/** The directory's endpoints, each bound to its use case. */
export function directoryRoutes(directory: DirectoryRequests): Binding[] {
  return [
    bind(listAreas, async (_, { actor }) => ({ items: await directory.listAreas(actor) })),
    bind(listUnits, async ({ query }, { actor }) => ({ items: await directory.listUnits(actor, query) })),
    bind(listCentres, async (_, { actor }) => ({ items: await directory.listCentres(actor) })),
    bind(saveArea, ({ params, body }, { actor }) => directory.saveArea(actor, params.code, body)),
    bind(saveUnit, ({ params, body }, { actor }) => directory.saveUnit(actor, { id: params.id, ...body })),
    bind(saveCentre, ({ params, body }, { actor }) => directory.saveCentre(actor, params.id, body)),
  ]
}
