import type { DirectoryPublic } from '../../../foundation/directory/directory.public.ts'
import { type Actor, system } from '../../../kernel/actor.ts'
import { localDateOf } from '../../../kernel/dates.ts'
import { errors } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Bilingual } from '../../../kernel/texts.ts'
import type { Database, OnceKey, Tx } from '../../../platform/db/database.ts'
import { append } from '../../../platform/events/events.ts'
import type { Known } from '../../../platform/privacy/mask-text.ts'
import type { Privacy } from '../../../platform/privacy/privacy.ts'
import type { Doorkeeper } from '../access.ts'
import { cursorAfter, cursorOf } from '../cursors.ts'
import { lockByNumber, showKey } from '../feedback.repository.ts'
import type { Names } from '../names.ts'
import type { Access } from '../resident.contract.ts'
import {
  CASE_STATES,
  type CaseState,
  type CheckCode,
  type PublicationCase,
  publicationErrors,
} from './publication.contract.ts'
import type { CandidateFilter, CaseFilter, SettledMatter, StoredCase } from './publication.repository.ts'
import * as repository from './publication.repository.ts'
import { districtOf } from './publication.rules.ts'
import { candidateView, publicView, rowView } from './publication.views.ts'
import { maskedCase, placesIn, refuseUnchecked, type Told } from './told-texts.ts'

export type PublicationDeps = {
  readonly db: Database
  readonly directory: Pick<DirectoryPublic, 'areasBelow'>
  readonly privacy: Privacy
  readonly names: Names
  readonly doorkeeper: Doorkeeper
  readonly timeZone: string
  /** What a class is called; undefined where the code is unknown. */
  readonly categoryName: (code: string) => Bilingual | undefined
}
export type Acting = { readonly actor: Actor; readonly expectedVersion?: number | undefined }
type Page = { readonly cursor?: string | undefined; readonly limit: number }

const CLOSED: readonly string[] = ['CLOSED', 'ARCHIVED']
const HOUR = 3_600_000

