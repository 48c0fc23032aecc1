import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { Kind, Solved } from '../words.contract.ts'
import type { CaseState, CheckCode } from './publication.contract.ts'

/** Of a settled matter, what publication needs. */
export type SettledMatter = {
  readonly countyCode: string
  readonly id: string
  readonly number: string
  readonly kind: Kind
  readonly channel: string
  readonly urgency: string
  readonly categoryCode: string | null
  readonly areaCode: string
  readonly unitId: string | null
  readonly title: string
  readonly text: string
  readonly address: string | null
  readonly nameSealed: string | null
  readonly phoneSealed: string | null
  readonly emailSealed: string | null
  readonly behalfSealed: string | null
  readonly confidential: boolean
  readonly publicationRefused: boolean
  readonly publicationAllowed: boolean
  readonly receivedAt: Date
  readonly dueAt: Date
  readonly onTime: boolean | null
  readonly replyText: string | null
  readonly repliedAt: Date | null
  readonly repliedBy: string | null
  readonly ratingLevel: number | null
  readonly ratingSolved: Solved | null
  readonly state: string
  readonly closedAt: Date | null
  readonly workedOnBy: readonly string[]
}

const MATTER_COLUMNS = [
  'county_code as countyCode',
  'id',
  'number',
  'kind',
  'channel',
  'urgency',
  'category_code as categoryCode',
  'area_code as areaCode',
  'unit_id as unitId',
  'title',
  'text',
  'address',
  'name_sealed as nameSealed',
  'phone_sealed as phoneSealed',
  'email_sealed as emailSealed',
  'behalf_sealed as behalfSealed',
  'confidential',
  'publication_refused as publicationRefused',
  'publication_allowed as publicationAllowed',
  'received_at as receivedAt',
  'due_at as dueAt',
  'on_time as onTime',
  'reply_text as replyText',
  'replied_at as repliedAt',
  'replied_by as repliedBy',
  'rating_level as ratingLevel',
  'rating_solved as ratingSolved',
  'state',
  'closed_at as closedAt',
] as const

/** A matter by its id within the scope, with the names of all who have a line in its history. */
export async function findSettled(tx: Tx, id: string): Promise<SettledMatter | undefined> {
  const row = await tx.first(
    tx.build
      .selectFrom('feedback.complaints')
      .select(MATTER_COLUMNS)
      .select(
        sql<string[]>`array(select distinct line ->> 'by' from jsonb_array_elements(timeline) as line
                            where line ->> 'by' is not null)`.as('workedOnBy'),
      )
      .where('id', '=', id),
  )
  return row as SettledMatter | undefined
}

export type CandidateFilter = {
  readonly scope: { readonly everything: boolean; readonly areas: readonly string[] }
  readonly kind?: Kind | undefined
  readonly category?: string | undefined
  readonly areas?: readonly string[] | undefined
  readonly unitId?: string | undefined
  readonly solved?: boolean | undefined
  readonly after?: { readonly at: Date; readonly id: string } | undefined
  readonly limit: number
}

export type CandidateRow = Pick<
  SettledMatter,
  'id' | 'number' | 'kind' | 'title' | 'categoryCode' | 'areaCode' | 'unitId' | 'ratingLevel' | 'onTime'
> & { readonly closedAt: Date }

