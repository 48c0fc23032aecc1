import type { Config } from '../../platform/config/config.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Module } from '../../platform/module.ts'
import type { DirectoryPublic } from './directory.public.ts'
import { directoryRoutes } from './directory.routes.ts'
import { createDirectoryService } from './directory.service.ts'
import { createDirectoryRequests } from './requests.service.ts'

/** Makes the directory of areas, units and service centres. */
export function createDirectory({ db, config }: { db: Database; config: Pick<Config, 'timeZone'> }): {
  module: Module
  public: DirectoryPublic
} {
  const directory = createDirectoryService({ timeZone: config.timeZone })
  const module: Module = {
    name: 'directory',
    permissions: {
      'directory.manage': {
        label: { zh: '维护地区、单位和服务中心', en: 'Maintain areas, units and service centres' },
        roles: ['system-admin'],
      },
    },
    bindings: directoryRoutes(createDirectoryRequests(db, directory)),
  }
  return { module, public: directory }
}