/** What is told to everybody of settled matters: drawn up masked, checked and published by a person. */
export function createPublicationService(deps: PublicationDeps) {
  const { db, directory, privacy, names, doorkeeper, timeZone, categoryName } = deps

  async function candidates(
    query: Page & Omit<CandidateFilter, 'scope' | 'areas' | 'after'> & { areaCode?: string | undefined },
    actor: Actor,
  ) {
    const { cursor, limit, areaCode, ...filter } = query
    const rows = await db.read(actor, async (tx) => {
      const areas = areaCode ? await directory.areasBelow(tx, areaCode) : undefined
      const after = cursorAfter(cursor)
      return repository.listCandidates(tx, { ...filter, areas, scope: actor.scope, after, limit: limit + 1 })
    })
    const known = await names.read(rows.map(({ unitId }) => unitId))
    return paged(
      rows,
      limit,
      (row) => candidateView(row, known, categoryName),
      (row) => [row.closedAt, row.id],
    )
  }

  async function draft(complaintId: string, actor: Actor, once?: OnceKey): Promise<PublicationCase> {
    return db.transaction(
      actor,
      async (tx) => {
        const matter = await settled(tx, complaintId)
        const stored = draftOf(tx, matter)
        if (!(await repository.insertCase(tx, stored))) throw publicationErrors.DRAFTED_ALREADY()
        tell(tx, 'complaint.case-drafted', matter)
        return present(tx, stored, matter)
      },
      once,
    )
  }

  async function list(query: Page & { state: CaseState }, actor: Actor) {
    const { cursor, limit, state } = query
    const filter: CaseFilter = { state, scope: actor.scope, after: cursorAfter(cursor), limit: limit + 1 }
    const rows = await db.read(actor, (tx) => repository.listCases(tx, filter))
    const known = await names.read(rows.map(({ unitId }) => unitId))
    return paged(rows, limit, (row) => rowView(row, known, categoryName), momentOf)
  }

  const get = (id: string, actor: Actor) =>
    db.read(actor, async (tx) => {
      const stored = await load(tx, id)
      return present(tx, stored, await found(tx, stored.complaintId))
    })

  const edit = (id: string, told: Told, acting: Acting) =>
    change(id, acting, 'DRAFT', async () => ({ change: { ...told }, event: 'complaint.case-edited' }))

  const publish = (id: string, given: { checks: readonly CheckCode[]; foundIsFine: boolean }, acting: Acting) =>
    change(id, acting, 'DRAFT', async (tx, stored, matter) => {
      refuseUnpublishable(matter)
      if (hindranceOf(stored, acting.actor)) throw publicationErrors.OWN_HANDLING()
      refuseUnchecked(stored, given.checks, given.foundIsFine)
      const { id: publishedBy, name: publishedByName } = tx.actor
      const done = {
        state: 'PUBLISHED',
        publishedAt: tx.now,
        publishedBy,
        publishedByName,
        checks: given.checks,
      } as const
      return { change: { ...done, reason: null, endedAt: null }, event: 'complaint.published' }
    })

  const drop = (id: string, reason: string, acting: Acting) =>
    change(id, acting, 'DRAFT', async (tx) => ({
      change: { state: 'DROPPED', reason, endedAt: tx.now },
      event: 'complaint.case-dropped',
    }))

  const withdraw = (id: string, reason: string, acting: Acting) =>
    change(id, acting, 'PUBLISHED', async (tx) => ({
      change: { state: 'WITHDRAWN', reason, endedAt: tx.now },
      event: 'complaint.case-withdrawn',
    }))

  const redraft = (id: string, acting: Acting) =>
    change(id, acting, ['WITHDRAWN', 'DROPPED'], async (tx, stored, matter) => {
      refuseUnpublishable(matter)
      const { countyCode: _county, id: _id, complaintId: _complaint, version: _version, ...anew } = draftOf(tx, matter)
      // The first publication stays known; who publishes it again confirms the list again.
      return { change: { ...anew, publishedAt: stored.publishedAt }, event: 'complaint.case-drafted' }
    })

  /** The sender says yes or no: a confidential matter is told of only after a yes; a no takes a published case off by the reaction to its event. */
  async function allow(access: Access, allowed: boolean, caller: { actor: Actor; address: string }) {
    const now = Date.now()
    const key = doorkeeper.read(access, caller.address, now)
    return db.transaction(caller.actor, async (tx) => {
      await showKey(tx, key.keyHash)
      const matter = await lockByNumber(tx, key.number, key.keyHash)
      if (!matter) throw doorkeeper.refuse(key, caller.address, now)
      await repository.keepWish(tx, matter, allowed)
      tell(tx, allowed ? 'complaint.publication-allowed' : 'complaint.publication-refused', matter)
      return { allowed }
    })
  }

  /** Takes off what was told of a matter whose sender refuses it, in the transaction of a reaction. */
  async function takeOff(tx: Tx, complaintId: string): Promise<void> {
    const stored = await repository.findCaseOf(tx, complaintId)
    if (!stored || (stored.state !== 'PUBLISHED' && stored.state !== 'DRAFT')) return
    const reason = '来件人不同意公开 / refused by the sender'
    const state = stored.state === 'PUBLISHED' ? 'WITHDRAWN' : 'DROPPED'
    await repository.updateCase(tx, stored, { state, reason, endedAt: tx.now })
    tell(tx, 'complaint.case-withdrawn', await found(tx, complaintId))
  }

  async function listPublic(query: Page & Omit<CaseFilter, 'state' | 'after'>, actor: Actor) {
    const { cursor, limit, areaCode, ...rest } = query
    const district = areaCode && districtOf(areaCode)
    // The whole city is no filter: a city's own code stands only on what belongs to no district.
    const filter = { ...rest, ...(district && !isCity(district) ? { areaCode: district } : {}) }
    const after = cursorAfter(cursor)
    const rows = await db.read(actor, (tx) =>
      repository.listCases(tx, { ...filter, state: 'PUBLISHED', after, limit: limit + 1 }),
    )
    const known = await names.read(rows.map(({ unitId }) => unitId))
    return paged(rows, limit, (row) => publicView(row, known, categoryName), momentOf)
  }

  async function getPublic(id: string, actor: Actor) {
    const stored = await db.read(actor, (tx) => repository.findCase(tx, id))
    if (stored?.state !== 'PUBLISHED') throw errors.NOT_FOUND({ what: id })
    return publicView(stored, await names.read([stored.unitId]), categoryName)
  }

  type Decision = { change: Parameters<typeof repository.updateCase>[2]; event: string }
  type Decide = (tx: Tx, stored: StoredCase, matter: SettledMatter) => Promise<Decision>

  async function change(
    id: string,
    { actor, expectedVersion }: Acting,
    from: CaseState | readonly CaseState[],
    decide: Decide,
  ): Promise<PublicationCase> {
    return db.transaction(actor, async (tx) => {
      const stored = await load(tx, id)
      if (expectedVersion !== undefined && stored.version !== expectedVersion) throw errors.CHANGED_MEANWHILE()
      if (![from].flat().includes(stored.state)) {
        const { zh, en } = CASE_STATES[stored.state]
        throw publicationErrors.NOT_IN_STATE({ state: zh, stateEn: en })
      }
      const matter = await found(tx, stored.complaintId)
      const decided = await decide(tx, stored, matter)
      if (!(await repository.updateCase(tx, stored, decided.change))) throw errors.CHANGED_MEANWHILE()
      tell(tx, decided.event, matter)
      return present(tx, { ...stored, ...decided.change, version: stored.version + 1 }, matter)
    })
  }

  function draftOf(tx: Tx, matter: SettledMatter): StoredCase {
    const told = maskedCase(originalOf(matter), knownOf(matter))
    const { repliedAt } = matter
    const hours = repliedAt ? (repliedAt.getTime() - matter.receivedAt.getTime()) / HOUR : 0
    return {
      ...told,
      countyCode: matter.countyCode,
      id: newId(tx.now.getTime()),
      complaintId: matter.id,
      state: 'DRAFT',
      kind: matter.kind,
      categoryCode: matter.categoryCode,
      areaCode: districtOf(matter.areaCode),
      unitId: matter.unitId,
      month: localDateOf(matter.receivedAt, timeZone).slice(0, 7),
      hours: Math.round(hours * 100) / 100,
      onTime: matter.onTime ?? (repliedAt !== null && repliedAt <= matter.dueAt),
      ratingLevel: matter.ratingLevel,
      solved: matter.ratingSolved,
      checks: [],
      handlers: matter.repliedBy ? [matter.repliedBy] : [],
      handlerNames: matter.workedOnBy,
      draftedByName: tx.actor.name,
      draftedAt: tx.now,
      publishedBy: null,
      publishedByName: null,
      publishedAt: null,
      reason: null,
      endedAt: null,
      version: 1,
    }
  }

  async function present(tx: Tx, stored: StoredCase, matter: SettledMatter): Promise<PublicationCase> {
    const known = await names.read([stored.unitId])
    // Whoever publishes need not learn who asked not to be known.
    const original = matter.confidential ? maskedCase(originalOf(matter), knownOf(matter)) : originalOf(matter)
    return {
      ...rowView(stored, known, categoryName),
      complaintId: stored.complaintId,
      number: matter.number,
      question: stored.question,
      answer: stored.answer,
      unitId: stored.unitId,
      hours: stored.hours,
      onTime: stored.onTime,
      ratingLevel: stored.ratingLevel,
      solved: stored.solved,
      original,
      marks: placesIn(original, knownOf(matter)),
      left: placesIn(stored),
      checks: [...stored.checks],
      hindrance: hindranceOf(stored, tx.actor),
      publishedByName: stored.publishedByName,
      reason: stored.reason,
      endedAt: stored.endedAt?.toISOString() ?? null,
    } as PublicationCase
  }

  /** What the sender gave as the own name, numbers and address: hidden wherever it stands. */
  function knownOf(matter: SettledMatter): Known[] {
    const open = (kind: Known['kind'], sealed: string | null): Known[] =>
      sealed ? [{ kind, text: privacy.open(sealed) }] : []
    return [
      ...open('name', matter.nameSealed),
      ...open('name', matter.behalfSealed),
      ...open('mobile', matter.phoneSealed),
      ...open('email', matter.emailSealed),
      ...(matter.address ? [{ kind: 'address' as const, text: matter.address }] : []),
    ]
  }

  return {
    ...{ candidates, draft, list, get, edit, publish, drop, withdraw, redraft },
    ...{ allow, takeOff, listPublic, getPublic },
  }
}
export type PublicationService = ReturnType<typeof createPublicationService>

