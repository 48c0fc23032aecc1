import { z } from 'zod'
import { type Actor, can, system } from '../../../kernel/actor.ts'
import { errors } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import type { OnceKey, Tx } from '../../../platform/db/database.ts'
import { append } from '../../../platform/events/events.ts'
import { invalid } from '../../../platform/http/validation.ts'
import { maskPhone } from '../../../platform/privacy/mask.ts'
import type { CallsDeps } from '../calls.deps.ts'
import { callErrors } from '../calls.errors.ts'
import { type CallRow, findCall } from '../calls.repository.ts'
import { comparableCaller } from '../calls.rules.ts'
import type { CallBack, CallBackQuery, TryOutcome } from './call-backs.contract.ts'
import type { CallBackChange, CallBackRow } from './call-backs.repository.ts'
import * as repository from './call-backs.repository.ts'
import { callBackTemplates } from './call-backs.templates.ts'

const MINUTE = 60_000
const AT_ONCE = 200
/** Outcomes after which nobody is to be tried any more. */
const ENDS: readonly TryOutcome[] = ['reached', 'refused', 'wrong-person']

export type Acting = { readonly actor: Actor; readonly expectedVersion?: number | undefined }
export type Wish = {
  readonly callId?: string | undefined
  readonly caller?: string | undefined
  readonly about?: string | undefined
  readonly notBefore?: string | undefined
  readonly until?: string | undefined
}

