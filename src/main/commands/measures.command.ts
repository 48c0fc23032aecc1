import type { DirectoryPublic } from '../../foundation/directory/directory.public.ts'
import type { Tx } from '../../platform/db/database.ts'
import { ask, GROUPINGS, type Grouping } from '../../platform/measures/ask.ts'
import { type Cell, DIMENSIONS, type Dimension, type Measure } from '../../platform/measures/measure.ts'
import type { Wired } from '../modules.ts'
import type { Command, Outcome } from './command.ts'
import { usageErrors } from './command-errors.ts'
import { areaCodeOf, unitIdOf } from './places.ts'
import { tableLines } from './terminal.ts'

export const FIRST_DAY = '1900-01-01'
export const LAST_DAY = '9999-12-31'

/** `measures`: asks the cells for one measure, or lists the measures that there are. */
export const measuresCommand: Command = {
  name: 'measures',
  about: { zh: '查询一项指标，或列出全部指标', en: 'ask for a measure, or list all measures' },
  words: '[MEASURE]',
  options: {
    from: {
      value: 'DATE',
      about: { zh: '起始日（含），不填为最早', en: 'first day, counted; the earliest unless given' },
    },
    to: { value: 'DATE', about: { zh: '截止日（含），不填为最晚', en: 'last day, counted; the latest unless given' } },
    by: {
      value: 'LIST',
      many: true,
      about: { zh: '分组：area,unit,item,channel,day,month', en: 'groupings out of area,unit,item,channel,day,month' },
    },
    where: {
      value: 'KEY=VALUE',
      many: true,
      about: {
        zh: '条件，可多次给出：area、unit、item、channel；地区含其下级，单位可用名称',
        en: 'a condition on area, unit, item or channel, several times if need be; an area includes those below it, units go by name too',
      },
    },
  },
  notes: {
    zh: '率带 95% 威尔逊区间，时长以小时计并带中位数（p50）与九成分位（p90）。',
    en: 'Rates come with their 95 % Wilson interval; durations are hours, with median (p50) and 90th percentile (p90).',
  },
  examples: [
    'measures',
    'measures records.on_time --from 2026-01-01 --to 2026-03-31 --by unit,month --json',
    'measures records.volume --by area --where channel=app',
  ],
  run: async ({ given, session }) => {
    const from = given.day('from') ?? FIRST_DAY
    const to = given.day('to') ?? LAST_DAY
    const by = given.list('by').map(groupingOf)
    const wanted = given.all('where').map(conditionOf)
    const { db, wired, actor, settle } = await session()
    const [id] = given.words
    if (id === undefined) return listed(measuresOf(wired))
    const measure = measureNamed(wired, id)
    await settle()
    const cells = await db.read(actor, async (tx) => {
      const where = await resolved(tx, wired.directory, wanted)
      return named(tx, wired.directory, await ask(tx, { measure, from, to, by, where }))
    })
    return shown(measure, by, cells)
  },
}

/** All measures that the modules declare. */
export function measuresOf({ modules }: Wired): Measure[] {
  return modules.flatMap(({ measures = [] }) => measures)
}

/** The measure with an id. Throws UNKNOWN_MEASURE. */
export function measureNamed(wired: Wired, id: string): Measure {
  const measure = measuresOf(wired).find((one) => one.id === id)
  if (!measure) throw usageErrors.UNKNOWN_MEASURE({ id })
  return measure
}

function groupingOf(word: string): Grouping {
  const found = GROUPINGS.find((grouping) => grouping === word)
  if (!found) throw usageErrors.NOT_ONE_OF({ option: '--by', words: GROUPINGS.join(' '), value: word })
  return found
}

type Condition = readonly [Dimension, string]

function conditionOf(text: string): Condition {
  const at = text.indexOf('=')
  const dimension = DIMENSIONS.find((one) => one === text.slice(0, at).trim())
  const value = text.slice(at + 1).trim()
  if (at < 0 || !dimension || value === '') {
    throw usageErrors.NOT_ONE_OF({
      option: '--where',
      words: DIMENSIONS.map((one) => `${one}=…`).join(' '),
      value: text,
    })
  }
  return [dimension, value]
}

/** The conditions with ids and codes; several values of one dimension are alternatives. */
async function resolved(tx: Tx, directory: DirectoryPublic, conditions: readonly Condition[]) {
  const where: Partial<Record<Dimension, string[]>> = {}
  for (const [dimension, value] of conditions) {
    const values = await valuesOf(tx, directory, dimension, value)
    where[dimension] = [...(where[dimension] ?? []), ...values]
  }
  return where
}

async function valuesOf(tx: Tx, directory: DirectoryPublic, dimension: Dimension, value: string): Promise<string[]> {
  if (dimension === 'area') return directory.areasBelow(tx, await areaCodeOf(tx, directory, value))
  if (dimension === 'unit') return [await unitIdOf(tx, directory, value)]
  return [value]
}

type NamedCell = Cell & { readonly unitName?: string; readonly areaName?: string }

/** Adds the names of units and areas, for people and for programs that know them by name only. */
async function named(tx: Tx, directory: DirectoryPublic, cells: readonly Cell[]): Promise<NamedCell[]> {
  const names: NamedCell[] = []
  for (const cell of cells) {
    const unit = cell.unit ? await directory.findUnitById(tx, cell.unit) : undefined
    const area = cell.area ? await directory.findArea(tx, cell.area) : undefined
    const more = { ...(unit ? { unitName: unit.name } : {}), ...(area ? { areaName: area.name } : {}) }
    names.push({ ...cell, ...more })
  }
  return names
}

function listed(measures: readonly Measure[]): Outcome {
  const json = measures.map(({ id, kind, label, definition, better }) => ({ id, kind, label, definition, better }))
  const rows = measures.map(({ id, kind, label }) => [id, kind, label.zh, label.en])
  return { json, lines: tableLines(['指标 measure', '类型 kind', '名称', 'name'], rows) }
}

function shown({ kind }: Measure, by: readonly Grouping[], cells: readonly NamedCell[]): Outcome {
  const numbers = NUMBERS[kind]
  const rows = cells.map((cell) => [
    ...by.map((grouping) => placeOf(cell, grouping)),
    ...numbers.map((one) => numberText(cell[one])),
  ])
  return { json: cells, lines: tableLines([...by, ...numbers], rows) }
}

const NUMBERS = {
  volume: ['count'],
  rate: ['count', 'sum', 'rate', 'low', 'high'],
  duration: ['count', 'rate', 'p50', 'p90'],
  score: ['count', 'rate', 'p50', 'p90'],
} as const satisfies Record<Measure['kind'], readonly (keyof Cell)[]>

function placeOf(cell: NamedCell, grouping: Grouping): string {
  if (grouping === 'unit') return cell.unitName ?? cell.unit ?? ''
  if (grouping === 'area') return cell.areaName ?? cell.area ?? ''
  return cell[grouping] ?? ''
}

function numberText(value: number | null): string {
  if (value === null) return ''
  return Number.isInteger(value) ? String(value) : value.toFixed(4)
}
