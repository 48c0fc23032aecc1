import type { Bilingual } from '../../kernel/texts.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { ReportState } from './transparency.contract.ts'

/** A report as it is stored. `data` is the frozen JSON text, byte for byte what was hashed. */
export type StoredReport = {
  countyCode: string
  id: string
  slug: string
  edition: number
  title: Bilingual
  state: ReportState
  from: string
  to: string
  areaCode: string
  data: string
  hash: string
  note: Bilingual
  whatChanged: Bilingual | null
  returnReason: string | null
  authorId: string | null
  reviewerId: string | null
  createdAt: Date
  publishedAt: Date | null
  supersededBy: string | null
  version: number
}

/** What a list needs: all but the data. */
export type ListedReport = Omit<StoredReport, 'data' | 'hash'>

const LISTED = `county_code as "countyCode", id, slug, edition, title, state, from_day as "from", to_day as "to",
  area_code as "areaCode", note, what_changed as "whatChanged", return_reason as "returnReason", author_id as "authorId",
  reviewer_id as "reviewerId", created_at as "createdAt", published_at as "publishedAt", superseded_by as "supersededBy",
  version`
const WHOLE = `${LISTED}, data, encode(hash, 'hex') as hash`

type Page = { after: { at: Date; id: string } | undefined; limit: number }

/** Reports of the given states, the newest first. */
export async function listReports(
  tx: Tx,
  states: readonly ReportState[],
  { after, limit }: Page,
): Promise<ListedReport[]> {
  return tx.query<ListedReport>(
    `select ${LISTED} from transparency.reports
     where state = any($1::text[]) and ($2::timestamptz is null or (created_at, id) < ($2, $3::uuid))
     order by created_at desc, id desc limit $4`,
    [states, after?.at ?? null, after?.id ?? null, limit],
  )
}

export async function findReport(tx: Tx, id: string): Promise<StoredReport | undefined> {
  const [row] = await tx.query<StoredReport>(`select ${WHOLE} from transparency.reports where id = $1`, [id])
  return row
}

export async function findBySlug(tx: Tx, slug: string): Promise<StoredReport | undefined> {
  const [row] = await tx.query<StoredReport>(`select ${WHOLE} from transparency.reports where slug = $1`, [slug])
  return row
}

/** All editions of a report of one area and period, the newest first; locked until the transaction ends. */
export async function listEditions(tx: Tx, areaCode: string, from: string, to: string): Promise<ListedReport[]> {
  return tx.query<ListedReport>(
    `select ${LISTED} from transparency.reports
     where area_code = $1 and from_day = $2 and to_day = $3 order by edition desc for update`,
    [areaCode, from, to],
  )
}

export async function insertReport(tx: Tx, report: StoredReport): Promise<void> {
  await tx.query(
    `insert into transparency.reports (county_code, id, slug, edition, title, state, from_day, to_day, area_code, data,
       hash, note, what_changed, author_id, created_at, version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, decode($11, 'hex'), $12, $13, $14, $15, $16)`,
    [
      report.countyCode,
      report.id,
      report.slug,
      report.edition,
      JSON.stringify(report.title),
      report.state,
      report.from,
      report.to,
      report.areaCode,
      report.data,
      report.hash,
      JSON.stringify(report.note),
      report.whatChanged && JSON.stringify(report.whatChanged),
      report.authorId,
      report.createdAt,
      report.version,
    ],
  )
}

export async function deleteDraft(tx: Tx, countyCode: string, id: string): Promise<void> {
  await tx.query(`delete from transparency.reports where county_code = $1 and id = $2 and state = 'DRAFT'`, [
    countyCode,
    id,
  ])
}

type Change = Pick<StoredReport, 'state' | 'note' | 'returnReason' | 'reviewerId' | 'publishedAt' | 'supersededBy'>

/** Writes what may change of a report; says whether it was still at the expected version. */
export async function updateReport(
  tx: Tx,
  { countyCode, id, version }: StoredReport,
  change: Change,
): Promise<boolean> {
  const rows = await tx.query(
    `update transparency.reports set state = $4, note = $5, return_reason = $6, reviewer_id = $7, published_at = $8,
       superseded_by = $9, version = version + 1
     where county_code = $1 and id = $2 and version = $3 returning id`,
    [
      countyCode,
      id,
      version,
      change.state,
      JSON.stringify(change.note),
      change.returnReason,
      change.reviewerId,
      change.publishedAt,
      change.supersededBy,
    ],
  )
  return rows.length === 1
}

/** Marks the editions before a published one as replaced by it. */
export async function supersedeOthers(
  tx: Tx,
  { countyCode, id, areaCode, from, to, slug }: StoredReport,
): Promise<void> {
  await tx.query(
    `update transparency.reports set state = 'SUPERSEDED', superseded_by = $6, version = version + 1
     where county_code = $1 and area_code = $2 and from_day = $3 and to_day = $4 and id <> $5 and state = 'PUBLISHED'`,
    [countyCode, areaCode, from, to, id, slug],
  )
}

export type StoredDocument = { name: string; mediaType: string; content: Buffer }

export async function insertDocument(
  tx: Tx,
  report: { countyCode: string; id: string },
  document: StoredDocument,
): Promise<void> {
  await tx.query(
    'insert into transparency.documents (county_code, report_id, name, media_type, content) values ($1, $2, $3, $4, $5)',
    [report.countyCode, report.id, document.name, document.mediaType, document.content],
  )
}

export async function findDocument(
  tx: Tx,
  countyCode: string,
  id: string,
  name: string,
): Promise<StoredDocument | undefined> {
  const [row] = await tx.query<StoredDocument>(
    `select name, media_type as "mediaType", content from transparency.documents
     where county_code = $1 and report_id = $2 and name = $3`,
    [countyCode, id, name],
  )
  return row
}
