/** Formats that are not written as a pattern. `iso` is ISO 8601 with `T` or a space, any precision, with or without offset. */
export const NAMED_FORMATS = ['iso', 'excel', 'unix', 'unix-ms'] as const

const DAY = 86_400_000

/** The fields of the date in hand. One object serves a whole parser, since nothing is made anew for each row. */
export type DateFields = {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  ms: number
  afternoon: boolean | undefined
  /** Minutes ahead of UTC, if the text says. */
  offset: number | undefined
  hasTime: boolean
}

/** Reads one part of a pattern at a position; answers with the position behind it, or -1. */
type Step = (text: string, at: number, into: DateFields) => number

/**
 * Makes a reader that takes a text of one format apart into the fields of a date, or answers undefined where it does
 * not fit; whether such a date exists is not looked at. Patterns use the letters of Unicode LDML (UTS #35): yyyy yy M
 * MM MMM d dd H HH h hh m mm s ss S… a XXX, quotes for literal text and square brackets for what may be missing. The
 * fields are overwritten by the next call. Throws RangeError for a pattern that cannot be read.
 */
export function fieldReader(format: string): (text: string) => DateFields | undefined {
  const fields: DateFields = {
    year: 0,
    month: 1,
    day: 1,
    hour: 0,
    minute: 0,
    second: 0,
    ms: 0,
    afternoon: undefined,
    offset: undefined,
    hasTime: false,
  }
  const step = stepOf(format)
  return (text) => {
    fields.month = 1
    fields.day = 1
    fields.hour = 0
    fields.minute = 0
    fields.second = 0
    fields.ms = 0
    fields.afternoon = undefined
    fields.offset = undefined
    fields.hasTime = false
    const trimmed = text.trim()
    if (trimmed === '' || step(trimmed, 0, fields) !== trimmed.length) return undefined
    if (fields.afternoon !== undefined) applyHalfOfDay(fields)
    return fields
  }
}

/** 12 AM is midnight and 12 PM is noon; an hour above 12 beside 下午 is already on the 24-hour clock. */
function applyHalfOfDay(fields: DateFields): void {
  if (fields.afternoon && fields.hour < 12) fields.hour += 12
  else if (!fields.afternoon && fields.hour === 12) fields.hour = 0
  else if (!fields.afternoon && fields.hour > 12) fields.hour = 99
}

function stepOf(format: string): Step {
  switch (format) {
    case 'iso':
      return inSequence(patternSteps("yyyy-MM-dd[['T'][ ]HH:mm[:ss[.S][,S]][ ][XXX]]"))
    case 'excel':
      return readSerial
    case 'unix':
      return epochStep(1000)
    case 'unix-ms':
      return epochStep(1)
    default:
      return inSequence(patternSteps(format))
  }
}

/** Excel counts days from 1899-12-30, for all days since March 1900. The fraction carries seconds, never less. */
const readSerial: Step = (text, _at, into) => {
  const serial = Number(text)
  if (!(serial >= 61)) return -1
  const ms = Math.round((serial * DAY) / 1000) * 1000
  fromUtc(ms - 25_569 * DAY, into)
  into.hasTime = ms % DAY !== 0
  return text.length
}

function epochStep(unit: number): Step {
  return (text, _at, into) => {
    const count = Number(text)
    if (!Number.isFinite(count)) return -1
    fromUtc(Math.round(count * unit), into)
    into.hasTime = true
    into.offset = 0
    return text.length
  }
}

function fromUtc(ms: number, into: DateFields): void {
  const date = new Date(ms)
  into.year = date.getUTCFullYear()
  into.month = date.getUTCMonth() + 1
  into.day = date.getUTCDate()
  into.hour = date.getUTCHours()
  into.minute = date.getUTCMinutes()
  into.second = date.getUTCSeconds()
  into.ms = date.getUTCMilliseconds()
}

/** Cuts a pattern into steps: runs of one letter, quoted text, optional parts in brackets, anything else as it is. */
function patternSteps(pattern: string): Step[] {
  const steps: Step[] = []
  for (let at = 0; at < pattern.length; ) {
    const letter = pattern[at]!
    if (letter === '[') {
      const end = closingBracket(pattern, at)
      steps.push(optional(inSequence(patternSteps(pattern.slice(at + 1, end)))))
      at = end + 1
    } else if (letter === "'") {
      const end = pattern.indexOf("'", at + 1)
      if (end === -1) throw new RangeError(`The quote in the date pattern “${pattern}” is not closed.`)
      steps.push(literal(end === at + 1 ? "'" : pattern.slice(at + 1, end)))
      at = end + 1
    } else if (/[a-zA-Z]/.test(letter)) {
      let end = at
      while (pattern[end] === letter) end++
      steps.push(fieldStep(pattern.slice(at, end), isNumberLetter(pattern[at - 1]) || isNumberLetter(pattern[end])))
      at = end
    } else {
      steps.push(literal(letter))
      at++
    }
  }
  return steps
}

