import type { FieldFault } from '../../../kernel/errors.ts'
import type { Bilingual } from '../../../kernel/texts.ts'
import type { Limit } from '../../../platform/clock/clock.contract.ts'
import { CLOCKS, type ClockName, KINDS, URGENCIES, type Urgency } from '../words.contract.ts'
import type { Settings } from './settings.contract.ts'

const fault = (field: string, code: string, zh: string, en: string): FieldFault => ({
  field,
  code,
  message: { zh, en },
})

/**
 * What is wrong with settings beyond the range of single numbers, each with its field and what to do: limits that are
 * no limits, clocks without a general row or with two rows alike, ladders that climb down, weights that are not 100.
 */
export function settingsFaults(settings: Settings): FieldFault[] {
  return [
    ...limitsOf(settings).flatMap(([field, limit]) => limitFaults(field, limit)),
    ...clockFaults(settings.clocks),
    ...ladderFaults(settings),
    ...compositeFaults(settings.composite),
  ]
}

/** What is wrong with one limit: days are whole numbers, hours and minutes more than 0. */
export function limitFaults(field: string, { amount, unit }: Limit): FieldFault[] {
  const isDays = unit.endsWith('DAY')
  if (isDays && !Number.isInteger(amount))
    return [
      fault(`${field}.amount`, 'DAYS_NOT_WHOLE', '天数须为整数，0 表示当日。', 'Days are whole; 0 is the same day.'),
    ]
  if (!isDays && amount <= 0)
    return [fault(`${field}.amount`, 'LIMIT_ZERO', '小时、分钟须大于 0。', 'Hours and minutes must be more than 0.')]
  return []
}

function limitsOf({ clocks, returns, extension, listing, slips }: Settings): [string, Limit][] {
  return [
    ...clocks.map(({ limit }, i): [string, Limit] => [`clocks.${i}.limit`, limit]),
    ['returns.within', returns.within],
    ['returns.rulingLimit', returns.rulingLimit],
    ['extension.longest', extension.longest],
    ['extension.rulingLimit', extension.rulingLimit],
    ['listing.rulingLimit', listing.rulingLimit],
    ['slips.answerWithin', slips.answerWithin],
  ]
}

function clockFaults(clocks: Settings['clocks']): FieldFault[] {
  const faults: FieldFault[] = []
  const seen = new Set<string>()
  for (const [i, { clock, urgency, kind }] of clocks.entries()) {
    const key = `${clock} ${urgency} ${kind ?? ''}`
    const name = nameOfRow(clock, urgency, kind ? KINDS[kind] : null)
    if (seen.has(key))
      faults.push(
        fault(
          `clocks.${i}`,
          'ROW_TWICE',
          `“${name.zh}”的时限出现了两次，请删去一行。`,
          `The limit for “${name.en}” stands there twice: take one out.`,
        ),
      )
    seen.add(key)
  }
  for (const clock of Object.keys(CLOCKS) as ClockName[])
    for (const urgency of Object.keys(URGENCIES) as Urgency[])
      if (!seen.has(`${clock} ${urgency} `)) {
        const name = nameOfRow(clock, urgency, null)
        const zh = `缺少“${name.zh}”的通用时限，请补上。`
        faults.push(fault('clocks', 'ROW_MISSING', zh, `The general limit for “${name.en}” is missing: add it.`))
      }
  return faults
}

function nameOfRow(clock: ClockName, urgency: Urgency, kind: Bilingual | null): Bilingual {
  const parts = [CLOCKS[clock], URGENCIES[urgency], ...(kind ? [kind] : [])]
  return { zh: parts.map(({ zh }) => zh).join(' · '), en: parts.map(({ en }) => en).join(' · ') }
}

function ladderFaults({ ladder, slips }: Settings): FieldFault[] {
  const faults: FieldFault[] = []
  const notBefore = (field: string, later: number, earlier: number, what: Bilingual) => {
    if (later >= earlier) return
    const zh = `不能小于${what.zh}（${earlier}）。`
    faults.push(fault(field, 'LADDER_DOWN', zh, `This cannot be less than ${what.en} (${earlier}).`))
  }
  notBefore('ladder.superviseDaysAfter', ladder.superviseDaysAfter, ladder.urgeDaysAfter, {
    zh: '催办的天数',
    en: 'the days of urging',
  })
  notBefore('slips.orangeDaysAfter', slips.orangeDaysAfter, slips.blueDaysAfter, {
    zh: '蓝色督办单的天数',
    en: 'the days of the blue slip',
  })
  notBefore('slips.redDaysAfter', slips.redDaysAfter, slips.orangeDaysAfter, {
    zh: '橙色督办单的天数',
    en: 'the days of the orange slip',
  })
  return faults
}

function compositeFaults({ response, solved, satisfied }: Settings['composite']): FieldFault[] {
  const sum = response + solved + satisfied
  if (Math.abs(sum - 100) < 1e-6) return []
  const shown = Math.round(sum * 100) / 100
  const zh = `三项权重合计须为 100，现在是 ${shown}。`
  return [fault('composite', 'WEIGHTS_NOT_100', zh, `The three weights must add up to 100; they add up to ${shown}.`)]
}

/**
 * A stored document made complete: a number that did not exist yet when it was written is taken from what ships. Lists
 * are taken as they are.
 */
export function completed(stored: unknown, defaults: Settings): Settings {
  return merged(defaults, stored) as Settings
}

function merged(base: unknown, over: unknown): unknown {
  if (over === undefined || over === null) return base
  if (!isRecord(base) || !isRecord(over)) return over
  return Object.fromEntries(Object.keys(base).map((key) => [key, merged(base[key], over[key])]))
}

/** The dotted paths at which two settings differ; a clock is named by what it is for, not by its place in the list. */
export function changedPaths(before: Settings, after: Settings): string[] {
  const one = flat(before)
  const other = flat(after)
  const paths = new Set([...one.keys(), ...other.keys()])
  return [...paths].filter((path) => one.get(path) !== other.get(path)).sort()
}

function flat({ clocks, ...rest }: Settings): Map<string, string> {
  const found = new Map<string, string>()
  for (const { clock, urgency, kind, limit } of clocks)
    found.set(`clocks.${clock}.${urgency}${kind ? `.${kind}` : ''}`, `${limit.amount} ${limit.unit}`)
  const walk = (value: unknown, path: string) => {
    if (isLimit(value)) found.set(path, `${value.amount} ${value.unit}`)
    else if (isRecord(value)) for (const [key, one] of Object.entries(value)) walk(one, path ? `${path}.${key}` : key)
    else found.set(path, JSON.stringify(value))
  }
  walk(rest, '')
  return found
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isLimit(value: unknown): value is Limit {
  return isRecord(value) && typeof value.amount === 'number' && typeof value.unit === 'string'
}
