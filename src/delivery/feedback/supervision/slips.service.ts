import { type Actor, can, system } from '../../../kernel/actor.ts'
import { showInstant } from '../../../kernel/dates.ts'
import { errors } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { clock } from '../../../platform/clock/clock.ts'
import { keep, lightOf } from '../../../platform/clock/kept-clock.ts'
import type { OnceKey, Tx } from '../../../platform/db/database.ts'
import { possible, step } from '../../../platform/workflow/step.ts'
import { appendAbout } from '../complaint.events.ts'
import { findMatter, type Matter } from '../feedback.repository.ts'
import type { KnownNames } from '../names.ts'
import { keepProcess } from '../processes.repository.ts'
import { pageFrom, readCursor } from './cursors.ts'
import { COLOURS, type Colour } from './ladder.contract.ts'
import { daysOver } from './ladder.rules.ts'
import { People } from './people.ts'
import { type NewSlip, SLIP_STEPS, type Slip, type SlipQuery, type SlipRow, type SlipStep } from './slips.contract.ts'
import type { SlipChange, SlipRecord } from './slips.repository.ts'
import * as repository from './slips.repository.ts'
import type { SupervisionDeps } from './supervision.deps.ts'
import { supervisionErrors } from './supervision.errors.ts'
import { supervisionMessages } from './supervision.messages.ts'
import { takeSerial } from './supervision.repository.ts'
import { numberOf, slipProcess, supervisorOf } from './supervision.rules.ts'

export type Acting = { readonly actor: Actor; readonly expectedVersion?: number | undefined }

/** A slip to be raised: by the product for a round of the clock, or by a person with words of their own. */
export type Raising = {
  readonly colour: Colour
  readonly automatic: boolean
  readonly round: number
  readonly extension: number
  readonly daysOver: number
  readonly reason: string
  readonly accountable: string | null
}

