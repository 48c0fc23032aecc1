import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { system } from '../../kernel/actor.ts'
import { addDays, startOfDay } from '../../kernel/dates.ts'
import { errors } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { keep } from '../../platform/clock/kept-clock.ts'
import type { OnceKey, Tx } from '../../platform/db/database.ts'
import { invalid } from '../../platform/http/validation.ts'
import { appendAbout, type Opening } from './opening.service.ts'
import type * as contract from './rectifications.contract.ts'
import {
  type Rectification,
  rectificationErrors,
  STATES,
  type Step,
  type StepInput,
} from './rectifications.contract.ts'
import type { RectificationsDeps } from './rectifications.deps.ts'
import type { Line, Matter } from './rectifications.repository.ts'
import * as repository from './rectifications.repository.ts'
import { belongsTo, clockEventOf, MOST_EVIDENCE, takeStep } from './rectifications.rules.ts'
import { fullView, type KnownNames, publicView, rowView } from './rectifications.views.ts'

/** Who acts, on which version of the matter, and the key by which a repeat is known. */
export type Acting = {
  readonly actor: Actor
  readonly expectedVersion?: number | undefined
  readonly once?: OnceKey | undefined
}

type ListQuery = z.output<NonNullable<(typeof contract.listRectifications)['query']>>
type PublicQuery = z.output<NonNullable<(typeof contract.listPublicRectifications)['query']>>
type Opened = z.output<NonNullable<(typeof contract.openRectification)['body']>>

const EVENTS: Readonly<Record<Step, string>> = {
  accept: 'rectification.accepted',
  plan: 'rectification.planned',
  submit: 'rectification.submitted',
  return: 'rectification.returned',
  check: 'rectification.checked',
  close: 'rectification.closed',
  extend: 'rectification.extended',
  urge: 'rectification.urged',
  withdraw: 'rectification.withdrawn',
}
const MENDING: readonly Step[] = ['accept', 'plan', 'submit']
const HOUR = 3_600_000

