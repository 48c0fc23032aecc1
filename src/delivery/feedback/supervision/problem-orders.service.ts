import { type Actor, system } from '../../../kernel/actor.ts'
import { errors } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import type { OnceKey, Tx } from '../../../platform/db/database.ts'
import type { StoredEvent } from '../../../platform/events/events.ts'
import { possible, step } from '../../../platform/workflow/step.ts'
import { appendAbout } from '../complaint.events.ts'
import { findMatter, type Matter } from '../feedback.repository.ts'
import type { KnownNames } from '../names.ts'
import { keepProcess } from '../processes.repository.ts'
import { pageFrom, readCursor } from './cursors.ts'
import { People } from './people.ts'
import {
  DECISIONS,
  type Decision,
  PROBLEM_CAUSES,
  PROBLEM_STEPS,
  type ProblemCause,
  type ProblemOrder,
  type ProblemQuery,
  type ProblemRow,
} from './problem-orders.contract.ts'
import type { ProblemChange, ProblemRecord } from './problem-orders.repository.ts'
import * as repository from './problem-orders.repository.ts'
import { type Acting, offered } from './slips.service.ts'
import type { SupervisionDeps } from './supervision.deps.ts'
import { supervisionErrors } from './supervision.errors.ts'
import { supervisionMessages } from './supervision.messages.ts'
import { takeSerial } from './supervision.repository.ts'
import { numberOf, problemProcess, supervisorOf } from './supervision.rules.ts'

/** The events at which a matter may have become a problem. */
export const PROBLEM_EVENTS = ['complaint.redone', 'complaint.redispatched', 'complaint.dispatched']

