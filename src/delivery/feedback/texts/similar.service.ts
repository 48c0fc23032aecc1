import { type Actor, can, system } from '../../../kernel/actor.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { maskText } from '../../../platform/privacy/mask-text.ts'
import { comparablePhone } from '../contact.rules.ts'
import type { FeedbackDeps } from '../feedback.deps.ts'
import { STATES } from '../words.contract.ts'
import { joinTokenOf } from './join-token.ts'
import { cellsWithin, metresBetween, type Point } from './places.rules.ts'
import * as repository from './similar.repository.ts'
import { comparerOf, worthReading } from './similar.rules.ts'
import type { SharedMatter, SimilarMatter, SimilarQuestion } from './texts.contract.ts'

const DAY = 86_400_000
const READER = system('feedback.similar')
const MOST_SHARED = 3

export type SimilarDeps = Pick<FeedbackDeps, 'db' | 'privacy' | 'names' | 'settings'>

type Comparable = Omit<SimilarQuestion, 'phone' | 'exceptId'>
type Alike = repository.Candidate & {
  readonly score: number
  readonly distance: number | null
  readonly sameCaller: boolean
}

/** Finds matters that may be the same as one that is being handed in or registered. */
export function createSimilar({ db, privacy, names, settings }: SimilarDeps) {
  /**
   * Matters of the account's scope that may be the same, the most alike first. Who was called secret is not found by
   * trying telephone numbers.
   */
  async function findSimilar(question: SimilarQuestion, actor: Actor): Promise<{ items: SimilarMatter[] }> {
    const { phone, exceptId } = question
    const phoneIndex = phone ? privacy.blindIndex('phone', comparablePhone(phone)) : null
    const { found, joined } = await db.read(actor, async (tx) => {
      const alike = await listAlike(tx, question, { phoneIndex, sealedByPhone: can(actor, 'feedback.revealSealed') })
      const others = alike.filter(({ id }) => id !== exceptId).slice(0, settings().duplicates.most)
      const ids = others.map(({ id }) => id)
      return { found: others, joined: await repository.countJoined(tx, ids) }
    })
    const known = await names.read(found.map(({ unitId }) => unitId))
    return {
      items: found.map((one) => ({
        id: one.id,
        number: one.number,
        title: one.title,
        kind: one.kind,
        state: one.state,
        unitName: one.unitId ? known.unit(one.unitId) : null,
        receivedAt: one.receivedAt.toISOString(),
        due: one.dueAt.toISOString(),
        open: one.open,
        score: rounded(one.score, 3),
        distance: one.distance === null ? null : Math.round(one.distance),
        sameCaller: one.sameCaller,
        parentId: one.parentId,
        joined: joined.get(one.id) ?? 0,
      })) as SimilarMatter[],
    }
  }

  /**
   * What residents learn of open matters like theirs: how many reported it, since when, and where it stands. Neither
   * confidential ones nor reports of wrongdoing nor praise are ever among them, and titles are masked.
   */
  async function findShared(question: Comparable): Promise<{ items: SharedMatter[] }> {
    const now = Date.now()
    const { mains, joined } = await db.read(READER, async (tx) => {
      const alike = await listAlike(tx, question, { phoneIndex: null, sealedByPhone: false })
      const roots = [...new Set(alike.map(({ id, parentId }) => parentId ?? id))]
      const candidates = await repository.listCandidates(tx, roots)
      const byId = new Map(candidates.filter(isShareable).map((one) => [one.id, one]))
      const ids = roots.filter((id) => byId.has(id)).slice(0, MOST_SHARED)
      return { mains: ids.map((id) => byId.get(id)!), joined: await repository.countJoined(tx, ids) }
    })
    return {
      items: mains.map(({ id, title, receivedAt, state }) => ({
        title: maskText(title).masked,
        since: receivedAt.toISOString(),
        state,
        stateName: STATES[state],
        reported: 1 + (joined.get(id) ?? 0),
        token: joinTokenOf(privacy, id, now),
      })) as SharedMatter[],
    }
  }

  /** The matters near enough whose texts are alike enough, the most alike first. */
  async function listAlike(
    tx: Tx,
    question: Comparable,
    { phoneIndex, sealedByPhone }: { phoneIndex: string | null; sealedByPhone: boolean },
  ): Promise<Alike[]> {
    const { days, metres, cosine } = settings().duplicates
    const point = pointOf(question)
    const around = {
      since: new Date(tx.now.getTime() - days * DAY),
      phoneIndex,
      sealedByPhone,
      cells: point ? cellsWithin(point, metres) : [],
      placeCode: question.placeCode ?? null,
      areaCode: question.areaCode,
      withoutCoordinates: point !== undefined,
    }
    // Sent one after another without waiting, so that they cost one round trip.
    const [ofCaller, inPlace, ...near] = await Promise.all([
      repository.listOfCaller(tx, around),
      repository.listInPlace(tx, around),
      repository.listInCells(tx, around),
      repository.listInArea(tx, around),
    ])
    const ids = worthReading(question.text, [...ofCaller, ...inPlace, ...near.flat()], cosine)
    const callers = new Set(ofCaller.map(({ id }) => id))
    const places = new Set(inPlace.map(({ id }) => id))
    const compare = comparerOf(question.text)
    return (await repository.listCandidates(tx, ids))
      .map((one) => {
        const other = pointOf(one)
        return {
          ...one,
          score: compare(one.text),
          distance: point && other ? metresBetween(point, other) : null,
          sameCaller: callers.has(one.id),
        }
      })
      .filter(({ id, score, distance, sameCaller }) => {
        const isNear = sameCaller || places.has(id) || distance === null || distance <= metres
        return isNear && score >= cosine
      })
      .sort((a, b) => b.score - a.score || b.receivedAt.getTime() - a.receivedAt.getTime())
  }

  return { findSimilar, findShared }
}
export type SimilarService = ReturnType<typeof createSimilar>

function isShareable({ open, sealed, kind, parentId }: repository.Candidate): boolean {
  return open && !sealed && kind !== 'praise' && parentId === null
}

function pointOf({
  lat,
  lon,
}: {
  lat?: number | null | undefined
  lon?: number | null | undefined
}): Point | undefined {
  return typeof lat === 'number' && typeof lon === 'number' ? { lat, lon } : undefined
}

function rounded(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits
}
