import { CHANNELS } from '../../foundation/directory/directory.contract.ts'
import type { DirectoryPublic } from '../../foundation/directory/directory.public.ts'
import type { Scope } from '../../kernel/actor.ts'
import { parseLocalDate } from '../../kernel/dates.ts'
import type { Bilingual } from '../../kernel/texts.ts'
import type { Tx } from '../../platform/db/database.ts'
import { ask } from '../../platform/measures/ask.ts'
import type { Cell, Measure } from '../../platform/measures/measure.ts'
import { type Answer, type Figure, indicatorErrors, type Question, type Target } from './indicators.contract.ts'
import { listTargets } from './indicators.repository.ts'
import { cardOf, daysOf, type Place, publishable, publishableTotal, targetFor, verdictOf } from './indicators.rules.ts'

export type AnswersDeps = {
  readonly directory: DirectoryPublic
  /** The measures of all modules; asked late, since main gathers them after it has made the modules. */
  readonly measures: () => readonly Measure[]
}

/** What stands beside the cells: names of places, what lies above them, and what is promised. */
type Beside = {
  readonly targets: readonly Target[]
  readonly units: ReadonlyMap<string, { name: Bilingual; areaCode: string }>
  readonly areaName: (code: string) => Bilingual | undefined
  readonly areasAbove: (code: string | undefined) => readonly string[]
}

/** Answers questions on measures: the cells with the target and the verdict beside each. */
export function createAnswers({ directory, measures }: AnswersDeps) {
  function measureOf(id: string): Measure {
    const measure = measures().find((one) => one.id === id)
    if (!measure) throw indicatorErrors.UNKNOWN_MEASURE({ id }, { field: 'id' })
    return measure
  }

  const cards = () => measures().map(cardOf)

  /** The answer within a scope. Throws UNKNOWN_MEASURE, PERIOD_REVERSED and UNKNOWN_AREA. */
  async function answer(tx: Tx, id: string, question: Question, scope: Scope): Promise<Answer> {
    const measure = measureOf(id)
    const { from, to, by } = question
    checkPeriod(question)
    const where = await whereOf(tx, question)
    const asked = { measure, from, to, where, scope }
    const [totals, cells] = await Promise.all([ask(tx, asked), by.length > 0 ? ask(tx, { ...asked, by }) : []])
    const beside = await besideOf(tx, measure, question)
    const present = (cell: Cell) => figureOf(measure, cell, question, beside)
    return { measure: cardOf(measure), from, to, total: present(totals[0] ?? EMPTY), figures: cells.map(present) }
  }

  /** The answer for everybody: public measures only, without figures in which somebody could be recognised. */
  async function publicAnswer(tx: Tx, id: string, question: Question): Promise<Answer> {
    if (measureOf(id).isPublic === false) throw indicatorErrors.UNKNOWN_MEASURE({ id }, { field: 'id' })
    const { total, figures, ...rest } = await answer(tx, id, question, EVERYTHING)
    return { ...rest, total: publishableTotal(total), figures: publishable(figures) }
  }

  async function whereOf(tx: Tx, { area, unit, item, channel }: Question) {
    return {
      ...(area ? { area: await directory.areasBelow(tx, area) } : {}),
      ...(unit ? { unit } : {}),
      ...(item ? { item } : {}),
      ...(channel ? { channel } : {}),
    }
  }

  async function besideOf(tx: Tx, measure: Measure, { by, unit, area }: Question): Promise<Beside> {
    const targets = await listTargets(tx, measure.id)
    const units = by.includes('unit') || unit ? await directory.listUnits(tx) : []
    // Counties and towns stand at every cell; what lies above them is needed only where a target is for an area.
    const all =
      by.includes('area') || area || targets.some(({ areaCode }) => areaCode) ? await directory.listAreas(tx) : []
    const byCode = new Map(all.map((one) => [one.code, one]))
    const areasAbove = (code: string | undefined): readonly string[] => {
      const found = code === undefined ? undefined : byCode.get(code)
      return found ? [...areasAbove(found.parentCode ?? undefined), found.code] : []
    }
    return {
      targets,
      units: new Map(units.map((one) => [one.id, { name: nameOf(one), areaCode: one.areaCode }])),
      areaName: (code) => {
        const found = byCode.get(code)
        return found && nameOf(found)
      },
      areasAbove,
    }
  }

  return { answer, publicAnswer, cards, measureOf }
}
export type Answers = ReturnType<typeof createAnswers>

const EVERYTHING: Scope = { everything: true, areas: [], units: [] }
const EMPTY: Cell = { count: 0, sum: 0, rate: null, low: null, high: null, p50: null, p90: null }

const nameOf = ({ name, nameEn }: { name: string; nameEn: string }): Bilingual => ({ zh: name, en: nameEn })

/** Throws INVALID_DATE and PERIOD_REVERSED. */
export function checkPeriod({ from, to }: { from: string; to: string }): void {
  if (parseLocalDate(from, 'from') > parseLocalDate(to, 'to')) {
    throw indicatorErrors.PERIOD_REVERSED({ from, to }, { field: 'to' })
  }
}

function figureOf(measure: Measure, cell: Cell, question: Question, beside: Beside): Figure {
  const target = targetFor(beside.targets, placeOf(measure, cell, question, beside))?.value ?? null
  const name = nameOfCell(cell, beside)
  const verdict = verdictOf(cell, target, measure.better, measure.kind)
  return { ...cell, ...(name ? { name: { ...name } } : {}), target, verdict }
}

function placeOf(measure: Measure, cell: Cell, question: Question, { units, areasAbove }: Beside): Place {
  const unit = cell.unit || question.unit
  const area = cell.area || question.area || (unit ? units.get(unit)?.areaCode : undefined)
  const item = cell.item || question.item
  return { measure: measure.id, unit, item, areas: areasAbove(area), ...daysOf(cell, question) }
}

function nameOfCell({ unit, area, channel }: Cell, beside: Beside): Bilingual | undefined {
  if (unit) return beside.units.get(unit)?.name
  if (area) return beside.areaName(area)
  return channel && Object.hasOwn(CHANNELS, channel) ? CHANNELS[channel as keyof typeof CHANNELS] : undefined
}