/** The system as the one who takes off what a sender refuses. */
export const PUBLISHER = system('feedback.publication')

async function load(tx: Tx, id: string): Promise<StoredCase> {
  const stored = await repository.findCase(tx, id)
  // A published case is seen by everybody, but only those of its area work on it.
  const { everything, areas } = tx.actor.scope
  if (!stored || !(everything || areas.includes(stored.areaCode))) throw errors.NOT_FOUND({ what: id })
  return stored
}

async function found(tx: Tx, id: string): Promise<SettledMatter> {
  const matter = await repository.findSettled(tx, id)
  if (!matter) throw errors.NOT_FOUND({ what: id })
  return matter
}

async function settled(tx: Tx, id: string): Promise<SettledMatter> {
  const matter = await found(tx, id)
  refuseUnpublishable(matter)
  return matter
}

function refuseUnpublishable(matter: SettledMatter) {
  const { state, replyText, confidential, kind, publicationRefused, publicationAllowed, closedAt } = matter
  const isFit = CLOSED.includes(state) && closedAt !== null && replyText !== null
  if (!isFit || (confidential && !publicationAllowed) || kind === 'report' || publicationRefused) {
    throw publicationErrors.NOT_PUBLISHABLE({}, { field: 'complaintId' })
  }
}

function originalOf({ title, text, replyText }: SettledMatter): Told {
  return { title, question: text, answer: replyText ?? '' }
}

