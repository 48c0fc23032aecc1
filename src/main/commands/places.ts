import type { DirectoryPublic } from '../../foundation/directory/directory.public.ts'
import { defineErrors } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/db/database.ts'

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

export const placeErrors = defineErrors({
  NO_SUCH_UNIT: {
    status: 422,
    zh: '没有名为或编码为“{unit}”的单位。',
    en: 'There is no unit with the name, code or id “{unit}”.',
  },
  NO_SUCH_AREA: {
    status: 422,
    zh: '没有名为或代码为“{area}”的地区。',
    en: 'There is no area with the name or code “{area}”.',
  },
})

/** The id of a unit that is named by its id, its code or its name. Throws NO_SUCH_UNIT. */
export async function unitIdOf(tx: Tx, directory: DirectoryPublic, unit: string): Promise<string> {
  const found = UUID.test(unit)
    ? await directory.findUnitById(tx, unit)
    : ((await directory.findUnitByCode(tx, unit)) ?? (await directory.findUnitByName(tx, unit)))
  if (!found) throw placeErrors.NO_SUCH_UNIT({ unit })
  return found.id
}

/** The 12-digit code of an area that is named by its code, its Chinese or its English name. Throws NO_SUCH_AREA. */
export async function areaCodeOf(tx: Tx, directory: DirectoryPublic, area: string): Promise<string> {
  if (/^\d{12}$/.test(area) && (await directory.findArea(tx, area))) return area
  const all = await directory.listAreas(tx)
  const found = all.find(({ name, nameEn }) => name === area || nameEn.toLowerCase() === area.toLowerCase())
  if (!found) throw placeErrors.NO_SUCH_AREA({ area })
  return found.code
}