/** What staff do with rectifications of their scope, and what everybody may read. */
export function createRectificationsService(deps: RectificationsDeps, opening: Opening) {
  const { db, directory, identity, processes, reckoning, timeZone } = deps

  async function list(query: ListQuery, actor: Actor) {
    return db.read(actor, async (tx) => {
      const { cursor, limit, areaCode, dueBy, ...rest } = query
      const areas = areaCode ? await directory.areasBelow(tx, areaCode) : undefined
      const dueBefore = dueBy ? new Date(startOfDay(addDays(dueBy, 1), timeZone)) : undefined
      const filter = { ...rest, areas, dueBefore, scope: actor.scope }
      const after = cursor ? readCursor(ListCursor, cursor) : undefined
      const rows = await repository.listMatters(tx, filter, after, limit + 1)
      const page = rows.slice(0, limit)
      const names = await namesFor(tx, page)
      const last = rows.length > limit ? page.at(-1) : undefined
      return {
        items: page.map((row) => rowView(row, names, tx.now)),
        ...(after ? {} : { total: await repository.countMatters(tx, filter) }),
        ...(last
          ? { next: cursorOf({ closed: last.closedAt !== null, due: last.dueAt.toISOString(), id: last.id }) }
          : {}),
      }
    })
  }

  const get = (id: string, actor: Actor): Promise<Rectification> =>
    db.read(actor, async (tx) => present(tx, await found(tx, id)))

  async function open(wished: Opened, { actor, once }: Acting): Promise<Rectification> {
    const { unitId, title, titleEn, problem, complex } = wished
    return db.transaction(
      actor,
      async (tx) => {
        const unit = await directory.unitById(tx, unitId)
        const isMine = actor.scope.areas.includes(unit.areaCode) || actor.scope.units.includes(unit.id)
        if (!actor.scope.everything && !isMine) throw errors.NOT_ALLOWED()
        const names = { zh: title, en: titleEn ?? title }
        const matter = await opening.open(tx, {
          origin: 'hand',
          originId: null,
          unitId,
          title: names,
          problem,
          complex,
        })
        return present(tx, matter!)
      },
      once,
    )
  }

  /** Takes one step of the process on a rectification that is held for it, and appends what happened. */
  async function take(id: string, name: Step, input: StepInput, acting: Acting): Promise<Rectification> {
    const { actor, expectedVersion } = acting
    return db.transaction(actor, async (tx) => {
      const matter = await found(tx, id, true)
      if (expectedVersion !== undefined && matter.version !== expectedVersion) throw errors.CHANGED_MEANWHILE()
      const taken = takeStep(await processes.of(tx, matter.processHash), matter, name, input, actor)
      const isMending = MENDING.includes(name)
      if (isMending && input.ownerId) await checkOwner(tx, matter, input.ownerId)
      const at = tx.now.toISOString()
      const clockEvent = clockEventOf(taken, input, at)
      const kept = clockEvent && keep(matter.clock, clockEvent, reckoning())
      const note = [input.reason, input.ground, input.note].filter(Boolean).join('\n') || null
      const after: Matter = {
        ...matter,
        state: taken.to as Matter['state'],
        ...(isMending ? planOf(matter, input, actor) : {}),
        ...(name === 'check' ? checkedBy(actor, input) : name === 'return' ? NOT_CHECKED : {}),
        ...(kept ? { clock: kept.history, dueAt: kept.dueAt, yellowAt: kept.yellowAt, onTime: kept.onTime } : {}),
        ...(taken.ended ? { closedAt: tx.now } : {}),
        reworks: matter.reworks + (name === 'return' ? 1 : 0),
        timeline: [...matter.timeline, lineOf(actor, at, name, note)],
        version: matter.version + 1,
      }
      await repository.updateMatter(tx, after)
      appendAbout(tx, EVENTS[name], after, factsOf(name, matter, after, input, tx.now))
      return present(tx, after)
    })
  }

  /**
   * Adds evidence of what was done, while it is being mended. Throws NOT_BEING_MENDED and MUCH_EVIDENCE, and UNKNOWN_FILE
   * for every file, since none can be uploaded for a rectification: evidence is given in words and links.
   */
  async function addEvidence(
    id: string,
    { text, fileId }: { text: string; fileId?: string | undefined },
    { actor, once }: Acting,
  ): Promise<Rectification> {
    return db.transaction(
      actor,
      async (tx) => {
        const matter = await found(tx, id, true)
        if (!belongsTo(actor, matter.unitId)) throw errors.NOT_ALLOWED()
        if (matter.state !== 'ACCEPTED' && matter.state !== 'RETURNED') {
          const { zh, en } = STATES[matter.state]
          throw rectificationErrors.NOT_BEING_MENDED({ stateZh: zh, stateEn: en })
        }
        if (matter.evidence.length >= MOST_EVIDENCE) throw rectificationErrors.MUCH_EVIDENCE({ limit: MOST_EVIDENCE })
        if (fileId !== undefined) throw rectificationErrors.UNKNOWN_FILE({ id: fileId }, { field: 'fileId' })
        const at = tx.now.toISOString()
        const after: Matter = {
          ...matter,
          evidence: [...matter.evidence, { id: newId(), text, fileId: null, at, by: actor.id }],
          handlers: withHandler(matter, actor),
          timeline: [...matter.timeline, lineOf(actor, at, 'evidence', text)],
          version: matter.version + 1,
        }
        await repository.updateMatter(tx, after)
        appendAbout(tx, 'rectification.evidenced', after, { evidence: after.evidence.length })
        return present(tx, after)
      },
      once,
    )
  }

  /** What everybody may read. Only public columns are asked for; nobody's scope reaches them otherwise. */
  async function listPublic({ cursor, limit, unitId, measure }: PublicQuery) {
    return db.read(system('rectifications.public'), async (tx) => {
      const after = cursor ? readCursor(PublicCursor, cursor) : undefined
      const rows = await repository.listPublic(tx, { unitId, measure }, after, limit + 1)
      const page = rows.slice(0, limit)
      const names = await namesFor(tx, [])
      const last = rows.length > limit ? page.at(-1) : undefined
      return {
        items: page.map((row) => publicView(row, names, timeZone)),
        ...(last ? { next: cursorOf({ opened: last.openedAt.toISOString(), id: last.id }) } : {}),
      }
    })
  }

  async function checkOwner(tx: Tx, { unitId, areaCode }: Matter, ownerId: string): Promise<void> {
    const where = { unitId, areaCode }
    const holders = [
      ...(await identity.holdersOf(tx, 'handler', where)),
      ...(await identity.holdersOf(tx, 'unit-head', where)),
    ]
    // Somebody who holds the role for a whole area is not of the unit.
    if (!holders.some((one) => one.id === ownerId && one.unitId === unitId))
      throw rectificationErrors.OWNER_OUTSIDE({}, { field: 'ownerId' })
  }

  async function present(tx: Tx, matter: Matter): Promise<Rectification> {
    const process = await processes.of(tx, matter.processHash)
    const names = await namesFor(tx, [matter])
    return fullView(matter, { actor: tx.actor, names, process, reckoning: reckoning(), now: tx.now })
  }

  async function namesFor(tx: Tx, rows: readonly { ownerId: string | null }[]): Promise<KnownNames> {
    const units = new Map((await directory.listUnits(tx)).map((unit) => [unit.id, unit]))
    const owners = [...new Set(rows.flatMap(({ ownerId }) => ownerId ?? []))]
    const accounts = owners.length > 0 ? await identity.displayNames(tx, owners) : new Map<string, string>()
    return {
      unit: (id) => ({ zh: units.get(id)?.name ?? id, en: units.get(id)?.nameEn ?? id }),
      account: (id) => (id && accounts.get(id)) ?? null,
    }
  }

  return { list, get, open, take, addEvidence, listPublic }
}
export type RectificationsService = ReturnType<typeof createRectificationsService>