/** Slips of supervision (督办单): raised, answered by the unit, accepted or sent back by somebody outside it. */
export function createSlips(deps: SupervisionDeps) {
  const { db, identity, messages, names, processes, reckoning, settings, timeZone } = deps

  /** Raises a slip to the unit that holds a matter. Undefined where this round of the clock has one of the colour. */
  async function raise(tx: Tx, matter: Matter, raising: Raising, people = new People(identity)) {
    const { unitId } = matter
    if (unitId === null) throw supervisionErrors.NOT_WITH_A_UNIT()
    await keepProcess(tx, slipProcess)
    const limit = settings().slips.answerWithin
    const kept = keep([], { type: 'started', at: tx.now.toISOString(), limit }, reckoning())
    const by = raising.automatic ? '' : tx.actor.name
    const slip: SlipRecord = {
      ...raising,
      countyCode: matter.countyCode,
      id: newId(tx.now.getTime()),
      number: numberOf('DB', await takeSerial(tx), tx.now, timeZone),
      complaintId: matter.id,
      complaintNumber: matter.number,
      title: matter.title,
      areaCode: matter.areaCode,
      unitId,
      state: 'ISSUED',
      issuedBy: by,
      issuedById: tx.actor.id,
      issuedAt: tx.now,
      clock: kept.history,
      dueAt: kept.dueAt,
      yellowAt: kept.yellowAt,
      onTime: kept.onTime,
      measure: null,
      answeredBy: null,
      answeredAt: null,
      sentBack: 0,
      closedAt: null,
      processHash: slipProcess.hash,
      timeline: [{ at: tx.now.toISOString(), step: 'issue', text: raising.reason || null, by: by || null }],
      version: 1,
    }
    if (!(await repository.insertSlip(tx, slip))) return undefined
    const { colour, automatic, round } = raising
    appendAbout(tx, 'complaint.slip', matter, { slip: slip.number, step: 'issue', colour, automatic, round })
    const where = { unitId, areaCode: matter.areaCode }
    const told = [...(await people.handlers(tx, where)), ...(await people.heads(tx, where))]
    const others = colour === 'blue' ? [] : await people.supervisors(tx, where)
    await tell(tx, slip, 'slipIssued', [...told, ...others])
    return slip
  }

  /** Raises a slip for a matter that is late: the days and the head of the unit are its words. */
  function raiseItself(
    tx: Tx,
    matter: Matter,
    given: { colour: Colour; round: number; extension: number; due: Date },
    people: People,
  ) {
    const { colour, round, extension, due } = given
    const over = daysOver(due, tx.now, reckoning())
    const accountable = colour === 'red' ? HEAD_OF_UNIT.zh : null
    const raising = { colour, round, extension, daysOver: over, reason: '', accountable, automatic: true }
    return raise(tx, matter, raising, people)
  }

  async function issue(id: string, given: NewSlip, { actor, once }: Acting & { once?: OnceKey | undefined }) {
    const slip = await db.transaction(
      actor,
      async (tx) => {
        const matter = await findMatter(tx, id)
        if (!matter) throw errors.NOT_FOUND({ what: id })
        const history = matter.clocks.handle
        if (matter.unitId === null || !history?.length) throw supervisionErrors.NOT_WITH_A_UNIT()
        const { calendar, settings: clockSettings } = reckoning()
        const reading = clock(history, calendar, tx.now, clockSettings)
        const { colour, reason, accountable = null } = given
        return raise(tx, matter, {
          colour,
          reason,
          accountable,
          automatic: false,
          round: reading.round,
          extension: reading.extensions.length,
          daysOver: daysOver(new Date(reading.due), tx.now, reckoning()),
        })
      },
      once,
    )
    if (!slip) throw new Error('a slip by hand is never there twice')
    return present(slip, actor)
  }

  async function list(query: SlipQuery, actor: Actor): Promise<{ items: SlipRow[]; next?: string }> {
    const { status, colour, unitId, complaintId, limit } = query
    const open = status === 'open'
    const after = readCursor(query.cursor)
    const { rows, now } = await db.read(actor, async (tx) => ({
      rows: await repository.listSlips(tx, { open, colour, unitId, complaintId, after, limit: limit + 1 }),
      now: tx.now,
    }))
    const page = pageFrom(rows, limit, (row) => (open ? row.dueAt : (row.closedAt ?? row.dueAt)))
    const known = await names.read(page.items.map((row) => row.unitId))
    return { ...page, items: page.items.map((row) => rowOf(row, known, now)) }
  }

  async function get(id: string, actor: Actor): Promise<Slip> {
    return present(await db.read(actor, (tx) => found(tx, id)), actor)
  }

  const answer = (id: string, { measure }: { measure: string }, acting: Acting) =>
    take(id, acting, 'answer', { measure }, 'slipAnswered', (tx) => ({
      measure,
      answeredBy: tx.actor.name,
      answeredAt: tx.now,
    }))

  const accept = (id: string, { opinion }: { opinion?: string | undefined }, acting: Acting) =>
    take(id, acting, 'accept', { opinion }, null, (tx) => ({ closedAt: tx.now }))

  const sendBack = (id: string, { reason }: { reason: string }, acting: Acting) =>
    take(id, acting, 'sendBack', { reason }, 'slipSentBack', (_, slip) => ({ sentBack: slip.sentBack + 1 }))

  const withdraw = (id: string, { reason }: { reason: string }, acting: Acting) =>
    take(id, acting, 'withdraw', { reason }, null, (tx) => ({ closedAt: tx.now }))

  async function take(
    id: string,
    { actor, expectedVersion }: Acting,
    name: Exclude<SlipStep, 'issue'>,
    provided: Readonly<Record<string, string | undefined>>,
    template: 'slipAnswered' | 'slipSentBack' | null,
    changeOf: (tx: Tx, slip: SlipRecord) => SlipChange,
  ): Promise<Slip> {
    const after = await db.transaction(actor, async (tx) => {
      const slip = await found(tx, id, true)
      if (expectedVersion !== undefined && slip.version !== expectedVersion) throw errors.CHANGED_MEANWHILE()
      const process = await processes.of(tx, slip.processHash)
      const taken = step(process, slip.state, name, { ...supervisorOf(actor, slip), provided })
      const at = tx.now.toISOString()
      const action = taken.clocks[0]?.action
      // Withdrawing what was answered stops a clock that has stopped already.
      const event =
        action === 'restart'
          ? { type: 'restarted' as const, at, reason: provided.reason ?? '' }
          : action === 'stop' && slip.onTime === null
            ? { type: 'stopped' as const, at }
            : null
      const kept = event && keep(slip.clock, event, reckoning())
      const text = provided.measure ?? provided.reason ?? provided.opinion ?? null
      const change: SlipChange = {
        state: taken.to as SlipRecord['state'],
        ...(kept && { clock: kept.history, dueAt: kept.dueAt, yellowAt: kept.yellowAt, onTime: kept.onTime }),
        ...changeOf(tx, slip),
      }
      const next = await repository.updateSlip(tx, slip, change, { at, step: name, text, by: actor.name || null })
      const matter = await findMatter(tx, slip.complaintId)
      if (matter) {
        const { number, colour, automatic, onTime } = next
        appendAbout(tx, 'complaint.slip', matter, { slip: number, step: name, colour, automatic, onTime })
      }
      if (template) await tell(tx, next, template, await readersOf(tx, next, template))
      return next
    })
    return present(after, actor)
  }

  async function readersOf(tx: Tx, slip: SlipRecord, template: 'slipAnswered' | 'slipSentBack'): Promise<string[]> {
    const people = new People(identity)
    if (template === 'slipAnswered') {
      return slip.issuedById && !slip.automatic ? [slip.issuedById] : people.supervisors(tx, slip)
    }
    return [...(await people.handlers(tx, slip)), ...(await people.heads(tx, slip))]
  }

  async function tell(
    tx: Tx,
    slip: SlipRecord,
    template: 'slipIssued' | 'slipAnswered' | 'slipSentBack',
    accountIds: readonly string[],
  ): Promise<void> {
    const known = await names.read([slip.unitId])
    await messages.tell(tx, {
      accountIds: accountIds.filter((id) => id !== tx.actor.id),
      template: supervisionMessages[template],
      values: {
        slip: slip.number,
        number: slip.complaintNumber,
        unit: known.unit(slip.unitId),
        colour: COLOURS[slip.colour],
        due: { zh: showInstant(slip.dueAt, 'zh', timeZone), en: showInstant(slip.dueAt, 'en', timeZone) },
      },
      reference: { kind: 'complaint', id: slip.complaintId },
      countyCode: slip.countyCode,
    })
  }

  async function present(slip: SlipRecord, actor: Actor): Promise<Slip> {
    const known = await names.read([slip.unitId])
    const process = await db.read(system('feedback.slips'), (tx) => processes.of(tx, slip.processHash))
    const steps = possible(process, slip.state, supervisorOf(actor, slip))
    return {
      ...rowOf(slip, known, new Date()),
      reason: slip.automatic ? lateBy(slip.daysOver) : alike(slip.reason),
      accountable: accountableIn(slip),
      measure: slip.measure,
      answeredBy: slip.answeredBy,
      answeredAt: slip.answeredAt?.toISOString() ?? null,
      timeline: slip.timeline.map(({ at, step: name, text, by }) => ({
        at,
        title: { ...(SLIP_STEPS[name as SlipStep] ?? { zh: name, en: name }) },
        text,
        by,
      })),
      // Whoever may do nothing at all with slips needs no list of what others may.
      steps: can(actor, 'feedback.supervise') || can(actor, 'feedback.handle') ? steps.map(offered) : [],
    }
  }

  return { raise, raiseItself, issue, list, get, answer, accept, sendBack, withdraw }
}
export type Slips = ReturnType<typeof createSlips>

