import type { Actor } from '../../../kernel/actor.ts'
import { addDays, endOfDay, localDateOf } from '../../../kernel/dates.ts'
import type { InputOf } from '../../../kernel/endpoint.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Limit } from '../../../platform/clock/clock.contract.ts'
import { lightOf } from '../../../platform/clock/kept-clock.ts'
import { dueAt } from '../../../platform/clock/limits.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { appendAbout } from '../complaint.events.ts'
import { cursorAfter, cursorOf } from '../cursors.ts'
import type { Complaint } from '../feedback.contract.ts'
import type { FeedbackDeps } from '../feedback.deps.ts'
import { feedbackErrors } from '../feedback.errors.ts'
import type { Matter } from '../feedback.repository.ts'
import type { KnownNames } from '../names.ts'
import { readNumber } from '../number.rules.ts'
import type { StaffService } from '../staff.service.ts'
import type { Acting, Steps, Wish } from '../steps.service.ts'
import type { Askable } from '../words.contract.ts'
import type * as contract from './requests.contract.ts'
import type { Request, RequestQuery } from './requests.contract.ts'
import * as repository from './requests.repository.ts'

type Body<K extends 'sendBackComplaint' | 'askExtension' | 'askListing' | 'ruleOnRequest'> = InputOf<
  (typeof contract)[K]
>['body']

/** What is done when a ruling grants or refuses: the step of the process by the kind of request. */
const STEP = {
  return: { granted: 'grantReturn', refused: 'refuseReturn' },
  extension: { granted: 'extend', refused: 'refuseExtension' },
  listing: { granted: 'list', refused: 'refuseListing' },
} as const

