import { createHash } from 'node:crypto'
import { countyOf, type DirectoryPublic } from '../../../foundation/directory/directory.public.ts'
import { type Actor, can, covers, system } from '../../../kernel/actor.ts'
import { localDateOf } from '../../../kernel/dates.ts'
import { AppError, errors } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Bilingual } from '../../../kernel/texts.ts'
import type { Database, OnceKey, Tx } from '../../../platform/db/database.ts'
import { append, canonical } from '../../../platform/events/events.ts'
import { maskText } from '../../../platform/privacy/mask-text.ts'
import { possible, step } from '../../../platform/workflow/step.ts'
import { cursorAfter, cursorOf } from '../cursors.ts'
import type { Names } from '../names.ts'
import { type DigestSources, gatherDigest } from './digest-data.ts'
import { csvOf } from './digest-table.ts'
import {
  type Digest,
  DigestData,
  type DigestRow,
  type DigestState,
  digestErrors,
  type Example,
  type PublicDigest,
} from './digests.contract.ts'
import * as repository from './digests.repository.ts'
import { daysOf, digestProcess, ownDigest, quarterBefore, quarterOf, slugOf } from './digests.rules.ts'
import { PERSONAL } from './publication.contract.ts'
import { findCase } from './publication.repository.ts'
import type { Acting } from './publication.service.ts'

export type DigestDeps = DigestSources & {
  readonly db: Database
  readonly directory: DirectoryPublic
  readonly names: Names
  readonly timeZone: string
}
type Wish = { quarter: string; areaCode?: string | undefined; whatChanged?: Bilingual | undefined }
type Page = { cursor?: string | undefined; limit: number }
type StepName = 'submit' | 'return' | 'publish'

const PUBLIC_STATES: readonly DigestState[] = ['PUBLISHED', 'SUPERSEDED']
const ALL_STATES: readonly DigestState[] = ['DRAFT', 'IN_REVIEW', ...PUBLIC_STATES]
const EVENTS = { submit: 'digest.submitted', return: 'digest.returned', publish: 'digest.published' } as const
const DRAWN_UP_BY: Bilingual = { zh: '系统自动生成', en: 'drawn up by the system' }

