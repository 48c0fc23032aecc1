import { countyOf } from '../../foundation/directory/directory.public.ts'
import type { ApiClient } from '../../foundation/identity/identity.public.ts'
import { system } from '../../kernel/actor.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/db/database.ts'
import { append } from '../../platform/events/events.ts'
import type { CallBackService } from './call-backs/call-backs.service.ts'
import type { CallEvent } from './calls.contract.ts'
import type { CallsDeps } from './calls.deps.ts'
import { callErrors } from './calls.errors.ts'
import type { CallRow } from './calls.repository.ts'
import * as repository from './calls.repository.ts'
import {
  beginOf,
  comparableCaller,
  type Facts,
  factsOf,
  merge,
  type Said,
  saidBy,
  stateOf,
  waitOf,
} from './calls.rules.ts'
import { findOccupant } from './seats.repository.ts'

/** Minutes by which the clock of a telephone system may be ahead. */
const AHEAD = 5
const MINUTE = 60_000
const CALL = 'call'

type Reading = CallsDeps & { readonly callBacks: Pick<CallBackService, 'noteAbandoned' | 'settleFor'> }

/** Takes what a telephone system tells of calls. */
export function createTelephone(deps: Reading) {
  const { db, directory, identity, privacy, settings, timeZone, callBacks } = deps

  /**
   * Takes events in any order, each as often as it is sent. All of them are kept or none: after an error the telephone
   * system sends them again. Throws EVENT_FROM_FUTURE (422).
   */
  async function take(events: readonly CallEvent[], client: ApiClient): Promise<{ taken: number; changed: number }> {
    refuseFuture(events)
    const actor = { ...system('calls.telephone'), id: client.id }
    return db.transaction(actor, async (tx) => {
      await identity.confirmClient(tx, client)
      const areaCode = await directory.cityCode(tx)
      let changed = 0
      // In the order of their ids, so that two batches with the same calls wait for each other and never both.
      for (const [externalId, ofCall] of byCall(events)) {
        changed += await takeOfCall(tx, { externalId, areaCode, clientId: client.id }, ofCall)
      }
      return { taken: events.length, changed }
    })
  }

  async function takeOfCall(
    tx: Tx,
    { externalId, areaCode, clientId }: { externalId: string; areaCode: string; clientId: string },
    events: readonly CallEvent[],
  ): Promise<number> {
    const countyCode = countyOf(areaCode)
    const known = await repository.lockCall(tx, { countyCode, clientId, externalId })
    const callers = new Map<string, string>()
    let now = { said: known ? saidOf(known) : ({} as Said), stamps: known?.stamps ?? {} }
    let changed = 0
    for (const event of events) {
      const caller = event.caller && privacy.blindIndex('phone', comparableCaller(event.caller))
      if (event.caller && caller) callers.set(caller, event.caller)
      const next = merge(now, saidBy(event, caller), event.at)
      if (!next) continue
      now = next
      changed++
    }
    if (changed === 0) return 0
    const number = callers.get(now.said.caller ?? '')
    const callerSealed = number ? privacy.seal(number) : (known?.callerSealed ?? null)
    const keys = known ?? { countyCode, id: newId(tx.now.getTime()), clientId, externalId, areaCode }
    const row = await rowOf(tx, { ...keys, callerSealed, told: known?.told ?? {} }, now, known)
    if (known) await repository.updateCall(tx, row)
    else if (!(await repository.insertCall(tx, row))) {
      // Another batch has just written this call: what it wrote is locked now and read again.
      return takeOfCall(tx, { externalId, areaCode, clientId }, events)
    }
    tell(tx, known?.told ?? {}, row)
    await settle(tx, row, now.said, known)
    return changed
  }

  /** The row of what is known, with who answered and what will have been told of it. */
  async function rowOf(
    tx: Tx,
    keys: Pick<CallRow, 'countyCode' | 'id' | 'clientId' | 'externalId' | 'areaCode' | 'callerSealed' | 'told'>,
    { said, stamps }: { said: Said; stamps: CallRow['stamps'] },
    known: CallRow | undefined,
  ): Promise<CallRow> {
    const at = (field: 'queuedAt' | 'ringingAt' | 'answeredAt' | 'abandonedAt' | 'endedAt') => {
      const moment = said[field]
      return moment ? new Date(moment) : null
    }
    const seatedAt = at('answeredAt') ?? at('ringingAt')
    const seat = said.extension && seatedAt ? await findOccupant(tx, said.extension, seatedAt) : undefined
    const unitId = seat?.unitId ?? null
    const told = factsOf(said, { answerWithinSeconds: settings().answerWithinSeconds, zone: timeZone, unitId })
    return {
      ...keys,
      unitId,
      queue: said.queue ?? null,
      extension: said.extension ?? null,
      operatorId: seat?.accountId ?? null,
      operatorName: seat?.name ?? null,
      callerIndex: said.caller ?? null,
      beganAt: new Date(beginOf(said)),
      queuedAt: at('queuedAt'),
      ringingAt: at('ringingAt'),
      answeredAt: at('answeredAt'),
      abandonedAt: at('abandonedAt'),
      endedAt: at('endedAt'),
      stamps,
      told,
      noteSealed: known?.noteSealed ?? null,
      version: known?.version ?? 1,
    }
  }

  /** Who gave up is called back; who got through needs no call-back any more. */
  async function settle(tx: Tx, row: CallRow, said: Said, known: CallRow | undefined): Promise<void> {
    const { callerIndex, callerSealed, answeredAt } = row
    if (!callerIndex || !callerSealed) return
    if (answeredAt) return callBacks.settleFor(tx, callerIndex)
    // Told before: it has been on the list, or was left out of it for a reason.
    if (known?.told['call.abandoned'] || stateOf(said) !== 'abandoned') return
    if ((waitOf(said) ?? Infinity) < settings().callBackAfterSeconds) return
    if (await repository.gotThrough(tx, callerIndex, row.beganAt)) return
    await callBacks.noteAbandoned(tx, { ...row, callerIndex, callerSealed })
  }

  function refuseFuture(events: readonly CallEvent[]) {
    const latest = Date.now() + AHEAD * MINUTE
    const wrong = events.findIndex(({ at, queuedAt, answeredAt, endedAt }) =>
      [at, queuedAt, answeredAt, endedAt].some((moment) => moment !== undefined && Date.parse(moment) > latest),
    )
    const { callId } = events[wrong] ?? {}
    if (callId) throw callErrors.EVENT_FROM_FUTURE({ callId, minutes: AHEAD }, { field: `events.${wrong}.at` })
  }

  return { take }
}
export type Telephone = ReturnType<typeof createTelephone>

