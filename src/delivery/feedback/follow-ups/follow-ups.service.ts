import type { Actor } from '../../../kernel/actor.ts'
import { errors } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { clock } from '../../../platform/clock/clock.ts'
import { lightOf } from '../../../platform/clock/kept-clock.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { StoredEvent } from '../../../platform/events/events.ts'
import { findMatter, type Matter } from '../feedback.repository.ts'
import type { KnownNames } from '../names.ts'
import type { Steps } from '../steps.service.ts'
import { pageFrom, readCursor } from '../supervision/cursors.ts'
import { People } from '../supervision/people.ts'
import type { ProblemOrders } from '../supervision/problem-orders.service.ts'
import type { SupervisionDeps } from '../supervision/supervision.deps.ts'
import { supervisionMessages } from '../supervision/supervision.messages.ts'
import { KINDS, type Kind, type Outcome, SETTLED, type Solved } from '../words.contract.ts'
import {
  type FollowUp,
  type FollowUpQuery,
  type FollowUpRow,
  type FollowUpState,
  type PlanRow,
  TRIES,
  type TryOutcome,
} from './follow-ups.contract.ts'
import { followUpErrors } from './follow-ups.errors.ts'
import type { FollowUpChange, FollowUpRecord } from './follow-ups.repository.ts'
import * as repository from './follow-ups.repository.ts'
import { drawnAs, isDiscontent, scriptFor } from './follow-ups.rules.ts'

type Acting = { readonly actor: Actor; readonly expectedVersion?: number | undefined }

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Days ahead to which a call can be put off, and days that the figures of the plan look back. */
const MOST_AHEAD = 14
const PLAN_DAYS = 30

/** The events that put an answer on the list, take it off, or say how its call-back ended. */
export const FOLLOW_UP_EVENTS = ['replied', 'followed-up', 'redone', 'reopened', 'closed', 'withdrawn', 'archived'].map(
  (what) => `complaint.${what}`,
)

const STATE_OF: Readonly<Record<Outcome, FollowUpState>> = {
  reached: 'REACHED',
  unreachable: 'UNREACHABLE',
  refused: 'REFUSED',
}

