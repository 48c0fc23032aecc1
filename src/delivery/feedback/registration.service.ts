import { can } from '../../kernel/actor.ts'
import type { OnceKey } from '../../platform/db/database.ts'
import { appendAbout } from './complaint.events.ts'
import type { FeedbackDeps } from './feedback.deps.ts'
import { feedbackErrors } from './feedback.errors.ts'
import type { HandlingService } from './handling.service.ts'
import type { IntakeService } from './intake.service.ts'
import type { NewCall, Registered } from './registration.contract.ts'
import type { StaffService } from './staff.service.ts'
import type { Acting, Steps } from './steps.service.ts'

/** What operators do while the caller is on the line: register, and answer or dispatch in the same transaction. */
export function createRegistration(
  { db }: FeedbackDeps,
  steps: Steps,
  { intake, handling, staff }: { intake: IntakeService; handling: HandlingService; staff: StaffService },
) {
  async function register(
    given: NewCall,
    { actor, once }: Acting & { once?: OnceKey | undefined },
  ): Promise<Registered> {
    const { answer, unitId, urgency, parentId, callId, ...input } = given
    if (unitId && !can(actor, 'feedback.send')) throw feedbackErrors.MAY_NOT_DISPATCH({}, { field: 'unitId' })
    const { receipt, matter } = await db.transaction(
      actor,
      async (tx) => {
        const registered = await intake.receive(tx, input, { urgency, parentId })
        let held = await steps.hold(tx, registered.id)
        if (callId) appendAbout(tx, 'complaint.called', held, { callId })
        if (answer) held = await steps.takeIn(tx, held, actor, await handling.replyWish(tx, { text: answer }, held))
        else if (unitId) held = await steps.takeIn(tx, held, actor, handling.dispatchWish({ unitId }, held))
        return { receipt: { ...registered.receipt, state: held.state }, matter: held }
      },
      once,
    )
    return { receipt, complaint: await staff.present(matter, actor) }
  }

  return { register }
}
export type RegistrationService = ReturnType<typeof createRegistration>
