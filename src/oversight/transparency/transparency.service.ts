import { createHash } from 'node:crypto'
import type { DirectoryPublic } from '../../foundation/directory/directory.public.ts'
import { countyOf } from '../../foundation/directory/directory.public.ts'
import type { IdentityPublic } from '../../foundation/identity/identity.public.ts'
import { type Actor, can, covers } from '../../kernel/actor.ts'
import { AppError, errors } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Bilingual } from '../../kernel/texts.ts'
import type { Database, OnceKey, Tx } from '../../platform/db/database.ts'
import { append, canonical } from '../../platform/events/events.ts'
import { possible, step } from '../../platform/workflow/step.ts'
import { makeDocuments } from './documents.ts'
import { gatherReport, type ReportSources } from './report-data.ts'
import {
  type PublicReport,
  type Report,
  ReportData,
  type ReportRow,
  type ReportState,
  transparencyErrors,
} from './transparency.contract.ts'
import * as repository from './transparency.repository.ts'
import { ownReport, reportProcess, slugOf, titleOf } from './transparency.rules.ts'

export type TransparencyDeps = ReportSources & {
  readonly db: Database
  readonly directory: DirectoryPublic
  readonly identity: IdentityPublic
  readonly timeZone: string
}
export type TransparencyService = ReturnType<typeof createTransparencyService>

export type Wish = { from: string; to: string; areaCode?: string | undefined; whatChanged?: Bilingual | undefined }
type Page = { cursor?: string | undefined; limit: number }

const EMPTY: Bilingual = { zh: '', en: '' }
const PUBLIC_STATES: readonly ReportState[] = ['PUBLISHED', 'SUPERSEDED']
const ALL_STATES: readonly ReportState[] = ['DRAFT', 'IN_REVIEW', 'PUBLISHED', 'SUPERSEDED']

