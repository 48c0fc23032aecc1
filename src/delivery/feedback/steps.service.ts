import type { Actor } from '../../kernel/actor.ts'
import { errors } from '../../kernel/errors.ts'
import type { Limit } from '../../platform/clock/clock.contract.ts'
import { dueAt } from '../../platform/clock/limits.ts'
import type { Tx } from '../../platform/db/database.ts'
import { step } from '../../platform/workflow/step.ts'
import { appendStep } from './complaint.events.ts'
import type { FeedbackDeps } from './feedback.deps.ts'
import type { Change, Entry, Matter } from './feedback.repository.ts'
import * as repository from './feedback.repository.ts'
import { type Bounds, type Standing, stepperOf } from './feedback.rules.ts'
import { drawnAs } from './follow-ups/follow-ups.rules.ts'
import { limitFor } from './settings/settings.contract.ts'
import { type KeptClocks, windClocks } from './stages.rules.ts'
import { fareOf, TOLD_FARE } from './supervision/fare.rules.ts'
import { type Action, type ClockName, type Kind, SETTLED, type Urgency } from './words.contract.ts'

/** Who acts, and on which version of the matter. */
export type Acting = { readonly actor: Actor; readonly expectedVersion?: number | undefined }

/** One step as somebody asks for it: what was filled in, and what it writes beside the new state. */
export type Wish = {
  readonly action: Action
  readonly provided?: Readonly<Record<string, unknown>>
  /** What the resident reads of it in the history; undefined keeps the step itself inside. */
  readonly publicText?: string | null
  readonly internalText?: string | undefined
  /** Whether it is the sender who acts, who has shown the code. */
  readonly isSender?: boolean
  /** For granting more time: by how much, and when it was asked for. */
  readonly extension?: { readonly by: Limit; readonly askedAt: Date }
  readonly plannedEnd?: Date
  /** What the event says beside the usual. */
  readonly data?: Readonly<Record<string, unknown>>
  readonly change?: (tx: Tx, matter: Matter) => Promise<Partial<Change>> | Partial<Change>
}

const DAY = 86_400_000

