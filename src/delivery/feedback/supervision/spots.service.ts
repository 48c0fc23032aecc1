import { type Actor, system } from '../../../kernel/actor.ts'
import { localDateOf } from '../../../kernel/dates.ts'
import { errors } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { append, type StoredEvent } from '../../../platform/events/events.ts'
import { appendAbout } from '../complaint.events.ts'
import { findMatter, type Matter } from '../feedback.repository.ts'
import type { KnownNames } from '../names.ts'
import { cellOf, cellsWithin } from '../texts/places.rules.ts'
import { pageFrom, readCursor } from './cursors.ts'
import { People } from './people.ts'
import type { ProblemOrders } from './problem-orders.service.ts'
import { insertRepeat, listClosedOf, listRepeats as listRepeatRows, timesOf } from './repeats.repository.ts'
import type { Acting } from './slips.service.ts'
import type { HotSpot, HotSpotQuery, HotSpotWithMatters, Repeat, RepeatQuery } from './spots.contract.ts'
import * as repository from './spots.repository.ts'
import { atPlaceOf, callersOf, type Intake, isSameMatter, placeKeyOf, pointOf } from './spots.rules.ts'
import type { SupervisionDeps } from './supervision.deps.ts'
import { supervisionMessages } from './supervision.messages.ts'

const DAY = 86_400_000
/** Days for which it is kept what a matter was at its receipt, once it is settled. */
const KEPT_DAYS = 365
const FORGOTTEN_AT_ONCE = 1000
/** Kinds of which a second one is a problem and no mere second question. */
const PROBLEMS: readonly string[] = ['complaint', 'help', 'report']
const DEGREES_A_METRE = 1 / 111_000

