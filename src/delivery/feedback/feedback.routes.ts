import { type Binding, bind, type Ctx } from '../../platform/http/binding.ts'
import * as contract from './feedback.contract.ts'
import type { HandlingService } from './handling.service.ts'
import { registerCall } from './registration.contract.ts'
import type { RegistrationService } from './registration.service.ts'
import * as own from './resident.contract.ts'
import type { ResidentService } from './resident.service.ts'
import type { StaffService } from './staff.service.ts'

type Services = {
  readonly resident: ResidentService
  readonly staff: StaffService
  readonly handling: HandlingService
  readonly registration: RegistrationService
}

/** The routes of feedback, one line each. */
export function feedbackRoutes({ resident, staff, handling, registration }: Services): Binding[] {
  return [
    bind(own.listPromises, async () => ({ items: resident.listPromises() })),
    bind(own.submitComplaint, ({ body }, ctx) => resident.submit(body, callerOf(ctx))),
    bind(own.complaintProgress, ({ body }, ctx) => resident.progress(body, callerOf(ctx))),
    bind(own.rateComplaint, ({ body }, ctx) => resident.rate(body, callerOf(ctx))),
    bind(own.addToComplaint, ({ body }, ctx) => resident.add(body, callerOf(ctx))),
    bind(own.reopenComplaint, ({ body }, ctx) => resident.reopen(body, callerOf(ctx))),
    bind(own.withdrawComplaint, ({ body }, ctx) => resident.withdraw(body, callerOf(ctx))),
    bind(registerCall, ({ body }, ctx) => registration.register(body, ctx)),
    bind(contract.listComplaints, ({ query }, { actor }) => staff.list(query, actor)),
    bind(contract.getComplaint, ({ params }, { actor }) => staff.get(params.id, actor)),
    bind(contract.revealComplaint, ({ params, body }, { actor }) => staff.reveal(params.id, body.reason, actor)),
    bind(contract.dispatchComplaint, ({ params, body }, ctx) => handling.dispatch(params.id, body, ctx)),
    bind(contract.signComplaint, ({ params }, ctx) => handling.sign(params.id, ctx)),
    bind(contract.contactSender, ({ params, body }, ctx) => handling.contact(params.id, body, ctx)),
    bind(contract.assistComplaint, ({ params, body }, ctx) => handling.assist(params.id, body, ctx)),
    bind(contract.replyToComplaint, ({ params, body }, ctx) => handling.reply(params.id, body, ctx)),
    bind(contract.releaseAnswer, ({ params, body }, ctx) => handling.release(params.id, body, ctx)),
    bind(contract.reworkAnswer, ({ params, body }, ctx) => handling.rework(params.id, body, ctx)),
    bind(contract.rejectComplaint, ({ params, body }, ctx) => handling.reject(params.id, body, ctx)),
    bind(contract.transferComplaint, ({ params, body }, ctx) => handling.transfer(params.id, body, ctx)),
    bind(contract.unlistComplaint, ({ params, body }, ctx) => handling.unlist(params.id, body, ctx)),
    bind(contract.followUpComplaint, ({ params, body }, ctx) => handling.followUp(params.id, body, ctx)),
    bind(contract.redoComplaint, ({ params, body }, ctx) => handling.redo(params.id, body, ctx)),
    bind(contract.reopenByStaff, ({ params, body }, ctx) => handling.reopen(params.id, body, ctx)),
    bind(contract.closeComplaint, ({ params, body }, ctx) => handling.close(params.id, body, ctx)),
    bind(contract.classifyComplaint, ({ params, body }, ctx) => handling.classify(params.id, body, ctx)),
    bind(contract.excludeComplaint, ({ params, body }, ctx) => handling.exclude(params.id, body, ctx)),
  ]
}

function callerOf({ actor, address, once }: Ctx) {
  return { actor, address, once }
}