async function found(tx: Tx, id: string, lock = false): Promise<Matter> {
  const matter = await repository.findMatter(tx, id, lock)
  if (!matter) throw errors.NOT_FOUND({ what: id })
  return matter
}

const lineOf = ({ name, unitId }: Actor, at: string, what: string, note: string | null): Line => ({
  at,
  what,
  by: name || null,
  unitId,
  note,
})

const withHandler = ({ handlers }: Matter, { id }: Actor) =>
  id === null || handlers.includes(id) ? handlers : [...handlers, id]

const planOf = (matter: Matter, { ownerId, cause, measure }: StepInput, actor: Actor) => ({
  ownerId: ownerId ?? matter.ownerId ?? actor.id,
  cause: cause ?? matter.cause,
  measure: measure ?? matter.measure,
  handlers: withHandler(matter, actor),
})

const NOT_CHECKED = { checkedBy: null, checkedByName: null, checkerUnitId: null, checkNote: null }

const checkedBy = ({ id, name, unitId }: Actor, { note }: StepInput) => ({
  checkedBy: id,
  checkedByName: name,
  checkerUnitId: unitId,
  checkNote: note ?? null,
})

/** What the event of a step says beside what every event of a rectification says. */
function factsOf(name: Step, before: Matter, after: Matter, { days }: StepInput, now: Date) {
  const hours = Math.round(((now.getTime() - after.openedAt.getTime()) / HOUR) * 1e4) / 1e4
  return {
    from: before.state,
    to: after.state,
    ...(name === 'close' ? { onTime: after.onTime, hours } : {}),
    ...(name === 'extend' ? { days, due: after.dueAt.toISOString() } : {}),
    ...(name === 'submit' ? { evidence: after.evidence.length } : {}),
  }
}

const ListCursor = z.object({ closed: z.boolean(), due: z.iso.datetime(), id: z.uuid() })
const PublicCursor = z.object({ opened: z.iso.datetime(), id: z.uuid() })

const cursorOf = (place: object) => Buffer.from(JSON.stringify(place)).toString('base64url')

function readCursor<T>(shape: z.ZodType<T>, cursor: string): T {
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch {
    const message = { zh: '翻页标记有误，请从第一页重新查看。', en: 'This is not a cursor of this list; begin again.' }
    throw invalid([{ field: 'cursor', code: 'INVALID_FORMAT', message }])
  }
}
