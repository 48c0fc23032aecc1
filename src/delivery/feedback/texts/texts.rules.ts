import { indexWords, squeezed, wordsToAsk } from '../../../analytics/text/grams.ts'
import type { Scope } from '../../../kernel/actor.ts'

const DAY = 86_400_000

/** What the marks of a text are made from. */
export type Marked = {
  readonly title: string
  readonly text: string
  readonly receivedAt: Date
  readonly areaCode: string
  readonly unitId: string | null
  readonly supporting: readonly string[]
  readonly open: boolean
}

/**
 * The words under which a text stands in the index: its characters and pairs, and marks that begin with "#", which no
 * text can hold. They let one walk through the index narrow by day, area, unit and whether it is open as well.
 */
export function indexed(matter: Marked): string[] {
  const words = new Set([...indexWords(matter.title), ...indexWords(matter.text)])
  words.add(dayMark(matter.receivedAt))
  words.add(monthMark(matter.receivedAt))
  for (const code of enclosing(matter.areaCode)) words.add(areaMark(code))
  for (const unit of [matter.unitId, ...matter.supporting]) if (unit) words.add(unitMark(unit))
  words.add(matter.open ? OPEN_MARK : SETTLED_MARK)
  return [...words]
}

/** Words as PostgreSQL reads a tsvector. They hold letters, digits and "#" only, so nothing has to be escaped. */
export function asVector(words: readonly string[]): string {
  return words.map(quoted).join(' ')
}

const OPEN_MARK = '#o'
const SETTLED_MARK = '#s'
const quoted = (word: string) => `'${word}'`
const dayMark = (at: Date) => `#d${at.toISOString().slice(0, 10).replaceAll('-', '')}`
const monthMark = (at: Date) => `#m${at.toISOString().slice(0, 7).replace('-', '')}`
const areaMark = (code: string) => `#a${code}`
const unitMark = (id: string) => `#u${id.slice(-12)}`

/** An area's code without the zeros that fill it up: 4 digits for a city, 6 a county, 9 a town, 12 a village. */
function significant(code: string): string {
  for (const length of [4, 6, 9]) if (/^0+$/.test(code.slice(length))) return code.slice(0, length)
  return code
}

/** The significant codes of an area and of all that enclose it by their digits. */
function enclosing(code: string): string[] {
  const own = significant(code)
  return [4, 6, 9, 12].filter((length) => length <= own.length).map((length) => own.slice(0, length))
}

/** A search as somebody typed it: words, and phrases in quotation marks of either kind. */
const PART = /["“”「『]([^"“”」』]+)["“”」』]|[^\s"“”「」『』]+/g
const MOST_WORDS = 8
const LONGEST_WORD = 40

export type Sought = {
  /** Index words that must all be there. */
  readonly pairs: readonly string[]
  readonly words: readonly string[]
  /** Those of more than two characters, whose pairs could stand apart: they are looked for in the text itself. */
  readonly toVerify: readonly string[]
}

/**
 * What a search looks for; undefined where it holds no letter or digit. All words must occur. Blanks and punctuation
 * count neither in the text nor in a phrase, so that “路灯不亮” finds “路灯，不亮”.
 */
export function readSearch(search: string): Sought | undefined {
  const words = [...search.matchAll(PART)]
    .map(([whole, phrase]) => [...squeezed(phrase ?? whole)].slice(0, LONGEST_WORD).join(''))
    .filter(Boolean)
    .slice(0, MOST_WORDS)
  if (words.length === 0) return undefined
  return {
    pairs: [...new Set(words.flatMap(wordsToAsk))],
    words,
    toVerify: words.filter((word) => [...word].length > 2),
  }
}

/** Whether title and text hold all of some squeezed words. */
export function holds(words: readonly string[], { title, text }: { title: string; text: string }): boolean {
  if (words.length === 0) return true
  const [inTitle, inText] = [squeezed(title), squeezed(text)]
  return words.every((word) => inTitle.includes(word) || inText.includes(word))
}

