import type { Unit } from '../../foundation/directory/directory.contract.ts'
import { countyOf } from '../../foundation/directory/directory.public.ts'
import { type Actor, covers } from '../../kernel/actor.ts'
import { localDateOf } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { Database, OnceKey, Tx } from '../../platform/db/database.ts'
import { append } from '../../platform/events/events.ts'
import { ask } from '../../platform/measures/ask.ts'
import type { Cell, Measure } from '../../platform/measures/measure.ts'
import { type Answers, type AnswersDeps, checkPeriod } from './answers.service.ts'
import {
  indicatorErrors,
  type Judgement,
  type JudgeRequest,
  type JudgeResult,
  type Target,
} from './indicators.contract.ts'
import type { JudgementFilter, StoredJudgement } from './indicators.repository.ts'
import * as repository from './indicators.repository.ts'
import { canBePromised, judge, targetFor } from './indicators.rules.ts'

export type JudgementsDeps = AnswersDeps & {
  readonly db: Database
  readonly answers: Answers
  readonly timeZone: string
}

type Tell = (done: number, of: number) => void

/** Judges periods that are over: every unit beside its promise. */
export function createJudgements({ db, directory, measures, answers, timeZone }: JudgementsDeps) {
  /**
   * Judges one measure, or all on which something can be promised, for every unit that the actor covers, all or nothing.
   * Throws PERIOD_REVERSED, PERIOD_NOT_OVER and UNKNOWN_MEASURE.
   */
  async function judgePeriod(
    actor: Actor,
    request: JudgeRequest,
    tell: Tell = () => undefined,
    once?: OnceKey,
  ): Promise<JudgeResult> {
    checkPeriod(request)
    const chosen = (request.measure ? [answers.measureOf(request.measure)] : measures()).filter(canBePromised)
    return db.transaction(
      actor,
      async (tx) => {
        if (request.to >= localDateOf(tx.now, timeZone)) {
          throw indicatorErrors.PERIOD_NOT_OVER({ to: request.to }, { field: 'to' })
        }
        await repository.holdJudging(tx)
        const bench = await benchOf(tx, actor, request)
        const result: JudgeResult = { judged: 0, missed: 0, newlyMissed: 0, revised: 0 }
        for (const [i, measure] of chosen.entries()) {
          await judgeMeasure(tx, measure, bench, result)
          tell(i + 1, chosen.length)
        }
        return result
      },
      once,
    )
  }

  /** What every measure is judged with: units with the areas above them, targets, and what was judged before. */
  async function benchOf(tx: Tx, actor: Actor, period: JudgeRequest) {
    const units = (await directory.listUnits(tx)).filter((unit) => covers(actor, { ...unit, unitId: unit.id }))
    const codes = new Set(units.map(({ areaCode }) => areaCode))
    const above = new Map<string, readonly string[]>()
    for (const code of codes) above.set(code, await directory.areasAbove(tx, code))
    const before = await repository.listOfPeriod(tx, period.from, period.to)
    return {
      period,
      above,
      targets: await repository.listTargets(tx),
      units: new Map(units.map((unit) => [unit.id, unit])),
      before: new Map(before.map((one) => [`${one.measure} ${one.unitId}`, one])),
    }
  }

  /** The judgements within the actor's scope, with the names of the units. */
  async function list(actor: Actor, filter: Omit<JudgementFilter, 'scope'>): Promise<Judgement[]> {
    const { rows, units } = await db.read(actor, async (tx) => ({
      rows: await repository.listJudgements(tx, { ...filter, scope: actor.scope }),
      units: new Map((await directory.listUnits(tx)).map((unit) => [unit.id, unit])),
    }))
    return rows.map(({ countyCode: _, judgedAt, ...row }) => ({
      ...row,
      unitName: units.get(row.unitId)?.name ?? row.unitId,
      unitNameEn: units.get(row.unitId)?.nameEn ?? row.unitId,
      judgedAt: judgedAt.toISOString(),
    }))
  }

  return { judgePeriod, list }
}
export type Judgements = ReturnType<typeof createJudgements>

