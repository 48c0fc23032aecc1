import type { Actor } from '../../kernel/actor.ts'
import type { Database } from '../../platform/db/database.ts'
import type { AreaInput, CentreInput, Unit } from './directory.contract.ts'
import type { DirectoryPublic } from './directory.public.ts'

type UnitQuery = { areaCode?: string | undefined; search?: string | undefined }
export type DirectoryRequests = ReturnType<typeof createDirectoryRequests>

/** The same use cases for a request: each in a transaction of its own, under the scope of whoever asks. */
export function createDirectoryRequests(db: Database, directory: DirectoryPublic) {
  return {
    listAreas: (actor: Actor) => db.read(actor, directory.listAreas),
    listUnits: (actor: Actor, { areaCode, search }: UnitQuery) =>
      db.read(actor, (tx) =>
        directory.listUnits(tx, { ...(areaCode ? { areaCode } : {}), ...(search ? { search } : {}) }),
      ),
    listCentres: (actor: Actor) => db.read(actor, directory.listCentres),
    saveArea: (actor: Actor, code: string, area: AreaInput) =>
      db.transaction(actor, (tx) => directory.saveArea(tx, code, area)),
    saveUnit: (actor: Actor, unit: Unit) => db.transaction(actor, (tx) => directory.saveUnit(tx, unit)),
    saveCentre: (actor: Actor, id: string, centre: CentreInput) =>
      db.transaction(actor, (tx) => directory.saveCentre(tx, id, centre)),
  }
}
