import { PassThrough, Readable } from 'node:stream'
import type { Language } from '../../kernel/texts.ts'
import { writeXlsx } from '../../platform/documents/xlsx.ts'
import { type Binding, bind, type FileAnswer } from '../../platform/http/binding.ts'
import { csvChunks } from '../../platform/tabular/write-csv.ts'
import type { Answers } from './answers.service.ts'
import type { Answer, Question } from './indicators.contract.ts'
import * as contract from './indicators.contract.ts'
import { type IndicatorsService, tableOf } from './indicators.service.ts'
import type { Judgements } from './judgements.service.ts'

type Given = { service: IndicatorsService; answers: Answers; judgements: Judgements }

/** The routes of the indicators, one line each. */
export function indicatorsRoutes({ service, answers, judgements }: Given): Binding[] {
  return [
    bind(contract.listMeasures, async () => ({ items: answers.cards() })),
    bind(contract.askMeasure, ({ params, query }, { actor }) => service.askMeasure(params.id, query, actor)),
    bind(contract.exportMeasure, async ({ params, query }, { actor, language }) =>
      csvFile(await service.askMeasure(params.id, query, actor), query, language),
    ),
    bind(contract.exportMeasureSheet, async ({ params, query }, { actor, language }) =>
      xlsxFile(await service.askMeasure(params.id, query, actor), query, language),
    ),
    bind(contract.listPublicMeasures, async () => ({ items: answers.cards().filter(({ isPublic }) => isPublic) })),
    bind(contract.askPublicMeasure, ({ params, query }, { actor }) =>
      service.askPublicMeasure(params.id, query, actor),
    ),
    bind(contract.listTargets, async (_, { actor }) => ({ items: await service.listTargets(actor) })),
    bind(contract.saveTarget, ({ params, body }, { actor }) => service.saveTarget(params.id, body, actor)),
    bind(contract.judgePeriod, ({ body }, { actor, once }) => judgements.judgePeriod(actor, body, undefined, once)),
    bind(contract.listJudgements, async ({ query }, { actor }) => ({ items: await judgements.list(actor, query) })),
  ]
}

function csvFile(answer: Answer, { by }: Question, language: Language): FileAnswer {
  const { head, rows } = tableOf(answer, by, language)
  const body = Readable.from(csvChunks(head, rows))
  return { name: fileName(answer, 'csv'), mediaType: 'text/csv; charset=utf-8', body }
}

function xlsxFile(answer: Answer, { by }: Question, language: Language): FileAnswer {
  const { name, head, rows } = tableOf(answer, by, language)
  const texts = head.length - NUMBER_COLUMNS.length
  const columns = head.map((title, i) => ({ name: title, ...(i < texts ? {} : NUMBER_COLUMNS[i - texts]) }))
  const body = new PassThrough()
  // A failure reaches whoever reads the stream.
  writeXlsx([{ name, columns, rows }], body, language).catch(() => undefined)
  return { name: fileName(answer, 'xlsx'), mediaType: XLSX, body }
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const NUMBER = { type: 'number', decimals: 4 } as const
/** Count, sum, rate, low, high, p50, p90, target, and the verdict as a word. */
const NUMBER_COLUMNS = [{ type: 'integer' }, NUMBER, NUMBER, NUMBER, NUMBER, NUMBER, NUMBER, NUMBER, {}] as const

const fileName = ({ measure, from, to }: Answer, ending: string) => `${measure.id}_${from}_${to}.${ending}`
