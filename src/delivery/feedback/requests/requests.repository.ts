import { sql } from 'kysely'
import type { Limit } from '../../../platform/clock/clock.contract.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Askable } from '../words.contract.ts'
import type { Ruling } from './requests.contract.ts'

/** How much more time, or until which day, is asked for; nothing for a return. */
export type Wanted = { readonly by?: Limit; readonly until?: string }

/** What a unit asked for, as it is kept. */
export type StoredRequest = {
  readonly countyCode: string
  readonly id: string
  readonly complaintId: string
  readonly number: string
  readonly title: string
  readonly categoryCode: string | null
  readonly kind: Askable
  readonly areaCode: string
  readonly unitId: string
  readonly reason: string
  readonly ground: string
  readonly wanted: Wanted
  readonly askedBy: string
  readonly askedAt: Date
  readonly dueAt: Date
  readonly outcome: Ruling | null
  readonly ruling: string | null
  readonly ruledBy: string | null
  readonly ruledAt: Date | null
  readonly assignedUnitId: string | null
}

const COLUMNS = [
  'county_code as countyCode',
  'id',
  'complaint_id as complaintId',
  'number',
  'title',
  'category_code as categoryCode',
  'kind',
  'area_code as areaCode',
  'unit_id as unitId',
  'reason',
  'ground',
  'wanted',
  'asked_by as askedBy',
  'asked_at as askedAt',
  'due_at as dueAt',
  'outcome',
  'ruling',
  'ruled_by as ruledBy',
  'ruled_at as ruledAt',
  'assigned_unit_id as assignedUnitId',
] as const

/** Writes down what a unit asks for. */
export async function insertRequest(
  tx: Tx,
  request: Omit<StoredRequest, 'outcome' | 'ruling' | 'ruledBy' | 'ruledAt' | 'assignedUnitId'>,
): Promise<void> {
  await tx.query(
    `insert into feedback.requests (county_code, id, complaint_id, number, title, category_code, kind, area_code,
       unit_id, reason, ground, wanted, asked_by, asked_at, due_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      request.countyCode,
      request.id,
      request.complaintId,
      request.number,
      request.title,
      request.categoryCode,
      request.kind,
      request.areaCode,
      request.unitId,
      request.reason,
      request.ground,
      JSON.stringify(request.wanted),
      request.askedBy,
      request.askedAt,
      request.dueAt,
    ],
  )
}

/** What a matter's unit has asked for and nobody has ruled on; undefined where nothing waits. */
export async function findOpen(tx: Tx, complaintId: string): Promise<StoredRequest | undefined> {
  const query = tx.build
    .selectFrom('feedback.requests')
    .select(COLUMNS)
    .where('complaint_id', '=', complaintId)
    .where('outcome', 'is', null)
    .orderBy('asked_at', 'desc')
    .limit(1)
    .forUpdate()
  return (await tx.first(query)) as StoredRequest | undefined
}

/** Writes down a ruling. */
export async function rule(
  tx: Tx,
  { id, countyCode }: Pick<StoredRequest, 'id' | 'countyCode'>,
  given: { outcome: Ruling; ruling: string; assignedUnitId: string | null },
): Promise<void> {
  await tx.query(
    `update feedback.requests set outcome = $3, ruling = $4, ruled_by = $5, ruled_at = $6, assigned_unit_id = $7
     where id = $1 and county_code = $2`,
    [id, countyCode, given.outcome, given.ruling, tx.actor.name || null, tx.now, given.assignedUnitId],
  )
}

export type RequestFilter = {
  readonly open: boolean
  readonly scope: { readonly everything: boolean; readonly areas: readonly string[]; readonly units: readonly string[] }
  readonly kind?: Askable | undefined
  readonly outcome?: Ruling | undefined
  readonly complaintId?: string | undefined
  readonly unitId?: string | undefined
  readonly categoryCode?: string | undefined
  readonly words?: string | undefined
  readonly after?: { readonly at: Date; readonly id: string } | undefined
  readonly limit: number
}

/** Requests of the scope: what waits by its due date, what is ruled the latest first. */
export async function listRequests(tx: Tx, filter: RequestFilter): Promise<StoredRequest[]> {
  const { scope, open, words, after } = filter
  const by = open ? 'due_at' : 'ruled_at'
  let query = tx.build
    .selectFrom('feedback.requests')
    .select(COLUMNS)
    .where('outcome', open ? 'is' : 'is not', null)
  if (!scope.everything) {
    query = query.where((where) =>
      where.or([
        where('area_code', '=', sql<string>`any(${scope.areas}::bpchar[])`),
        where('unit_id', '=', sql<string>`any(${scope.units}::uuid[])`),
      ]),
    )
  }
  if (filter.kind) query = query.where('kind', '=', filter.kind)
  if (filter.outcome) query = query.where('outcome', '=', filter.outcome)
  if (filter.complaintId) query = query.where('complaint_id', '=', filter.complaintId)
  if (filter.unitId) query = query.where('unit_id', '=', filter.unitId)
  if (filter.categoryCode) query = query.where('category_code', 'like', `${filter.categoryCode}%`)
  if (words) {
    const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`
    const fields = ['title', 'reason', 'ground', 'ruling', 'number'] as const
    query = query.where((where) => where.or(fields.map((field) => where(field, 'ilike', pattern))))
  }
  if (after) {
    query = open
      ? query.where(sql<boolean>`(due_at, id) > (${after.at}, ${after.id})`)
      : query.where(sql<boolean>`(ruled_at, id) < (${after.at}, ${after.id})`)
  }
  const order = open ? 'asc' : 'desc'
  const rows = await tx.all(query.orderBy(by, order).orderBy('id', order).limit(filter.limit))
  return rows as StoredRequest[]
}
