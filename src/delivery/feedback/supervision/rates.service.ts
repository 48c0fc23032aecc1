import type { DirectoryPublic } from '../../../foundation/directory/directory.public.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { addDays, localDateOf } from '../../../kernel/dates.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { invalid } from '../../../platform/http/validation.ts'
import { ask } from '../../../platform/measures/ask.ts'
import type { Cell, Measure } from '../../../platform/measures/measure.ts'
import type { Settings } from '../settings/settings.contract.ts'
import type { RatesQuery, RatesReply, ThreeRate } from './rates.contract.ts'
import type { SupervisionDeps } from './supervision.deps.ts'

const DAYS = 30
const LONGEST = 1100
const THREE = {
  response: 'feedback.response-rate',
  solved: 'feedback.solved-rate',
  satisfied: 'feedback.satisfied-rate',
} as const
const LEFT_OUT = {
  unclear: 'feedback.unclear',
  excluded: 'feedback.excluded',
  praise: 'feedback.praise-closed',
  unreachable: 'feedback.follow-up-unreachable',
  refused: 'feedback.follow-up-refused',
} as const
type Three = keyof typeof THREE

/** The three rates (三率) from the cells of the measures: nothing is counted here. */
export function createRates(
  deps: Pick<SupervisionDeps, 'db' | 'names' | 'settings' | 'timeZone'> & {
    readonly directory: Pick<DirectoryPublic, 'areasBelow'>
  },
  measures: readonly Measure[],
) {
  const { db, directory, names, settings, timeZone } = deps
  const measureOf = (id: string): Measure => {
    const found = measures.find((one) => one.id === id)
    if (!found) throw new Error(`there is no measure ${id}`)
    return found
  }

  /** Throws INVALID_INPUT for a period that is reversed or longer than three years. */
  async function read(query: RatesQuery, actor: Actor): Promise<RatesReply> {
    const { smallNumber, composite } = settings()
    const found = await db.read(actor, async (tx) => {
      const to = query.to ?? localDateOf(tx.now, timeZone)
      const from = query.from ?? addDays(to, -DAYS + 1)
      checkPeriod(from, to)
      const where = await whereOf(tx, query)
      const questions = { from, to, where, scope: actor.scope }
      const cells = async (id: string, by: 'unit'[] = []) => ask(tx, { ...questions, measure: measureOf(id), by })
      const total = await byName(THREE, async (id) => (await cells(id))[0])
      const units = await byName(THREE, (id) => cells(id, ['unit']))
      const leftOut = await byName(LEFT_OUT, async (id) => (await cells(id))[0]?.count ?? 0)
      return { from, to, total, units, leftOut }
    })
    const ids = [...new Set(Object.values(found.units).flatMap((cells) => cells.map(({ unit }) => unit ?? '')))]
    const known = await names.read(ids.filter(Boolean))
    const of = (cell: (rate: Three) => Cell | undefined) => {
      const rates = {
        response: rateOf(cell('response'), smallNumber),
        solved: rateOf(cell('solved'), smallNumber),
        satisfied: rateOf(cell('satisfied'), smallNumber),
      }
      return { ...rates, composite: compositeOf(rates, composite) }
    }
    return {
      from: found.from,
      to: found.to,
      weights: { ...composite },
      total: of((rate) => found.total[rate]),
      units: ids.map((id) => ({
        unitId: id || null,
        unitName: id ? { ...known.unit(id) } : null,
        ...of((rate) => found.units[rate].find(({ unit = '' }) => unit === id)),
      })),
      leftOut: found.leftOut,
    }
  }

  async function whereOf(tx: Tx, { areaCode, unitId, kind }: RatesQuery) {
    return {
      ...(areaCode ? { area: await directory.areasBelow(tx, areaCode) } : {}),
      ...(unitId ? { unit: unitId } : {}),
      ...(kind ? { item: kind } : {}),
    }
  }

  return { read }
}
export type Rates = ReturnType<typeof createRates>

/** Asks the same of every named measure, one after the other on the one connection. */
async function byName<K extends string, T>(
  names: Readonly<Record<K, string>>,
  question: (id: string) => Promise<T>,
): Promise<Record<K, T>> {
  const answers: [string, T][] = []
  for (const [name, id] of Object.entries<string>(names)) answers.push([name, await question(id)])
  return Object.fromEntries(answers) as Record<K, T>
}

function rateOf(cell: Cell | undefined, smallNumber: number): ThreeRate {
  const { count = 0, sum = 0, rate = null, low = null, high = null } = cell ?? {}
  return { count, sum, rate, low, high, small: count < smallNumber }
}

/** The weighted mean of the rates that there are, from 0 to 100 with one decimal; null where there is none. */
export function compositeOf(
  rates: Readonly<Record<Three, Pick<ThreeRate, 'rate'>>>,
  weights: Settings['composite'],
): number | null {
  const there = (Object.keys(THREE) as Three[]).filter((name) => rates[name].rate !== null)
  const weight = there.reduce((sum, name) => sum + weights[name], 0)
  if (weight === 0) return null
  const score = there.reduce((sum, name) => sum + weights[name] * (rates[name].rate ?? 0), 0)
  return Math.round((score / weight) * 1000) / 10
}

function checkPeriod(from: string, to: string): void {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000
  if (days >= 0 && days <= LONGEST) return
  const message =
    days < 0
      ? { zh: '结束日期不能早于开始日期。', en: 'The last day must not lie before the first.' }
      : { zh: `时间跨度最长 ${LONGEST} 天。`, en: `The period may have ${LONGEST} days at most.` }
  throw invalid([{ field: 'to', code: 'PERIOD', message }])
}