/** Settled matters that may be told of and have no case yet, the newest first. */
export async function listCandidates(tx: Tx, filter: CandidateFilter): Promise<CandidateRow[]> {
  const { scope, kind, category, areas, unitId, solved, after } = filter
  let query = tx.build
    .selectFrom('feedback.complaints as c')
    .select([
      'c.id',
      'c.number',
      'c.kind',
      'c.title',
      'c.category_code as categoryCode',
      'c.area_code as areaCode',
      'c.unit_id as unitId',
      'c.rating_level as ratingLevel',
      'c.on_time as onTime',
      'c.closed_at as closedAt',
    ])
    // In the words of the partial index, which serves the order too.
    .where('c.closed_at', 'is not', null)
    .where('c.reply_text', 'is not', null)
    .where((where) => where.or([where('c.confidential', '=', false), where('c.publication_allowed', '=', true)]))
    .where('c.kind', '<>', 'report')
    .where('c.publication_refused', '=', false)
    .where('c.state', 'in', ['CLOSED', 'ARCHIVED'])
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('feedback.published_cases as p')
            .select('p.id')
            .whereRef('p.county_code', '=', 'c.county_code')
            .whereRef('p.complaint_id', '=', 'c.id'),
        ),
      ),
    )
  if (!scope.everything) query = query.where(sql<boolean>`c.area_code = any(${scope.areas}::bpchar[])`)
  if (kind) query = query.where('c.kind', '=', kind)
  if (category) query = query.where('c.category_code', 'like', `${category}%`)
  if (areas) query = query.where(sql<boolean>`c.area_code = any(${areas}::bpchar[])`)
  if (unitId) query = query.where('c.unit_id', '=', unitId)
  if (solved) query = query.where('c.rating_solved', '=', 'yes')
  if (after) query = query.where(sql<boolean>`(c.closed_at, c.id) < (${after.at}, ${after.id}::uuid)`)
  const rows = await tx.all(query.orderBy('c.closed_at', 'desc').orderBy('c.id', 'desc').limit(filter.limit))
  return rows as CandidateRow[]
}

/** Writes whether the sender allows that the matter is told of; the transaction has shown its key. */
export async function keepWish(tx: Tx, matter: { countyCode: string; id: string }, allowed: boolean): Promise<void> {
  await tx.query(
    `update feedback.complaints set publication_refused = not $3, publication_allowed = $3
     where county_code = $1 and id = $2`,
    [matter.countyCode, matter.id, allowed],
  )
}

/** A case as it is stored. */
export type StoredCase = {
  readonly countyCode: string
  readonly id: string
  readonly complaintId: string
  readonly state: CaseState
  readonly kind: Kind
  readonly categoryCode: string | null
  readonly areaCode: string
  readonly unitId: string | null
  readonly month: string
  readonly title: string
  readonly question: string
  readonly answer: string
  readonly hours: number
  readonly onTime: boolean
  readonly ratingLevel: number | null
  readonly solved: Solved | null
  readonly checks: readonly CheckCode[]
  readonly handlers: readonly string[]
  readonly handlerNames: readonly string[]
  readonly draftedByName: string
  readonly draftedAt: Date
  readonly publishedBy: string | null
  readonly publishedByName: string | null
  readonly publishedAt: Date | null
  readonly reason: string | null
  readonly endedAt: Date | null
  readonly version: number
}

const COLUMN_OF = {
  countyCode: 'county_code',
  id: 'id',
  complaintId: 'complaint_id',
  state: 'state',
  kind: 'kind',
  categoryCode: 'category_code',
  areaCode: 'area_code',
  unitId: 'unit_id',
  month: 'month',
  title: 'title',
  question: 'question',
  answer: 'answer',
  hours: 'hours',
  onTime: 'on_time',
  ratingLevel: 'rating_level',
  solved: 'solved',
  checks: 'checks',
  handlers: 'handlers',
  handlerNames: 'handler_names',
  draftedByName: 'drafted_by_name',
  draftedAt: 'drafted_at',
  publishedBy: 'published_by',
  publishedByName: 'published_by_name',
  publishedAt: 'published_at',
  reason: 'reason',
  endedAt: 'ended_at',
  version: 'version',
} as const satisfies Record<keyof StoredCase, string>

const FIELDS = Object.keys(COLUMN_OF) as (keyof StoredCase)[]
const SELECTED = FIELDS.map((field) => `${COLUMN_OF[field]} as "${field}"`).join(', ')

