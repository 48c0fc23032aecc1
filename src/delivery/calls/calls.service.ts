import { z } from 'zod'
import { countyOf } from '../../foundation/directory/directory.public.ts'
import type { Actor } from '../../kernel/actor.ts'
import { errors, type FieldFault } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { OnceKey, Tx } from '../../platform/db/database.ts'
import { append } from '../../platform/events/events.ts'
import { invalid } from '../../platform/http/validation.ts'
import { maskPhone } from '../../platform/privacy/mask.ts'
import type { Call, CallQuery, currentCall, Ground, OutcomeReason } from './calls.contract.ts'
import type { CallsDeps } from './calls.deps.ts'
import { callErrors } from './calls.errors.ts'
import type { CallRow } from './calls.repository.ts'
import * as repository from './calls.repository.ts'
import { comparableCaller, type Said, stateOf } from './calls.rules.ts'
import { findSeat, insertSeat, leaveSeats, listSeats } from './seats.repository.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** A call without an end is taken for running for this long; a telephone system may lose an event. */
export const RUNS_AT_MOST = 4 * HOUR
const UNFINISHED_FOR = 12 * HOUR
const MOST_UNFINISHED = 10
const EARLIER_DAYS = 90
const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i

type Acting = { readonly actor: Actor; readonly expectedVersion?: number | undefined }
type Outcome = {
  readonly callId?: string | undefined
  readonly reason: OutcomeReason
  readonly ground?: Ground | undefined
  readonly pointedTo?: string | undefined
  readonly knowledgeId?: string | undefined
  readonly categoryCode?: string | undefined
}

