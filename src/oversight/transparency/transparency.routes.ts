import { type Binding, bind } from '../../platform/http/binding.ts'
import {
  downloadReport,
  editReport,
  generateReport,
  getPublicReport,
  getReport,
  listPublicReports,
  listReports,
  stepReport,
} from './transparency.contract.ts'
import type { TransparencyService } from './transparency.service.ts'

/** The endpoints of reports, each bound to its use case. */
export function transparencyRoutes(service: TransparencyService): Binding[] {
  return [
    bind(listReports, ({ query }, { actor }) => service.list(actor, query)),
    bind(getReport, ({ params }, { actor }) => service.get(actor, params.id)),
    bind(generateReport, ({ body }, { actor, once }) => service.generate(actor, body, once)),
    bind(editReport, ({ params, body }, { actor, expectedVersion }) =>
      service.edit(actor, params.id, body.note, expectedVersion),
    ),
    bind(stepReport, ({ params, body }, { actor, expectedVersion }) =>
      service.take(actor, params.id, params.step, body.reason, expectedVersion),
    ),
    bind(listPublicReports, ({ query }, { actor }) => service.listPublic(actor, query)),
    bind(getPublicReport, ({ params }, { actor }) => service.getPublic(actor, params.slug)),
    bind(downloadReport, ({ params }, { actor }) => service.download(actor, params.slug, params.file)),
  ]
}
