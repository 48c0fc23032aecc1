import type { Command } from './command.ts'
import { usageErrors } from './command-errors.ts'

const UNKNOWN = { lat: null, long: null, population: null }

/** `city`: enters the city into an empty directory, so that the first accounts have a place to hold their rights for. */
export const cityCommand: Command = {
  name: 'city',
  about: { zh: '在空库中建立本市，用于不装演示城市的部署', en: 'enter your city, where the demo city is not wanted' },
  words: 'CODE NAME NAME_EN',
  options: {},
  notes: {
    zh: '先以 DEMO=no 启动或运行命令，建立本市，再用 user add 建立管理员；区县、单位等在工作台维护。再次运行可更正名称。',
    en: 'With DEMO=no enter the city, then the administrators by user add; counties and units are kept in the workbench. Run it again to correct a name.',
  },
  examples: ['city 511600000000 某市 "Some City"', 'user add admin --role system-admin'],
  run: async ({ given, session }) => {
    const [code, name, nameEn] = given.words as [string, string, string]
    if (!/^\d{12}$/.test(code)) {
      throw usageErrors.NOT_ONE_OF({ option: 'CODE', words: '12 位数字 / 12 digits', value: code })
    }
    const { db, wired, actor, settle } = await session()
    const area = await db.transaction(actor, async (tx) => {
      const known = (await wired.directory.listAreas(tx)).find(({ level }) => level === 'city')
      const { lat, long, population } = known?.code === code ? known : UNKNOWN
      const city = { parentCode: null, level: 'city', name, nameEn, lat, long, population } as const
      return wired.directory.saveArea(tx, code, city)
    })
    await settle()
    return { json: area, lines: [`${area.code}  ${area.name}  ${area.nameEn}`] }
  },
}
