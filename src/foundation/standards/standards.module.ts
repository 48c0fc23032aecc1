import type { Database } from '../../platform/db/database.ts'
import type { Module } from '../../platform/module.ts'
import type { DirectoryPublic } from '../directory/directory.public.ts'
import { CityCalendar } from './city-calendar.ts'
import type { StandardsPublic } from './standards.public.ts'
import { standardsRoutes } from './standards.routes.ts'
import { createStandardsService, standardsPublic } from './standards.service.ts'

/** Makes the handbook of service items and the city's calendar. */
export function createStandards({ db, directory }: { db: Database; directory: DirectoryPublic }): {
  module: Module
  public: StandardsPublic
} {
  const calendar = new CityCalendar(db)
  const service = createStandardsService({ db, directory, calendar })
  const module: Module = {
    name: 'standards',
    permissions: {
      'standards.manage': {
        label: { zh: '维护服务事项及其承诺', en: 'Maintain service items and their promises' },
        roles: ['data-steward', 'supervisor'],
      },
      'standards.calendar': {
        label: { zh: '维护工作日历', en: 'Maintain the working calendar' },
        roles: ['system-admin'],
      },
    },
    bindings: standardsRoutes(service),
  }
  return { module, public: standardsPublic(service, { directory, calendar }) }
}
