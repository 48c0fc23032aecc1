import type { Tx } from '../../platform/db/database.ts'
import type { Area, AreaInput, Centre, CentreInput, Unit } from './directory.contract.ts'

export { countyOf } from './directory.rules.ts'

/** A unit to be entered; without an id and a code it gets new ones. */
export type NewUnit = Omit<Unit, 'id' | 'code'> & { readonly id?: string; readonly code?: string }

/** An area to be saved; it exists without end unless told. */
export type AreaToSave = Omit<AreaInput, Ending> & Partial<Pick<AreaInput, Ending>>
type Ending = 'validFrom' | 'validTo' | 'successorCode'

/**
 * What other modules may ask of the directory and have it do. All of it runs in the caller's transaction. `find…` may
 * miss; the others throw UNKNOWN_AREA or UNKNOWN_UNIT (422), which name the code.
 */
export type DirectoryPublic = {
  /** The area with a 12-digit code, in use or not. */
  area(tx: Tx, code: string): Promise<Area>
  findArea(tx: Tx, code: string): Promise<Area | undefined>
  /** The areas in use, the higher ones first. */
  listAreas(tx: Tx): Promise<Area[]>
  /** The codes of an area and of all areas below it, also of those no longer in use: old rows keep their code. */
  areasBelow(tx: Tx, code: string): Promise<string[]>
  /** The codes of an area and of all areas above it, the city first. */
  areasAbove(tx: Tx, code: string): Promise<string[]>
  /** The 12-digit code of the city; throws NO_CITY while there is none. */
  cityCode(tx: Tx): Promise<string>
  unitById(tx: Tx, id: string): Promise<Unit>
  findUnitById(tx: Tx, id: string): Promise<Unit | undefined>
  /** Units by id in one question; unknown ids are left out. */
  unitsById(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Unit>>
  unitByCode(tx: Tx, code: string): Promise<Unit>
  findUnitByCode(tx: Tx, code: string): Promise<Unit | undefined>
  /** The unit of exactly this name (width and blanks do not count), the one of the given area first. */
  findUnitByName(tx: Tx, name: string, areaCode?: string): Promise<Unit | undefined>
  /** The units of an area with all below it, or of everywhere; a text narrows by name and code. */
  listUnits(tx: Tx, filter?: { areaCode?: string; search?: string }): Promise<Unit[]>
  /** Enters a unit, as a register's import does for a unit it meets for the first time (kind `external`). */
  createUnit(tx: Tx, unit: NewUnit): Promise<Unit>
  listCentres(tx: Tx): Promise<Centre[]>
  findCentreById(tx: Tx, id: string): Promise<Centre | undefined>
  saveArea(tx: Tx, code: string, area: AreaToSave): Promise<Area>
  saveUnit(tx: Tx, unit: Unit): Promise<Unit>
  saveCentre(tx: Tx, id: string, input: CentreInput): Promise<Centre>
}