type Bench = {
  readonly period: JudgeRequest
  readonly above: ReadonlyMap<string, readonly string[]>
  readonly targets: readonly Target[]
  readonly units: ReadonlyMap<string, Unit>
  readonly before: ReadonlyMap<string, StoredJudgement>
}

async function judgeMeasure(tx: Tx, measure: Measure, bench: Bench, result: JudgeResult): Promise<void> {
  const { from, to } = bench.period
  if (!bench.targets.some((target) => target.measure === measure.id)) return
  // A unit is judged by all that it did, wherever: its cells are not narrowed to the areas of who judges.
  const cells = await ask(tx, { measure, from, to, by: ['unit'], where: { unit: [...bench.units.keys()] } })
  const writes: StoredJudgement[] = []
  for (const cell of withFormerOnes(cells, measure, bench)) {
    const fresh = judgementOf(tx, measure, cell, bench)
    if (!fresh) continue
    const { now, before } = fresh
    result.judged++
    if (now.verdict === 'missed') result.missed++
    if (before && isSame(before, now)) continue
    writes.push(now)
    if (before) result.revised++
    if (before) appendAbout(tx, 'judgement.changed', now, { before: numbersOf(before), verdictBefore: before.verdict })
    if (now.verdict === 'missed' && before?.verdict !== 'missed') {
      result.newlyMissed++
      appendAbout(tx, 'promise.missed', now, { label: { ...measure.label } })
    }
  }
  await repository.writeJudgements(tx, writes)
}

/** The cells, and an empty one for each unit that was judged before and has no case left after a correction. */
function withFormerOnes(cells: readonly Cell[], measure: Measure, { before, units }: Bench): Cell[] {
  const known = new Set(cells.map(({ unit }) => unit))
  const gone = [...before.values()].filter(
    (one) => one.measure === measure.id && units.has(one.unitId) && !known.has(one.unitId),
  )
  const none = { count: 0, sum: 0, rate: null, low: null, high: null, p50: null, p90: null }
  return [...cells, ...gone.map(({ unitId }) => ({ ...none, unit: unitId }))]
}

function judgementOf(tx: Tx, measure: Measure, cell: Cell, bench: Bench) {
  const unit = bench.units.get(cell.unit ?? '')
  if (!unit) return undefined
  const { from, to } = bench.period
  const areas = bench.above.get(unit.areaCode) ?? []
  const target = targetFor(bench.targets, { measure: measure.id, unit: unit.id, areas, from, to })?.value
  if (target === undefined) return undefined
  const before = bench.before.get(`${measure.id} ${unit.id}`)
  const { count, sum, rate, low, high } = cell
  const now: StoredJudgement = {
    // A unit may move to another county; what was judged stays where it was judged.
    countyCode: before?.countyCode ?? countyOf(unit.areaCode),
    id: before?.id ?? newId(),
    measure: measure.id,
    unitId: unit.id,
    areaCode: before?.areaCode ?? unit.areaCode,
    from,
    to,
    count,
    sum,
    rate,
    low,
    high,
    target,
    verdict: judge(cell, target, measure.better),
    judgedAt: tx.now,
    revisions: before ? before.revisions + 1 : 0,
  }
  return { now, before }
}

function isSame(a: StoredJudgement, b: StoredJudgement): boolean {
  return a.verdict === b.verdict && a.count === b.count && a.sum === b.sum && a.target === b.target
}

const numbersOf = ({ count, sum, rate, target }: StoredJudgement) => ({ count, sum, rate, target })

function appendAbout(tx: Tx, type: string, judgement: StoredJudgement, data: Readonly<Record<string, unknown>>) {
  const { id, countyCode, areaCode, unitId, measure, from, to, count, sum, rate, low, high, target, verdict } =
    judgement
  append(tx, {
    type,
    subject: { kind: 'judgement', id },
    countyCode,
    areaCode,
    unitId,
    data: { measure, from, to, count, sum, rate, low, high, target, verdict, ...data },
  })
}
