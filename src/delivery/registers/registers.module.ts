import type { DirectoryPublic } from '../../foundation/directory/directory.public.ts'
import type { Config } from '../../platform/config/config.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Module } from '../../platform/module.ts'
import { importFile } from './import-file.ts'
import { type AskJob, importConsumer, registersJobs } from './registers.jobs.ts'
import { registersMeasures } from './registers.measures.ts'
import type { RegistersPublic } from './registers.public.ts'
import { registersRoutes } from './registers.routes.ts'
import { createRegistersService, type RegistersDeps } from './registers.service.ts'
import { createSourceRequests } from './requests.service.ts'
import { createSourcesService } from './sources.service.ts'

/** Makes the registers of real service records. */
export function createRegisters(given: {
  db: Database
  config: Pick<Config, 'dataDir' | 'timeZone' | 'maxUploadMb'>
  directory: DirectoryPublic
  askJob: AskJob
}): { module: Module; public: RegistersPublic } {
  const { db, config, directory, askJob } = given
  const sources = createSourcesService({ directory })
  const deps: RegistersDeps = { db, config, directory, sources }
  const service = createRegistersService(deps)
  const module: Module = {
    name: 'registers',
    permissions: {
      'registers.import': {
        label: { zh: '导入台账', en: 'Import registers' },
        roles: ['data-steward', 'supervisor'],
      },
      'registers.read': {
        label: { zh: '查看台账办件', en: 'See records of registers' },
        roles: ['data-steward', 'supervisor', 'leader', 'evaluator', 'unit-head'],
      },
    },
    bindings: registersRoutes(createSourceRequests(db, sources), service),
    consumers: [importConsumer(askJob)],
    jobs: registersJobs(service),
    measures: registersMeasures,
  }
  return { module, public: { importFile: (asked) => importFile(deps, asked) } }
}