/** Quality reports: generated from the measures, frozen, reviewed by somebody else, published for everybody. */
export function createTransparencyService(deps: TransparencyDeps) {
  const { db, directory, identity, timeZone } = deps

  const load = async (tx: Tx, id: string) => {
    const report = await repository.findReport(tx, id)
    if (!report || !covers(tx.actor, report)) throw errors.NOT_FOUND({ what: id })
    return report
  }

  const rows = async (tx: Tx, reports: readonly repository.ListedReport[]): Promise<ReportRow[]> => {
    const ids = reports.flatMap(({ authorId, reviewerId }) => [authorId, reviewerId]).filter((id) => id !== null)
    const names = ids.length > 0 ? await identity.displayNames(tx, ids) : new Map<string, string>()
    return reports.map((report) => rowOf(report, names))
  }

  const present = async (tx: Tx, report: repository.StoredReport): Promise<Report> => {
    const [row] = await rows(tx, [report])
    const { note, whatChanged, returnReason, hash } = report
    const steps = possible(reportProcess, report.state, stepper(tx.actor, report))
    // A later edition supersedes by itself when it is published; nobody does it by hand.
    const shown = steps.filter(({ transition }) => transition !== 'supersede')
    return { ...row!, data: frozen(report), hash, note, whatChanged, returnReason, possible: shown }
  }

  /** Generates a report in the caller's transaction. A draft of the same period and area is replaced. */
  const generateIn = async (tx: Tx, wish: Wish): Promise<repository.StoredReport> => {
    const { from, to } = wish
    const areaCode = wish.areaCode ?? (await directory.cityCode(tx))
    const area = await directory.area(tx, areaCode)
    if (!covers(tx.actor, { areaCode })) throw errors.NOT_ALLOWED()
    const editions = await repository.listEditions(tx, areaCode, from, to)
    const whatChanged = checkEditions(editions, wish.whatChanged)
    const data = await gatherReport(tx, deps, { from, to, areaCode })
    for (const draft of editions.filter(({ state }) => state === 'DRAFT')) {
      await repository.deleteDraft(tx, draft.countyCode, draft.id)
    }
    const edition = 1 + editions.filter(({ state }) => PUBLIC_STATES.includes(state)).length
    const text = canonical(ReportData.parse(data))
    const report: repository.StoredReport = {
      countyCode: countyOf(areaCode),
      id: newId(tx.now.getTime()),
      slug: slugOf(areaCode, from, to, edition),
      edition,
      title: titleOf({ zh: area.name, en: area.nameEn }, from, to),
      state: 'DRAFT',
      from,
      to,
      areaCode,
      data: text,
      hash: digestOf(text),
      note: EMPTY,
      whatChanged,
      returnReason: null,
      authorId: tx.actor.id,
      reviewerId: null,
      createdAt: tx.now,
      publishedAt: null,
      supersededBy: null,
      version: 1,
    }
    await repository.insertReport(tx, report)
    tell(tx, 'report.generated', report)
    return report
  }

  /** Takes a step of the process; publishing makes the documents first, so that nothing is published without them. */
  const take = async (
    actor: Actor,
    id: string,
    name: 'submit' | 'return' | 'publish',
    reason: string | undefined,
    expectedVersion: number | undefined,
  ): Promise<Report> => {
    const before = await db.read(actor, (tx) => load(tx, id))
    if (before.version !== expectedVersion) throw errors.CHANGED_MEANWHILE()
    const taken = step(reportProcess, before.state, name, { ...stepper(actor, before), provided: { reason } })
    const documents = name === 'publish' ? await makeDocuments(printed(before), timeZone) : []
    return db.transaction(actor, async (tx) => {
      const change = {
        state: taken.to as ReportState,
        note: before.note,
        returnReason: name === 'return' ? (reason ?? null) : null,
        reviewerId: name === 'submit' ? null : actor.id,
        publishedAt: name === 'publish' ? tx.now : null,
        supersededBy: null,
      }
      if (!(await repository.updateReport(tx, before, change))) throw errors.CHANGED_MEANWHILE()
      if (name === 'publish') await repository.supersedeOthers(tx, before)
      for (const document of documents) await repository.insertDocument(tx, before, document)
      tell(tx, EVENTS[name], before)
      return present(tx, await load(tx, id))
    })
  }

  const findPublic = async (tx: Tx, slug: string) => {
    const report = await repository.findBySlug(tx, slug)
    if (!report || !PUBLIC_STATES.includes(report.state)) throw errors.NOT_FOUND({ what: slug })
    return report
  }

  return {
    list: (actor: Actor, { state, ...page }: Page & { state?: ReportState | undefined }) =>
      db.read(actor, (tx) => listPage(tx, state ? [state] : ALL_STATES, page, rows)),
    get: (actor: Actor, id: string) => db.read(actor, async (tx) => present(tx, await load(tx, id))),
    generate: (actor: Actor, wish: Wish, once?: OnceKey) =>
      db.transaction(actor, async (tx) => present(tx, await generateIn(tx, wish)), once),
    edit: (actor: Actor, id: string, note: Bilingual, expectedVersion: number | undefined) =>
      db.transaction(actor, async (tx) => {
        const report = await load(tx, id)
        if (report.version !== expectedVersion) throw errors.CHANGED_MEANWHILE()
        if (report.state !== 'DRAFT') throw transparencyErrors.NOT_A_DRAFT()
        if (!(await repository.updateReport(tx, report, { ...report, note }))) throw errors.CHANGED_MEANWHILE()
        tell(tx, 'report.edited', report)
        return present(tx, await load(tx, id))
      }),
    take,
    listPublic: (actor: Actor, page: Page) => db.read(actor, (tx) => listPage(tx, PUBLIC_STATES, page, rows)),
    getPublic: (actor: Actor, slug: string): Promise<PublicReport> =>
      db.read(actor, async (tx) => {
        const report = await findPublic(tx, slug)
        const { note, whatChanged, hash, supersededBy } = report
        return { ...rowOf(report, new Map()), data: frozen(report), hash, note, whatChanged, supersededBy }
      }),
    download: (actor: Actor, slug: string, file: string) =>
      db.read(actor, async (tx) => {
        const report = await findPublic(tx, slug)
        const name = `${report.slug}-${file}`
        if (file === 'data.json') return { name, mediaType: 'application/json', body: report.data, inline: true }
        const document = await repository.findDocument(tx, report.countyCode, report.id, file)
        if (!document) throw errors.NOT_FOUND({ what: file })
        return { name, mediaType: document.mediaType, body: document.content, inline: file.endsWith('.pdf') }
      }),
  }
}

