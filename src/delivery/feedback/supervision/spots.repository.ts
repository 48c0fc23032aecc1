import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { Kind, State, Urgency } from '../words.contract.ts'

/** A matter as it is kept by its place. */
export type Intake = {
  readonly complaintId: string
  readonly at: Date
  /** The keyed index of the telephone; null where none was given. */
  readonly caller: string | null
  readonly lat: number | null
  readonly lon: number | null
  readonly placeKey: string | null
}

export type NewIntake = Intake & {
  readonly countyCode: string
  readonly areaCode: string
  readonly kind: Kind
  readonly urgency: Urgency
  readonly cell: number | null
}

/** Notes what a matter was when it came in; false where it is noted already. */
export async function insertIntake(tx: Tx, intake: NewIntake): Promise<boolean> {
  const written = await tx.run(
    tx.build
      .insertInto('feedback.intakes')
      .values({
        county_code: intake.countyCode,
        complaint_id: intake.complaintId,
        area_code: intake.areaCode,
        at: intake.at,
        kind: intake.kind,
        urgency: intake.urgency,
        caller: intake.caller,
        lat: intake.lat,
        lon: intake.lon,
        cell: intake.cell,
        place_key: intake.placeKey,
      })
      .onConflict((conflict) => conflict.doNothing()),
  )
  return written === 1
}

/** What a matter was when it came in, for whoever answers it; undefined where that is not known any more. */
export async function findIntake(tx: Tx, id: string): Promise<{ kind: Kind; urgency: Urgency } | undefined> {
  const [row] = await tx.query<{ kind: Kind; urgency: Urgency }>('select kind, urgency from feedback.intake_of($1)', [
    id,
  ])
  return row
}

/** Forgets intakes from before a moment whose matters are settled. Returns how many. */
export async function deleteIntakes(tx: Tx, before: Date, most: number): Promise<number> {
  const gone = await tx.query(
    `delete from feedback.intakes i where (i.complaint_id, i.county_code) in (
       select o.complaint_id, o.county_code from feedback.intakes o
       join feedback.complaints c on c.id = o.complaint_id and c.county_code = o.county_code
       where o.at < $1 and c.closed_at is not null order by o.at limit $2)
     returning 1 as gone`,
    [before, most],
  )
  return gone.length
}

/** The keyed index of a matter's telephone. */
export async function phoneIndexOf(tx: Tx, id: string): Promise<string | null> {
  const row = await tx.first(tx.build.selectFrom('feedback.complaints').select('phone_index').where('id', '=', id))
  return row?.phone_index ?? null
}

const MOST_NEAR = 500

/** Intakes since a moment in some squares of the map or at one place that belong to no hot spot, the latest first. */
export async function listNear(
  tx: Tx,
  { since, cells, placeKey }: { since: Date; cells: readonly number[]; placeKey: string | null },
): Promise<Intake[]> {
  return tx.query<Intake>(
    `select i.complaint_id as "complaintId", i.at, i.caller, i.lat, i.lon, i.place_key as "placeKey"
     from feedback.intakes i
     left join feedback.hot_spot_matters m on m.complaint_id = i.complaint_id and m.county_code = i.county_code
     where i.at >= $1 and (i.cell = any($2::bigint[]) or i.place_key = $3) and m.spot_id is null
     order by i.at desc limit ${MOST_NEAR}`,
    [since, cells, placeKey],
  )
}

export type SpotRow = {
  readonly countyCode: string
  readonly id: string
  readonly areaCode: string
  readonly lat: number | null
  readonly lon: number | null
  readonly placeKey: string | null
  readonly label: string
  readonly categoryCode: string | null
  readonly callers: number
  readonly matters: number
  readonly firstAt: Date
  readonly lastAt: Date
  readonly raisedAt: Date
  readonly state: 'OPEN' | 'CLOSED'
  readonly note: string | null
  readonly closedBy: string | null
  readonly closedAt: Date | null
  readonly version: number
}

const SPOT = [
  'county_code as countyCode',
  'id',
  'area_code as areaCode',
  'lat',
  'lon',
  'place_key as placeKey',
  'label',
  'category_code as categoryCode',
  'callers',
  'matters',
  'first_at as firstAt',
  'last_at as lastAt',
  'raised_at as raisedAt',
  'state',
  'note',
  'closed_by as closedBy',
  'closed_at as closedAt',
  'version',
] as const

/** Open hot spots of a place or inside a frame of degrees that had somebody calling since a moment. */
export async function listOpenSpots(
  tx: Tx,
  near: {
    since: Date
    placeKey: string | null
    frame: { south: number; north: number; west: number; east: number } | null
  },
): Promise<SpotRow[]> {
  const { since, placeKey, frame } = near
  let query = tx.build.selectFrom('feedback.hot_spots').select(SPOT).where('state', '=', 'OPEN')
  query = query.where('last_at', '>=', since).where((where) => {
    const ways = [where.lit(false), ...(placeKey ? [where('place_key', '=', placeKey)] : [])]
    if (frame) {
      const inside = [where('lat', '>=', frame.south), where('lat', '<=', frame.north)]
      ways.push(where.and([...inside, where('lon', '>=', frame.west), where('lon', '<=', frame.east)]))
    }
    return where.or(ways)
  })
  return (await tx.all(query.orderBy('raised_at').limit(20).forUpdate())) as SpotRow[]
}

