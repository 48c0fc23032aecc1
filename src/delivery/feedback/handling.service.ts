import type { InputOf } from '../../kernel/endpoint.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendAbout } from './complaint.events.ts'
import type * as contract from './feedback.contract.ts'
import type { Complaint } from './feedback.contract.ts'
import type { FeedbackDeps } from './feedback.deps.ts'
import { feedbackErrors } from './feedback.errors.ts'
import type { Change, Matter } from './feedback.repository.ts'
import { changeMatter } from './feedback.repository.ts'
import { titleOf } from './feedback.rules.ts'
import type { StaffService } from './staff.service.ts'
import type { Acting, Steps, Wish } from './steps.service.ts'
import { fareOf } from './supervision/fare.rules.ts'
import { OUTCOMES, SETTLED } from './words.contract.ts'

type BodyOf<E> = InputOf<E> extends { readonly body: infer B } ? B : never
type Given<K extends keyof typeof contract> = BodyOf<(typeof contract)[K]>

const joined = (...texts: (string | undefined)[]) => texts.filter(Boolean).join('\n')

/** What staff do with matters of their scope, a verb each. Every one answers with the matter as it then stands. */
export function createHandling(deps: FeedbackDeps, steps: Steps, staff: Pick<StaffService, 'present'>) {
  const { db, directory, processes, classes, qualityOf } = deps

  async function take(id: string, acting: Acting, wish: Wish): Promise<Complaint> {
    return staff.present(await steps.take(id, acting, wish), acting.actor)
  }

  /** What sending a matter to a unit changes; used by whoever dispatches in a transaction of their own. */
  function dispatchWish(given: Given<'dispatchComplaint'>, matter: Matter): Wish {
    const { unitId, supporting = [], opinion, reason } = given
    const action = matter.state === 'RECEIVED' ? 'dispatch' : 'redispatch'
    return {
      action,
      provided: { unitId, reason },
      publicText: null,
      internalText: joined(reason as string | undefined, opinion as string | undefined),
      change: async (tx, current) => {
        if (action === 'redispatch' && current.unitId === unitId)
          throw feedbackErrors.SAME_UNIT({}, { field: 'unitId' })
        if (supporting.includes(unitId)) throw feedbackErrors.LEADS_AND_SUPPORTS({}, { field: 'supporting' })
        for (const one of [unitId, ...supporting]) await directory.unitById(tx, one)
        return {
          ...classified(given, current),
          unitId,
          supporting,
          dispatchedAt: tx.now,
          asked: null,
          passed: current.unitId === unitId ? current.passed : current.passed + 1,
        }
      },
    }
  }

  /** Kind, class, urgency and title as somebody sets them; throws UNKNOWN_CLASS. */
  function classified(
    { kind, categoryCode, urgency, title }: Given<'classifyComplaint'>,
    matter: Matter,
  ): Partial<Change> {
    const code = categoryCode as string | undefined
    if (code && !classes.find(code)) throw feedbackErrors.UNKNOWN_CLASS({ code }, { field: 'categoryCode' })
    return {
      ...(kind ? { kind } : {}),
      ...(code ? { categoryCode: code } : {}),
      ...(urgency ? { urgency } : {}),
      ...(title ? { title: titleOf(title as string, matter.text) } : {}),
    }
  }

  const dispatch = async (id: string, given: Given<'dispatchComplaint'>, acting: Acting) => {
    const matter = await db.transaction(acting.actor, async (tx) => {
      const held = await steps.hold(tx, id, acting.expectedVersion)
      return steps.takeIn(tx, held, acting.actor, dispatchWish(given, held))
    })
    return staff.present(matter, acting.actor)
  }

  const sign = (id: string, acting: Acting) => take(id, acting, { action: 'sign', publicText: null })

  const contact = (id: string, { outcome, text }: Given<'contactSender'>, acting: Acting) =>
    take(id, acting, {
      action: 'contact',
      provided: { text },
      internalText: `${OUTCOMES[outcome].zh}：${text}`,
      data: { outcome },
    })

  const assist = (id: string, { text }: Given<'assistComplaint'>, acting: Acting) =>
    take(id, acting, { action: 'assist', provided: { text }, internalText: text })

  /** Answers, or has the answer checked first where it needs that; children of the matter are answered by reaction. */
  async function reply(id: string, given: Given<'replyToComplaint'>, acting: Acting): Promise<Complaint> {
    const matter = await db.transaction(acting.actor, async (tx) => {
      const held = await steps.hold(tx, id, acting.expectedVersion)
      return steps.takeIn(tx, held, acting.actor, await replyWish(tx, given, held))
    })
    return staff.present(matter, acting.actor)
  }

  async function replyWish(tx: Tx, { text, opinion }: Given<'replyToComplaint'>, matter: Matter): Promise<Wish> {
    const { version } = await processes.of(tx, matter.processHash)
    const held = version > 1 && matter.state === 'HANDLING' && (await qualityOf(tx, matter, text)) === 'review'
    const answered = { replyText: text, repliedBy: tx.actor.id }
    const internalText = opinion as string | undefined
    if (!held) {
      const change = { ...answered, repliedAt: tx.now }
      return { action: 'reply', provided: { text }, publicText: text, internalText, change: () => change }
    }
    return {
      action: 'submit',
      provided: { text, reason: '答复送审', ground: '12345 热线答复审核规则' },
      internalText: joined(text, internalText),
      change: () => answered,
    }
  }

  const release = (id: string, { opinion }: Given<'releaseAnswer'>, acting: Acting) =>
    steps
      .take(id, acting, {
        action: 'release',
        publicText: null,
        internalText: opinion as string | undefined,
        change: (tx) => ({ repliedAt: tx.now }),
      })
      .then((matter) => staff.present(matter, acting.actor))

  const rework = (id: string, { reason }: Given<'reworkAnswer'>, acting: Acting) =>
    take(id, acting, {
      action: 'rework',
      provided: { reason },
      internalText: reason,
      // What was held back was never said: only what the sender has read stays an answer.
      change: (_, matter) => (matter.repliedAt === null ? { replyText: null, repliedBy: null } : {}),
    })

  const reject = (id: string, { reason, ground }: Given<'rejectComplaint'>, acting: Acting) =>
    take(id, acting, { action: 'reject', provided: { reason, ground }, publicText: `${reason}\n${ground}` })

  const transfer = (id: string, { to, reason }: Given<'transferComplaint'>, acting: Acting) =>
    take(id, acting, {
      action: 'transfer',
      provided: { to, reason },
      publicText: `${to}\n${reason}`,
      data: { passedTo: to },
    })

  const unlist = (id: string, { reason }: Given<'unlistComplaint'>, acting: Acting) =>
    take(id, acting, {
      action: 'unlist',
      provided: { reason },
      publicText: null,
      internalText: reason,
      change: () => ({ listedUntil: null }),
    })

  const redo = (id: string, { reason }: Given<'redoComplaint'>, acting: Acting) =>
    take(id, acting, {
      action: 'redo',
      provided: { reason },
      publicText: null,
      internalText: reason,
      change: (_, { redone }) => ({
        redone: redone + 1,
        ratingLevel: null,
        ratingSolved: null,
        ratingText: null,
        ratedAt: null,
      }),
    })

  const reopen = (id: string, { reason }: Given<'reopenByStaff'>, acting: Acting) =>
    take(id, acting, {
      action: 'reopen',
      provided: { reason },
      publicText: reason,
      change: (_, matter) => reopened(matter),
    })

  const close = (id: string, { opinion }: Given<'closeComplaint'>, acting: Acting) =>
    take(id, acting, { action: 'close', publicText: null, internalText: opinion as string | undefined })

  /** The call-back after the answer. Words and level are the sender's own and stand as the rating of this answer. */
  const followUp = (id: string, given: Given<'followUpComplaint'>, acting: Acting) => {
    const { outcome, solved, level } = given
    const text = (given.text as string | undefined) ?? null
    const said = outcome === 'reached' && solved && level ? { solved, level } : undefined
    return take(id, acting, {
      action: 'followUp',
      provided: { outcome },
      internalText: joined(OUTCOMES[outcome].zh, text ?? ''),
      data: { outcome, ...said },
      change: (tx, matter) =>
        said && matter.ratingLevel === null
          ? { ratingLevel: said.level, ratingSolved: said.solved, ratingText: text, ratedAt: tx.now }
          : {},
    })
  }

  /** Changes what a matter is, where it is not settled; nothing of its state or clocks. */
  async function classify(id: string, given: Given<'classifyComplaint'>, acting: Acting): Promise<Complaint> {
    const matter = await db.transaction(acting.actor, async (tx) => {
      const held = await steps.hold(tx, id, acting.expectedVersion)
      if (SETTLED.includes(held.state)) throw feedbackErrors.ALREADY_ENDED()
      const change = classified(given, held)
      return note(tx, held, 'classify', joined(...Object.values(change).map(String)), change, {
        before: { kind: held.kind, category: held.categoryCode, urgency: held.urgency },
      })
    })
    return staff.present(matter, acting.actor)
  }

  /** Leaves a matter out of assessment after a review (不合理诉求), or takes it in again. */
  async function exclude(
    id: string,
    { excluded, reason, ground }: Given<'excludeComplaint'>,
    acting: Acting,
  ): Promise<Complaint> {
    const matter = await db.transaction(acting.actor, async (tx) => {
      const held = await steps.hold(tx, id, acting.expectedVersion)
      if (held.excluded === excluded) return held
      const data = { ...fareOf(held, deps.reckoning(), tx.now), excluded, ground }
      return note(tx, held, excluded ? 'exclude' : 'include', joined(reason, ground), { excluded }, data)
    })
    return staff.present(matter, acting.actor)
  }

  /** Writes a change that is no step of the process, with its line in the history and its event. */
  async function note(
    tx: Tx,
    matter: Matter,
    what: 'classify' | 'exclude' | 'include',
    text: string,
    change: Partial<Change>,
    data: Readonly<Record<string, unknown>>,
  ): Promise<Matter> {
    const by = tx.actor.name || null
    const { state, unitId } = matter
    const entry = { at: tx.now.toISOString(), action: what, state, text, internal: true, by, unitId }
    await changeMatter(tx, matter, { ...change, entries: [entry] })
    const after = { ...matter, ...change, version: matter.version + 1, timeline: [...matter.timeline, entry] }
    const type = { classify: 'complaint.classified', exclude: 'complaint.excluded', include: 'complaint.included' }
    appendAbout(tx, type[what], after, data)
    return after
  }

  return {
    dispatch,
    dispatchWish,
    sign,
    contact,
    assist,
    reply,
    replyWish,
    release,
    rework,
    reject,
    transfer,
    unlist,
    redo,
    reopen,
    close,
    followUp,
    classify,
    exclude,
  }
}
export type HandlingService = ReturnType<typeof createHandling>

/** What opening a matter again changes: it goes back to the office, with its answer kept in the history. */
export function reopened({ reopened: before }: Matter): Partial<Change> {
  return {
    reopened: before + 1,
    unitId: null,
    supporting: [],
    asked: null,
    ratingLevel: null,
    ratingSolved: null,
    ratingText: null,
    ratedAt: null,
  }
}
