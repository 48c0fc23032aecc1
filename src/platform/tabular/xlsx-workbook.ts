import type { ReadLimits } from './table.ts'
import { sizeInWords, tabularErrors } from './tabular.errors.ts'
import type { WorkbookArchive } from './xlsx-archive.ts'
import { builtInDateStyle, type DateStyle, dateStyleOf } from './xlsx-dates.ts'
import { attribute, parseXml, type XmlHandlers } from './xml.ts'

type Sheet = { name: string; part: string; hidden: boolean }

/** What must be known of a workbook before one of its sheets can be read. */
export type Workbook = {
  readonly sheets: readonly Sheet[]
  readonly date1904: boolean
  /** Per cell style (`s` of a cell), whether its numbers are dates. */
  readonly styles: readonly (DateStyle | undefined)[]
  readonly strings: readonly string[]
}

const WORKBOOK = 'xl/workbook.xml'

/**
 * Reads the parts of a workbook around its sheets: the list of sheets, the styles that make a number a date, and the
 * shared strings, which are held in memory and therefore limited. Fails with TABLE_NOT_A_WORKBOOK or
 * TABLE_INFLATES_TOO_FAR.
 */
export async function readWorkbook(archive: WorkbookArchive, limits: ReadLimits): Promise<Workbook> {
  if (!archive.has(WORKBOOK)) throw tabularErrors.TABLE_NOT_A_WORKBOOK({ part: WORKBOOK })
  const relations = await readRelations(archive, limits)
  const partOfType = (suffix: string) => [...relations.values()].find((relation) => relation.type.endsWith(suffix))
  const { sheets, date1904 } = await readSheetList(archive, relations, limits)
  const styles = await readStyles(archive, partOfType('/styles')?.part, limits)
  const strings = await readSharedStrings(archive, partOfType('/sharedStrings')?.part, limits)
  return { sheets, date1904, styles, strings }
}

/** Chooses a sheet by name or number, or the first visible one. Fails with TABLE_SHEET_NOT_FOUND. */
export function chooseSheet(workbook: Workbook, wanted: string | number | undefined): Sheet {
  const { sheets } = workbook
  const chosen =
    wanted === undefined
      ? (sheets.find((sheet) => !sheet.hidden) ?? sheets[0])
      : typeof wanted === 'number'
        ? sheets[wanted - 1]
        : sheets.find((sheet) => sheet.name === wanted)
  if (chosen) return chosen
  const names = sheets.map((sheet) => sheet.name).join('、')
  throw tabularErrors.TABLE_SHEET_NOT_FOUND({ sheet: wanted ?? '', sheets: names })
}

type Relation = { type: string; part: string }

async function readRelations(archive: WorkbookArchive, limits: ReadLimits): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>()
  await readPart(archive, 'xl/_rels/workbook.xml.rels', limits, {
    open(name, attributes) {
      if (name !== 'Relationship') return
      const target = attributes.Target ?? ''
      const part = target.startsWith('/') ? target.slice(1) : `xl/${target}`
      relations.set(attributes.Id ?? '', { type: attributes.Type ?? '', part })
    },
  })
  return relations
}

async function readSheetList(archive: WorkbookArchive, relations: Map<string, Relation>, limits: ReadLimits) {
  const sheets: Sheet[] = []
  let date1904 = false
  await readPart(archive, WORKBOOK, limits, {
    open(name, attributes) {
      if (name === 'workbookPr') date1904 = ['1', 'true'].includes(attributes.date1904 ?? '')
      if (name !== 'sheet') return
      const relation = relations.get(attribute(attributes, 'id') ?? '')
      if (!relation?.type.endsWith('/worksheet')) return
      const hidden = attributes.state !== undefined && attributes.state !== 'visible'
      sheets.push({ name: attributes.name ?? '', part: relation.part, hidden })
    },
  })
  if (sheets.length === 0) throw tabularErrors.TABLE_EMPTY()
  return { sheets, date1904 }
}

async function readStyles(archive: WorkbookArchive, part: string | undefined, limits: ReadLimits) {
  const custom = new Map<number, DateStyle | undefined>()
  const styles: (DateStyle | undefined)[] = []
  let inCellFormats = false
  if (!part || !archive.has(part)) return styles
  await readPart(archive, part, limits, {
    open(name, attributes) {
      if (name === 'numFmt') custom.set(Number(attributes.numFmtId), dateStyleOf(attributes.formatCode ?? ''))
      else if (name === 'cellXfs') inCellFormats = true
      else if (name === 'xf' && inCellFormats) {
        const id = Number(attributes.numFmtId)
        styles.push(custom.has(id) ? custom.get(id) : builtInDateStyle(id))
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false
    },
  })
  return styles
}

async function readSharedStrings(archive: WorkbookArchive, part: string | undefined, limits: ReadLimits) {
  const strings: string[] = []
  if (!part || !archive.has(part)) return strings
  let characters = 0
  let text = ''
  let listening = false
  let phonetic = false
  await readPart(archive, part, limits, {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 'rPh') phonetic = true
      else if (name === 't') listening = !phonetic
    },
    text(piece) {
      if (listening) text += piece
    },
    close(name) {
      if (name === 't') listening = false
      else if (name === 'rPh') phonetic = false
      else if (name === 'si') {
        characters += text.length + 16
        if (characters > limits.sharedStringChars) {
          throw tabularErrors.TABLE_INFLATES_TOO_FAR({ limit: sizeInWords(limits.sharedStringChars) })
        }
        strings.push(unescapeCharacters(text))
      }
    },
  })
  return strings
}

/** Characters that XML cannot hold are written `_x000D_` in a workbook (ECMA-376 part 1 §22.9.2.19). */
export function unescapeCharacters(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

async function readPart(
  archive: WorkbookArchive,
  part: string,
  limits: ReadLimits,
  handlers: XmlHandlers,
): Promise<void> {
  const parsing = parseXml(archive.read(part), handlers, { part, longest: limits.recordChars, plainNames: true })
  for await (const _ of parsing);
}
