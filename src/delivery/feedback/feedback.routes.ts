import { type Binding, bind, type Ctx } from '../../platform/http/binding.ts'
import * as contract from './feedback.contract.ts'
import type { ResidentService } from './resident.service.ts'
import type { StaffService } from './staff.service.ts'

/** The routes of feedback, one line each. */
export function feedbackRoutes(resident: ResidentService, staff: StaffService): Binding[] {
  return [
    bind(contract.listPromises, async () => ({ items: resident.listPromises() })),
    bind(contract.submitComplaint, ({ body }, ctx) => resident.submit(body, callerOf(ctx))),
    bind(contract.complaintProgress, ({ body }, ctx) => resident.progress(body, callerOf(ctx))),
    bind(contract.rateComplaint, ({ body }, ctx) => resident.rate(body, callerOf(ctx))),
    bind(contract.addToComplaint, ({ body }, ctx) => resident.add(body, callerOf(ctx))),
    bind(contract.listComplaints, ({ query }, { actor }) => staff.list(query, actor)),
    bind(contract.getComplaint, ({ params }, { actor }) => staff.get(params.id, actor)),
    bind(contract.revealComplaint, ({ params, body }, { actor }) => staff.reveal(params.id, body.reason, actor)),
    bind(contract.dispatchComplaint, ({ params, body }, ctx) => staff.dispatch(params.id, body, ctx)),
    bind(contract.signComplaint, ({ params }, ctx) => staff.sign(params.id, ctx)),
    bind(contract.sendBackComplaint, ({ params, body }, ctx) => staff.sendBack(params.id, body, ctx)),
    bind(contract.replyToComplaint, ({ params, body }, ctx) => staff.reply(params.id, body, ctx)),
    bind(contract.rejectComplaint, ({ params, body }, ctx) => staff.reject(params.id, body, ctx)),
    bind(contract.redoComplaint, ({ params, body }, ctx) => staff.redo(params.id, body, ctx)),
    bind(contract.closeComplaint, ({ params, body }, ctx) => staff.close(params.id, body, ctx)),
  ]
}

function callerOf({ actor, address, once }: Ctx) {
  return { actor, address, once }
}