/** What was heard in a quarter and what became of it: drawn up from the measures, checked by somebody else, published. */
export function createDigestService(deps: DigestDeps) {
  const { db, directory, names, timeZone } = deps

  const generate = (actor: Actor, wish: Wish, once?: OnceKey) =>
    db.transaction(actor, async (tx) => present(tx, await generateIn(tx, wish)), once)

  async function generateIn(tx: Tx, { quarter, areaCode: wanted, whatChanged }: Wish, at: Date = tx.now) {
    const areaCode = wanted ?? (await directory.cityCode(tx))
    await directory.area(tx, areaCode)
    if (!covers(tx.actor, { areaCode })) throw errors.NOT_ALLOWED()
    if (daysOf(quarter).to >= localDateOf(at, timeZone)) {
      throw digestErrors.QUARTER_NOT_OVER({ quarter }, { field: 'quarter' })
    }
    const editions = await repository.listEditions(tx, areaCode, quarter)
    const corrects = correctionOf(editions, whatChanged)
    const data = await gatherDigest(tx, deps, { quarter, areaCode })
    for (const draft of editions.filter(({ state }) => state === 'DRAFT')) await repository.deleteDraft(tx, draft)
    const edition = 1 + editions.filter(({ state }) => PUBLIC_STATES.includes(state)).length
    const isPerson = tx.actor.kind === 'staff'
    const digest: repository.StoredDigest = {
      countyCode: countyOf(areaCode),
      id: newId(tx.now.getTime()),
      slug: slugOf(areaCode, quarter, edition),
      edition,
      quarter,
      areaCode,
      state: 'DRAFT',
      ...frozen(data),
      whatChanged: corrects,
      returnReason: null,
      authorId: tx.actor.id,
      authorName: isPerson ? tx.actor.name : DRAWN_UP_BY.zh,
      reviewerId: null,
      reviewerName: null,
      createdAt: tx.now,
      publishedAt: null,
      version: 1,
    }
    await repository.insertDigest(tx, digest)
    tell(tx, 'digest.drawn-up', digest)
    return digest
  }

  /** Draws up the digest of the quarter that is over, once; does nothing where there is one or nothing was heard. */
  async function drawUpLast(now: Date = db.now()): Promise<boolean> {
    const quarter = quarterBefore(quarterOf(localDateOf(now, timeZone)))
    return db.transaction(system('feedback.digest'), async (tx) => {
      const areaCode = await directory.cityCode(tx)
      if ((await repository.listEditions(tx, areaCode, quarter)).length > 0) return false
      return generateIn(tx, { quarter, areaCode }, now).then(
        () => true,
        (error: unknown) => {
          if (error instanceof AppError && error.code === 'NOTHING_HEARD') return false
          throw error
        },
      )
    })
  }

  const edit = (
    id: string,
    given: { note: Bilingual; examples: readonly Example[] },
    { actor, expectedVersion }: Acting,
  ) =>
    db.transaction(actor, async (tx) => {
      const digest = await load(tx, id)
      if (digest.version !== expectedVersion) throw errors.CHANGED_MEANWHILE()
      if (digest.state !== 'DRAFT') throw digestErrors.DIGEST_NOT_A_DRAFT()
      await refuseExamples(tx, given.examples, given.note)
      const { zh, en } = given.note
      const data = { ...dataOf(digest), note: { zh, en }, examples: [...given.examples] }
      // Whoever writes in it becomes its author: somebody else has to check it then.
      const author = { authorId: actor.id, authorName: actor.name }
      if (!(await repository.updateDigest(tx, digest, { ...digest, ...frozen(data), ...author }))) {
        throw errors.CHANGED_MEANWHILE()
      }
      tell(tx, 'digest.edited', digest)
      return present(tx, await load(tx, id))
    })

  const take = (id: string, name: StepName, reason: string | undefined, { actor, expectedVersion }: Acting) =>
    db.transaction(actor, async (tx) => {
      const digest = await load(tx, id)
      if (digest.version !== expectedVersion) throw errors.CHANGED_MEANWHILE()
      const taken = step(digestProcess, digest.state, name, { ...stepper(actor, digest), provided: { reason } })
      const isSubmit = name === 'submit'
      // A digest that nobody has written in was drawn up by the product: its first reader answers for it.
      const author = isSubmit && digest.authorId === null ? { authorId: actor.id, authorName: actor.name } : {}
      const change = {
        ...digest,
        ...author,
        state: taken.to as DigestState,
        returnReason: name === 'return' ? (reason ?? null) : null,
        reviewerId: isSubmit ? null : actor.id,
        reviewerName: isSubmit ? null : actor.name,
        publishedAt: name === 'publish' ? tx.now : null,
      }
      if (!(await repository.updateDigest(tx, digest, change))) throw errors.CHANGED_MEANWHILE()
      if (name === 'publish') await repository.supersedeOthers(tx, digest)
      tell(tx, EVENTS[name], digest)
      return present(tx, await load(tx, id))
    })

  async function listPage(tx: Tx, states: readonly DigestState[], { cursor, limit }: Page) {
    const known = await names.read()
    const rows = await repository.listDigests(tx, states, { after: cursorAfter(cursor), limit: limit + 1 })
    const page = rows.slice(0, limit)
    const last = rows.length > limit ? page.at(-1) : undefined
    const items = page.map((row) => rowOf(row, known.area(row.areaCode)))
    return { items, ...(last ? { next: cursorOf(last.createdAt, last.id) } : {}) }
  }

  async function present(tx: Tx, digest: repository.StoredDigest): Promise<Digest> {
    const known = await names.read()
    const { hash, whatChanged, returnReason } = digest
    const steps = possible(digestProcess, digest.state, stepper(tx.actor, digest))
    const shown = steps.filter(({ transition }) => transition !== 'supersede')
    const row = rowOf(digest, known.area(digest.areaCode))
    return { ...row, data: dataOf(digest), hash, whatChanged, returnReason, possible: shown } as Digest
  }

  async function findPublic(tx: Tx, slug: string) {
    const digest = await repository.findBySlug(tx, slug)
    if (!digest || !PUBLIC_STATES.includes(digest.state)) throw errors.NOT_FOUND({ what: slug })
    return digest
  }

  return {
    generate,
    drawUpLast,
    edit,
    take,
    list: (actor: Actor, { state, ...page }: Page & { state?: DigestState | undefined }) =>
      db.read(actor, (tx) => listPage(tx, state ? [state] : ALL_STATES, page)),
    get: (actor: Actor, id: string) => db.read(actor, async (tx) => present(tx, await load(tx, id))),
    listPublic: (actor: Actor, page: Page) => db.read(actor, (tx) => listPage(tx, PUBLIC_STATES, page)),
    getPublic: (actor: Actor, slug: string): Promise<PublicDigest> =>
      db.read(actor, async (tx) => {
        const digest = await findPublic(tx, slug)
        const { hash, whatChanged, state } = digest
        const known = await names.read()
        const supersededBy = state === 'SUPERSEDED' ? ((await repository.findNewest(tx, digest)) ?? null) : null
        const row = rowOf(digest, known.area(digest.areaCode))
        return { ...row, data: dataOf(digest), hash, whatChanged, supersededBy }
      }),
    download: (actor: Actor, slug: string, file: 'data.json' | 'data.csv') =>
      db.read(actor, async (tx) => {
        const digest = await findPublic(tx, slug)
        const name = `${digest.slug}-${file}`
        if (file === 'data.json') return { name, mediaType: 'application/json', body: digest.data, inline: true }
        return { name, mediaType: 'text/csv; charset=utf-8', body: await csvOf(dataOf(digest)), inline: false }
      }),
  }
}
export type DigestService = ReturnType<typeof createDigestService>

