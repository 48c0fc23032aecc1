import type { ApiClient } from '../../../foundation/identity/identity.public.ts'
import { type Actor, system } from '../../../kernel/actor.ts'
import type { FormFields } from '../../../kernel/endpoint.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Bilingual, Language } from '../../../kernel/texts.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Ctx } from '../../../platform/http/binding.ts'
import { invalid } from '../../../platform/http/validation.ts'
import { appendAbout } from '../complaint.events.ts'
import { feedbackErrors } from '../feedback.errors.ts'
import { changeMatter, findMatter, type Matter } from '../feedback.repository.ts'
import { reopened } from '../handling.service.ts'
import { SETTLED } from '../words.contract.ts'
import { callerOf } from './callers.ts'
import type { Open311Deps } from './open311.deps.ts'
import { open311Errors } from './open311.errors.ts'
import * as repository from './open311.repository.ts'
import type { RequestIntake } from './request-intake.service.ts'
import { readUpdate, type SentUpdate } from './update-form.rules.ts'

const MOST_ADDITIONS = 20
/** What a client says of the state of things is noted for people; only REOPEN asks for a step of the process. */
const NOTES: Readonly<Record<string, Bilingual>> = {
  FIXED: { zh: '来件人认为已经解决', en: 'The sender takes it to be fixed' },
  CLOSED: { zh: '来件人认为可以结束', en: 'The sender takes it to be finished' },
  NO_FURTHER_ACTION: { zh: '来件人认为不必再办', en: 'The sender wants nothing more done' },
  DUPLICATE: { zh: '来件人认为与另一件相同', en: 'The sender takes it to be a duplicate' },
  REOPEN: { zh: '来件人要求重新办理', en: 'The sender asks to have it opened again' },
}

/** Takes updates that clients send to requests which they handed in. */
export function createUpdateIntake(deps: Open311Deps, { receiveFiles }: Pick<RequestIntake, 'receiveFiles'>) {
  const { db, identity, attachments, steps, projection } = deps

  /**
   * Adds what a client sent to its request, once for each of its update ids. An update is never let overwrite a state
   * that is newer than itself: its words are kept, the state stays. Throws as the taking of requests does, and
   * UNKNOWN_REQUEST, NOT_YOUR_REQUEST and what the process says to a reopening.
   */
  async function create(fields: FormFields, ctx: Ctx, language: Language): Promise<{ updateId: string }> {
    const caller = await callerOf(identity, fields, ctx, language)
    const { sent, faults } = readUpdate(fields)
    if (faults.length > 0) throw invalid(faults)
    const received = await receiveFiles(ctx.files, caller)
    // Rows of matters are the system's to read: a client sees nothing by itself.
    const actor: Actor = { ...system('feedback.open311'), id: caller.client.id, name: caller.client.name, language }
    return db.transaction(actor, async (tx) => {
      await identity.confirmClient(tx, caller.client)
      const matter = await ownRequest(tx, sent.number, caller.client)
      const earlier = await repository.findUpdate(tx, caller.client.id, sent.updateId)
      if (earlier) return { updateId: earlier.id }
      const { effect, after } = await apply(tx, matter, sent)
      await attachments.attach(tx, after, received, 'client')
      const id = newId(tx.now.getTime())
      await repository.insertUpdate(tx, {
        id,
        countyCode: matter.countyCode,
        clientId: caller.client.id,
        updateId: sent.updateId,
        complaintId: matter.id,
        saidAt: sent.saidAt,
        status: sent.status,
        effect,
      })
      await projection.show(tx, matter.id)
      return { updateId: id }
    })
  }

  /** The matter, held, if it is public and came from this client. */
  async function ownRequest(tx: Tx, number: string, client: ApiClient): Promise<Matter> {
    const shown = await repository.findRequest(tx, number)
    if (!shown) throw open311Errors.UNKNOWN_REQUEST({ id: number.slice(0, 60) }, { field: 'service_request_id' })
    if (shown.clientId !== client.id) throw open311Errors.NOT_YOUR_REQUEST({}, { field: 'service_request_id' })
    return (await findMatter(tx, shown.complaintId, true))!
  }

  type Effect = Parameters<typeof repository.insertUpdate>[1]['effect']

  async function apply(tx: Tx, matter: Matter, sent: SentUpdate): Promise<{ effect: Effect; after: Matter }> {
    const isSettled = SETTLED.includes(matter.state)
    const isAnswered = isSettled || matter.replyText !== null
    const wantsReopening = sent.status === 'REOPEN' ? isAnswered : sent.status === 'OPEN' && isSettled
    const isLate = sent.saidAt.getTime() < lastStepOf(matter)
    if (wantsReopening && !isLate) {
      const reason = sent.text || NOTES.REOPEN!.zh
      const after = await steps.takeIn(tx, matter, tx.actor, {
        action: 'reopen',
        isSender: true,
        provided: { reason },
        publicText: reason,
        change: (_, held) => reopened(held),
      })
      return { effect: 'reopened', after }
    }
    const note = NOTES[sent.status]?.zh
    const text = [note && `〔${note}〕`, sent.text].filter(Boolean).join('\n')
    if (text === '') return { effect: isLate ? 'late' : 'noted', after: matter }
    const additions = matter.timeline.filter(({ action }) => action === 'add').length
    if (additions >= MOST_ADDITIONS) throw feedbackErrors.MANY_ADDITIONS({ limit: MOST_ADDITIONS })
    const { state } = matter
    const entry = { at: tx.now.toISOString(), action: 'add', state, text, internal: false, by: null, unitId: null }
    await changeMatter(tx, matter, { entries: [entry] })
    appendAbout(tx, 'complaint.added-to', matter)
    return {
      effect: wantsReopening && isLate ? 'late' : 'added',
      after: { ...matter, timeline: [...matter.timeline, entry], version: matter.version + 1 },
    }
  }

  return { create }
}
export type UpdateIntake = ReturnType<typeof createUpdateIntake>

/** When the matter last changed its state, in milliseconds; what senders add changes none. */
function lastStepOf({ timeline, receivedAt }: Matter): number {
  const last = timeline.findLast(({ action, internal }) => action !== 'add' && !internal)
  return last ? Date.parse(last.at) : receivedAt.getTime()
}