/** What operators and supervisors do with calls. */
export function createCallsService({ db, directory, matterNumber, privacy, settings }: CallsDeps) {
  /** The call at the seat of the actor, and own calls that are not written up. */
  async function current(actor: Actor): Promise<z.output<typeof currentCall.reply>> {
    const accountId = actor.id ?? ''
    return db.read(actor, async (tx) => {
      const seat = await findSeat(tx, accountId)
      const since = (milliseconds: number) => new Date(tx.now.getTime() - milliseconds)
      const running = seat && (await repository.findRunning(tx, seat.extension, since(RUNS_AT_MOST)))
      const unfinished = await repository.listUnfinished(tx, accountId, since(UNFINISHED_FOR), MOST_UNFINISHED)
      const [call = null, ...rest] = await views(tx, [...(running ? [running] : []), ...unfinished])
      const earlier =
        running?.callerIndex &&
        (await repository.countEarlier(tx, {
          callerIndex: running.callerIndex,
          since: since(EARLIER_DAYS * DAY),
          before: running.beganAt,
        }))
      return {
        extension: seat?.extension ?? null,
        call: running ? call : null,
        earlier: earlier ? { calls: earlier.calls, lastAt: earlier.lastAt?.toISOString() ?? null } : null,
        unfinished: running ? rest : [...(call ? [call] : []), ...rest],
        answerWithinSeconds: settings().answerWithinSeconds,
      }
    })
  }

  const get = (id: string, actor: Actor): Promise<Call> =>
    db.read(actor, async (tx) => oneView(tx, await found(tx, id)))

  async function list(query: z.output<typeof CallQuery>, actor: Actor): Promise<{ items: Call[]; next?: string }> {
    const { cursor, limit, from, to, caller, ...rest } = query
    return db.read(actor, async (tx) => {
      const rows = await repository.listCalls(tx, {
        ...rest,
        from: from ? new Date(from) : undefined,
        to: to ? new Date(to) : undefined,
        callerIndex: caller && privacy.blindIndex('phone', comparableCaller(caller)),
        before: beforeOf(cursor),
        limit: limit + 1,
      })
      const page = rows.slice(0, limit)
      const last = rows.length > page.length ? page.at(-1) : undefined
      return { items: await views(tx, page), ...(last ? { next: cursorOf(last) } : {}) }
    })
  }

  const note = (id: string, text: string, { actor, expectedVersion }: Acting): Promise<Call> =>
    db.transaction(actor, async (tx) => {
      const call = await found(tx, id, true)
      if (expectedVersion !== undefined && call.version !== expectedVersion) throw errors.CHANGED_MEANWHILE()
      const noteSealed = text ? privacy.seal(text) : null
      await repository.updateNote(tx, call, noteSealed)
      appendAbout(tx, 'call.noted', call, { removed: noteSealed === null })
      return oneView(tx, { ...call, noteSealed, version: call.version + 1 })
    })

  const reveal = (id: string, reason: string, actor: Actor): Promise<{ caller: string | null }> =>
    db.transaction(actor, async (tx) => {
      const call = await found(tx, id)
      appendAbout(tx, 'call.revealed', call, { reason })
      return { caller: call.callerSealed && privacy.open(call.callerSealed) }
    })

  /** Links a matter that lies within the actor's scope to a call. */
  const link = (id: string, complaintId: string, actor: Actor): Promise<Call> =>
    db.transaction(actor, async (tx) => {
      const call = await found(tx, id, true)
      const number = await matterNumber(tx, complaintId)
      if (!number) throw errors.NOT_FOUND({ what: complaintId }, { field: 'complaintId' })
      await linkTo(tx, call, { complaintId, number })
      return oneView(tx, call)
    })

  async function linkTo(tx: Tx, call: CallRow, matter: { complaintId: string; number: string }): Promise<void> {
    if (!(await repository.insertMatter(tx, call, matter))) return
    appendAbout(tx, 'call.linked', call, { complaintId: matter.complaintId, number: matter.number })
  }

  /** A matter that was handed in during a call is linked to it; a call that is not known is let pass. */
  async function noteMatter(tx: Tx, callId: string, matter: { complaintId: string; number: string }): Promise<void> {
    const call = await findAny(tx, callId)
    if (call) await linkTo(tx, call, matter)
  }

  /** A call by its id here or in the telephone system. */
  async function findAny(tx: Tx, callId: string): Promise<CallRow | undefined> {
    const own = UUID.test(callId) ? await repository.findCall(tx, callId) : undefined
    return own ?? repository.findByExternalId(tx, callId)
  }

  async function callerOf(tx: Tx, callId: string): Promise<string | undefined> {
    const call = await findAny(tx, callId)
    return call?.callerSealed ? privacy.open(call.callerSealed) : undefined
  }

  /** Records that a call led to no matter. Throws OUTCOME_RECORDED and HAS_MATTER. */
  async function recordOutcome(given: Outcome, actor: Actor, once?: OnceKey) {
    checkOutcome(given)
    const { callId, reason, ground = null, pointedTo = null, knowledgeId = null, categoryCode = null } = given
    return db.transaction(
      actor,
      async (tx) => {
        const call = callId ? await found(tx, callId, true) : undefined
        const [matter] = call ? await repository.listMatters(tx, [call.id]) : []
        if (matter) throw callErrors.HAS_MATTER({ number: matter.number })
        const areaCode = call?.areaCode ?? (await directory.cityCode(tx))
        const unitId = call?.unitId ?? actor.unitId
        const where = { countyCode: countyOf(areaCode), areaCode, unitId }
        const row = { ...where, id: newId(tx.now.getTime()), callId: call?.id ?? null, at: tx.now }
        const what = { reason, ground, pointedTo, knowledgeId, categoryCode }
        if (!(await repository.insertOutcome(tx, { ...row, ...what }))) throw callErrors.OUTCOME_RECORDED()
        append(tx, {
          ...where,
          type: 'call.without-matter',
          subject: { kind: 'call-outcome', id: row.id },
          data: { reason, ground, category: categoryCode, knowledgeId, callId: row.callId },
        })
        return { id: row.id, reason, at: tx.now.toISOString() }
      },
      once,
    )
  }

  /** Sits down at a seat; whoever sat there, and wherever the actor sat, is left. */
  const takeExtension = (extension: string | null, actor: Actor) =>
    db.transaction(actor, async (tx) => {
      const accountId = actor.id!
      await leaveSeats(tx, accountId, extension)
      if (extension) {
        const seat = { extension, accountId, name: actor.name, unitId: actor.unitId }
        await insertSeat(tx, newId(tx.now.getTime()), seat)
      }
      const areaCode = await directory.cityCode(tx)
      append(tx, {
        type: extension ? 'seat.taken' : 'seat.left',
        subject: { kind: 'account', id: accountId },
        countyCode: countyOf(areaCode),
        areaCode,
        unitId: actor.unitId,
        data: { extension },
      })
      return { extension }
    })

  const seats = (actor: Actor) =>
    db.read(actor, async (tx) => ({
      items: (await listSeats(tx)).map(({ extension, accountId, name, takenAt }) => ({
        extension,
        accountId,
        name,
        since: takenAt.toISOString(),
      })),
    }))

  const oneView = async (tx: Tx, row: CallRow): Promise<Call> => (await views(tx, [row]))[0]!

  async function views(tx: Tx, rows: readonly CallRow[]): Promise<Call[]> {
    const ids = rows.map(({ id }) => id)
    const matters = await repository.listMatters(tx, ids)
    const outcomes = await repository.listOutcomes(tx, ids)
    return rows.map((row) => {
      const outcome = outcomes.find(({ callId }) => callId === row.id)
      return {
        ...viewOf(row),
        callerMasked: row.callerSealed && maskPhone(privacy.open(row.callerSealed)),
        note: row.noteSealed && privacy.open(row.noteSealed),
        outcome: outcome
          ? {
              reason: outcome.reason,
              ground: outcome.ground,
              pointedTo: outcome.pointedTo,
              at: outcome.at.toISOString(),
            }
          : null,
        matters: matters
          .filter(({ callId }) => callId === row.id)
          .map(({ complaintId, number, at }) => ({ complaintId, number, at: at.toISOString() })),
      }
    })
  }

  return { current, get, list, note, reveal, link, noteMatter, callerOf, recordOutcome, takeExtension, seats }
}
export type CallsService = ReturnType<typeof createCallsService>

