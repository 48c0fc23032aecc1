import type { Channel } from '../../foundation/directory/directory.contract.ts'
import { CITY_ZONE } from '../../kernel/dates.ts'
import type { Bilingual } from '../../kernel/texts.ts'
import { guessDateFormat } from './date-guess.rules.ts'
import { columnScore, headerWords } from './header-words.rules.ts'
import {
  DATE_FIELDS,
  type DateField,
  type DateSource,
  EMPTY_WORDS,
  FIELD_NAMES,
  type MappingField,
  type RecordStatus,
  type RegisterMapping,
  TEXT_FIELDS,
  type TextField,
  type TextSource,
} from './mapping.contract.ts'
import { comparable, timeOfDayIn } from './values.rules.ts'

/** Something about a guess that the user should look at. */
export type GuessNote = { readonly field: MappingField | null; readonly text: Bilingual }

export type MappingGuess = {
  /** The mapping, complete where both required fields were found; otherwise null. */
  readonly mapping: RegisterMapping | null
  /** Per field that was found, its column and how sure the guess is, from 0 to 1. */
  readonly found: Readonly<Partial<Record<MappingField, { readonly column: string; readonly confidence: number }>>>
  readonly notes: readonly GuessNote[]
}

type GuessOptions = { timeZone?: string }

/** What a sample of the rows says about one column. */
type ColumnView = {
  readonly name: string
  readonly index: number
  readonly values: readonly string[]
  readonly distinct: readonly string[]
  readonly filledShare: number
  readonly date: ReturnType<typeof guessDateFormat>
}

/** A column below this score has too little to do with a field to be proposed for it. */
const LEAST_SCORE = 0.4

/**
 * Proposes a mapping from the names of the columns, in Chinese or English, and some hundred sample rows: which column
 * is which field, how dates are written, which statuses and channels stand for ours, and whether a row is an event.
 * Names decide; the sample only speaks against a column that does not look the part (dates that are none, identifiers
 * that are blank). The notes name what the user should check, above all dates that may be read in two ways.
 */
export function guessMapping(
  columns: readonly string[],
  sampleRows: readonly (readonly string[])[],
  { timeZone = CITY_ZONE }: GuessOptions = {},
): MappingGuess {
  const views = columns.map((name, index) => viewOf(name, index, sampleRows))
  const chosen = choose(views)
  const notes: GuessNote[] = []
  const isLog = chosen.caseActivity !== undefined && chosen.caseTimestamp !== undefined
  if (isLog && !chosen.openedAt) {
    chosen.openedAt = chosen.caseTimestamp!
    notes.push(note('openedAt', OPENED_FROM_EVENTS, { column: chosen.openedAt.view.name }))
  }
  const found = Object.fromEntries(
    Object.entries(chosen).map(([field, { view, score }]) => [field, { column: view.name, confidence: score }]),
  )
  for (const field of ['recordId', 'openedAt'] as const) {
    if (!chosen[field]) notes.push(note(field, REQUIRED_NOT_FOUND))
  }
  for (const field of ['item', 'unit', 'area', 'dueAt', 'closedAt'] as const) {
    if (!chosen[field]) notes.push(note(field, NOT_FOUND))
  }
  const dates = dateSources(chosen, notes)
  if (!chosen.recordId || !dates.openedAt) return { mapping: null, found, notes }
  if (Object.values(chosen).some(({ view }) => view.date && !view.date.hasOffset)) {
    notes.push(note(null, ZONE_ASSUMED, { zone: timeZone }))
  }
  const cancelledColumn = views.find((view) => columnScore('cancelled', view.name) >= LEAST_SCORE && view.date)
  const mapping: RegisterMapping = {
    version: 1,
    grain: isLog ? 'event' : 'record',
    timeZone,
    emptyWords: EMPTY_WORDS,
    fields: {
      ...textSources(chosen, isLog),
      recordId: { column: chosen.recordId.view.name },
      ...dates,
      openedAt: dates.openedAt,
    },
    ...(cancelledColumn ? { cancelledWhen: { column: cancelledColumn.name } } : {}),
    unknownItem: 'create',
    unknownUnit: 'create',
    unknownArea: 'source',
  }
  return { mapping, found, notes }
}