function byCall(events: readonly CallEvent[]): [string, CallEvent[]][] {
  const calls = new Map<string, CallEvent[]>()
  for (const event of events) calls.set(event.callId, [...(calls.get(event.callId) ?? []), event])
  return [...calls].sort(([a], [b]) => (a < b ? -1 : 1))
}

function saidOf(row: CallRow): Said {
  const { queue, extension, callerIndex: caller, queuedAt, ringingAt, answeredAt, abandonedAt, endedAt } = row
  const times = { queuedAt, ringingAt, answeredAt, abandonedAt, endedAt }
  const entries = [
    ...Object.entries({ queue, extension, caller }),
    ...Object.entries(times).map(([field, at]) => [field, at?.toISOString() ?? null] as const),
  ]
  return Object.fromEntries(entries.filter(([, value]) => value !== null))
}

/** Tells what is new of a call, and takes back what a later event has shown to be otherwise. */
function tell(tx: Tx, before: Facts, { id, countyCode, areaCode, told }: CallRow) {
  for (const type of new Set([...Object.keys(before), ...Object.keys(told)])) {
    const was = before[type]
    const is = told[type]
    if (JSON.stringify(was, keysOf(was)) === JSON.stringify(is, keysOf(is))) continue
    const about = (facts: Facts[string]) => ({
      subject: { kind: CALL, id },
      countyCode,
      areaCode,
      unitId: (facts.unitId as string | null) ?? null,
    })
    if (was) append(tx, { ...about(was), type: 'call.corrected', data: { ...was, of: type } })
    if (is) append(tx, { ...about(is), type, data: is })
  }
}

/** The keys in order: what came back from the database may have another one. */
const keysOf = (facts: Facts[string] | undefined) => (facts ? Object.keys(facts).sort() : undefined)
