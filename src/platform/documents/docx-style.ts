import type { ILevelsOptions, IStylesOptions } from 'docx'
import type { Language } from '../../kernel/texts.ts'

/** The light tokens of the design system, as Word writes colours. */
export const DOCX_COLOURS = {
  ink: '16202C',
  soft: '4A5563',
  line: 'D5DBE3',
  quiet: 'F4F6F9',
  edge: '6D7989',
  deep: '073B7C',
  kept: '1B7A3D',
  atRisk: '8A5A00',
  missed: 'B3261E',
} as const

/** A font that every Windows and WPS has. */
export const DOCX_FONT = 'Microsoft YaHei'

/** Sizes are in half points, distances in twentieths of a point. */
export function paragraphStyles(language: Language): IStylesOptions {
  const heading = (size: number) => ({
    run: { size, bold: true, color: DOCX_COLOURS.ink },
    paragraph: { spacing: { before: 320, after: 160 }, keepNext: true },
  })
  return {
    default: {
      document: {
        run: {
          font: DOCX_FONT,
          size: 21,
          color: DOCX_COLOURS.ink,
          language: language === 'zh' ? { value: 'zh-CN', eastAsia: 'zh-CN' } : { value: 'en-GB', eastAsia: 'zh-CN' },
        },
        paragraph: { spacing: { line: 360, after: 120 } },
      },
      title: {
        run: { size: 48, bold: true, color: DOCX_COLOURS.ink },
        paragraph: { spacing: { before: 120, after: 80 } },
      },
      heading1: heading(30),
      heading2: heading(25),
      heading3: heading(22),
    },
  }
}

export const HEADING_NUMBERS = 'headings'
export const LIST_NUMBERS = 'list'

type Levels = { reference: string; levels: ILevelsOptions[] }[]

/** Chapter numbers as official papers write them (一、（一）1.), or decimal in English; and those of ordered lists. */
export function headingNumbers(docx: typeof import('docx'), language: Language): Levels {
  const { LevelFormat, LevelSuffix, AlignmentType } = docx
  const chinese = [
    { format: LevelFormat.CHINESE_COUNTING, text: '%1、' },
    { format: LevelFormat.CHINESE_COUNTING, text: '（%2）' },
    { format: LevelFormat.DECIMAL, text: '%3.' },
  ]
  const decimal = [
    { format: LevelFormat.DECIMAL, text: '%1 ' },
    { format: LevelFormat.DECIMAL, text: '%1.%2 ' },
    { format: LevelFormat.DECIMAL, text: '%1.%2.%3 ' },
  ]
  const levels = (language === 'zh' ? chinese : decimal).map((level, index) => ({
    ...level,
    level: index,
    alignment: AlignmentType.LEFT,
    suffix: LevelSuffix.NOTHING,
  }))
  const listLevel = {
    level: 0,
    format: LevelFormat.DECIMAL,
    text: '%1.',
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: 420, hanging: 320 } } },
  }
  return [
    { reference: HEADING_NUMBERS, levels },
    { reference: LIST_NUMBERS, levels: [listLevel] },
  ]
}