export type Narrowing = {
  readonly scope: Scope
  /** Only what is open, or only what is settled. */
  readonly open?: boolean | undefined
  readonly unitId?: string | undefined
  /** The areas asked for, each with those below it. */
  readonly areas?: readonly string[] | undefined
}

/**
 * The question to the index, without the days: all pairs, within the scope, the areas and the unit asked for. Undefined
 * where the scope holds nothing. Marks of areas go by digits and may let through more than the codes say; the database
 * asks for the codes themselves as well.
 */
export function questionOf({ pairs }: Sought, { scope, open, unitId, areas }: Narrowing): string | undefined {
  const parts = pairs.map(quoted)
  if (!scope.everything) {
    const marks = [...areaMarks(scope.areas), ...scope.units.map(unitMark)]
    if (marks.length === 0) return undefined
    parts.push(anyOf(marks))
  }
  if (areas) {
    if (areas.length === 0) return undefined
    parts.push(anyOf(areaMarks(areas)))
  }
  if (unitId) parts.push(quoted(unitMark(unitId)))
  if (open !== undefined) parts.push(quoted(open ? OPEN_MARK : SETTLED_MARK))
  return parts.join(' & ')
}

/** The marks of areas, leaving out those that lie in another one of them: of a county with its villages, the county's. */
function areaMarks(codes: readonly string[]): string[] {
  const all = new Set(codes.map(significant))
  return [...all].filter((code) => !enclosing(code).some((one) => one !== code && all.has(one))).map(areaMark)
}

function anyOf(marks: readonly string[]): string {
  return `(${marks.map(quoted).join(' | ')})`
}

/** A stretch of time to be looked through, and the marks of its days or months; null where it has no beginning. */
export type Stretch = { readonly since: Date; readonly marks: readonly string[] | null }

/** Whole days of the first two stretches, and whole months of the third. */
const DAYS = [2, 8]
const FIRST_MONTHS = 2
/** Months of the fourth stretch at most. Where it would take more, all that is older is looked through at once. */
const MOST_MONTHS = 12
/** How much longer the fourth stretch is made than what was found so far would make it, since luck varies. */
const MARGIN = 1.5

export type Walk = {
  readonly from: Date
  /** Matters that fill the page. */
  readonly wanted: number
  /** Within single units: so few matters lie there that days are not worth a look of their own. */
  readonly narrow?: boolean
  /** How many were found up to now; asked again before each stretch. */
  readonly found: () => number
}

/**
 * The stretches in which a search walks back from a moment: two days, eight more, two months, then as many months as
 * what was found by then lets expect, and at last all that is older. A common word fills its page from the first
 * stretches. Each costs the index as much as the rarest of the words is long in it, so there are few; and since what is
 * new is mostly open, two months are looked through before anything is concluded.
 */
export function* stretchesBack({ from, wanted, found, narrow = false }: Walk): Generator<Stretch> {
  const begin = startOfDay(from) + DAY
  let end = begin
  for (const days of narrow ? [] : DAYS) {
    const since = end - days * DAY
    yield { since: new Date(since), marks: marksBetween(since, end, dayMark) }
    end = since
  }
  const back = (months: number): Stretch => {
    const last = new Date(end)
    const since = Date.UTC(last.getUTCFullYear(), last.getUTCMonth() - months, 1)
    const marks = marksBetween(since, end, monthMark)
    end = since
    return { since: new Date(since), marks }
  }
  yield back(FIRST_MONTHS)
  const perDay = found() / ((begin - end) / DAY)
  const months = Math.ceil((((wanted - found()) / perDay) * MARGIN) / 30)
  if (months <= MOST_MONTHS && !narrow) yield back(Math.max(1, months))
  yield { since: new Date(0), marks: null }
}

function marksBetween(since: number, end: number, mark: (at: Date) => string): string[] {
  const marks = new Set<string>()
  for (let at = since; at < end; at += DAY) marks.add(mark(new Date(at)))
  return [...marks]
}

const startOfDay = (at: Date) => Math.floor(at.getTime() / DAY) * DAY

/** A question narrowed to a stretch. */
export function during(question: string, { marks }: Stretch): string {
  return marks ? `${question} & ${anyOf(marks)}` : question
}
