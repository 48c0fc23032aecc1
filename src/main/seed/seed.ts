import { system } from '../../kernel/actor.ts'
import { newId } from '../../kernel/ids.ts'
import type { Database, Tx } from '../../platform/db/database.ts'
import type { Wired } from '../modules.ts'
import { demoItems } from './demo-items.ts'
import { seedKnowledge } from './demo-knowledge.ts'
import { AREAS, CENTRES, UNITS } from './demo-places.ts'
import { responsibleEntries } from './demo-responsibles.ts'
import { STAFF } from './demo-staff.ts'

export type SeededAccount = { name: string; displayName: string; role: string; password: string }

type Parts = Pick<Wired, 'directory' | 'standards' | 'identity' | 'feedback' | 'knowledge'>

/**
 * Fills an empty database with the demo city: areas, units, centres, items and one account a role. Returns the accounts
 * with their one-time passwords, which are kept nowhere else. A database that has accounts is left as it is.
 */
export async function seedDemoCity(db: Database, parts: Parts): Promise<SeededAccount[]> {
  return db.transaction(system('seed'), async (tx) => {
    if (await parts.identity.hasAccounts(tx)) return []
    await seedAreas(tx, parts)
    const units = await seedUnits(tx, parts)
    await seedItems(tx, parts, units)
    await seedResponsibles(tx, parts, units)
    await seedKnowledge(tx, parts, units)
    return seedStaff(tx, parts, units)
  })
}

async function seedAreas(tx: Tx, { directory }: Parts) {
  for (const [code, parentCode, name, nameEn, lat, long, population] of AREAS) {
    const level = parentCode === null ? 'city' : code.endsWith('000000') ? 'county' : 'town'
    const names = { parentCode, level, name, nameEn } as const
    const until = { validFrom: null, validTo: null, successorCode: null }
    await directory.saveArea(tx, code, { ...names, lat, long, population, ...until })
  }
}

async function seedUnits(tx: Tx, { directory }: Parts): Promise<Map<string, { id: string; areaCode: string }>> {
  const units = new Map<string, { id: string; areaCode: string }>()
  for (const [key, code, name, nameEn, areaCode, kind] of UNITS) {
    const { id } = await directory.createUnit(tx, { code, name, nameEn, areaCode, kind, phone: null })
    units.set(key, { id, areaCode })
  }
  for (const { unit, area, ...centre } of CENTRES) {
    await directory.saveCentre(tx, newId(), { ...centre, unitId: units.get(unit)!.id, areaCode: area })
  }
  return units
}

async function seedItems(tx: Tx, { standards }: Parts, units: ReadonlyMap<string, { id: string; areaCode: string }>) {
  for (const { unit, ...item } of demoItems()) {
    const { id, areaCode } = units.get(unit)!
    await standards.saveItem(tx, { ...item, id: newId(), unitId: id, areaCode })
  }
}

/** Which unit handles what in which area, so that a class leads to a unit from the first day. */
async function seedResponsibles(tx: Tx, { feedback }: Parts, units: ReadonlyMap<string, { id: string }>) {
  const entries = responsibleEntries().map(([key, areaCode, unit]) => {
    return { subject: 'responsible' as const, key, areaCode, unitId: units.get(unit)!.id }
  })
  await feedback.categories.enterUnits(tx, entries)
}

async function seedStaff(tx: Tx, { identity }: Parts, units: ReadonlyMap<string, { id: string }>) {
  const accounts: SeededAccount[] = []
  for (const { name, displayName, role, unit, area, unitOnly } of STAFF) {
    const unitId = unit === null ? null : units.get(unit)!.id
    const grant = { role, unitId: unitOnly ? unitId : null, areaCode: area }
    const { password } = await identity.createAccountDirectly(tx, { name, displayName, unitId, grants: [grant] })
    accounts.push({ name, displayName, role, password })
  }
  return accounts
}