/** Letters that stand for digits; two fields of them side by side can only be told apart by their width. */
function isNumberLetter(letter: string | undefined): boolean {
  return letter !== undefined && /[yMdHhmsS]/.test(letter)
}

function closingBracket(pattern: string, from: number): number {
  let depth = 0
  for (let at = from; at < pattern.length; at++) {
    if (pattern[at] === '[') depth++
    else if (pattern[at] === ']' && --depth === 0) return at
  }
  throw new RangeError(`The bracket in the date pattern “${pattern}” is not closed.`)
}

function inSequence(steps: readonly Step[]): Step {
  return (text, start, into) => {
    let at = start
    for (let i = 0; i < steps.length && at !== -1; i++) at = steps[i]!(text, at, into)
    return at
  }
}

function optional(step: Step): Step {
  return (text, at, into) => {
    const end = step(text, at, into)
    return end === -1 ? at : end
  }
}

/** A space matches any run of spaces, so that `2018-01-01  08:00` is read too. */
function literal(expected: string): Step {
  if (expected === ' ') {
    return (text, at) => {
      let end = at
      while (text[end] === ' ' || text[end] === '\u00a0' || text[end] === '\u202f') end++
      return end === at ? -1 : end
    }
  }
  return (text, at) => (text.startsWith(expected, at) ? at + expected.length : -1)
}

const MONTH_NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

function fieldStep(letters: string, fixedWidth: boolean): Step {
  // "yyyyMMdd" can only be cut by counting digits; with something between them "4/3/2018" is meant by "MM/dd" too.
  const least = fixedWidth ? letters.length : 1
  switch (letters[0]) {
    case 'y':
      return letters.length === 2
        ? numberStep(2, 2, (into, value) => {
            into.year = value < 70 ? 2000 + value : 1900 + value
          })
        : numberStep(4, 4, (into, value) => {
            into.year = value
          })
    case 'M':
      if (letters.length >= 3) return readMonthName
      return numberStep(least, 2, (into, value) => {
        into.month = value
      })
    case 'd':
      return numberStep(least, 2, (into, value) => {
        into.day = value
      })
    case 'H':
    case 'h':
      return numberStep(least, 2, (into, value) => {
        into.hour = value
        into.hasTime = true
      })
    case 'm':
      return numberStep(least, 2, (into, value) => {
        into.minute = value
      })
    case 's':
      return numberStep(least, 2, (into, value) => {
        into.second = value
      })
    case 'S':
      return readFraction
    case 'a':
      return readHalfOfDay
    case 'X':
    case 'x':
    case 'Z':
      return readOffset
  }
  throw new RangeError(`The letters “${letters}” mean nothing in a date pattern.`)
}

function numberStep(least: number, most: number, set: (into: DateFields, value: number) => void): Step {
  return (text, start, into) => {
    let value = 0
    let at = start
    for (; at < start + most; at++) {
      const digit = text.charCodeAt(at) - 48
      if (!(digit >= 0 && digit <= 9)) break
      value = value * 10 + digit
    }
    if (at - start < least) return -1
    set(into, value)
    return at
  }
}

const readFraction: Step = (text, start, into) => {
  let at = start
  let value = 0
  for (; at < start + 9; at++) {
    const digit = text.charCodeAt(at) - 48
    if (!(digit >= 0 && digit <= 9)) break
    if (at < start + 3) value = value * 10 + digit
  }
  if (at === start) return -1
  into.ms = value * 10 ** Math.max(0, 3 - (at - start))
  return at
}

const readMonthName: Step = (text, at, into) => {
  const month = MONTH_NAMES.indexOf(text.slice(at, at + 3).toLowerCase()) + 1
  if (month === 0) return -1
  into.month = month
  let end = at + 3
  while (/[a-z.]/i.test(text[end] ?? '')) end++
  return end
}

const HALVES: readonly (readonly [word: string, afternoon: boolean])[] = [
  ['am', false],
  ['pm', true],
  ['a.m.', false],
  ['p.m.', true],
  ['上午', false],
  ['下午', true],
  ['凌晨', false],
  ['早上', false],
  ['中午', true],
  ['晚上', true],
]

const readHalfOfDay: Step = (text, at, into) => {
  const rest = text.slice(at, at + 4).toLowerCase()
  const half = HALVES.find(([word]) => rest.startsWith(word))
  if (!half) return -1
  into.afternoon = half[1]
  return at + half[0].length
}

const readOffset: Step = (text, at, into) => {
  if (text[at] === 'Z' || text[at] === 'z') {
    into.offset = 0
    return at + 1
  }
  const parts = /^([+-])(\d\d):?(\d\d)?/.exec(text.slice(at, at + 6))
  if (!parts) return -1
  const minutes = Number(parts[2]) * 60 + Number(parts[3] ?? 0)
  if (minutes > 18 * 60) return -1
  into.offset = parts[1] === '-' ? -minutes : minutes
  return at + parts[0].length
}
