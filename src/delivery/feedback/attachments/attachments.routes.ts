import { type Binding, bind } from '../../../platform/http/binding.ts'
import * as contract from './attachments.contract.ts'
import type { Attachments } from './attachments.service.ts'

/** The routes of files that belong to matters, one line each. */
export function attachmentsRoutes(attachments: Attachments): Binding[] {
  return [
    bind(contract.uploadFile, (_, ctx) => attachments.hold(ctx.upload, ctx.actor)),
    bind(contract.listOwnFiles, async ({ body }, { address, actor }) => ({
      items: await attachments.listForSender(body.access, address, actor),
    })),
    bind(contract.openOwnFile, ({ body }, { address, actor }) =>
      attachments.openForSender(body.access, body.fileId, address, actor),
    ),
    bind(contract.listFiles, async ({ params }, { actor }) => ({
      items: await attachments.listForStaff(params.id, actor),
    })),
    bind(contract.openFile, ({ params, query }, { actor }) =>
      attachments.openForStaff(params.id, params.fileId, query.inline, actor),
    ),
    bind(contract.attachFile, ({ params, body }, ctx) =>
      attachments.attachByStaff(params.id, ctx.upload, body, ctx.actor),
    ),
  ]
}
