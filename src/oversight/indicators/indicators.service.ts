import { countyOf, type DirectoryPublic } from '../../foundation/directory/directory.public.ts'
import { type Actor, covers } from '../../kernel/actor.ts'
import { errors } from '../../kernel/errors.ts'
import type { Language } from '../../kernel/texts.ts'
import type { Database, Tx } from '../../platform/db/database.ts'
import { append } from '../../platform/events/events.ts'
import type { Answers } from './answers.service.ts'
import { type Answer, indicatorErrors, type Question, type Target } from './indicators.contract.ts'
import * as repository from './indicators.repository.ts'
import { fitsTarget } from './indicators.rules.ts'

export type IndicatorsDeps = {
  readonly db: Database
  readonly directory: DirectoryPublic
  readonly answers: Answers
}

/** Dashboards and promises: questions on measures within the account's scope, and the targets. */
export function createIndicatorsService({ db, directory, answers }: IndicatorsDeps) {
  const askMeasure = (id: string, question: Question, actor: Actor): Promise<Answer> =>
    db.read(actor, (tx) => answers.answer(tx, id, question, actor.scope))

  const askPublicMeasure = (id: string, question: Question, actor: Actor): Promise<Answer> =>
    db.read(actor, (tx) => answers.publicAnswer(tx, id, question))

  const listTargets = (actor: Actor): Promise<Target[]> => db.read(actor, (tx) => repository.listTargets(tx))

  /**
   * Sets a target. Throws UNKNOWN_MEASURE, TARGET_NOT_FITTING, TARGET_TWICE, UNKNOWN_UNIT, UNKNOWN_AREA, and NOT_ALLOWED
   * where it would bind others than those whom the account covers.
   */
  async function saveTarget(id: string, wished: Omit<Target, 'id' | 'version'>, actor: Actor): Promise<Target> {
    const measure = answers.measureOf(wished.measure)
    if (!fitsTarget(measure, wished.value)) {
      throw indicatorErrors.TARGET_NOT_FITTING({ label: measure.label[actor.language] }, { field: 'value' })
    }
    return db.transaction(actor, async (tx) => {
      const place = await placeOf(tx, wished)
      const before = await repository.findTarget(tx, id)
      for (const one of before ? [wished, before] : [wished]) {
        if (!covers(actor, one)) throw errors.NOT_ALLOWED()
      }
      const target = { ...wished, id, version: (before?.version ?? 0) + 1 }
      await repository.saveTarget(tx, target)
      const { version: _, ...data } = target
      append(tx, {
        type: 'target.changed',
        subject: { kind: 'target', id },
        ...place,
        data: { ...data, before: before ? { value: before.value, validFrom: before.validFrom } : null },
      })
      return target
    })
  }

  /** To which county a target belongs: that of its unit or area, or the city's own. */
  async function placeOf(tx: Tx, { unitId, areaCode }: Pick<Target, 'unitId' | 'areaCode'>) {
    const unit = unitId === null ? undefined : await directory.unitById(tx, unitId)
    const code = areaCode === null ? undefined : (await directory.area(tx, areaCode)).code
    return { countyCode: countyOf(unit?.areaCode ?? code ?? (await directory.cityCode(tx))), areaCode, unitId }
  }

  return { askMeasure, askPublicMeasure, listTargets, saveTarget }
}
export type IndicatorsService = ReturnType<typeof createIndicatorsService>

/** The figures of an answer as a table: a head and rows, numbers as numbers. */
export function tableOf({ measure, figures, total }: Answer, by: Question['by'], language: Language) {
  const words = TABLE_WORDS[language]
  const head = [
    ...by.map((one) => words[one]),
    ...(by.length > 0 ? [words.name] : []),
    ...NUMBERS.map((one) => words[one]),
  ]
  const rows = (by.length > 0 ? figures : [total]).map((figure) => [
    ...by.map((one) => figure[one] ?? ''),
    ...(by.length > 0 ? [figure.name?.[language] ?? ''] : []),
    ...NUMBERS.map((one) => figure[one] ?? null),
  ])
  return { name: measure.label[language], head, rows }
}

const NUMBERS = ['count', 'sum', 'rate', 'low', 'high', 'p50', 'p90', 'target', 'verdict'] as const

const TABLE_WORDS = {
  zh: {
    area: '地区代码',
    unit: '单位编号',
    item: '事项',
    channel: '渠道',
    day: '日期',
    month: '月份',
    name: '名称',
    count: '件数',
    sum: '合计',
    rate: '比率或均值',
    low: '95%区间下限',
    high: '95%区间上限',
    p50: '中位数',
    p90: '第90百分位',
    target: '目标',
    verdict: '结果',
  },
  en: {
    area: 'area code',
    unit: 'unit id',
    item: 'item',
    channel: 'channel',
    day: 'day',
    month: 'month',
    name: 'name',
    count: 'count',
    sum: 'sum',
    rate: 'rate or mean',
    low: '95% low',
    high: '95% high',
    p50: 'median',
    p90: '90th percentile',
    target: 'target',
    verdict: 'verdict',
  },
} as const