/** Writes a new case; says whether the matter had none yet. */
export async function insertCase(tx: Tx, stored: StoredCase): Promise<boolean> {
  const rows = await tx.query(
    `insert into feedback.published_cases (${FIELDS.map((field) => COLUMN_OF[field]).join(', ')})
     values (${FIELDS.map((_, i) => `$${i + 1}`).join(', ')})
     on conflict (county_code, complaint_id) do nothing returning id`,
    FIELDS.map((field) => stored[field]),
  )
  return rows.length === 1
}

type Change = Partial<Omit<StoredCase, 'countyCode' | 'id' | 'complaintId' | 'version'>>

/** Writes what changes and the next version; says whether the case was still at its version. */
export async function updateCase(tx: Tx, { countyCode, id, version }: StoredCase, change: Change): Promise<boolean> {
  const fields = Object.keys(change) as (keyof Change)[]
  const rows = await tx.query(
    `update feedback.published_cases set ${fields.map((field, i) => `${COLUMN_OF[field]} = $${i + 4}`).join(', ')},
       version = version + 1
     where county_code = $1 and id = $2 and version = $3 returning id`,
    [countyCode, id, version, ...fields.map((field) => change[field])],
  )
  return rows.length === 1
}

export async function findCase(tx: Tx, id: string): Promise<StoredCase | undefined> {
  const [row] = await tx.query<StoredCase>(`select ${SELECTED} from feedback.published_cases where id = $1`, [id])
  return row
}

export async function findCaseOf(tx: Tx, complaintId: string): Promise<StoredCase | undefined> {
  const [row] = await tx.query<StoredCase>(`select ${SELECTED} from feedback.published_cases where complaint_id = $1`, [
    complaintId,
  ])
  return row
}

export type CaseFilter = {
  readonly state: CaseState
  /** Narrows to what somebody may see; the database does too. */
  readonly scope?: { readonly everything: boolean; readonly areas: readonly string[] } | undefined
  readonly kind?: Kind | undefined
  readonly category?: string | undefined
  readonly areaCode?: string | undefined
  readonly unitId?: string | undefined
  readonly month?: string | undefined
  readonly months?: { readonly from: string; readonly to: string } | undefined
  readonly words?: string | undefined
  readonly after?: { readonly at: Date; readonly id: string } | undefined
  readonly limit: number
}

/** Cases of one state, the newest first: published ones by their publication, others by their drafting. */
export async function listCases(tx: Tx, filter: CaseFilter): Promise<StoredCase[]> {
  const by = filter.state === 'PUBLISHED' ? 'published_at' : 'drafted_at'
  const values: unknown[] = [filter.state]
  const parts = ['state = $1']
  const add = (part: (parameter: string) => string, value: unknown) => {
    if (value === undefined) return
    values.push(value)
    parts.push(part(`$${values.length}`))
  }
  const { scope, months, words, after } = filter
  if (scope && !scope.everything) add((given) => `area_code = any(${given}::bpchar[])`, scope.areas)
  add((given) => `kind = ${given}`, filter.kind)
  add((given) => `category_code like ${given}`, filter.category && `${filter.category}%`)
  add((given) => `area_code = ${given}`, filter.areaCode)
  add((given) => `unit_id = ${given}`, filter.unitId)
  add((given) => `month = ${given}`, filter.month)
  add((given) => `month >= ${given}`, months?.from)
  add((given) => `month <= ${given}`, months?.to)
  for (const word of words?.split(/\s+/).slice(0, 5) ?? []) {
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`
    add((given) => `(title ilike ${given} or question ilike ${given} or answer ilike ${given})`, pattern)
  }
  if (after) {
    values.push(after.at, after.id)
    parts.push(`(${by}, id) < ($${values.length - 1}, $${values.length}::uuid)`)
  }
  values.push(filter.limit)
  return tx.query<StoredCase>(
    `select ${SELECTED} from feedback.published_cases where ${parts.join(' and ')}
     order by ${by} desc, id desc limit $${values.length}`,
    values,
  )
}