const OWN: Bilingual = {
  zh: '您参与过这件诉求的办理，须由其他人核对后公开。',
  en: 'You worked on this matter; somebody else has to check and publish it.',
}

/** Why somebody may not publish a case: a line of its history, or the answer, is theirs. */
function hindranceOf({ handlers, handlerNames }: StoredCase, { id, name }: Actor): Bilingual | null {
  return (id !== null && handlers.includes(id)) || (name !== '' && handlerNames.includes(name)) ? OWN : null
}

function tell(
  tx: Tx,
  type: string,
  matter: Pick<SettledMatter, 'id' | 'countyCode' | 'areaCode' | 'unitId' | 'number' | 'kind' | 'channel'> & {
    categoryCode?: string | null
    urgency?: string
  },
) {
  const { id, countyCode, areaCode, unitId, number, kind, channel, categoryCode: category, urgency } = matter
  const data = { number, kind, channel, category, urgency }
  append(tx, { type, subject: { kind: 'complaint', id }, countyCode, areaCode, unitId, data })
}

const isCity = (code: string) => code.endsWith('00000000')
const momentOf = (row: StoredCase): [Date, string] => [
  row.state === 'PUBLISHED' ? (row.publishedAt ?? row.draftedAt) : row.draftedAt,
  row.id,
]

function paged<R, V>(rows: readonly R[], limit: number, view: (row: R) => V, placeOf: (row: R) => [Date, string]) {
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return { items: page.map(view), ...(last ? { next: cursorOf(...placeOf(last)) } : {}) }
}