/** The taking of steps: one way for staff, residents and timed tasks alike. */
export function createSteps({ db, processes, reckoning, settings, classes }: FeedbackDeps) {
  /** The limit of each clock of a matter as the city has it now. */
  const limitsOf = (matter: { kind: Kind; urgency: Urgency; categoryCode: string | null }) => (clock: ClockName) => {
    const category = matter.categoryCode === null ? undefined : classes.find(matter.categoryCode)
    return limitFor(settings(), clock, { kind: matter.kind, urgency: matter.urgency, category })
  }

  /** What the city allows for one matter at one moment. */
  function boundsOf(matter: Pick<Matter, 'dispatchedAt' | 'closedAt' | 'repliedAt'>, now: Date): Bounds {
    const { returns, extension, reopenWithinDays } = settings()
    const { calendar, settings: clockSettings } = reckoning()
    const until = (from: Date, limit: Limit) => new Date(dueAt(from, limit, calendar, clockSettings).due)
    const settledAt = matter.closedAt ?? matter.repliedAt
    return {
      now,
      mostReturns: returns.most,
      returnUntil: matter.dispatchedAt && until(matter.dispatchedAt, returns.within),
      mostExtensions: extension.most,
      mustAskBeforeDue: extension.mustAskBeforeDue,
      reopenUntil: settledAt && new Date(settledAt.getTime() + reopenWithinDays * DAY),
    }
  }

  const stepper = (actor: Actor, matter: Standing & Parameters<typeof boundsOf>[0], now: Date, isSender = false) =>
    stepperOf(actor, matter, boundsOf(matter, now), isSender)

  /** Takes one step of the process on a matter that this transaction holds, and appends what happened. */
  async function takeIn(tx: Tx, matter: Matter, actor: Actor, wish: Wish): Promise<Matter> {
    const process = await processes.of(tx, matter.processHash)
    const { action, provided = {} } = wish
    const by = stepper(actor, matter, tx.now, wish.isSender)
    const taken = step(process, matter.state, action, { ...by, provided })
    const state = taken.to as Matter['state']
    const own = (await wish.change?.(tx, matter)) ?? {}
    const text = (field: unknown) => (typeof field === 'string' ? field : undefined)
    const kept = windClocks({ answer: matter.clock, clocks: matter.clocks }, asked(taken.clocks, matter), {
      at: tx.now,
      reckoning: reckoning(),
      limits: limitsOf({ ...matter, ...own }),
      reason: text(provided.reason),
      ground: text(provided.ground),
      extension: wish.extension,
      plannedEnd: wish.plannedEnd,
    })
    const settled = SETTLED.includes(state)
    const change = {
      state,
      ...columnsOf(kept),
      ...(settled !== (matter.closedAt !== null) ? { closedAt: settled ? tx.now : null } : {}),
      ...own,
    }
    const after = { ...matter, ...change, version: matter.version + 1 }
    const entries = entriesOf(tx, wish, after)
    await repository.changeMatter(tx, matter, { ...change, entries })
    const changed = { ...after, timeline: [...matter.timeline, ...entries] }
    // Opening again takes back what closing had counted: it tells how the matter stood before.
    const fared = action === 'reopen' ? matter : changed
    const fare = TOLD_FARE.includes(action) ? fareOf(fared, reckoning(), tx.now) : {}
    const { verdicts } = kept
    appendStep(tx, action, matter, after, { ...fare, ...wish.data, verdicts, ground: provided.ground })
    return changed
  }

  /** What a step asks of the clocks: nobody has to call back about an answer that is not drawn for it. */
  function asked<A extends { clock: string; action: string }>(actions: readonly A[], matter: Matter): readonly A[] {
    if (drawnAs(matter, settings())) return actions
    return actions.filter(({ clock, action }) => clock !== 'followUp' || action !== 'start')
  }

  /** Finds a matter of the scope, holds it, proves the version and takes a step. */
  async function take(id: string, { actor, expectedVersion }: Acting, wish: Wish): Promise<Matter> {
    return db.transaction(actor, async (tx) => takeIn(tx, await hold(tx, id, expectedVersion), actor, wish))
  }

  /** Finds a matter of the scope and holds it; throws NOT_FOUND, and CHANGED_MEANWHILE for another version. */
  async function hold(tx: Tx, id: string, expectedVersion?: number): Promise<Matter> {
    const matter = await repository.findMatter(tx, id, true)
    if (!matter) throw errors.NOT_FOUND({ what: id })
    if (expectedVersion !== undefined && matter.version !== expectedVersion) throw errors.CHANGED_MEANWHILE()
    return matter
  }

  return { take, takeIn, hold, limitsOf, boundsOf, stepper }
}
export type Steps = ReturnType<typeof createSteps>

/** The columns in which a row keeps its clocks. */
export function columnsOf({ answer, clocks, stage, stageDueAt }: KeptClocks) {
  const { history, dueAt: due, yellowAt, onTime } = answer
  return { clock: history, dueAt: due, yellowAt, onTime, clocks, stage, stageDueAt }
}

/** The lines that a step adds to the history: what the resident reads, and what stays inside. */
function entriesOf(tx: Tx, { action, publicText, internalText, isSender }: Wish, after: Matter): Entry[] {
  const by = isSender ? null : tx.actor.name || null
  const line = { at: tx.now.toISOString(), state: after.state, by, unitId: isSender ? null : after.unitId }
  const inside = internalText?.trim() ? internalText.trim() : null
  if (publicText === undefined) return [{ ...line, action, text: inside, internal: true }]
  const shown: Entry = { ...line, action, text: publicText, internal: false }
  return inside ? [shown, { ...line, action: 'opinion', text: inside, internal: true }] : [shown]
}