/** Who is called back, by whom, until when, and how it went. */
export function createCallBacks({ db, directory, identity, messages, privacy, settings }: CallsDeps) {
  async function list(query: CallBackQuery, actor: Actor): Promise<{ items: CallBack[]; next?: string }> {
    const { show, origin, overdue, limit, cursor } = query
    const ended = show === 'ended'
    const { rows, now } = await db.read(actor, async (tx) => ({
      now: tx.now,
      rows: await repository.listCallBacks(tx, {
        ended,
        ...(show === 'mine' && actor.id ? { takenBy: actor.id } : {}),
        origin,
        ...(overdue ? { dueBefore: tx.now } : {}),
        after: afterOf(cursor),
        limit: limit + 1,
      }),
    }))
    const page = rows.slice(0, limit)
    const last = rows.length > page.length ? page.at(-1) : undefined
    const at = last && (ended ? last.endedAt : last.dueAt)
    return { items: page.map((row) => view(row, now)), ...(last && at ? { next: cursorOf(at, last.id) } : {}) }
  }

  /** Notes that a caller wishes to be called back. Throws WITHHELD_NUMBER and CALL_BACK_OPEN. */
  function add(wish: Wish, actor: Actor, once?: OnceKey): Promise<CallBack> {
    return db.transaction(
      actor,
      async (tx) => {
        const call = wish.callId ? await findCall(tx, wish.callId) : undefined
        if (wish.callId && !call) throw errors.NOT_FOUND({ what: wish.callId })
        const caller = wish.caller ?? (call?.callerSealed ? privacy.open(call.callerSealed) : undefined)
        if (!caller) throw callErrors.WITHHELD_NUMBER({}, { field: 'caller' })
        const areaCode = call?.areaCode ?? (await directory.cityCode(tx))
        const row = newRow(tx, {
          countyCode: areaCode.slice(0, 6),
          areaCode,
          unitId: actor.unitId,
          origin: 'wished',
          callId: call?.id ?? null,
          callerSealed: privacy.seal(caller),
          callerIndex: privacy.blindIndex('phone', comparableCaller(caller)),
          aboutSealed: wish.about ? privacy.seal(wish.about) : null,
          notBefore: wish.notBefore ? new Date(wish.notBefore) : null,
          dueAt: dueOf(wish, tx.now),
        })
        if (!(await repository.insertCallBack(tx, row))) throw callErrors.CALL_BACK_OPEN()
        appendAbout(tx, 'call-back.added', row, { origin: row.origin })
        return view(row, tx.now)
      },
      once,
    )
  }

  function dueOf({ until, notBefore }: Wish, now: Date): Date {
    const begin = notBefore ? Math.max(Date.parse(notBefore), now.getTime()) : now.getTime()
    const due = until ? new Date(until) : new Date(begin + settings().wishedWithinMinutes * MINUTE)
    if (due.getTime() > begin) return due
    const message = {
      zh: '回电期限须晚于现在和最早回电时间。',
      en: 'The time to call back by must lie after now and after the earliest time wished.',
    }
    throw invalid([{ field: 'until', code: 'TOO_EARLY', message }])
  }

  /** Puts a caller who gave up on the list; one who is on it already is only counted. */
  async function noteAbandoned(
    tx: Tx,
    call: Pick<CallRow, 'countyCode' | 'areaCode' | 'id' | 'abandonedAt' | 'endedAt' | 'beganAt'> & {
      callerSealed: string
      callerIndex: string
    },
  ): Promise<void> {
    const known = await repository.lockOpenOf(tx, call.callerIndex)
    if (known?.callId === call.id) return
    if (known) {
      await repository.changeCallBack(tx, known, { attempts: known.attempts + 1 })
      return
    }
    const { countyCode, areaCode, callerSealed, callerIndex } = call
    const from = call.abandonedAt ?? call.endedAt ?? call.beganAt
    const dueAt = new Date(from.getTime() + settings().abandonedWithinMinutes * MINUTE)
    const keys = { countyCode, areaCode, callerSealed, callerIndex, callId: call.id, unitId: null }
    const row = newRow(tx, { ...keys, origin: 'abandoned', aboutSealed: null, notBefore: null, dueAt })
    if (await repository.insertCallBack(tx, row)) appendAbout(tx, 'call-back.added', row, { origin: row.origin })
  }

  /** A caller who gave up and then got through needs no call-back; one who wished it still does. */
  async function settleFor(tx: Tx, callerIndex: string): Promise<void> {
    const row = await repository.lockOpenOf(tx, callerIndex)
    if (row?.origin !== 'abandoned') return
    await end(tx, row, { state: 'settled' })
  }

  /** Takes one upon the actor and shows the number, which is recorded. Throws CALL_BACK_TAKEN. */
  async function take(id: string, acting: Acting): Promise<CallBack & { caller: string }> {
    return change(id, acting, async (tx, row) => {
      if (row.takenBy && row.takenBy !== acting.actor.id) {
        throw callErrors.CALL_BACK_TAKEN({ name: row.takenByName ?? '' })
      }
      const { id: takenBy, name: takenByName, unitId } = acting.actor
      const taken = await repository.changeCallBack(tx, row, { state: 'taken', takenBy, takenByName, unitId })
      appendAbout(tx, 'call-back.taken', taken, { shown: true })
      return { ...view(taken, tx.now), caller: privacy.open(row.callerSealed) }
    })
  }

  const assign = (id: string, accountId: string | null, acting: Acting) =>
    change(id, acting, async (tx, row) => {
      const name = accountId ? (await identity.displayNames(tx, [accountId])).get(accountId) : null
      if (name === undefined) throw errors.NOT_FOUND({ what: accountId ?? '' }, { field: 'accountId' })
      const state = accountId ? 'taken' : 'open'
      const given = await repository.changeCallBack(tx, row, { state, takenBy: accountId, takenByName: name })
      appendAbout(tx, 'call-back.assigned', given, { to: accountId })
      return view(given, tx.now)
    })

  const release = (id: string, acting: Acting) =>
    change(id, acting, async (tx, row) => {
      refuseForeign(row, acting.actor)
      const free = await repository.changeCallBack(tx, row, { state: 'open', takenBy: null, takenByName: null })
      appendAbout(tx, 'call-back.released', free, {})
      return view(free, tx.now)
    })

  /** Records a try. Who was reached is done; after the last try somebody is put down as not reached. */
  const record = (
    id: string,
    { outcome, note, nextTryAt }: { outcome: TryOutcome; note?: string | undefined; nextTryAt?: string | undefined },
    acting: Acting,
  ) =>
    change(id, acting, async (tx, row) => {
      refuseForeign(row, acting.actor)
      const by = acting.actor.name
      const one = { at: tx.now.toISOString(), by, outcome, noteSealed: note ? privacy.seal(note) : null }
      const tries = [...row.tries, one]
      appendAbout(tx, 'call-back.tried', row, { outcome, tries: tries.length })
      if (ENDS.includes(outcome)) return view(await end(tx, row, { state: 'done', tries }), tx.now)
      const { mostTries, minutesBetweenTries } = settings()
      if (tries.length >= mostTries) return view(await end(tx, row, { state: 'unreachable', tries }), tx.now)
      const next = nextTryAt ? new Date(nextTryAt) : new Date(tx.now.getTime() + minutesBetweenTries * MINUTE)
      return view(await repository.changeCallBack(tx, row, { tries, nextTryAt: next }), tx.now)
    })

  async function end(tx: Tx, row: CallBackRow, change: CallBackChange): Promise<CallBackRow> {
    const ended = await repository.changeCallBack(tx, row, { ...change, endedAt: tx.now, nextTryAt: null })
    const first = ended.tries[0]
    // Whoever called again first was never late for us, nor in time.
    const inTime = first ? new Date(first.at) <= row.dueAt : null
    const { state, origin } = ended
    appendAbout(tx, 'call-back.ended', ended, { origin, state, inTime, tries: ended.tries.length })
    return ended
  }

  /** Changes a call-back that is still open, if it is as the actor saw it. */
  async function change<T>(
    id: string,
    { actor, expectedVersion }: Acting,
    work: (tx: Tx, row: CallBackRow) => Promise<T>,
  ): Promise<T> {
    return db.transaction(actor, async (tx) => {
      const row = await repository.lockCallBack(tx, id)
      if (!row) throw errors.NOT_FOUND({ what: id })
      if (expectedVersion !== undefined && row.version !== expectedVersion) throw errors.CHANGED_MEANWHILE()
      if (row.endedAt) throw callErrors.CALL_BACK_ENDED()
      return work(tx, row)
    })
  }

  /**
   * Tells of what is overdue, each rung once: first whoever took it, or all operators and dispatchers where nobody did;
   * later the supervisors. Returns how many were told of.
   */
  async function climb(now: Date = new Date()): Promise<number> {
    const actor = system('calls.overdue')
    const supervisorsBefore = new Date(now.getTime() - settings().supervisorAfterMinutes * MINUTE)
    let told = 0
    for (const [rung, before] of [
      [1, now],
      [2, supervisorsBefore],
    ] as const) {
      const ids = await db.read(actor, (tx) => repository.listOverdue(tx, rung, before, AT_ONCE))
      for (const id of ids) {
        await db.transaction(actor, async (tx) => {
          const row = await repository.lockCallBack(tx, id)
          if (!row || row.endedAt || row.toldUp >= rung || row.dueAt >= before) return
          await repository.changeCallBack(tx, row, { toldUp: rung })
          appendAbout(tx, 'call-back.overdue', row, { rung })
          await messages.tell(tx, {
            accountIds: await toldOf(tx, row, rung),
            template: callBackTemplates[rung === 1 ? 'overdue' : 'overdueLong'],
            values: { minutes: Math.floor((now.getTime() - row.dueAt.getTime()) / MINUTE) },
            reference: { kind: 'call-back', id: row.id },
            countyCode: row.countyCode,
          })
          told++
        })
      }
    }
    return told
  }

  async function toldOf(tx: Tx, { takenBy, areaCode }: CallBackRow, rung: number): Promise<string[]> {
    if (rung === 1 && takenBy) return [takenBy]
    const roles = rung === 1 ? (['operator', 'dispatcher'] as const) : (['supervisor'] as const)
    const holders = await Promise.all(roles.map((role) => identity.holdersOf(tx, role, { areaCode })))
    return [...new Set(holders.flat().map(({ id }) => id))]
  }

  function view(row: CallBackRow, now: Date): CallBack {
    return {
      id: row.id,
      origin: row.origin,
      state: row.state,
      callId: row.callId,
      callerMasked: maskPhone(privacy.open(row.callerSealed)),
      about: row.aboutSealed && privacy.open(row.aboutSealed),
      notBefore: row.notBefore?.toISOString() ?? null,
      due: row.dueAt.toISOString(),
      overdue: row.endedAt === null && row.dueAt < now,
      attempts: row.attempts,
      takenById: row.takenBy,
      takenByName: row.takenByName,
      tries: row.tries.map(({ noteSealed, ...one }) => ({ ...one, note: noteSealed && privacy.open(noteSealed) })),
      nextTryAt: row.nextTryAt?.toISOString() ?? null,
      createdAt: row.createdAt.toISOString(),
      endedAt: row.endedAt?.toISOString() ?? null,
      version: row.version,
    }
  }

  return { list, add, noteAbandoned, settleFor, take, assign, release, record, climb }
}
export type CallBackService = ReturnType<typeof createCallBacks>

