import type { Database } from '../../platform/db/database.ts'
import { type Binding, bind } from '../../platform/http/binding.ts'
import { listAreas, listCentres, listUnits, saveArea, saveCentre, saveUnit } from './directory.contract.ts'
import type { DirectoryPublic } from './directory.public.ts'

/** The directory's endpoints, each bound to its use case. */
export function directoryRoutes(db: Database, directory: DirectoryPublic): Binding[] {
  return [
    bind(listAreas, (_, { actor }) => db.read(actor, async (tx) => ({ items: await directory.listAreas(tx) }))),
    bind(listUnits, ({ query }, { actor }) =>
      db.read(actor, async (tx) => ({ items: await directory.listUnits(tx, definedOnly(query)) })),
    ),
    bind(listCentres, (_, { actor }) => db.read(actor, async (tx) => ({ items: await directory.listCentres(tx) }))),
    bind(saveArea, ({ params, body }, { actor }) =>
      db.transaction(actor, (tx) => directory.saveArea(tx, params.code, body)),
    ),
    bind(saveUnit, ({ params, body }, { actor }) =>
      db.transaction(actor, (tx) => directory.saveUnit(tx, { id: params.id, ...body })),
    ),
    bind(saveCentre, ({ params, body }, { actor }) =>
      db.transaction(actor, (tx) => directory.saveCentre(tx, params.id, body)),
    ),
  ]
}

function definedOnly({ areaCode, search }: { areaCode?: string | undefined; search?: string | undefined }) {
  return { ...(areaCode ? { areaCode } : {}), ...(search ? { search } : {}) }
}