const HEAD_OF_UNIT = { zh: '承办单位主要负责人', en: 'the head of the unit' }
const alike = (text: string) => ({ zh: text, en: text })
const lateBy = (days: number) => ({
  zh: `超期 ${days} 个工作日，催办后仍未办结。`,
  en: `${days} working days late, and not settled in spite of urging.`,
})

const accountableIn = ({ automatic, accountable }: SlipRecord) =>
  accountable === null ? null : automatic ? HEAD_OF_UNIT : alike(accountable)

async function found(tx: Tx, id: string, lock = false): Promise<SlipRecord> {
  const slip = await repository.findSlip(tx, id, lock)
  if (!slip) throw errors.NOT_FOUND({ what: id })
  return slip
}

/** A possible step as screens take it. */
export function offered({ transition, label, allowed, why }: ReturnType<typeof possible>[number]) {
  return { step: transition, label: { ...label }, allowed, why: why && { ...why } }
}

function rowOf(slip: SlipRecord, names: KnownNames, now: Date): SlipRow {
  return {
    id: slip.id,
    number: slip.number,
    complaintId: slip.complaintId,
    complaintNumber: slip.complaintNumber,
    title: slip.title,
    areaCode: slip.areaCode as SlipRow['areaCode'],
    areaName: names.area(slip.areaCode),
    unitId: slip.unitId,
    unitName: names.unit(slip.unitId),
    colour: slip.colour,
    automatic: slip.automatic,
    daysOver: slip.daysOver,
    state: slip.state,
    issuedBy: slip.issuedBy,
    issuedAt: slip.issuedAt.toISOString(),
    due: slip.dueAt.toISOString(),
    light: lightOf(slip, now),
    sentBack: slip.sentBack,
    closedAt: slip.closedAt?.toISOString() ?? null,
    version: slip.version,
  }
}