/** Problem orders (问题单): what cannot be settled by sending it round once more. */
export function createProblemOrders(deps: SupervisionDeps) {
  const { db, directory, identity, messages, names, processes, settings, timeZone } = deps

  /** Raises an order, unless one of this cause is open or was raised when it had happened as often. */
  async function raise(
    tx: Tx,
    matter: Matter,
    { cause, count, reason = null }: { cause: ProblemCause; count: number; reason?: string | null },
  ): Promise<ProblemRecord | undefined> {
    if (cause !== 'hand' && (await repository.hasOrder(tx, matter.id, cause, count))) return undefined
    await keepProcess(tx, problemProcess)
    const by = cause === 'hand' ? tx.actor.name : ''
    const order: ProblemRecord = {
      countyCode: matter.countyCode,
      id: newId(tx.now.getTime()),
      number: numberOf('WT', await takeSerial(tx), tx.now, timeZone),
      complaintId: matter.id,
      complaintNumber: matter.number,
      title: matter.title,
      areaCode: matter.areaCode,
      unitId: matter.unitId,
      cause,
      count,
      reason,
      state: 'OPEN',
      raisedBy: by,
      raisedAt: tx.now,
      assignedTo: null,
      assignedName: null,
      decision: null,
      decisionText: null,
      ruledUnitId: null,
      result: null,
      closedAt: null,
      processHash: problemProcess.hash,
      timeline: [{ at: tx.now.toISOString(), step: 'raise', text: reason, by: by || null }],
      version: 1,
    }
    if (!(await repository.insertOrder(tx, order))) return undefined
    appendAbout(tx, 'complaint.problem-order', matter, { order: order.number, step: 'raise', cause, count })
    await tell(tx, order, 'problemRaised', await new People(identity).supervisors(tx, matter))
    return order
  }

  /** Raises what events have made a problem: redone too often, or passed through too many units. */
  async function notice(tx: Tx, events: readonly StoredEvent[]): Promise<void> {
    const { redone, passed } = settings().problemOrder
    for (const id of new Set(events.map(({ subject }) => subject.id))) {
      const matter = await findMatter(tx, id)
      if (!matter || matter.closedAt) continue
      if (matter.redone >= redone) await raise(tx, matter, { cause: 'redone', count: matter.redone })
      if (matter.passed >= passed) await raise(tx, matter, { cause: 'passed', count: matter.passed })
    }
  }

  async function raiseByHand(
    id: string,
    { reason }: { reason: string },
    { actor, once }: { actor: Actor; once?: OnceKey | undefined },
  ): Promise<ProblemOrder> {
    const order = await db.transaction(
      actor,
      async (tx) => {
        const matter = await findMatter(tx, id)
        if (!matter) throw errors.NOT_FOUND({ what: id })
        return raise(tx, matter, { cause: 'hand', count: 1, reason })
      },
      once,
    )
    if (!order) throw new Error('an order by hand is never there twice')
    return present(order, actor)
  }

  async function list(query: ProblemQuery, actor: Actor): Promise<{ items: ProblemRow[]; next?: string }> {
    const { status, cause, complaintId, mine, limit } = query
    const open = status === 'open'
    const assignedTo = mine && actor.id ? actor.id : undefined
    const after = readCursor(query.cursor)
    const rows = await db.read(actor, (tx) =>
      repository.listOrders(tx, { open, cause, complaintId, assignedTo, after, limit: limit + 1 }),
    )
    const page = pageFrom(rows, limit, (row) => (open ? row.raisedAt : (row.closedAt ?? row.raisedAt)))
    const known = await names.read(page.items.map((row) => row.unitId))
    return { ...page, items: page.items.map((row) => rowOf(row, known)) }
  }

  async function get(id: string, actor: Actor): Promise<ProblemOrder> {
    return present(await db.read(actor, (tx) => found(tx, id)), actor)
  }

  async function assign(id: string, { accountId }: { accountId: string }, acting: Acting): Promise<ProblemOrder> {
    return take(id, acting, 'assign', { accountId }, async (tx, order) => {
      const able = await supervisorsOf(tx, order)
      const chosen = able.find((one) => one.id === accountId)
      if (!chosen) throw supervisionErrors.NO_SUPERVISOR({}, { field: 'accountId' })
      const change = { assignedTo: chosen.id, assignedName: chosen.name }
      return { change, text: chosen.name, tell: ['problemAssigned', [chosen.id]] }
    })
  }

  async function decide(
    id: string,
    { decision, text, unitId }: { decision: Decision; text: string; unitId?: string | undefined },
    acting: Acting,
  ): Promise<ProblemOrder> {
    return take(id, acting, 'decide', { decision, text }, async (tx, order) => {
      ownOrder(order, acting.actor)
      const ruled = decision === 'ruling' && unitId ? (await directory.unitById(tx, unitId)).id : null
      const change = { decision, decisionText: text, ruledUnitId: ruled }
      const line = `${DECISIONS[decision].zh}：${text}`
      if (!ruled) return { change, text: line }
      const people = new People(identity)
      const where = { unitId: ruled, areaCode: order.areaCode }
      const told = [...(await people.dispatchers(tx, where)), ...(await people.heads(tx, where))]
      return { change, text: line, tell: ['problemRuled', told], data: { ruledUnitId: ruled } }
    })
  }

  const close = (id: string, { result }: { result: string }, acting: Acting) =>
    take(id, acting, 'close', { result }, async (tx, order) => {
      ownOrder(order, acting.actor)
      return { change: { result, closedAt: tx.now }, text: result }
    })

  type Doing = {
    readonly change: ProblemChange
    readonly text: string
    readonly tell?: readonly ['problemAssigned' | 'problemRuled', readonly string[]]
    readonly data?: Readonly<Record<string, unknown>>
  }

  async function take(
    id: string,
    { actor, expectedVersion }: Acting,
    name: 'assign' | 'decide' | 'close',
    provided: Readonly<Record<string, string>>,
    doing: (tx: Tx, order: ProblemRecord) => Promise<Doing>,
  ): Promise<ProblemOrder> {
    const after = await db.transaction(actor, async (tx) => {
      const order = await found(tx, id, true)
      if (expectedVersion !== undefined && order.version !== expectedVersion) throw errors.CHANGED_MEANWHILE()
      const process = await processes.of(tx, order.processHash)
      const taken = step(process, order.state, name, { ...supervisorOf(actor, order), provided })
      const { change, text, tell: telling, data } = await doing(tx, order)
      const line = { at: tx.now.toISOString(), step: name, text, by: actor.name || null }
      const state = taken.to as ProblemRecord['state']
      const next = await repository.updateOrder(tx, order, { state, ...change }, line)
      const matter = await findMatter(tx, order.complaintId)
      const { number, cause, decision } = next
      if (matter)
        appendAbout(tx, 'complaint.problem-order', matter, { order: number, step: name, cause, decision, ...data })
      if (telling) await tell(tx, next, ...telling)
      return next
    })
    return present(after, actor)
  }

  async function tell(
    tx: Tx,
    order: ProblemRecord,
    template: 'problemRaised' | 'problemAssigned' | 'problemRuled',
    accountIds: readonly string[],
  ): Promise<void> {
    const known = await names.read([order.ruledUnitId ?? order.unitId])
    await messages.tell(tx, {
      accountIds: accountIds.filter((one) => one !== tx.actor.id),
      template: supervisionMessages[template],
      values: {
        order: order.number,
        number: order.complaintNumber,
        cause: PROBLEM_CAUSES[order.cause],
        unit: known.unit(order.ruledUnitId ?? order.unitId ?? ''),
      },
      reference: { kind: 'complaint', id: order.complaintId },
      countyCode: order.countyCode,
    })
  }

  async function supervisorsOf(tx: Tx, { areaCode }: ProblemRecord): Promise<{ id: string; name: string }[]> {
    const holders = await identity.holdersOf(tx, 'supervisor', { areaCode, unitId: null })
    return [...new Map(holders.map(({ id, displayName }) => [id, { id, name: displayName }])).values()]
  }

  async function present(order: ProblemRecord, actor: Actor): Promise<ProblemOrder> {
    const known = await names.read([order.unitId, order.ruledUnitId])
    const { process, supervisors } = await db.read(system('feedback.problem-orders'), async (tx) => ({
      process: await processes.of(tx, order.processHash),
      supervisors: await supervisorsOf(tx, order),
    }))
    return {
      ...rowOf(order, known),
      reason: order.reason,
      decision: order.decision,
      decisionText: order.decisionText,
      ruledUnitId: order.ruledUnitId,
      ruledUnitName: order.ruledUnitId && known.unit(order.ruledUnitId),
      result: order.result,
      timeline: order.timeline.map(({ at, step: name, text, by }) => ({ at, title: titleOf(name), text, by })),
      steps: possible(process, order.state, supervisorOf(actor, order)).map(offered),
      supervisors,
    } as ProblemOrder
  }

  return { raise, notice, raiseByHand, list, get, assign, decide, close }
}
export type ProblemOrders = ReturnType<typeof createProblemOrders>

