import { type Actor, system } from '../../../kernel/actor.ts'
import { showInstant } from '../../../kernel/dates.ts'
import { AppError, errors } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { clock } from '../../../platform/clock/clock.ts'
import type { OnceKey, Tx } from '../../../platform/db/database.ts'
import type { StoredEvent } from '../../../platform/events/events.ts'
import { appendAbout } from '../complaint.events.ts'
import { findMatter, type Matter } from '../feedback.repository.ts'
import { KINDS } from '../words.contract.ts'
import { pageFrom, readCursor } from './cursors.ts'
import type { Urging, UrgingStep, Watched, WatchQuery } from './ladder.contract.ts'
import type { UrgingRow, Watch } from './ladder.repository.ts'
import * as repository from './ladder.repository.ts'
import { climb, daysOver, rungsOf } from './ladder.rules.ts'
import { People } from './people.ts'
import type { Slips } from './slips.service.ts'
import type { SupervisionDeps } from './supervision.deps.ts'
import { supervisionErrors } from './supervision.errors.ts'
import { supervisionMessages } from './supervision.messages.ts'

/** Matters in one transaction of the walk, and batches in one run: what is left waits for the next run. */
const BATCH = 50
const MOST_BATCHES = 200
/** However far away the next step is, a watch is read again after this long, since the calendar may have changed. */
const LOOK_AGAIN = 86_400_000
/** How long a matter that cannot be dealt with waits for its next try. */
const PUT_OFF = 3_600_000
/** Minutes in which the same matter is not urged by hand twice. */
const URGED_FOR = 10
const MINUTE = 60_000

/** The events after which the handling clock of a matter may stand differently. */
export const WATCHED_EVENTS = [
  'dispatched',
  'redispatched',
  'return-granted',
  'extension-granted',
  'listed',
  'unlisted',
  'submitted',
  'sent-back-for-rework',
  'replied',
  'redone',
  'reopened',
  'withdrawn',
  'rejected',
  'transferred',
  'closed',
].map((what) => `complaint.${what}`)

const TEMPLATES = {
  remind: supervisionMessages.reminded,
  urge: supervisionMessages.urged,
  supervise: supervisionMessages.supervised,
} as const