/** Call-backs after the answer (回访): which are drawn, who is tried when, what came of it and what it leads to. */
export function createFollowUps(
  deps: SupervisionDeps,
  { steps, problems }: { steps: Pick<Steps, 'hold' | 'takeIn'>; problems: Pick<ProblemOrders, 'raise'> },
) {
  const { db, identity, messages, names, reckoning, settings } = deps

  /** Keeps the list in step with what happened to the matters. */
  async function follow(tx: Tx, events: readonly StoredEvent[]): Promise<void> {
    for (const event of events) {
      const matter = await findMatter(tx, event.subject.id)
      if (!matter) continue
      if (event.type === 'complaint.replied') await plan(tx, matter, event.at)
      else if (event.type === 'complaint.followed-up') await finish(tx, matter, event)
      else await drop(tx, matter)
    }
  }

  /** Draws an answer, unless it has been overtaken by what happened since. */
  async function plan(tx: Tx, matter: Matter, at: Date): Promise<void> {
    if (matter.repliedAt?.getTime() !== at.getTime() || SETTLED.includes(matter.state)) return
    const drawn = drawnAs(matter, settings())
    if (drawn) await repository.insertFollowUp(tx, planned(tx, matter, matter.repliedAt, drawn))
  }

  function planned(tx: Tx, matter: Matter, repliedAt: Date, drawn: FollowUpRecord['drawn']): FollowUpRecord {
    const { calendar, settings: clockSettings } = reckoning()
    const history = matter.clocks.followUp
    const due = history?.length ? new Date(clock(history, calendar, tx.now, clockSettings).due) : repliedAt
    const { countyCode, number, title, kind, areaCode, unitId, repliedBy } = matter
    return {
      ...{ countyCode, number, title, kind, areaCode, unitId, repliedBy, repliedAt, drawn },
      id: newId(tx.now.getTime()),
      complaintId: matter.id,
      state: 'OPEN',
      plannedAt: tx.now,
      dueAt: due,
      nextTryAt: repliedAt,
      tries: [],
      solved: null,
      level: null,
      words: null,
      doneBy: null,
      doneAt: null,
      onTime: null,
      advice: null,
      adviceDone: false,
      version: 1,
    }
  }

  /** Writes how a call-back ended. One that nobody had drawn is written too, as made by hand. */
  async function finish(tx: Tx, matter: Matter, { at, data }: StoredEvent): Promise<void> {
    let all = await repository.holdOf(tx, matter.id)
    if (all[0]?.state !== 'OPEN' && matter.repliedAt && all[0]?.repliedAt.getTime() !== matter.repliedAt.getTime()) {
      await repository.insertFollowUp(tx, planned(tx, matter, matter.repliedAt, 'hand'))
      all = await repository.holdOf(tx, matter.id)
    }
    const [row, ...earlier] = all
    if (!row || (row.state !== 'OPEN' && row.doneAt?.getTime() !== at.getTime())) return
    const said = { solved: (data.solved ?? null) as Solved | null, level: (data.level ?? null) as number | null }
    const line = matter.timeline.findLast(({ action }) => action === 'followUp')
    const discontent = data.outcome === 'reached' && isDiscontent(said)
    // Once it is advised to have it done again; whoever is still not content then needs more than another round.
    const advice = !discontent ? null : earlier.some((one) => one.advice !== null) ? 'problem-order' : 'redo'
    const kept = data.kept as { followUp?: boolean } | undefined
    const done = await repository.updateFollowUp(tx, row, {
      ...said,
      state: STATE_OF[data.outcome as Outcome],
      words: line?.text?.split('\n').slice(1).join('\n').slice(0, 1000) || null,
      doneBy: line?.by ?? null,
      doneAt: at,
      onTime: kept?.followUp ?? null,
      advice,
      adviceDone: advice === 'problem-order',
    })
    if (advice === 'problem-order') await problems.raise(tx, matter, { cause: 'dissatisfied', count: matter.redone })
    if (advice === 'redo') await advise(tx, matter, done)
  }

  async function advise(
    tx: Tx,
    matter: Matter,
    { unitId, areaCode, countyCode, number }: FollowUpRecord,
  ): Promise<void> {
    const known = await names.read([unitId])
    await messages.tell(tx, {
      accountIds: await new People(identity).dispatchers(tx, { unitId, areaCode }),
      template: supervisionMessages.redoAdvised,
      values: { number, unit: known.unit(unitId ?? '') },
      reference: { kind: 'complaint', id: matter.id },
      countyCode,
    })
  }

  /** Takes off the list what needs no call any more, and notes that what was advised has been decided on. */
  async function drop(tx: Tx, matter: Matter): Promise<void> {
    for (const row of await repository.holdOf(tx, matter.id)) {
      if (row.state === 'OPEN' && row.repliedAt.getTime() !== standingAnswer(matter)) {
        await repository.updateFollowUp(tx, row, { state: 'DROPPED' })
      } else if (row.advice !== null && !row.adviceDone) {
        await repository.updateFollowUp(tx, row, { adviceDone: true })
      }
    }
  }

  /** Notes an attempt. After the last one, or where the number is wrong, the step itself says that nobody was reached. */
  async function attempt(
    id: string,
    given: { outcome: TryOutcome; note?: string | undefined; nextTry?: string | undefined },
    { actor, expectedVersion }: Acting,
  ): Promise<FollowUp> {
    const { outcome, note = null, nextTry } = given
    await db.transaction(actor, async (tx) => {
      const row = await found(tx, id, true)
      if (expectedVersion !== undefined && row.version !== expectedVersion) throw errors.CHANGED_MEANWHILE()
      if (row.state !== 'OPEN') throw followUpErrors.FOLLOW_UP_DONE()
      if (!mayCall(row, actor)) throw followUpErrors.NOT_FOR_YOU()
      const { mostTries, hoursBetweenTries } = settings().followUp
      const tries = [...row.tries, { at: tx.now.toISOString(), by: actor.name || null, outcome, note }]
      const agreed = outcome === 'later' && nextTry ? agreedTime(nextTry, tx.now) : undefined
      const change: FollowUpChange = {
        tries,
        nextTryAt: agreed ?? new Date(tx.now.getTime() + hoursBetweenTries * HOUR),
      }
      await repository.updateFollowUp(tx, row, change)
      if (outcome !== 'wrong-number' && (tries.length < mostTries || agreed)) return
      const matter = await steps.hold(tx, row.complaintId)
      await steps.takeIn(tx, matter, actor, {
        action: 'followUp',
        provided: { outcome: 'unreachable' },
        internalText: ['联系不上', ...tries.map((one) => TRIES[one.outcome].zh)].join('\n'),
        data: { outcome: 'unreachable', tries: tries.length },
      })
      // The reaction to the step says the rest; until then the list shows it as over.
      const held = await found(tx, id, true)
      await repository.updateFollowUp(tx, held, { state: 'UNREACHABLE', doneBy: actor.name, doneAt: tx.now })
    })
    return get(id, actor)
  }

  async function list(query: FollowUpQuery, actor: Actor): Promise<{ items: FollowUpRow[]; next?: string }> {
    const { status, kind, unitId, complaintId, limit } = query
    const filter = { status, kind, unitId, complaintId, after: readCursor(query.cursor), limit: limit + 1 }
    const { rows, now } = await db.read(actor, async (tx) => ({
      rows: await repository.listFollowUps(tx, filter),
      now: tx.now,
    }))
    const page = pageFrom(rows, limit, (row) =>
      filter.status === 'due' || filter.status === 'open' ? row.dueAt : row.doneAt!,
    )
    const known = await names.read(page.items.map((row) => row.unitId))
    return { ...page, items: page.items.map((row) => rowOf(row, { names: known, actor, now })) }
  }

  async function get(id: string, actor: Actor): Promise<FollowUp> {
    const { row, matter } = await db.read(actor, async (tx) => {
      const one = await found(tx, id)
      return { row: one, matter: await findMatter(tx, one.complaintId) }
    })
    if (!matter) throw errors.NOT_FOUND({ what: id })
    const known = await names.read([row.unitId])
    const unit = known.unit(row.unitId ?? '')
    return {
      ...rowOf(row, { names: known, actor, now: new Date() }),
      attempts: row.tries.map((one) => ({ ...one })),
      mostTries: settings().followUp.mostTries,
      question: matter.text,
      reply: matter.replyText,
      complaintVersion: matter.version,
      script: scriptFor(row.kind, { number: row.number, title: row.title, unit }),
    }
  }

  async function settleAdvice(id: string, { actor, expectedVersion }: Acting): Promise<FollowUpRow> {
    const row = await db.transaction(actor, async (tx) => {
      const held = await found(tx, id, true)
      if (expectedVersion !== undefined && held.version !== expectedVersion) throw errors.CHANGED_MEANWHILE()
      return repository.updateFollowUp(tx, held, { adviceDone: true })
    })
    return rowOf(row, { names: await names.read([row.unitId]), actor, now: new Date() })
  }

  async function readPlan(actor: Actor) {
    const { sampleShare, alwaysForKinds, mostTries, hoursBetweenTries } = settings().followUp
    const counts = await db.read(actor, (tx) => repository.countPlan(tx, new Date(tx.now.getTime() - PLAN_DAYS * DAY)))
    const items = (Object.keys(KINDS) as Kind[]).map((kind): PlanRow => {
      const none = { drawn: 0, open: 0, overdue: 0, reached: 0, unreachable: 0, refused: 0, solved: 0, satisfied: 0 }
      const always = alwaysForKinds.includes(kind)
      return {
        ...none,
        ...counts.find((one) => one.kind === kind),
        kind,
        share: always ? 1 : sampleShare[kind],
        always,
      }
    })
    return { items, mostTries, hoursBetweenTries }
  }

  return { follow, attempt, list, get, settleAdvice, readPlan }
}
export type FollowUps = ReturnType<typeof createFollowUps>