/** Only whoever has taken an order on decides and closes it; throws NOT_YOUR_ORDER. */
function ownOrder({ assignedTo, assignedName }: ProblemRecord, actor: Actor): void {
  if (assignedTo !== actor.id) throw supervisionErrors.NOT_YOUR_ORDER({ name: assignedName ?? '' })
}

function titleOf(step: string) {
  const titles: Readonly<Record<string, { zh: string; en: string }>> = PROBLEM_STEPS
  return { ...(titles[step] ?? { zh: step, en: step }) }
}

async function found(tx: Tx, id: string, lock = false): Promise<ProblemRecord> {
  const order = await repository.findOrder(tx, id, lock)
  if (!order) throw errors.NOT_FOUND({ what: id })
  return order
}

function rowOf(order: ProblemRecord, names: KnownNames): ProblemRow {
  return {
    id: order.id,
    number: order.number,
    complaintId: order.complaintId,
    complaintNumber: order.complaintNumber,
    title: order.title,
    areaCode: order.areaCode as ProblemRow['areaCode'],
    areaName: names.area(order.areaCode),
    unitId: order.unitId,
    unitName: order.unitId === null ? null : names.unit(order.unitId),
    cause: order.cause,
    count: order.count,
    state: order.state,
    raisedBy: order.raisedBy,
    raisedAt: order.raisedAt.toISOString(),
    assignedTo: order.assignedTo,
    assignedName: order.assignedName,
    closedAt: order.closedAt?.toISOString() ?? null,
    version: order.version,
  }
}
