/** How a number with a date or time format is to be read. */
export type DateStyle = 'date' | 'time' | 'datetime'

const DAY_MS = 86_400_000

/**
 * The built-in number formats that are dates or times (ECMA-376 part 1 §18.8.30, with the East Asian ones 27–36 and
 * 50–58, of which 32–35 and 55–56 are times of day in Chinese workbooks).
 */
export function builtInDateStyle(formatId: number): DateStyle | undefined {
  if ((formatId >= 14 && formatId <= 17) || (formatId >= 27 && formatId <= 31) || formatId === 36) return 'date'
  if ((formatId >= 50 && formatId <= 54) || formatId === 57 || formatId === 58) return 'date'
  if ((formatId >= 18 && formatId <= 21) || (formatId >= 32 && formatId <= 35)) return 'time'
  if (formatId === 45 || formatId === 47 || formatId === 55 || formatId === 56) return 'time'
  return formatId === 22 ? 'datetime' : undefined
}

/** Tells from a custom format code whether its numbers are dates or times. Elapsed time (`[h]:mm`) is a number. */
export function dateStyleOf(code: string): DateStyle | undefined {
  const positive = code.split(';')[0]!
  if (/\[(h+|m+|s+)\]/i.test(positive)) return undefined
  const bare = positive
    .replace(/"[^"]*"/g, '')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/\\./g, '')
    .replace(/[_*]./g, '')
    .replace(/general|am\/pm|a\/p/gi, '')
    .toLowerCase()
  const hasDay = /[yde]/.test(bare) || /m/.test(bare.replace(/h+[^a-z]*m+|m+[^a-z]*s+/g, ''))
  const hasTime = /[hs]/.test(bare)
  if (/[#0?]/.test(bare.replace(/s\.0+/g, 's')) || !(hasDay || hasTime)) return undefined
  if (hasDay && hasTime) return 'datetime'
  return hasDay ? 'date' : 'time'
}

/**
 * Writes an Excel serial number as local ISO text: `2026-02-13`, `2026-02-13T09:30:00` or `09:30:00`. A time of day is
 * never dropped, even where the format shows the date only. `date1904` is the other epoch that old Macintosh workbooks
 * use. Serial 60 (29 February 1900, a day that was not) and numbers outside the years 1900–9999 give undefined.
 */
export function serialToIso(serial: number, style: DateStyle, date1904 = false): string | undefined {
  const shifted = date1904 ? serial + 1462 : serial
  if (!(shifted >= 0 && shifted < 2_958_466) || Math.floor(shifted) === 60) return undefined
  const ms = wholeMilliseconds(shifted)
  if (ms < DAY_MS && style === 'time') return timeText(ms)
  // Days before the imaginary 29 February 1900 are one further from the epoch than the rule for all later ones says.
  const days = Math.floor(ms / DAY_MS) - (shifted < 60 ? 25_568 : 25_569)
  const date = new Date(days * DAY_MS).toISOString().slice(0, 10)
  const timeOfDay = ms % DAY_MS
  return timeOfDay === 0 && style === 'date' ? date : `${date}T${timeText(timeOfDay)}`
}

/** Serial numbers carry time as a fraction; what is within a millisecond of a full second was meant as one. */
function wholeMilliseconds(serial: number): number {
  const ms = Math.round(serial * DAY_MS)
  const second = Math.round(ms / 1000) * 1000
  return Math.abs(ms - second) <= 1 ? second : ms
}

function timeText(ms: number): string {
  return new Date(ms).toISOString().slice(11, ms % 1000 === 0 ? 19 : 23)
}