/** What units ask of the hotline office, and how the office rules: 退单、延期、挂账. */
export function createRequests(deps: FeedbackDeps, steps: Steps, staff: Pick<StaffService, 'present'>) {
  const { db, directory, names, processes, reckoning, settings } = deps

  /** Asks: the step of the process and the request beside it, in one transaction. */
  async function ask(
    id: string,
    kind: Askable,
    given: { reason: string; ground: string; wanted: repository.Wanted },
    acting: Acting,
    wish: Pick<Wish, 'action' | 'provided'>,
  ): Promise<Complaint> {
    const matter = await db.transaction(acting.actor, async (tx) => {
      const held = await steps.hold(tx, id, acting.expectedVersion)
      // A matter that began under the first version of the process is sent straight back: nobody rules on it.
      const isRuled = (await processes.of(tx, held.processHash)).version > 1
      const { reason, ground, wanted } = given
      const counted = kind === 'return' ? { returned: held.returned + 1 } : {}
      const after = await steps.takeIn(tx, held, acting.actor, {
        ...wish,
        internalText: `${reason}\n${ground}`,
        data: { ...wanted, withReason: true },
        change: () => ({ ...counted, ...(isRuled ? { asked: kind } : {}) }),
      })
      if (isRuled) await writeDown(tx, held, kind, given)
      return after
    })
    return staff.present(matter, acting.actor)
  }

  async function writeDown(
    tx: Tx,
    matter: Matter,
    kind: Askable,
    given: { reason: string; ground: string; wanted: repository.Wanted },
  ): Promise<void> {
    const { returns, extension, listing } = settings()
    const limit = { return: returns, extension, listing }[kind].rulingLimit
    const { calendar, settings: clockSettings } = reckoning()
    await repository.insertRequest(tx, {
      ...given,
      kind,
      id: newId(tx.now.getTime()),
      countyCode: matter.countyCode,
      complaintId: matter.id,
      number: matter.number,
      title: matter.title,
      categoryCode: matter.categoryCode,
      areaCode: matter.areaCode,
      unitId: matter.unitId!,
      askedBy: tx.actor.name,
      askedAt: tx.now,
      dueAt: new Date(dueAt(tx.now, limit, calendar, clockSettings).due),
    })
  }

  const sendBack = (id: string, { reason, ground }: Body<'sendBackComplaint'>, acting: Acting) =>
    ask(id, 'return', { reason, ground, wanted: {} }, acting, { action: 'sendBack', provided: { reason, ground } })

  async function askExtension(id: string, given: Body<'askExtension'>, acting: Acting): Promise<Complaint> {
    const { by, reason, ground } = given
    const { longest } = settings().extension
    if (longest.unit === by.unit && by.amount > longest.amount) throw feedbackErrors.TOO_LONG(showing(longest))
    const wanted = { by }
    const provided = { by, reason, ground }
    return ask(id, 'extension', { reason, ground, wanted }, acting, { action: 'askExtension', provided })
  }

  async function askListing(id: string, given: Body<'askListing'>, acting: Acting): Promise<Complaint> {
    const { until, reason, ground } = given
    const { longestDays } = settings().listing
    const today = localDateOf(db.now(), reckoning().settings.zone)
    if (until <= today || until > addDays(today, longestDays))
      throw feedbackErrors.LISTED_TOO_LONG({ days: longestDays }, { field: 'until' })
    const provided = { until, reason, ground }
    return ask(id, 'listing', { reason, ground, wanted: { until } }, acting, { action: 'askListing', provided })
  }

  /** Rules on what waits. A granted return may say to whom the matter belongs: it is sent there in the same step. */
  async function rule(id: string, given: Body<'ruleOnRequest'>, acting: Acting): Promise<Complaint> {
    const { outcome, reason } = given
    const assignedUnitId = (given.assignedUnitId as string | undefined) ?? null
    const matter = await db.transaction(acting.actor, async (tx) => {
      const held = await steps.hold(tx, id, acting.expectedVersion)
      const request = await repository.findOpen(tx, id)
      if (!request || held.asked === null) throw feedbackErrors.NOTHING_ASKED()
      if (assignedUnitId) await directory.unitById(tx, assignedUnitId)
      await repository.rule(tx, request, { outcome, ruling: reason, assignedUnitId })
      const assigned = request.kind === 'return' && outcome === 'granted' ? assignedUnitId : null
      if (!assigned) return steps.takeIn(tx, held, acting.actor, rulingWish(request, outcome, reason))
      appendAbout(tx, 'complaint.return-granted', held, { fromUnitId: held.unitId })
      return steps.takeIn(tx, held, acting.actor, assignWish(assigned, reason))
    })
    return staff.present(matter, acting.actor)
  }

  function assignWish(unitId: string, reason: string): Wish {
    return {
      action: 'assign',
      provided: { unitId, reason },
      publicText: null,
      internalText: reason,
      data: { byRuling: true },
      change: (tx, { passed }) => ({ unitId, supporting: [], asked: null, dispatchedAt: tx.now, passed: passed + 1 }),
    }
  }

  function rulingWish(request: repository.StoredRequest, outcome: 'granted' | 'refused', reason: string): Wish {
    const { kind, wanted, ground } = request
    const wish: Wish = {
      action: STEP[kind][outcome],
      // The reason and ground of more time are the unit's own; those of the ruling stand in the ruling.
      provided: outcome === 'granted' && kind !== 'return' ? { reason: request.reason, ground } : { reason },
      internalText: reason,
      change: () => ({ asked: null }),
    }
    if (outcome === 'refused') return wish
    if (kind === 'return') return { ...wish, change: () => ({ asked: null, unitId: null, supporting: [] }) }
    const publicText = request.reason
    if (kind === 'extension')
      return {
        ...wish,
        publicText,
        extension: { by: wanted.by!, askedAt: request.askedAt },
        change: (_, { extended }) => ({ asked: null, extended: extended + 1 }),
      }
    const listedUntil = new Date(endOfDay(wanted.until as Parameters<typeof endOfDay>[0]))
    return { ...wish, publicText, plannedEnd: listedUntil, change: () => ({ asked: null, listedUntil }) }
  }

  async function list(query: RequestQuery, actor: Actor): Promise<{ items: Request[]; next?: string }> {
    const { status, search, cursor, limit, ...plain } = query
    const number = search ? readNumber(search) : undefined
    const { rows, now } = await db.read(actor, async (tx) => ({
      now: tx.now,
      rows: await repository.listRequests(tx, {
        ...plain,
        open: status === 'open',
        scope: actor.scope,
        words: number ?? (search || undefined),
        after: cursorAfter(cursor),
        limit: limit + 1,
      }),
    }))
    const page = rows.slice(0, limit)
    const known = await names.read(page.flatMap(({ unitId, assignedUnitId }) => [unitId, assignedUnitId]))
    const last = rows.length > page.length ? page.at(-1) : undefined
    return {
      items: page.map((row) => view(row, known, now)),
      ...(last ? { next: cursorOf(last.ruledAt ?? last.dueAt, last.id) } : {}),
    }
  }

  return { sendBack, askExtension, askListing, rule, list }
}
export type RequestsService = ReturnType<typeof createRequests>

function view(row: repository.StoredRequest, names: KnownNames, now: Date): Request {
  const { countyCode: _, dueAt: due, askedAt, ruledAt, assignedUnitId, ...rest } = row
  const onTime = ruledAt && ruledAt <= due
  return {
    ...rest,
    unitName: names.unit(row.unitId),
    askedAt: askedAt.toISOString(),
    due: due.toISOString(),
    light: lightOf({ dueAt: due, yellowAt: askedAt, onTime }, now),
    ruledAt: ruledAt?.toISOString() ?? null,
    assignedUnitId,
    assignedUnitName: assignedUnitId && names.unit(assignedUnitId),
  } as Request
}

function showing({ amount, unit }: Limit) {
  return { amount, unit }
}
