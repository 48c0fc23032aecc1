import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { Box, RequestFilter, Span } from './open311.contract.ts'

/** One thing that happened to a request, as everybody may see it. `text` is for the client that handed it in. */
export type PublicUpdate = {
  readonly place: number
  readonly at: string
  readonly action: string
  readonly state: string
  readonly unitId: string | null
  readonly text: string | null
}

/** A request as it is shown; nothing in it is confidential. */
export type PublicRequest = {
  readonly complaintId: string
  readonly countyCode: string
  readonly number: string
  readonly clientId: string | null
  readonly serviceCode: string
  readonly state: string
  readonly isClosed: boolean
  readonly requestedAt: Date
  readonly updatedAt: Date
  readonly closedAt: Date | null
  readonly expectedAt: Date | null
  readonly unitId: string | null
  readonly channel: string
  readonly description: string | null
  readonly address: string | null
  readonly lat: number | null
  readonly lon: number | null
  readonly updates: readonly PublicUpdate[]
}

const COLUMNS = [
  'complaint_id as complaintId',
  'county_code as countyCode',
  'number',
  'client_id as clientId',
  'service_code as serviceCode',
  'state',
  'is_closed as isClosed',
  'requested_at as requestedAt',
  'updated_at as updatedAt',
  'closed_at as closedAt',
  'expected_at as expectedAt',
  'unit_id as unitId',
  'channel',
  'description',
  'address',
  'lat',
  'lon',
] as const

/** Shows a request as it is now. */
export async function upsertRequest(tx: Tx, row: PublicRequest): Promise<void> {
  await tx.query(
    `insert into feedback.open311_requests (county_code, complaint_id, number, client_id, service_code, state,
       is_closed, requested_at, updated_at, closed_at, expected_at, unit_id, channel, description, address, lat, lon,
       updates)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
     on conflict (complaint_id, county_code) do update set service_code = excluded.service_code,
       state = excluded.state, is_closed = excluded.is_closed, updated_at = excluded.updated_at,
       closed_at = excluded.closed_at, expected_at = excluded.expected_at, unit_id = excluded.unit_id,
       description = excluded.description, address = excluded.address, lat = excluded.lat, lon = excluded.lon,
       updates = excluded.updates`,
    [
      row.countyCode,
      row.complaintId,
      row.number,
      row.clientId,
      row.serviceCode,
      row.state,
      row.isClosed,
      row.requestedAt,
      row.updatedAt,
      row.closedAt,
      row.expectedAt,
      row.unitId,
      row.channel,
      row.description,
      row.address,
      row.lat,
      row.lon,
      JSON.stringify(row.updates),
    ],
  )
}

/** Takes a request away: it became confidential. */
export async function deleteRequest(tx: Tx, complaintId: string): Promise<void> {
  await tx.query('delete from feedback.open311_requests where complaint_id = $1', [complaintId])
}

/** Whether the sender of a matter does not want it told. */
export async function isPublicationRefused(tx: Tx, complaintId: string): Promise<boolean> {
  const [row] = await tx.query<{ refused: boolean }>(
    'select publication_refused as refused from feedback.complaints where id = $1',
    [complaintId],
  )
  return row?.refused ?? false
}

