import { errors } from '../../kernel/errors.ts'
import { type Binding, bind } from '../../platform/http/binding.ts'
import {
  changePromise,
  getCalendar,
  getItem,
  importCatalogue,
  listItems,
  loadCalendarYear,
  setCityDays,
} from './standards.contract.ts'
import type { StandardsService } from './standards.service.ts'

/** The standards' endpoints, each bound to its use case. */
export function standardsRoutes(service: StandardsService): Binding[] {
  return [
    bind(listItems, ({ query }, { actor }) => service.list(actor, query)),
    bind(getItem, ({ params }, { actor }) => service.get(actor, params.id)),
    bind(changePromise, ({ params, body }, { actor, expectedVersion }) =>
      service.changePromise(actor, params.id, body, expectedVersion),
    ),
    bind(importCatalogue, ({ body }, { actor, upload }) => {
      if (!upload) throw errors.UNREADABLE_BODY({ reason: 'no file' })
      return service.importCatalogue(actor, upload.stream, body.areaCode)
    }),
    bind(getCalendar, ({ params }, { actor }) => service.readYear(actor, params.year)),
    bind(loadCalendarYear, ({ params, body }, { actor }) => service.loadYear(actor, params.year, body)),
    bind(setCityDays, ({ params, body }, { actor }) => service.setCityDays(actor, params.year, body)),
  ]
}