async function found(tx: Tx, id: string, lock = false): Promise<CallRow> {
  const call = await repository.findCall(tx, id, lock)
  if (!call) throw errors.NOT_FOUND({ what: id })
  return call
}

/** Refuses a refusal that names neither its ground nor where the caller was pointed to. */
function checkOutcome({ reason, ground, pointedTo }: Outcome) {
  if (reason !== 'out-of-scope') return
  const faults: FieldFault[] = []
  if (!ground) {
    const message = { zh: '请选择不予受理的依据。', en: 'Choose the ground on which it is not taken.' }
    faults.push({ field: 'ground', code: 'REQUIRED', message })
  }
  if (!pointedTo) {
    const message = { zh: '请填写已告知来电人去哪里办理。', en: 'Fill in where the caller was pointed to.' }
    faults.push({ field: 'pointedTo', code: 'REQUIRED', message })
  }
  if (faults.length > 0) throw invalid(faults)
}

function appendAbout(tx: Tx, type: string, call: CallRow, data: Readonly<Record<string, unknown>>) {
  const { id, countyCode, areaCode, unitId } = call
  append(tx, { type, subject: { kind: 'call', id }, countyCode, areaCode, unitId, data })
}

function viewOf(row: CallRow) {
  const iso = (at: Date | null) => at?.toISOString() ?? null
  const { id, queue, extension, operatorId, operatorName, queuedAt, answeredAt, abandonedAt, endedAt, version } = row
  const seconds = (from: Date | null, to: Date | null) =>
    from && to ? Math.max(0, (to.getTime() - from.getTime()) / 1000) : null
  return {
    id,
    state: stateOf(saidTimes(row)),
    queue,
    extension,
    operatorId,
    operatorName,
    queuedAt: iso(queuedAt),
    ringingAt: iso(row.ringingAt),
    answeredAt: iso(answeredAt),
    abandonedAt: iso(abandonedAt),
    endedAt: iso(endedAt),
    waitSeconds: seconds(queuedAt, answeredAt ?? abandonedAt ?? endedAt),
    talkSeconds: seconds(answeredAt, endedAt),
    version,
  }
}

function saidTimes({ queuedAt, ringingAt, answeredAt, abandonedAt, endedAt }: CallRow): Said {
  const times = { queuedAt, ringingAt, answeredAt, abandonedAt, endedAt }
  return Object.fromEntries(Object.entries(times).flatMap(([field, at]) => (at ? [[field, at.toISOString()]] : [])))
}

const Cursor = z.tuple([z.iso.datetime(), z.uuid()])

function cursorOf({ beganAt, id }: CallRow): string {
  return Buffer.from(JSON.stringify([beganAt.toISOString(), id])).toString('base64url')
}

function beforeOf(cursor: string | undefined): { at: Date; id: string } | undefined {
  if (!cursor) return undefined
  try {
    const [at, id] = Cursor.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    return { at: new Date(at), id }
  } catch {
    const message = { zh: '翻页标记有误，请从第一页重新查看。', en: 'This is not a cursor of this list; begin again.' }
    throw invalid([{ field: 'cursor', code: 'INVALID_FORMAT', message }])
  }
}