type Choice = { view: ColumnView; score: number }
type Chosen = Partial<Record<MappingField, Choice>>

/** Gives each field the column that suits it best, the surest pair first; no column serves two fields. */
function choose(views: readonly ColumnView[]): Chosen {
  const pairs = [...DATE_FIELDS, ...TEXT_FIELDS].flatMap((field) =>
    views.map((view) => ({ field, view, score: suitability(field, view) })),
  )
  pairs.sort((a, b) => b.score - a.score || a.view.index - b.view.index)
  const chosen: Chosen = {}
  const taken = new Set<number>()
  for (const { field, view, score } of pairs) {
    if (score < LEAST_SCORE || chosen[field] || taken.has(view.index)) continue
    chosen[field] = { view, score: Math.round(score * 100) / 100 }
    taken.add(view.index)
  }
  return chosen
}

function suitability(field: MappingField, view: ColumnView): number {
  const byName = columnScore(field, view.name)
  if (byName === 0) return 0
  // A column without a single value may be what its name says, but a filled one is the better choice.
  const filled = view.values.length === 0 ? 0.5 : 1
  if (isDateField(field)) return byName * (view.values.length === 0 ? filled : view.date ? view.date.agreement : 0)
  if (view.date && field !== 'recordId') return 0
  if (field === 'recordId') return byName * (view.filledShare >= 0.95 ? 1 : 0.2)
  return byName * filled
}

function isDateField(field: MappingField): field is DateField {
  return (DATE_FIELDS as readonly string[]).includes(field)
}

function viewOf(name: string, index: number, rows: readonly (readonly string[])[]): ColumnView {
  const empty = new Set(EMPTY_WORDS.map(comparable))
  const values = rows.map((row) => row[index]?.trim() ?? '').filter((v) => v !== '' && !empty.has(comparable(v)))
  const isDateByName = DATE_FIELDS.some((field) => columnScore(field, name) > 0) || headerWords(name).some(isDateWord)
  return {
    name,
    index,
    values,
    distinct: [...new Set(values)],
    filledShare: rows.length === 0 ? 1 : values.length / rows.length,
    date: guessDateFormat(values, { numbersToo: isDateByName }),
  }
}

function isDateWord(word: string): boolean {
  return /date|time|时间|日期/.test(word)
}

function dateSources(chosen: Chosen, notes: GuessNote[]): Partial<Record<DateField, DateSource>> {
  const sources: Partial<Record<DateField, DateSource>> = {}
  for (const field of DATE_FIELDS) {
    const view = chosen[field]?.view
    if (!view) continue
    const { format, ambiguous } = view.date ?? { format: 'iso', ambiguous: [] }
    const source: DateSource = { column: view.name, dateFormat: format }
    if (ambiguous.length > 0) {
      notes.push(note(field, AMBIGUOUS_DATE, { column: view.name, formats: [format, ...ambiguous].join(' / ') }))
    }
    const times = view.values.map((value) => timeOfDayIn(value, format))
    if (field === 'dueAt' && times.length > 0 && !times.includes('other')) {
      source.wholeDay = 'end'
      if (times.includes('midnight')) source.midnightIsWholeDay = true
      notes.push(note('dueAt', DUE_BY_DAY, { column: view.name }))
    }
    sources[field] = source
  }
  return sources
}

function textSources(chosen: Chosen, isLog: boolean): Partial<Record<TextField, TextSource>> {
  const sources: Partial<Record<TextField, TextSource>> = {}
  for (const field of TEXT_FIELDS) {
    const view = chosen[field]?.view
    if (!view || (field === 'caseActivity' && !isLog)) continue
    sources[field] = { column: view.name, ...translation(field, view) }
  }
  return sources
}

