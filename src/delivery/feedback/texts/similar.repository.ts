import type { Tx } from '../../../platform/db/database.ts'
import type { Kind, State } from '../words.contract.ts'

/** A matter whose text may be compared, with its sketch; null where no text row is there yet. */
export type Sketched = { readonly id: string; readonly sketch: Buffer | null }

/** Where candidates are looked for. */
export type Surroundings = {
  readonly since: Date
  readonly phoneIndex: string | null
  /** Whether matters of secret callers may be found by their telephone number. */
  readonly sealedByPhone: boolean
  readonly cells: readonly number[]
  readonly placeCode: string | null
  readonly areaCode: string
  /** Whether what has coordinates of its own is left out in the area: then only the map says whether it is near. */
  readonly withoutCoordinates: boolean
}

/** Candidates read at most for each way of being near, the newest. */
const MOST_NEAR = 3000
const MOST_OF_CALLER = 100

/** The ids of the matters of one caller since a moment. */
export async function listOfCaller(tx: Tx, { phoneIndex, since, sealedByPhone }: Surroundings): Promise<Sketched[]> {
  if (!phoneIndex) return []
  return tx.query<Sketched>(
    `select id, null::bytea as sketch from feedback.complaints
     where phone_index = $1 and received_at >= $2 and ($3 or (not confidential and kind <> 'report'))
     order by received_at desc limit ${MOST_OF_CALLER}`,
    [phoneIndex, since, sealedByPhone],
  )
}

export async function listInCells(tx: Tx, { cells, since }: Surroundings): Promise<Sketched[]> {
  if (cells.length === 0) return []
  return tx.query<Sketched>(
    `select complaint_id as id, sketch from feedback.texts where cell = any($1::bigint[]) and received_at >= $2
     order by received_at desc limit ${MOST_NEAR}`,
    [cells, since],
  )
}

export async function listInPlace(tx: Tx, { placeCode, since }: Surroundings): Promise<Sketched[]> {
  if (!placeCode) return []
  return tx.query<Sketched>(
    `select complaint_id as id, sketch from feedback.texts where place_code = $1 and received_at >= $2
     order by received_at desc limit ${MOST_NEAR}`,
    [placeCode, since],
  )
}

export async function listInArea(tx: Tx, { areaCode, since, withoutCoordinates }: Surroundings): Promise<Sketched[]> {
  return tx.query<Sketched>(
    `select complaint_id as id, sketch from feedback.texts
     where area_code = $1 and received_at >= $2 and (not $3 or cell is null)
     order by received_at desc limit ${MOST_NEAR}`,
    [areaCode, since, withoutCoordinates],
  )
}

/** A candidate as it is compared and shown. */
export type Candidate = {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly text: string
  readonly kind: Kind
  readonly state: State
  readonly unitId: string | null
  readonly receivedAt: Date
  readonly dueAt: Date
  readonly open: boolean
  readonly sealed: boolean
  readonly lat: number | null
  readonly lon: number | null
  readonly placeCode: string | null
  readonly areaCode: string
  readonly parentId: string | null
}

/** Some matters in full; those outside the scope are not there. */
export async function listCandidates(tx: Tx, ids: readonly string[]): Promise<Candidate[]> {
  if (ids.length === 0) return []
  return tx.query<Candidate>(
    `select id, number, title, text, kind, state, unit_id as "unitId", received_at as "receivedAt", due_at as "dueAt",
       closed_at is null as open, confidential or kind = 'report' as sealed, lat, lon, place_code as "placeCode",
       area_code as "areaCode", parent_id as "parentId"
     from feedback.complaints where id = any($1::uuid[])`,
    [ids],
  )
}

/** How many matters are joined to each of some. */
export async function countJoined(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.query<{ id: string; joined: number }>(
    `select parent_id as id, count(*)::int as joined from feedback.complaints where parent_id = any($1::uuid[])
     group by parent_id`,
    [ids],
  )
  return new Map(rows.map(({ id, joined }) => [id, joined]))
}
