import { addDays, parseLocalDate, startOfDay } from '../../kernel/dates.ts'
import type { Messages } from '../../platform/messages/messages.ts'
import type { Module, Permission } from '../../platform/module.ts'
import { createNotices } from './notices.service.ts'
import { createOpening } from './opening.service.ts'
import { Processes } from './processes.ts'
import type { RectificationsDeps } from './rectifications.deps.ts'
import { rectificationsConsumers, rectificationsJobs } from './rectifications.jobs.ts'
import { rectificationsMeasures } from './rectifications.measures.ts'
import type { RectificationsPublic } from './rectifications.public.ts'
import { summarise } from './rectifications.repository.ts'
import { rectificationsRoutes } from './rectifications.routes.ts'
import { createRectificationsService } from './rectifications.service.ts'
import { rectificationTemplates } from './rectifications.templates.ts'

const PERMISSIONS: Readonly<Record<string, Permission>> = {
  'rectifications.read': {
    label: { zh: '查看整改', en: 'Read rectifications' },
    roles: ['dispatcher', 'handler', 'unit-head', 'supervisor', 'evaluator', 'publisher', 'leader'],
  },
  'rectifications.mend': {
    label: { zh: '签收整改、制定方案、提交佐证', en: 'Accept, plan and mend' },
    roles: ['handler', 'unit-head'],
  },
  'rectifications.check': {
    label: { zh: '核查整改', en: 'Check what was mended' },
    roles: ['supervisor', 'evaluator'],
  },
  'rectifications.supervise': {
    label: { zh: '发起、延期、督办、办结、撤销整改', en: 'Open, extend, urge, close and withdraw rectifications' },
    roles: ['supervisor'],
  },
}

/** Makes rectifications: one closed loop from what went wrong to what was done about it. */
export function createRectifications(
  given: Omit<RectificationsDeps, 'processes'> & { messages: Pick<Messages, 'tell'> },
): {
  module: Module
  public: RectificationsPublic
} {
  const deps = { ...given, processes: new Processes() }
  const { directory, timeZone } = deps
  const opening = createOpening(deps)
  const notices = createNotices(deps)
  const module: Module = {
    name: 'rectifications',
    permissions: PERMISSIONS,
    bindings: rectificationsRoutes(createRectificationsService(deps, opening)),
    consumers: rectificationsConsumers(opening, notices),
    jobs: rectificationsJobs(notices),
    templates: Object.values(rectificationTemplates),
    measures: rectificationsMeasures(timeZone),
  }
  return {
    module,
    public: {
      open: async (tx, rectification) => {
        const opened = await opening.open(tx, rectification)
        return opened && { id: opened.id, number: opened.number }
      },
      summary: async (tx, { from, to, areaCode }) => {
        const areas = areaCode === undefined ? null : await directory.areasBelow(tx, areaCode)
        const begin = new Date(startOfDay(parseLocalDate(from, 'from'), timeZone))
        const end = new Date(startOfDay(addDays(parseLocalDate(to, 'to'), 1), timeZone))
        return summarise(tx, begin, end, areas)
      },
    },
  }
}
