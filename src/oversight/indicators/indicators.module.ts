import type { DirectoryPublic } from '../../foundation/directory/directory.public.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Log } from '../../platform/log/log.ts'
import type { Measure } from '../../platform/measures/measure.ts'
import type { Module, Permission } from '../../platform/module.ts'
import { createAnswers } from './answers.service.ts'
import { indicatorsJobs } from './indicators.jobs.ts'
import type { IndicatorsPublic } from './indicators.public.ts'
import { listTargets } from './indicators.repository.ts'
import { indicatorsRoutes } from './indicators.routes.ts'
import { targetFor } from './indicators.rules.ts'
import { createIndicatorsService } from './indicators.service.ts'
import { createJudgements } from './judgements.service.ts'

const PERMISSIONS: Readonly<Record<string, Permission>> = {
  'indicators.read': {
    label: { zh: '查看指标、目标和评判', en: 'Read measures, targets and judgements' },
    roles: [
      'operator',
      'dispatcher',
      'handler',
      'unit-head',
      'supervisor',
      'evaluator',
      'data-steward',
      'publisher',
      'leader',
    ],
  },
  'indicators.targets': {
    label: { zh: '设置指标目标', en: 'Set targets' },
    roles: ['supervisor'],
  },
  'indicators.judge': {
    label: { zh: '评判时段', en: 'Judge a period' },
    roles: ['supervisor'],
  },
}

/** Makes the indicators: dashboards, targets and judgements on the measures that all modules declare. */
export function createIndicators(given: {
  db: Database
  log: Log
  directory: DirectoryPublic
  measures: () => readonly Measure[]
  timeZone: string
}): { module: Module; public: IndicatorsPublic } {
  const { db, log, directory, measures, timeZone } = given
  const answers = createAnswers({ directory, measures })
  const service = createIndicatorsService({ db, directory, answers })
  const judgements = createJudgements({ db, directory, measures, answers, timeZone })
  const module: Module = {
    name: 'indicators',
    permissions: PERMISSIONS,
    bindings: indicatorsRoutes({ service, answers, judgements }),
    jobs: indicatorsJobs(judgements, timeZone, log),
  }
  return {
    module,
    public: {
      cards: answers.cards,
      answer: answers.answer,
      target: async (tx, { area, ...place }) => {
        const areas = area === undefined ? [] : await directory.areasAbove(tx, area)
        return targetFor(await listTargets(tx, place.measure), { ...place, areas })?.value ?? null
      },
      judge: (actor, request, tell) => judgements.judgePeriod(actor, request, tell),
    },
  }
}