/** Writes a hot spot. */
export async function insertSpot(tx: Tx, spot: SpotRow): Promise<void> {
  await tx.run(
    tx.build.insertInto('feedback.hot_spots').values({
      county_code: spot.countyCode,
      id: spot.id,
      area_code: spot.areaCode,
      lat: spot.lat,
      lon: spot.lon,
      place_key: spot.placeKey,
      label: spot.label,
      category_code: spot.categoryCode,
      callers: spot.callers,
      matters: spot.matters,
      first_at: spot.firstAt,
      last_at: spot.lastAt,
      raised_at: spot.raisedAt,
      state: spot.state,
    }),
  )
}

/** Counts matters to a hot spot, each once. */
export async function addToSpot(tx: Tx, spot: SpotRow, matters: readonly Pick<Intake, 'complaintId' | 'at'>[]) {
  await tx.query(
    `insert into feedback.hot_spot_matters (county_code, spot_id, complaint_id, area_code, at)
     select $1, $2, m.id, $3, m.at from unnest($4::uuid[], $5::timestamptz[]) as m (id, at)
     on conflict do nothing`,
    [spot.countyCode, spot.id, spot.areaCode, matters.map((one) => one.complaintId), matters.map((one) => one.at)],
  )
}

/** Counts the callers and matters of a hot spot anew, and its most frequent class. */
export async function recountSpot(tx: Tx, spot: Pick<SpotRow, 'id' | 'countyCode'>): Promise<void> {
  await tx.query(
    `update feedback.hot_spots s
     set callers = n.callers, matters = n.matters, first_at = n.first_at, last_at = n.last_at,
         category_code = n.category_code, version = s.version + 1
     from (select count(distinct coalesce(i.caller, '')) as callers, count(*) as matters, min(m.at) as first_at,
                  max(m.at) as last_at, mode() within group (order by c.category_code) as category_code
           from feedback.hot_spot_matters m
           join feedback.complaints c on c.id = m.complaint_id
           left join feedback.intakes i on i.complaint_id = m.complaint_id
           where m.spot_id = $1) n
     where s.id = $1 and s.county_code = $2`,
    [spot.id, spot.countyCode],
  )
}

/** A hot spot by its id, if it lies within the scope. */
export async function findSpot(tx: Tx, id: string, lock = false): Promise<SpotRow | undefined> {
  const query = tx.build.selectFrom('feedback.hot_spots').select(SPOT).where('id', '=', id)
  return (await tx.first(lock ? query.forUpdate() : query)) as SpotRow | undefined
}

/** Closes a hot spot that the transaction holds. */
export async function closeSpot(tx: Tx, spot: SpotRow, note: string): Promise<void> {
  const ended = { state: 'CLOSED', note, closed_by: tx.actor.name, closed_at: tx.now, version: spot.version + 1 }
  await tx.run(
    tx.build
      .updateTable('feedback.hot_spots')
      .set(ended)
      .where('county_code', '=', spot.countyCode)
      .where('id', '=', spot.id),
  )
}

export type SpotFilter = {
  readonly open: boolean
  readonly after?: readonly [at: string, id: string] | undefined
  readonly limit: number
}

/** A page of hot spots, the latest first. */
export async function listSpots(tx: Tx, { open, after, limit }: SpotFilter): Promise<SpotRow[]> {
  let query = tx.build.selectFrom('feedback.hot_spots').select(SPOT)
  query = query.where('state', '=', open ? 'OPEN' : 'CLOSED')
  if (after) query = query.where(sql<boolean>`(last_at, id) < (${new Date(after[0])}, ${after[1]})`)
  return (await tx.all(query.orderBy('last_at', 'desc').orderBy('id', 'desc').limit(limit))) as SpotRow[]
}

export type SpotMatter = {
  readonly complaintId: string
  readonly number: string
  readonly title: string
  readonly kind: Kind
  readonly state: State
  readonly unitId: string | null
  readonly at: Date
}

/** The matters of a hot spot, the latest first. */
export async function listSpotMatters(tx: Tx, spotId: string): Promise<SpotMatter[]> {
  return tx.query<SpotMatter>(
    `select c.id as "complaintId", c.number, c.title, c.kind, c.state, c.unit_id as "unitId", m.at
     from feedback.hot_spot_matters m join feedback.complaints c on c.id = m.complaint_id
     where m.spot_id = $1 order by m.at desc limit 200`,
    [spotId],
  )
}
