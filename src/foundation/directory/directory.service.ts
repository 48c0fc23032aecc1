import { localDateOf } from '../../kernel/dates.ts'
import { errors } from '../../kernel/errors.ts'
import { newCode, newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/db/database.ts'
import { append } from '../../platform/events/events.ts'
import { invalid } from '../../platform/http/validation.ts'
import { AreaTrees } from './area-tree.ts'
import { type AreaInput, directoryErrors, type Unit } from './directory.contract.ts'
import type { DirectoryPublic } from './directory.public.ts'
import type { StoredArea } from './directory.repository.ts'
import * as repository from './directory.repository.ts'
import { areaFaults, countyOf, normaliseName, normaliseUnitCode, unitCodeFaults } from './directory.rules.ts'

/**
 * The use cases of the directory, all within the caller's transaction. Saving appends `area.saved`, `unit.saved` or
 * `centre.saved` with what the register now says.
 */
export function createDirectoryService({ timeZone }: { timeZone: string }): DirectoryPublic {
  const trees = new AreaTrees()

  const findArea = async (tx: Tx, code: string) => (await trees.read(tx)).byCode.get(code)
  const area = async (tx: Tx, code: string) => {
    const found = await findArea(tx, code)
    if (!found) throw directoryErrors.UNKNOWN_AREA({ code }, { field: 'areaCode' })
    return found
  }
  const unitById = async (tx: Tx, id: string) => found(await repository.findUnitById(tx, id), id)
  const areasBelow = async (tx: Tx, code: string) => {
    const { path } = await area(tx, code)
    const { all } = await trees.read(tx)
    return all.filter((one) => one.code === code || one.path.startsWith(`${path}/`)).map((one) => one.code)
  }
  const saveUnit = async (tx: Tx, given: Unit) => {
    const unit = { ...given, code: normaliseUnitCode(given.code), name: normaliseName(given.name) }
    const faults = unitCodeFaults(unit)
    if (faults.length > 0) throw invalid(faults)
    await area(tx, unit.areaCode)
    const namesake = await repository.findUnitByCode(tx, unit.code)
    if (namesake && namesake.id !== unit.id) {
      throw directoryErrors.UNIT_CODE_TAKEN({ code: unit.code }, { field: 'code' })
    }
    await changing('unit', () => repository.upsertUnit(tx, unit))
    append(tx, {
      type: 'unit.saved',
      subject: { kind: 'unit', id: unit.id },
      countyCode: countyOf(unit.areaCode),
      areaCode: unit.areaCode,
      unitId: unit.id,
      data: { code: unit.code, name: unit.name, nameEn: unit.nameEn, kind: unit.kind },
    })
    return unit
  }

  return {
    area,
    findArea,
    areasBelow,
    unitById,
    saveUnit,
    areasAbove: async (tx, code) => (await area(tx, code)).path.split('/'),
    listAreas: async (tx) => {
      const today = localDateOf(tx.now, timeZone)
      return (await trees.read(tx)).all.filter((one) => isInUse(one, today))
    },
    cityCode: async (tx) => {
      const city = (await trees.read(tx)).all.find(({ level }) => level === 'city')
      if (!city) throw directoryErrors.NO_CITY()
      return city.code
    },
    findUnitById: repository.findUnitById,
    unitsById: async (tx, ids) => {
      const units = ids.length > 0 ? await repository.listUnitsById(tx, [...new Set(ids)]) : []
      return new Map(units.map((unit) => [unit.id, unit]))
    },
    findUnitByCode: (tx, code) => repository.findUnitByCode(tx, normaliseUnitCode(code)),
    unitByCode: async (tx, code) => found(await repository.findUnitByCode(tx, normaliseUnitCode(code)), code),
    findUnitByName: async (tx, name, areaCode) => {
      const units = await repository.findUnitsByName(tx, normaliseName(name))
      return units.find((unit) => unit.areaCode === areaCode) ?? units[0]
    },
    listUnits: async (tx, { areaCode, search } = {}) => {
      const areas = areaCode === undefined ? undefined : await areasBelow(tx, areaCode)
      return repository.listUnits(tx, { areas, search })
    },
    createUnit: (tx, unit) => saveUnit(tx, { ...unit, id: unit.id ?? newId(), code: unit.code ?? `EXT-${newCode(8)}` }),
    listCentres: repository.listCentres,
    findCentreById: repository.findCentreById,
    saveCentre: async (tx, id, input) => {
      await area(tx, input.areaCode)
      await unitById(tx, input.unitId)
      await changing('centre', () => repository.upsertCentre(tx, id, input))
      append(tx, {
        type: 'centre.saved',
        subject: { kind: 'centre', id },
        countyCode: countyOf(input.areaCode),
        areaCode: input.areaCode,
        unitId: input.unitId,
        data: { name: input.name, nameEn: input.nameEn, hours: input.hours },
      })
      return { id, ...input }
    },
    saveArea: async (tx, code, given) => {
      const input: AreaInput = { validFrom: null, validTo: null, successorCode: null, ...given }
      const tree = await trees.read(tx)
      const before = tree.byCode.get(code)
      const parent = input.parentCode === null ? undefined : tree.byCode.get(input.parentCode)
      checkArea(code, input, parent, tree.all)
      const path = parent ? `${parent.path}/${code}` : code
      trees.changedBy(tx)
      await changing('area', () => repository.upsertArea(tx, { ...input, code, path, countyCode: countyOf(code) }))
      if (before && before.path !== path) await repository.movePaths(tx, before.path, path)
      append(tx, {
        type: 'area.saved',
        subject: { kind: 'area', id: code },
        countyCode: countyOf(code),
        areaCode: code,
        data: { ...input },
      })
      return area(tx, code)
    },
  }
}

function found(unit: Unit | undefined, code: string): Unit {
  if (!unit) throw directoryErrors.UNKNOWN_UNIT({ code }, { field: 'unitId' })
  return unit
}

function isInUse({ validFrom, validTo }: StoredArea, today: string): boolean {
  return (!validFrom || validFrom <= today) && (!validTo || today < validTo)
}

function checkArea(code: string, input: AreaInput, parent: StoredArea | undefined, all: readonly StoredArea[]) {
  if (input.parentCode !== null && !parent) throw directoryErrors.UNKNOWN_AREA({ code: input.parentCode })
  if (input.successorCode && !all.some((one) => one.code === input.successorCode)) {
    throw directoryErrors.UNKNOWN_AREA({ code: input.successorCode }, { field: 'successorCode' })
  }
  const faults = areaFaults(code, input, parent)
  const city = all.find(({ level }) => level === 'city')
  if (input.level === 'city' && city && city.code !== code) {
    faults.push({
      field: 'level',
      code: 'NOT_FITTING',
      message: { zh: '已有一个市级地区，只能有一个。', en: 'There is a city already; there can only be one.' },
    })
  }
  if (faults.length > 0) throw invalid(faults)
  const hasParts = all.some((one) => one.parentCode === code && !one.validTo)
  if (input.validTo && hasParts) throw directoryErrors.AREA_HAS_PARTS({ name: input.name })
}

/** A row outside the actor's scope is refused by the database; to the caller it is not there. */
async function changing(what: string, write: () => Promise<void>) {
  try {
    await write()
  } catch (error) {
    if ((error as { code?: string }).code === '42501') throw errors.NOT_FOUND({ what })
    throw error
  }
}