/** The ladder (催办): who is reminded, urged and supervised as a deadline comes near and passes, each once a round. */
export function createLadder(deps: SupervisionDeps, slips: Pick<Slips, 'raiseItself'>) {
  const { db, identity, messages, names, reckoning, settings, timeZone } = deps

  /** Keeps the watches in step with what happened to their matters. */
  async function follow(tx: Tx, events: readonly StoredEvent[]): Promise<void> {
    for (const id of new Set(events.map(({ subject }) => subject.id))) {
      const matter = await findMatter(tx, id)
      const standing = matter && (await watch(tx, matter, await repository.holdWatch(tx, id)))
      if (standing) await saveWatch(tx, standing.kept)
    }
  }

  /** How the watch of a matter stands now; where its clock does not run the row is taken away. */
  async function watch(tx: Tx, matter: Matter, before: Watch | undefined) {
    const reading = readHandling(matter, tx.now)
    if (reading?.state !== 'running' || matter.unitId === null) {
      if (before) await repository.dropWatch(tx, matter.id)
      return undefined
    }
    const turn = { round: reading.round, extension: reading.extensions.length }
    const isSameTurn = before?.round === turn.round && before.extension === turn.extension
    const due = new Date(reading.due)
    const way = climb(rungsOf(reading, settings(), reckoning()), isSameTurn ? before.done : [], due, tx.now)
    const kept: Watch = {
      ...turn,
      countyCode: matter.countyCode,
      complaintId: matter.id,
      areaCode: matter.areaCode,
      unitId: matter.unitId,
      dueAt: due,
      done: isSameTurn ? before.done : [],
      nextStep: way.urging ?? way.slip ?? way.next,
      nextAt: way.urging || way.slip ? tx.now : (way.nextAt ?? new Date(tx.now.getTime() + LOOK_AGAIN)),
    }
    return { kept, way }
  }

  async function saveWatch(tx: Tx, kept: Watch): Promise<void> {
    const latest = tx.now.getTime() + LOOK_AGAIN
    await repository.saveWatch(tx, { ...kept, nextAt: new Date(Math.min(kept.nextAt.getTime(), latest)) })
  }

  function readHandling(matter: Matter, now: Date) {
    const history = matter.clocks.handle
    if (!history?.length) return undefined
    const { calendar, settings: clockSettings } = reckoning()
    return clock(history, calendar, now, clockSettings)
  }

  /**
   * Does what is due on the ladder, batch after batch. Returns how many matters were looked at. One that fails is put off
   * for an hour, so that it keeps nobody else waiting; its failure is thrown at the end.
   */
  async function walk(): Promise<number> {
    const actor = system('feedback.ladder')
    let seen = 0
    let size = BATCH
    let failure: unknown
    for (let batch = 0; batch < MOST_BATCHES; batch++) {
      let last: Watch | undefined
      try {
        const taken = await db.transaction(actor, async (tx) => {
          const people = new People(identity)
          const due = await repository.takeDue(tx, size)
          for (const one of due) {
            last = one
            await climbOne(tx, one, people)
          }
          return due.length
        })
        seen += taken
        if (taken < size) break
      } catch (error) {
        if (!last || (error instanceof AppError && error.code === 'UNAVAILABLE')) throw error
        failure = error
        if (size === 1) await putOff(actor, last)
        // One at a time from here on, so that its neighbours are not taken along.
        size = 1
      }
    }
    if (failure) throw failure
    return seen
  }

  const putOff = (actor: Actor, watch: Watch) =>
    db.transaction(actor, (tx) => repository.saveWatch(tx, { ...watch, nextAt: new Date(tx.now.getTime() + PUT_OFF) }))

  async function climbOne(tx: Tx, before: Watch, people: People): Promise<void> {
    const matter = await findMatter(tx, before.complaintId)
    const standing = matter && (await watch(tx, matter, before))
    if (!matter || !standing) return
    const { kept, way } = standing
    if (way.urging) await urge(tx, matter, kept, { step: way.urging, automatic: true, reason: null }, people)
    const turn = { round: kept.round, extension: kept.extension, due: kept.dueAt }
    if (way.slip) await slips.raiseItself(tx, matter, { colour: way.slip, ...turn }, people)
    const nextAt = way.nextAt ?? new Date(tx.now.getTime() + LOOK_AGAIN)
    await saveWatch(tx, { ...kept, done: way.done, nextStep: way.next, nextAt })
  }

  async function urge(
    tx: Tx,
    matter: Matter,
    { round, extension, dueAt, unitId }: Pick<Watch, 'round' | 'extension' | 'dueAt' | 'unitId'>,
    { step, automatic, reason }: { step: UrgingStep; automatic: boolean; reason: string | null },
    people: People,
  ): Promise<UrgingRow | undefined> {
    const told = await readersOf(tx, step, { unitId, areaCode: matter.areaCode }, people)
    const row: UrgingRow = {
      countyCode: matter.countyCode,
      id: newId(tx.now.getTime()),
      complaintId: matter.id,
      areaCode: matter.areaCode,
      unitId,
      step,
      automatic,
      round,
      extension,
      dueAt,
      reason,
      byId: tx.actor.id,
      byName: automatic ? null : tx.actor.name,
      told: told.length,
      at: tx.now,
    }
    if (!(await repository.insertUrging(tx, row))) return undefined
    appendAbout(tx, 'complaint.urged', matter, { step, round, automatic })
    const known = await names.read([unitId])
    await messages.tell(tx, {
      accountIds: told,
      template: TEMPLATES[step],
      values: {
        number: matter.number,
        kind: KINDS[matter.kind],
        unit: known.unit(unitId),
        due: { zh: showInstant(dueAt, 'zh', timeZone), en: showInstant(dueAt, 'en', timeZone) },
        days: daysOver(dueAt, tx.now, reckoning()),
        reason: reason === null ? '' : { zh: `催办原因：${reason}。`, en: `Why: ${reason}.` },
      },
      reference: { kind: 'complaint', id: matter.id },
      countyCode: matter.countyCode,
    })
    return row
  }

  /** A reminder goes to those who handle it; an urging to the head as well; a notice to the supervisors too. */
  async function readersOf(tx: Tx, step: UrgingStep, where: { unitId: string; areaCode: string }, people: People) {
    const told = [...(await people.handlers(tx, where))]
    if (step !== 'remind') told.push(...(await people.heads(tx, where)))
    if (step === 'supervise') told.push(...(await people.supervisors(tx, where)))
    return [...new Set(told)].filter((id) => id !== tx.actor.id)
  }

  /** Urges by hand. Throws NOT_WITH_A_UNIT, and URGED_JUST_NOW within ten minutes of the last one. */
  async function urgeByHand(
    id: string,
    { reason }: { reason: string },
    { actor, once }: { actor: Actor; once?: OnceKey | undefined },
  ): Promise<Urging> {
    const row = await db.transaction(
      actor,
      async (tx) => {
        const matter = await findMatter(tx, id, true)
        if (!matter) throw errors.NOT_FOUND({ what: id })
        const reading = readHandling(matter, tx.now)
        const { unitId } = matter
        if (unitId === null || !reading || reading.state === 'stopped') throw supervisionErrors.NOT_WITH_A_UNIT()
        const [last] = (await repository.listUrgings(tx, id)).filter((one) => !one.automatic)
        if (last && tx.now.getTime() - last.at.getTime() < URGED_FOR * MINUTE) {
          throw supervisionErrors.URGED_JUST_NOW({ minutes: URGED_FOR })
        }
        const turn = { round: reading.round, extension: reading.extensions.length }
        const standing = { ...turn, dueAt: new Date(reading.due), unitId }
        return urge(tx, matter, standing, { step: 'urge', automatic: false, reason }, new People(identity))
      },
      once,
    )
    if (!row) throw new Error('an urging by hand is never there twice')
    return urgingOf(row)
  }

  async function listUrgings(id: string, actor: Actor): Promise<{ items: Urging[] }> {
    const rows = await db.read(actor, (tx) => repository.listUrgings(tx, id))
    return { items: rows.map(urgingOf) }
  }

  async function listWatched(query: WatchQuery, actor: Actor): Promise<{ items: Watched[]; next?: string }> {
    const { status, unitId, limit } = query
    const filter = { overdue: status === 'overdue', unitId, after: readCursor(query.cursor), limit: limit + 1 }
    const { rows, now } = await db.read(actor, async (tx) => ({
      rows: await repository.listWatched(tx, filter),
      now: tx.now,
    }))
    const page = pageFrom(rows, limit, (row) => row.dueAt)
    const known = await names.read(page.items.map((row) => row.unitId))
    return {
      ...page,
      items: page.items.map((row) => ({
        complaintId: row.complaintId,
        number: row.number,
        title: row.title,
        kind: row.kind,
        urgency: row.urgency,
        areaCode: row.areaCode as Watched['areaCode'],
        areaName: known.area(row.areaCode),
        unitId: row.unitId,
        unitName: known.unit(row.unitId),
        due: row.dueAt.toISOString(),
        light: row.dueAt < now ? 'red' : row.done.includes('remind') ? 'yellow' : 'green',
        daysOver: daysOver(row.dueAt, now, reckoning()),
        round: row.round,
        done: [...row.done],
        next: row.nextStep,
        nextAt: row.nextStep && row.nextAt.toISOString(),
      })),
    }
  }

  return {
    follow,
    walk,
    urgeByHand,
    listUrgings,
    listWatched,
  }
}
export type Ladder = ReturnType<typeof createLadder>

function urgingOf(row: UrgingRow): Urging {
  const { id, step, automatic, round, reason, told } = row
  return {
    id,
    step,
    automatic,
    round,
    due: row.dueAt.toISOString(),
    reason,
    by: row.byName,
    told,
    at: row.at.toISOString(),
  }
}