/** Notices what comes in again and again: the same person after closing, and several people about one point. */
export function createSpots(deps: SupervisionDeps, problems: Pick<ProblemOrders, 'raise'>) {
  const { db, identity, messages, names, settings, timeZone } = deps

  /** Looks at what came in. The order of events is kept, so that the third caller and not a later one raises a spot. */
  async function notice(tx: Tx, events: readonly StoredEvent[]): Promise<void> {
    for (const { subject, at } of events) {
      const matter = await findMatter(tx, subject.id)
      if (!matter) continue
      const caller = await repository.phoneIndexOf(tx, matter.id)
      const { lat, lon, kind, urgency, countyCode, areaCode } = matter
      const point = pointOf(matter)
      const intake = { complaintId: matter.id, at, caller, lat, lon, placeKey: placeKeyOf(matter) }
      const cell = point && cellOf(point)
      const isNew = await repository.insertIntake(tx, { ...intake, countyCode, areaCode, kind, urgency, cell })
      if (!isNew) continue
      if (caller) await noticeRepeat(tx, matter, caller, at)
      if (kind !== 'praise') await noticeSpot(tx, matter, intake)
    }
  }

  async function noticeRepeat(tx: Tx, matter: Matter, caller: string, at: Date): Promise<void> {
    const from = new Date(at.getTime() - settings().repeat.days * DAY)
    const earlier = (await listClosedOf(tx, caller, from, at)).find(
      (one) => one.id !== matter.id && isSameMatter(matter, one),
    )
    if (!earlier) return
    const times = (await timesOf(tx, earlier.id)) + 1
    const days = Math.floor((at.getTime() - earlier.closedAt.getTime()) / DAY)
    const { countyCode, number, title, kind, categoryCode, areaCode } = matter
    const isNew = await insertRepeat(tx, {
      ...{ countyCode, number, title, kind, categoryCode, areaCode, days, times },
      complaintId: matter.id,
      earlierId: earlier.id,
      earlierNumber: earlier.number,
      unitId: earlier.unitId,
      foundAt: tx.now,
    })
    if (!isNew) return
    const receivedOn = localDateOf(at, timeZone)
    appendAbout(tx, 'complaint.repeated', matter, { earlier: earlier.number, days, times, receivedOn })
    if (PROBLEMS.includes(kind)) await problems.raise(tx, matter, { cause: 'repeated', count: times })
  }

  async function noticeSpot(tx: Tx, matter: Matter, intake: Intake): Promise<void> {
    const { metres, days, callers: enough } = settings().hotspot
    const since = new Date(intake.at.getTime() - days * DAY)
    const point = pointOf(intake)
    if (!point && !intake.placeKey) return
    const open = await repository.listOpenSpots(tx, {
      since,
      placeKey: intake.placeKey,
      frame: frameOf(intake, metres),
    })
    const spot = open.find((one) => atPlaceOf(intake, [{ ...intake, ...one }], metres).length > 0)
    if (spot) {
      await repository.addToSpot(tx, spot, [intake])
      await repository.recountSpot(tx, spot)
      return
    }
    const cells = point ? cellsWithin(point, metres) : []
    const near = await repository.listNear(tx, { since, cells, placeKey: intake.placeKey })
    const members = atPlaceOf(intake, near, metres)
    if (callersOf(members) >= enough) await raise(tx, matter, intake, members)
  }

  async function raise(tx: Tx, matter: Matter, intake: Intake, members: readonly Intake[]): Promise<void> {
    const callers = callersOf(members)
    const spot: repository.SpotRow = {
      countyCode: matter.countyCode,
      id: newId(tx.now.getTime()),
      areaCode: matter.areaCode,
      lat: intake.lat,
      lon: intake.lon,
      placeKey: intake.placeKey,
      label: matter.address ?? matter.placeCode ?? `${intake.lat?.toFixed(4)}, ${intake.lon?.toFixed(4)}`,
      categoryCode: matter.categoryCode,
      callers,
      matters: members.length,
      firstAt: members.at(-1)?.at ?? intake.at,
      lastAt: intake.at,
      raisedAt: tx.now,
      state: 'OPEN',
      note: null,
      closedBy: null,
      closedAt: null,
      version: 1,
    }
    await repository.insertSpot(tx, spot)
    await repository.addToSpot(tx, spot, members)
    await repository.recountSpot(tx, spot)
    appendSpot(tx, spot, 'hot-spot.found', { category: matter.categoryCode })
    const { areaCode, countyCode } = matter
    // Of what lies days back, as after an upgrade, nobody is told.
    if (tx.now.getTime() - intake.at.getTime() > DAY) return
    await messages.tell(tx, {
      accountIds: await new People(identity).supervisors(tx, { areaCode, unitId: null }),
      template: supervisionMessages.hotSpot,
      values: { callers, matters: members.length, days: settings().hotspot.days },
      reference: { kind: 'hot-spot', id: spot.id },
      countyCode,
    })
  }

  function appendSpot(tx: Tx, spot: repository.SpotRow, type: string, more: Readonly<Record<string, unknown>>) {
    const { callers, matters, countyCode, areaCode } = spot
    const subject = { kind: 'hot-spot', id: spot.id }
    append(tx, { type, subject, countyCode, areaCode, data: { callers, matters, ...more } })
  }

  async function list(query: HotSpotQuery, actor: Actor): Promise<{ items: HotSpot[]; next?: string }> {
    const { status, limit } = query
    const filter = { open: status === 'open', after: readCursor(query.cursor), limit: limit + 1 }
    const rows = await db.read(actor, (tx) => repository.listSpots(tx, filter))
    const page = pageFrom(rows, limit, (row) => row.lastAt)
    const known = await names.read()
    return { ...page, items: page.items.map((row) => spotOf(row, known)) }
  }

  async function get(id: string, actor: Actor): Promise<HotSpotWithMatters> {
    const { spot, matters } = await db.read(actor, async (tx) => ({
      spot: await found(tx, id),
      matters: await repository.listSpotMatters(tx, id),
    }))
    const known = await names.read(matters.map(({ unitId }) => unitId))
    const items = matters.map(({ unitId, at, ...matter }) => ({
      ...matter,
      unitName: unitId === null ? null : known.unit(unitId),
      at: at.toISOString(),
    }))
    return { ...spotOf(spot, known), items }
  }

  async function close(id: string, { note }: { note: string }, { actor, expectedVersion }: Acting) {
    await db.transaction(actor, async (tx) => {
      const spot = await found(tx, id, true)
      if (expectedVersion !== undefined && spot.version !== expectedVersion) throw errors.CHANGED_MEANWHILE()
      if (spot.state === 'CLOSED') return
      await repository.closeSpot(tx, spot, note)
      appendSpot(tx, spot, 'hot-spot.closed', {})
    })
    return get(id, actor)
  }

  async function listRepeats(query: RepeatQuery, actor: Actor): Promise<{ items: Repeat[]; next?: string }> {
    const { unitId, limit } = query
    const filter = { unitId, after: readCursor(query.cursor), limit: limit + 1 }
    const rows = await db.read(actor, (tx) => listRepeatRows(tx, filter))
    const page = pageFrom(
      rows.map((row) => ({ ...row, id: row.complaintId })),
      limit,
      (row) => row.foundAt,
    )
    const known = await names.read(page.items.map((row) => row.unitId))
    const items = page.items.map((row) => ({
      complaintId: row.complaintId,
      number: row.number,
      title: row.title,
      kind: row.kind,
      categoryCode: row.categoryCode,
      areaCode: row.areaCode as Repeat['areaCode'],
      areaName: known.area(row.areaCode),
      earlierId: row.earlierId,
      earlierNumber: row.earlierNumber,
      unitId: row.unitId,
      unitName: row.unitId === null ? null : known.unit(row.unitId),
      days: row.days,
      times: row.times,
      foundAt: row.foundAt.toISOString(),
    }))
    return { ...page, items }
  }

  /** Forgets what settled matters were at their receipt, a year after. Returns how many. */
  async function forget(now: Date = new Date()): Promise<number> {
    const before = new Date(now.getTime() - KEPT_DAYS * DAY)
    const actor = system('feedback.forget-intakes')
    return db.transaction(actor, (tx) => repository.deleteIntakes(tx, before, FORGOTTEN_AT_ONCE))
  }

  return { notice, list, get, close, listRepeats, forget, forgottenAtOnce: FORGOTTEN_AT_ONCE }
}
export type Spots = ReturnType<typeof createSpots>