function translation(field: TextField, view: ColumnView): { values?: Record<string, string>; otherwise?: string } {
  const table = (codeOf: (word: string) => string) =>
    Object.fromEntries(view.distinct.map((value) => [value, codeOf(comparable(value))]))
  switch (field) {
    case 'status':
      return { values: table(statusOf) }
    case 'channel':
      return { values: { ...COMMON_CHANNELS, ...table(channelOf) }, otherwise: 'other' }
    case 'applicantKind':
      return { values: table(applicantKindOf) }
    default:
      return {}
  }
}

function statusOf(word: string): RecordStatus {
  if (/cancel|withdr|void|撤回|撤销|撤件|取消|作废|终止/.test(word)) return 'cancelled'
  if (/^(not|un|re-?open)|未|待|在办|办理中|重新/.test(word)) return 'open'
  return /clos|complet|resolv|done|finish|解决|办结|完成|已结|结案|归档|完结|不予/.test(word) ? 'closed' : 'open'
}

const CHANNEL_WORDS: readonly (readonly [pattern: RegExp, channel: Channel])[] = [
  [/e-?mail|电子邮件|邮箱/, 'mail'],
  [/流动|mobile station/, 'station'],
  [/app|mobile|手机|移动|微信|wechat|小程序|支付宝/, 'app'],
  [/web|internet|online|portal|网|在线|pc/, 'web'],
  [/phone|call|电话|热线|12345/, 'phone'],
  [/desk|counter|window|walk|office|现场|窗口|大厅|柜台|线下/, 'window'],
  [/post|mail|letter|fax|信函|邮寄|来信|传真|邮政/, 'letter'],
]

function channelOf(word: string): Channel {
  if (word === 'api') return 'app'
  return CHANNEL_WORDS.find(([pattern]) => pattern.test(word))?.[1] ?? 'other'
}

function applicantKindOf(word: string): string {
  if (word === '1' || /个人|自然人|居民|person|individual|citizen|resident/.test(word)) return 'person'
  return 'organisation'
}

/** Words that the sample may have missed. */
const COMMON_CHANNELS: Readonly<Record<string, Channel>> = Object.fromEntries(
  '电话 窗口 现场 大厅 网站 网上 微信 小程序 手机 信函 邮寄 邮箱 phone desk web internet app mobile email e-mail mail post letter'
    .split(' ')
    .map((word) => [word, channelOf(word)]),
)

const REQUIRED_NOT_FOUND: Bilingual = {
  zh: '没有找到“{field}”所在的列。这是必填字段，请指定对应的列。',
  en: 'No column was found for the {field}. It is required; choose its column.',
}
const NOT_FOUND: Bilingual = {
  zh: '没有找到“{field}”所在的列，导入后该项为空。如有对应的列，请指定。',
  en: 'No column was found for the {field}, so it will be blank. Choose its column if there is one.',
}
const AMBIGUOUS_DATE: Bilingual = {
  zh: '“{column}”列的日期有多种读法（{formats}），月、日可能颠倒。请核对后选定。',
  en: 'The dates in “{column}” can be read in more than one way ({formats}), with day and month exchanged. Check and choose one.',
}
const DUE_BY_DAY: Bilingual = {
  zh: '“{column}”列只有日期，按当天结束时到期计算。',
  en: '“{column}” gives the day only; a matter is due at the end of that day.',
}
const ZONE_ASSUMED: Bilingual = {
  zh: '文件中的时间没有注明时区，按 {zone} 读取。如有不同，请改选时区。',
  en: 'The times in the file carry no time zone and are read as {zone}. Choose another zone if that is wrong.',
}
const OPENED_FROM_EVENTS: Bilingual = {
  zh: '没有受理时间列，以每个案件最早的环节时间（“{column}”列）为受理时间。',
  en: 'There is no column for the time opened; the earliest event of each case (“{column}”) is taken.',
}

function note(field: MappingField | null, text: Bilingual, params: Record<string, string> = {}): GuessNote {
  const name = field ? FIELD_NAMES[field] : { zh: '', en: '' }
  const filled = (language: 'zh' | 'en') =>
    text[language].replace(/\{(\w+)\}/g, (_, key: string) => (key === 'field' ? name[language] : (params[key] ?? '')))
  return { field, text: { zh: filled('zh'), en: filled('en') } }
}
