import type { Bilingual } from '../../../kernel/texts.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { DigestState } from './digests.contract.ts'

/** A digest as it is stored. `data` is the frozen JSON text, byte for byte what was hashed. */
export type StoredDigest = {
  readonly countyCode: string
  readonly id: string
  readonly slug: string
  readonly edition: number
  readonly quarter: string
  readonly areaCode: string
  readonly state: DigestState
  readonly data: string
  readonly hash: string
  readonly whatChanged: Bilingual | null
  readonly returnReason: string | null
  readonly authorId: string | null
  readonly authorName: string
  readonly reviewerId: string | null
  readonly reviewerName: string | null
  readonly createdAt: Date
  readonly publishedAt: Date | null
  readonly version: number
}
export type ListedDigest = Omit<StoredDigest, 'data' | 'hash'>

const LISTED = `county_code as "countyCode", id, slug, edition, quarter, area_code as "areaCode", state,
  what_changed as "whatChanged", return_reason as "returnReason", author_id as "authorId", author_name as "authorName",
  reviewer_id as "reviewerId", reviewer_name as "reviewerName", created_at as "createdAt",
  published_at as "publishedAt", version`
const WHOLE = `${LISTED}, data, encode(hash, 'hex') as hash`

type Page = { readonly after: { readonly at: Date; readonly id: string } | undefined; readonly limit: number }

/** Digests of the given states, the newest first. */
export async function listDigests(tx: Tx, states: readonly DigestState[], { after, limit }: Page) {
  return tx.query<ListedDigest>(
    `select ${LISTED} from feedback.digests
     where state = any($1::text[]) and ($2::timestamptz is null or (created_at, id) < ($2, $3::uuid))
     order by created_at desc, id desc limit $4`,
    [states, after?.at ?? null, after?.id ?? null, limit],
  )
}

export async function findDigest(tx: Tx, id: string): Promise<StoredDigest | undefined> {
  const [row] = await tx.query<StoredDigest>(`select ${WHOLE} from feedback.digests where id = $1`, [id])
  return row
}

export async function findBySlug(tx: Tx, slug: string): Promise<StoredDigest | undefined> {
  const [row] = await tx.query<StoredDigest>(`select ${WHOLE} from feedback.digests where slug = $1`, [slug])
  return row
}

/** All editions of one quarter and area, the newest first; held until the transaction ends. */
export async function listEditions(tx: Tx, areaCode: string, quarter: string): Promise<ListedDigest[]> {
  return tx.query<ListedDigest>(
    `select ${LISTED} from feedback.digests where area_code = $1 and quarter = $2 order by edition desc for update`,
    [areaCode, quarter],
  )
}

/** The address of the published edition of a quarter and area; undefined without one. */
export async function findNewest(tx: Tx, { areaCode, quarter }: ListedDigest): Promise<string | undefined> {
  const [row] = await tx.query<{ slug: string }>(
    `select slug from feedback.digests where area_code = $1 and quarter = $2 and state = 'PUBLISHED'
     order by edition desc limit 1`,
    [areaCode, quarter],
  )
  return row?.slug
}

export async function insertDigest(tx: Tx, digest: StoredDigest): Promise<void> {
  await tx.query(
    `insert into feedback.digests (county_code, id, slug, edition, quarter, area_code, state, data, hash, what_changed,
       author_id, author_name, created_at, version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, decode($9, 'hex'), $10, $11, $12, $13, $14)`,
    [
      digest.countyCode,
      digest.id,
      digest.slug,
      digest.edition,
      digest.quarter,
      digest.areaCode,
      digest.state,
      digest.data,
      digest.hash,
      digest.whatChanged && JSON.stringify(digest.whatChanged),
      digest.authorId,
      digest.authorName,
      digest.createdAt,
      digest.version,
    ],
  )
}

export async function deleteDraft(tx: Tx, { countyCode, id }: ListedDigest): Promise<void> {
  await tx.query(`delete from feedback.digests where county_code = $1 and id = $2 and state = 'DRAFT'`, [
    countyCode,
    id,
  ])
}

type Change = Pick<
  StoredDigest,
  'state' | 'data' | 'hash' | 'returnReason' | 'authorId' | 'authorName' | 'reviewerId' | 'reviewerName' | 'publishedAt'
>

/** Writes what may change of a digest; says whether it was still at its version. */
export async function updateDigest(
  tx: Tx,
  { countyCode, id, version }: StoredDigest,
  change: Change,
): Promise<boolean> {
  const rows = await tx.query(
    `update feedback.digests set state = $4, data = $5, hash = decode($6, 'hex'), return_reason = $7, author_id = $8,
       author_name = $9, reviewer_id = $10, reviewer_name = $11, published_at = $12, version = version + 1
     where county_code = $1 and id = $2 and version = $3 returning id`,
    [
      countyCode,
      id,
      version,
      change.state,
      change.data,
      change.hash,
      change.returnReason,
      change.authorId,
      change.authorName,
      change.reviewerId,
      change.reviewerName,
      change.publishedAt,
    ],
  )
  return rows.length === 1
}

/** Marks the editions before a published one as replaced by it. */
export async function supersedeOthers(tx: Tx, { countyCode, id, areaCode, quarter }: StoredDigest): Promise<void> {
  await tx.query(
    `update feedback.digests set state = 'SUPERSEDED', version = version + 1
     where county_code = $1 and area_code = $2 and quarter = $3 and id <> $4 and state = 'PUBLISHED'`,
    [countyCode, areaCode, quarter, id],
  )
}