function refuseForeign({ takenBy }: CallBackRow, actor: Actor) {
  if (takenBy !== actor.id && !can(actor, 'calls.supervise')) throw callErrors.NOT_YOURS()
}

type Beginning = Omit<
  CallBackRow,
  | 'id'
  | 'state'
  | 'attempts'
  | 'takenBy'
  | 'takenByName'
  | 'tries'
  | 'nextTryAt'
  | 'createdAt'
  | 'endedAt'
  | 'toldUp'
  | 'version'
>

function newRow(tx: Tx, given: Beginning): CallBackRow {
  const nobody = { takenBy: null, takenByName: null, tries: [], nextTryAt: null, endedAt: null, toldUp: 0 }
  return { ...given, ...nobody, id: newId(tx.now.getTime()), state: 'open', attempts: 1, createdAt: tx.now, version: 1 }
}

function appendAbout(tx: Tx, type: string, row: CallBackRow, data: Readonly<Record<string, unknown>>) {
  const { id, countyCode, areaCode, unitId } = row
  append(tx, { type, subject: { kind: 'call-back', id }, countyCode, areaCode, unitId, data })
}

const Cursor = z.tuple([z.iso.datetime(), z.uuid()])

function cursorOf(at: Date, id: string): string {
  return Buffer.from(JSON.stringify([at.toISOString(), id])).toString('base64url')
}

function afterOf(cursor: string | undefined): { at: Date; id: string } | undefined {
  if (!cursor) return undefined
  try {
    const [at, id] = Cursor.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    return { at: new Date(at), id }
  } catch {
    const message = { zh: '翻页标记有误，请从第一页重新查看。', en: 'This is not a cursor of this list; begin again.' }
    throw invalid([{ field: 'cursor', code: 'INVALID_FORMAT', message }])
  }
}