/** A frame of degrees that holds the circle around a point. */
function frameOf(intake: Pick<Intake, 'lat' | 'lon'>, metres: number) {
  const point = pointOf(intake)
  if (!point) return null
  const high = metres * DEGREES_A_METRE
  const wide = high / Math.max(0.01, Math.cos((point.lat * Math.PI) / 180))
  return { south: point.lat - high, north: point.lat + high, west: point.lon - wide, east: point.lon + wide }
}

async function found(tx: Tx, id: string, lock = false): Promise<repository.SpotRow> {
  const spot = await repository.findSpot(tx, id, lock)
  if (!spot) throw errors.NOT_FOUND({ what: id })
  return spot
}

function spotOf(row: repository.SpotRow, names: KnownNames): HotSpot {
  return {
    id: row.id,
    areaCode: row.areaCode as HotSpot['areaCode'],
    areaName: names.area(row.areaCode),
    place: pointOf(row),
    label: row.label,
    categoryCode: row.categoryCode,
    callers: row.callers,
    matters: row.matters,
    firstAt: row.firstAt.toISOString(),
    lastAt: row.lastAt.toISOString(),
    raisedAt: row.raisedAt.toISOString(),
    state: row.state,
    note: row.note,
    closedBy: row.closedBy,
    closedAt: row.closedAt?.toISOString() ?? null,
    version: row.version,
  }
}