/** The moment of the answer that still stands to be asked about; none once the matter is settled or being redone. */
function standingAnswer(matter: Matter): number | undefined {
  const stands = matter.state === 'REPLIED' || matter.state === 'RATED'
  return stands ? matter.repliedAt?.getTime() : undefined
}

/** Whether an account may call: it did not answer itself, and does not belong to the unit that did. */
function mayCall({ unitId, repliedBy }: FollowUpRecord, actor: Actor): boolean {
  if (actor.id !== null && actor.id === repliedBy) return false
  return unitId === null || (actor.unitId !== unitId && !actor.scope.units.includes(unitId))
}

/** The agreed time of the next call. Throws NEXT_TRY_WRONG for one that is past or too far away. */
function agreedTime(nextTry: string, now: Date): Date {
  const at = new Date(nextTry)
  const ahead = at.getTime() - now.getTime()
  if (ahead <= 0 || ahead > MOST_AHEAD * DAY) {
    throw followUpErrors.NEXT_TRY_WRONG({ days: MOST_AHEAD }, { field: 'nextTry' })
  }
  return at
}

async function found(tx: Tx, id: string, lock = false): Promise<FollowUpRecord> {
  const row = await repository.findFollowUp(tx, id, lock)
  if (!row) throw errors.NOT_FOUND({ what: id })
  return row
}

function rowOf(row: FollowUpRecord, view: { names: KnownNames; actor: Actor; now: Date }): FollowUpRow {
  const { names, actor, now } = view
  return {
    id: row.id,
    complaintId: row.complaintId,
    number: row.number,
    title: row.title,
    kind: row.kind,
    areaCode: row.areaCode as FollowUpRow['areaCode'],
    areaName: names.area(row.areaCode),
    unitId: row.unitId,
    unitName: row.unitId === null ? null : names.unit(row.unitId),
    repliedAt: row.repliedAt.toISOString(),
    drawn: row.drawn,
    state: row.state,
    due: row.dueAt.toISOString(),
    light: lightOf({ dueAt: row.dueAt, yellowAt: row.plannedAt, onTime: row.onTime }, now),
    nextTry: row.nextTryAt.toISOString(),
    tries: row.tries.length,
    solved: row.solved,
    level: row.level,
    words: row.words,
    doneBy: row.doneBy,
    doneAt: row.doneAt?.toISOString() ?? null,
    advice: row.advice,
    adviceDone: row.adviceDone,
    mayCall: mayCall(row, actor),
    version: row.version,
  }
}