async function load(tx: Tx, id: string): Promise<repository.StoredDigest> {
  const digest = await repository.findDigest(tx, id)
  if (!digest || !covers(tx.actor, digest)) throw errors.NOT_FOUND({ what: id })
  return digest
}

function stepper(actor: Actor, { authorId }: repository.ListedDigest) {
  return {
    can: (permission: string) => can(actor, permission),
    guards: { 'somebody-else': () => ownDigest(authorId, actor.id) },
  }
}

/** What a new edition says it corrects; refused where the quarter is published and nothing is said. */
function correctionOf(editions: readonly repository.ListedDigest[], whatChanged: Bilingual | undefined) {
  if (editions.some(({ state }) => state === 'IN_REVIEW')) throw digestErrors.DIGEST_IN_REVIEW()
  const isPublished = editions.some(({ state }) => PUBLIC_STATES.includes(state))
  if (isPublished && !whatChanged?.zh) throw digestErrors.DIGEST_PUBLISHED({}, { field: 'whatChanged' })
  return isPublished ? (whatChanged ?? null) : null
}

/** Examples have to be published cases, and neither they nor the note may hold personal data beyond doubt. */
async function refuseExamples(tx: Tx, examples: readonly Example[], note: Bilingual) {
  for (const { caseId } of examples) {
    const stored = await findCase(tx, caseId)
    if (stored?.state !== 'PUBLISHED') throw digestErrors.EXAMPLE_NOT_PUBLISHED({}, { field: 'examples' })
  }
  const texts = [note, ...examples.flatMap(({ said, did }) => [said, did])].flatMap(({ zh, en }) => [zh, en])
  const kinds = [...new Set(texts.flatMap((text) => maskText(text).found.map(({ kind }) => kind)))]
  // A unit's own telephone number may stand in a note.
  const refused = kinds.filter((kind) => kind !== 'landline' && kind !== 'address')
  if (refused.length > 0) {
    const words = (language: 'zh' | 'en', between: string) =>
      refused.map((kind) => PERSONAL[kind][language]).join(between)
    throw digestErrors.EXAMPLE_PERSONAL({ what: words('zh', '、'), whatEn: words('en', ', ') }, { field: 'examples' })
  }
}

function frozen(data: DigestData): { data: string; hash: string } {
  const text = canonical(DigestData.parse(data))
  return { data: text, hash: createHash('sha256').update(text).digest('hex') }
}

function dataOf({ data }: Pick<repository.StoredDigest, 'data'>): DigestData {
  return DigestData.parse(JSON.parse(data))
}

function rowOf(digest: repository.ListedDigest, area: Bilingual): DigestRow {
  const { id, slug, edition, quarter, state, authorName, reviewerName, createdAt, publishedAt, version } = digest
  return {
    ...{ id, slug, edition, quarter, state, authorName, reviewerName, version },
    area: { code: digest.areaCode, name: { zh: area.zh, en: area.en } },
    createdAt: createdAt.toISOString(),
    publishedAt: publishedAt?.toISOString() ?? null,
  }
}

function tell(tx: Tx, type: string, { id, countyCode, areaCode, slug, quarter, hash }: repository.StoredDigest) {
  append(tx, { type, subject: { kind: 'digest', id }, countyCode, areaCode, data: { slug, quarter, hash } })
}
