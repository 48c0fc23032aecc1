import { CITY_ZONE, momentAt } from '../../kernel/dates.ts'
import { type DateFields, fieldReader } from './date-patterns.rules.ts'

/** Why a text could not be read as a value. */
export type ValueFaultCode = 'NOT_A_DATE' | 'IMPOSSIBLE_DATE' | 'DATE_OUT_OF_RANGE'

/**
 * How a date is to be read. `format` is a pattern or one of the names in `NAMED_FORMATS`; `timeZone` (IANA) holds for
 * texts without an offset of their own. A value without a time of day (or at midnight, if `midnightIsWholeDay`) stands
 * for the `start` of that day or for its `end`, its last millisecond.
 */
export type DateReading = {
  readonly format: string
  readonly timeZone?: string
  readonly wholeDay?: 'start' | 'end'
  readonly midnightIsWholeDay?: boolean
}

const DAY = 86_400_000
const EARLIEST = Date.UTC(1900, 0, 1)
const LATEST = Date.UTC(2200, 0, 1)

/**
 * Makes a reader of dates for one format and zone: text → milliseconds since 1970-01-01T00:00Z, or NaN where the text
 * is no such date (`whyNotADate` then says why). Patterns use the letters of Unicode LDML (UTS #35): yyyy yy M MM MMM d
 * dd H HH h hh m mm s ss S… a XXX, quotes for literal text and square brackets for what may be missing. Numbers may
 * have one digit less than the pattern unless another number stands beside it; 上午 and 下午 are read for `a`. Times
 * that the clocks skip in spring count as that much later, of times that come twice the first is taken. Throws
 * RangeError for a pattern that cannot be read.
 */
export function dateReader(reading: DateReading): (text: string) => number {
  const fieldsOf = fieldReader(reading.format)
  const zone = reading.timeZone ?? CITY_ZONE
  const toEnd = reading.wholeDay === 'end'
  return (text) => {
    const fields = fieldsOf(text)
    // Date.UTC takes the years 0 to 99 for 1900 to 1999, so they are refused before it sees them.
    if (!fields || !exists(fields) || fields.year < 1000) return Number.NaN
    const day = Date.UTC(fields.year, fields.month - 1, fields.day) / DAY
    const timeOfDay = ((fields.hour * 60 + fields.minute) * 60 + fields.second) * 1000 + fields.ms
    const wholeDay = !fields.hasTime || (reading.midnightIsWholeDay === true && timeOfDay === 0)
    const at =
      wholeDay && toEnd
        ? momentAt(day + 1, 0, zone) - 1
        : fields.offset === undefined
          ? momentAt(day, timeOfDay, zone)
          : day * DAY + timeOfDay - fields.offset * 60_000
    return at >= EARLIEST && at < LATEST ? at : Number.NaN
  }
}

/** Says why a text was not read as a date: not in this format, a date that does not exist, or a year out of range. */
export function whyNotADate(text: string, reading: DateReading): ValueFaultCode {
  const fields = fieldReader(reading.format)(text)
  if (!fields) return 'NOT_A_DATE'
  return exists(fields) ? 'DATE_OUT_OF_RANGE' : 'IMPOSSIBLE_DATE'
}

/** Whether a text has a time of day in this format, and whether it is another one than midnight. */
export function timeOfDayIn(text: string, format: string): 'none' | 'midnight' | 'other' {
  const fields = fieldReader(format)(text)
  if (!fields?.hasTime) return 'none'
  return fields.hour + fields.minute + fields.second + fields.ms === 0 ? 'midnight' : 'other'
}

function exists({ year, month, day, hour, minute, second }: DateFields): boolean {
  // 24:00 is the end of the day, as in ISO 8601 and on many a deadline.
  if (hour > 23 && !(hour === 24 && minute === 0 && second === 0)) return false
  if (month < 1 || month > 12 || day < 1 || minute > 59 || second > 59) return false
  return day <= 28 || day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

const TRUE_WORDS = new Set(['是', '有', '真', '对', '√', '✓', 'true', 't', 'yes', 'y', '1'])
const FALSE_WORDS = new Set(['否', '无', '没有', '不是', '假', '错', '×', '✗', 'false', 'f', 'no', 'n', '0'])

/** Reads a yes or no in Chinese or English; undefined where the text is neither. */
export function readBoolean(text: string): boolean | undefined {
  const word = comparable(text)
  if (TRUE_WORDS.has(word)) return true
  return FALSE_WORDS.has(word) ? false : undefined
}

/**
 * Reads a number with optional sign, thousands separators in their places and a decimal point, also in full-width
 * characters; undefined where the text is none. A per cent sign divides by a hundred.
 */
export function readNumber(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  const parts = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)?(\.\d+)?(e[+-]?\d+)?(%?)$/i.exec(plain)
  if (!parts || (!parts[2] && !parts[3])) return undefined
  const value = Number(`${parts[1]}${(parts[2] ?? '0').replaceAll(',', '')}${parts[3] ?? ''}${parts[4] ?? ''}`)
  return parts[5] ? value / 100 : value
}

/** A word as it is compared: in lower case, with plain characters for full-width ones and single spaces. */
export function comparable(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}