const EVENTS = { submit: 'report.submitted', return: 'report.returned', publish: 'report.published' } as const

function stepper(actor: Actor, { authorId }: repository.ListedReport) {
  return {
    can: (permission: string) => can(actor, permission),
    guards: { 'somebody-else': () => ownReport(authorId, actor.id) },
  }
}

/** What a new edition says it corrects; refused where the period is published and nothing is said. */
function checkEditions(editions: readonly repository.ListedReport[], whatChanged: Bilingual | undefined) {
  if (editions.some(({ state }) => state === 'IN_REVIEW')) throw transparencyErrors.IN_REVIEW_ALREADY()
  const isPublished = editions.some(({ state }) => PUBLIC_STATES.includes(state))
  if (isPublished && !whatChanged?.zh) throw transparencyErrors.ALREADY_PUBLISHED({}, { field: 'whatChanged' })
  return isPublished ? (whatChanged ?? null) : null
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** The frozen data. What was changed in the table behind the product's back is not shown as if nothing had happened. */
function frozen({ data, hash, slug }: repository.StoredReport): ReportData {
  if (digestOf(data) !== hash) {
    throw new AppError('REPORT_TAMPERED', {
      status: 500,
      text: {
        zh: '报告“{slug}”的内容与其摘要不符，已停止展示。请审计管理员核查数据库。',
        en: 'The report “{slug}” does not match its digest and is not shown. The audit administrator must look into it.',
      },
      params: { slug },
    })
  }
  return ReportData.parse(JSON.parse(data))
}

function printed(report: repository.StoredReport) {
  const { hash, title, edition, note, whatChanged } = report
  return { data: frozen(report), hash, title, edition, note, whatChanged }
}

function tell(tx: Tx, type: string, report: repository.ListedReport & { hash?: string }): void {
  append(tx, {
    type,
    subject: { kind: 'report', id: report.id },
    countyCode: report.countyCode,
    areaCode: report.areaCode,
    data: { slug: report.slug, edition: report.edition, from: report.from, to: report.to, hash: report.hash },
  })
}

function rowOf(report: repository.ListedReport, names: ReadonlyMap<string, string>): ReportRow {
  const { id, slug, edition, title, state, from, to, areaCode, authorId, reviewerId, createdAt, publishedAt, version } =
    report
  return {
    id,
    slug,
    edition,
    title,
    state,
    period: { from, to },
    areaCode,
    authorName: authorId ? (names.get(authorId) ?? null) : null,
    reviewerName: reviewerId ? (names.get(reviewerId) ?? null) : null,
    createdAt: createdAt.toISOString(),
    publishedAt: publishedAt?.toISOString() ?? null,
    version,
  }
}

async function listPage(
  tx: Tx,
  states: readonly ReportState[],
  { cursor, limit }: Page,
  rows: (tx: Tx, reports: readonly repository.ListedReport[]) => Promise<ReportRow[]>,
) {
  const found = await repository.listReports(tx, states, { after: placeOf(cursor), limit: limit + 1 })
  const items = await rows(tx, found.slice(0, limit))
  const last = found.length > limit ? found[limit - 1] : undefined
  return { items, ...(last ? { next: `${last.createdAt.toISOString()}~${last.id}` } : {}) }
}

function placeOf(cursor: string | undefined) {
  if (cursor === undefined) return undefined
  const [at, id] = cursor.split('~')
  if (!at || !id || Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(id))
    throw errors.NOT_FOUND({ what: 'cursor' })
  return { at: new Date(at), id }
}
