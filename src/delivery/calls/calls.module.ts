import type { Module, Permission } from '../../platform/module.ts'
import { createCallBacks } from './call-backs/call-backs.service.ts'
import { callBackTemplates } from './call-backs/call-backs.templates.ts'
import type { CallsGiven } from './calls.deps.ts'
import { callsConsumers, callsJobs } from './calls.jobs.ts'
import { callsMeasures } from './calls.measures.ts'
import type { CallsPublic } from './calls.public.ts'
import { callsRoutes } from './calls.routes.ts'
import { createCallsService } from './calls.service.ts'
import { createScripts } from './scripts/scripts.service.ts'
import { createCallSettings } from './settings/call-settings.service.ts'
import { createStanding } from './standing.service.ts'
import { createTelephone } from './telephone.service.ts'

const PERMISSIONS: Readonly<Record<string, Permission>> = {
  'calls.read': {
    label: { zh: '查看话务实况、回电清单和话术', en: 'See how the line stands, call-backs and scripts' },
    roles: ['operator', 'dispatcher', 'supervisor', 'leader'],
  },
  'calls.operate': {
    label: { zh: '接听来电、登记结果、回电', en: 'Answer calls, record how they ended, call back' },
    roles: ['operator', 'dispatcher'],
  },
  'calls.supervise': {
    label: { zh: '查看全部来电、指派回电', en: 'See all calls, assign call-backs' },
    roles: ['supervisor'],
  },
  'calls.settings': {
    label: { zh: '修改话术和话务指标', en: 'Change scripts and the numbers for calls' },
    roles: ['system-admin', 'supervisor'],
  },
}

/** Makes the module for calls to the hotline; main hands it what it needs. */
export function createCalls(given: CallsGiven): { module: Module; public: CallsPublic } {
  const settings = createCallSettings(given)
  const deps = { ...given, settings: settings.current }
  const callBacks = createCallBacks(deps)
  const calls = createCallsService(deps)
  const services = {
    calls,
    callBacks,
    settings,
    telephone: createTelephone({ ...deps, callBacks }),
    standing: createStanding(deps),
    scripts: createScripts(deps),
  }
  const module: Module = {
    name: 'calls',
    permissions: PERMISSIONS,
    bindings: callsRoutes(services),
    consumers: callsConsumers(calls),
    jobs: callsJobs(callBacks),
    templates: Object.values(callBackTemplates),
    measures: callsMeasures(given.timeZone),
  }
  return { module, public: { callerOf: calls.callerOf } }
}
