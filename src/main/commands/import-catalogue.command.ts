import { resolve } from 'node:path'
import { type Command, readableFile } from './command.ts'
import { areaCodeOf } from './places.ts'
import { tableLines } from './terminal.ts'

const MOST_SHOWN = 20

/** `import-catalogue`: enters the service items of a catalogue. */
export const importCatalogueCommand: Command = {
  name: 'import-catalogue',
  about: { zh: '导入服务事项目录（CSV、Excel）', en: 'import a catalogue of service items (CSV, Excel)' },
  words: 'FILE',
  options: {
    area: {
      value: 'CODE_OR_NAME',
      about: { zh: '目录所属的地区，不填为全市', en: 'the area of the catalogue; the city unless given' },
    },
  },
  notes: {
    zh: '需要事项编码、事项名称、部门、事项类型等列。同一文件再导入一次不会产生变化。',
    en: 'It needs columns for code, name, unit and type. The same file again changes nothing.',
  },
  examples: ['import-catalogue 事项目录.csv --area 511602000000'],
  run: async ({ given, session }) => {
    const path = resolve(readableFile(given.words[0]!))
    const area = given.text('area')
    const { db, wired, actor, settle } = await session()
    const areaCode = await db.read(actor, (tx) =>
      area === undefined ? wired.directory.cityCode(tx) : areaCodeOf(tx, wired.directory, area),
    )
    const report = await wired.standards.importCatalogue(path, areaCode)
    await settle()
    const { read, accepted, unchanged, rejected, rejects } = report
    const rows = rejects.slice(0, MOST_SHOWN).map(({ line, field, value, reason }) => [`${line}`, field, value, reason])
    return {
      json: report,
      lines: [
        `读取 ${read} 行：接收 ${accepted}，未变 ${unchanged}，拒绝 ${rejected}。`,
        `Read ${read} rows: ${accepted} accepted, ${unchanged} unchanged, ${rejected} rejected.`,
        ...(rows.length > 0 ? ['', ...tableLines(['行 line', '字段 field', '值 value', '原因 reason'], rows)] : []),
      ],
    }
  },
}