/** A page of requests, the newest first; one row more than the page where there is another page. */
export async function listRequests(tx: Tx, filter: RequestFilter): Promise<Omit<PublicRequest, 'updates'>[]> {
  const { numbers, services, isClosed, requested, updated, circle, box, page, pageSize } = filter
  let query = tx.build.selectFrom('feedback.open311_requests').select(COLUMNS)
  if (numbers) query = query.where('number', '=', sql<string>`any(${numbers}::text[])`)
  if (services) query = query.where('service_code', '=', sql<string>`any(${services}::text[])`)
  if (isClosed !== undefined) query = query.where('is_closed', '=', isClosed)
  if (requested) query = query.where('requested_at', '>=', requested.from).where('requested_at', '<=', requested.to)
  if (updated) query = query.where('updated_at', '>=', updated.from).where('updated_at', '<=', updated.to)
  const around = box ?? (circle && boxAround(circle))
  if (around) {
    query = query
      .where('lat', '>=', around.south)
      .where('lat', '<=', around.north)
      .where('lon', '>=', around.west)
      .where('lon', '<=', around.east)
  }
  if (circle) {
    // Haversine on the mean radius of the earth (IUGG), as elsewhere in this module.
    query = query.where(
      sql<boolean>`2 * 6371008.8 * asin(least(1, sqrt(power(sin(radians(lat - ${circle.lat}) / 2), 2)
        + cos(radians(${circle.lat})) * cos(radians(lat)) * power(sin(radians(lon - ${circle.lon}) / 2), 2))))
        <= ${circle.metres}`,
    )
  }
  const order = updated && !requested ? 'updated_at' : 'requested_at'
  const rows = await tx.all(
    query
      .orderBy(order, 'desc')
      .orderBy('complaint_id')
      .limit(pageSize + 1)
      .offset((page - 1) * pageSize),
  )
  return rows as Omit<PublicRequest, 'updates'>[]
}

/** A box that holds a circle, for the index. */
function boxAround({ lat, lon, metres }: NonNullable<RequestFilter['circle']>): Box {
  const north = metres / 111_194
  const east = north / Math.max(0.01, Math.cos((lat * Math.PI) / 180))
  return { west: lon - east, east: lon + east, south: lat - north, north: lat + north }
}

export async function findRequest(tx: Tx, number: string): Promise<PublicRequest | undefined> {
  const query = tx.build
    .selectFrom('feedback.open311_requests')
    .select([...COLUMNS, 'updates'])
    .where('number', '=', number)
  return (await tx.first(query)) as PublicRequest | undefined
}

/** What happened to requests within a span, oldest first; of all of them, or of those named. */
export async function listUpdates(
  tx: Tx,
  span: Span,
  numbers: readonly string[],
  most: number,
): Promise<(PublicUpdate & { number: string; clientId: string | null })[]> {
  return tx.query(
    `select r.number, r.client_id as "clientId", u.place, u.at, u.action, u.state, u."unitId", u.text
     from feedback.open311_requests r, jsonb_to_recordset(r.updates) as u (place int, at text, action text, state text,
       "unitId" uuid, text text)
     where r.updated_at >= $1 and r.requested_at <= $2 and u.at::timestamptz between $1 and $2
       and ($3::text[] = '{}' or r.number = any($3::text[]))
     order by u.at, r.number, u.place limit $4`,
    [span.from, span.to, numbers, most],
  )
}

export type KeptUpdate = { readonly id: string; readonly number: string }

/** The update that a client sent before under this id. */
export async function findUpdate(tx: Tx, clientId: string, updateId: string): Promise<{ id: string } | undefined> {
  const [row] = await tx.query<{ id: string }>(
    'select id from feedback.open311_updates where client_id = $1 and update_id = $2',
    [clientId, updateId],
  )
  return row
}

type NewUpdate = {
  readonly id: string
  readonly countyCode: string
  readonly clientId: string
  readonly updateId: string
  readonly complaintId: string
  readonly saidAt: Date
  readonly status: string
  readonly effect: 'added' | 'reopened' | 'late' | 'noted'
}

export async function insertUpdate(tx: Tx, update: NewUpdate): Promise<void> {
  await tx.query(
    `insert into feedback.open311_updates (county_code, id, client_id, update_id, complaint_id, said_at, received_at,
       status, effect) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      update.countyCode,
      update.id,
      update.clientId,
      update.updateId,
      update.complaintId,
      update.saidAt,
      tx.now,
      update.status,
      update.effect,
    ],
  )
}

/** Makes those who send the same thing at the same time wait for one another, until the end of the transaction. */
export async function oneAtATime(tx: Tx, what: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 311))', [what])
}

/** The number of the matter that a client handed in before under its own reference. */
export async function findByReference(tx: Tx, clientId: string, externalRef: string): Promise<string | undefined> {
  const [row] = await tx.query<{ number: string | null }>('select feedback.number_of_reference($1, $2) as number', [
    clientId,
    externalRef,
  ])
  return row?.number ?? undefined
}
