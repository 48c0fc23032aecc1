import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Ground, OutcomeReason } from './calls.contract.ts'

/** A call as it is kept. */
export type CallRow = {
  readonly countyCode: string
  readonly id: string
  readonly clientId: string
  readonly externalId: string
  readonly areaCode: string
  readonly unitId: string | null
  readonly queue: string | null
  readonly extension: string | null
  readonly operatorId: string | null
  readonly operatorName: string | null
  readonly callerSealed: string | null
  readonly callerIndex: string | null
  readonly beganAt: Date
  readonly queuedAt: Date | null
  readonly ringingAt: Date | null
  readonly answeredAt: Date | null
  readonly abandonedAt: Date | null
  readonly endedAt: Date | null
  readonly stamps: Readonly<Record<string, string>>
  readonly told: Readonly<Record<string, Readonly<Record<string, string | number | boolean | null>>>>
  readonly noteSealed: string | null
  readonly version: number
}

const COLUMNS = [
  'county_code as countyCode',
  'id',
  'client_id as clientId',
  'external_id as externalId',
  'area_code as areaCode',
  'unit_id as unitId',
  'queue',
  'extension',
  'operator_id as operatorId',
  'operator_name as operatorName',
  'caller_sealed as callerSealed',
  'caller_index as callerIndex',
  'began_at as beganAt',
  'queued_at as queuedAt',
  'ringing_at as ringingAt',
  'answered_at as answeredAt',
  'abandoned_at as abandonedAt',
  'ended_at as endedAt',
  'stamps',
  'told',
  'note_sealed as noteSealed',
  'version',
] as const

/** A call by its id, if it lies within the scope. `lock` holds it until the end of the transaction. */
export async function findCall(tx: Tx, id: string, lock = false): Promise<CallRow | undefined> {
  const query = tx.build.selectFrom('calls.calls').select(COLUMNS).where('id', '=', id)
  return (await tx.first(lock ? query.forUpdate() : query)) as CallRow | undefined
}

/** The latest call with an id of a telephone system. */
export async function findByExternalId(tx: Tx, externalId: string): Promise<CallRow | undefined> {
  const query = tx.build.selectFrom('calls.calls').select(COLUMNS).where('external_id', '=', externalId)
  return (await tx.first(query.orderBy('began_at', 'desc').limit(1))) as CallRow | undefined
}

/** A call by what its telephone system calls it, held until the end of the transaction. */
export async function lockCall(
  tx: Tx,
  { countyCode, clientId, externalId }: Pick<CallRow, 'countyCode' | 'clientId' | 'externalId'>,
): Promise<CallRow | undefined> {
  const query = tx.build
    .selectFrom('calls.calls')
    .select(COLUMNS)
    .where('county_code', '=', countyCode)
    .where('client_id', '=', clientId)
    .where('external_id', '=', externalId)
    .forUpdate()
  return (await tx.first(query)) as CallRow | undefined
}

function valuesOf(row: CallRow) {
  return {
    unit_id: row.unitId,
    queue: row.queue,
    extension: row.extension,
    operator_id: row.operatorId,
    operator_name: row.operatorName,
    caller_sealed: row.callerSealed,
    caller_index: row.callerIndex,
    began_at: row.beganAt,
    queued_at: row.queuedAt,
    ringing_at: row.ringingAt,
    answered_at: row.answeredAt,
    abandoned_at: row.abandonedAt,
    ended_at: row.endedAt,
    stamps: JSON.stringify(row.stamps),
    told: JSON.stringify(row.told),
  }
}

/** Writes a new call; false where another process has just written it. */
export async function insertCall(tx: Tx, row: CallRow): Promise<boolean> {
  const { countyCode, id, clientId, externalId, areaCode } = row
  const keys = { county_code: countyCode, id, client_id: clientId, external_id: externalId, area_code: areaCode }
  const written = await tx.run(
    tx.build
      .insertInto('calls.calls')
      .values({ ...keys, ...valuesOf(row) })
      .onConflict((conflict) => conflict.doNothing()),
  )
  return written > 0
}

/** Writes what is known now of a call that the transaction holds. */
export async function updateCall(tx: Tx, row: CallRow): Promise<void> {
  await tx.run(
    tx.build
      .updateTable('calls.calls')
      .set({ ...valuesOf(row), version: row.version + 1 })
      .where('county_code', '=', row.countyCode)
      .where('id', '=', row.id),
  )
}

export async function updateNote(tx: Tx, call: CallRow, noteSealed: string | null): Promise<void> {
  await tx.run(
    tx.build
      .updateTable('calls.calls')
      .set({ note_sealed: noteSealed, version: call.version + 1 })
      .where('county_code', '=', call.countyCode)
      .where('id', '=', call.id),
  )
}

/** The latest call that rings or is talked at a seat. */
export async function findRunning(tx: Tx, extension: string, since: Date): Promise<CallRow | undefined> {
  const query = tx.build
    .selectFrom('calls.calls')
    .select(COLUMNS)
    .where('extension', '=', extension)
    .where('began_at', '>', since)
    .where('ended_at', 'is', null)
    .where('abandoned_at', 'is', null)
    .where((where) => where.or([where('ringing_at', 'is not', null), where('answered_at', 'is not', null)]))
    .orderBy('began_at', 'desc')
    .limit(1)
  return (await tx.first(query)) as CallRow | undefined
}

/** Calls that an account answered since a moment and that ended with neither a matter nor an outcome. */
export async function listUnfinished(tx: Tx, operatorId: string, since: Date, most: number): Promise<CallRow[]> {
  const query = tx.build
    .selectFrom('calls.calls as c')
    .select(COLUMNS)
    .where('operator_id', '=', operatorId)
    .where('answered_at', 'is not', null)
    .where('ended_at', 'is not', null)
    .where('began_at', '>', since)
    .where(sql<boolean>`c.id not in (select call_id from calls.outcomes where call_id is not null and at > ${since})`)
    .where(sql<boolean>`c.id not in (select call_id from calls.call_matters where at > ${since})`)
    .orderBy('began_at', 'desc')
    .limit(most)
  return (await tx.all(query)) as CallRow[]
}

export type CallFilter = {
  readonly state?: string | undefined
  readonly from?: Date | undefined
  readonly to?: Date | undefined
  readonly extension?: string | undefined
  readonly reason?: string | undefined
  readonly callerIndex?: string | undefined
  readonly before?: { readonly at: Date; readonly id: string } | undefined
  readonly limit: number
}

/** Calls, the latest first. */
export async function listCalls(tx: Tx, filter: CallFilter): Promise<CallRow[]> {
  const { state, from, to, extension, reason, callerIndex, before } = filter
  let query = tx.build.selectFrom('calls.calls').select(COLUMNS)
  if (from) query = query.where('began_at', '>=', from)
  if (to) query = query.where('began_at', '<', to)
  if (extension) query = query.where('extension', '=', extension)
  if (callerIndex) query = query.where('caller_index', '=', callerIndex)
  if (state === 'talking') query = query.where('answered_at', 'is not', null).where('ended_at', 'is', null)
  if (state === 'ended') query = query.where('answered_at', 'is not', null).where('ended_at', 'is not', null)
  if (state === 'abandoned') {
    query = query
      .where('answered_at', 'is', null)
      .where((where) => where.or([where('abandoned_at', 'is not', null), where('ended_at', 'is not', null)]))
  }
  if (state === 'waiting' || state === 'ringing') {
    query = query.where('answered_at', 'is', null).where('abandoned_at', 'is', null).where('ended_at', 'is', null)
    query = query.where('ringing_at', state === 'ringing' ? 'is not' : 'is', null)
  }
  if (reason) query = query.where(sql<boolean>`id in (select call_id from calls.outcomes where reason = ${reason})`)
  if (before) query = query.where(sql<boolean>`(began_at, id) < (${before.at}, ${before.id})`)
  return (await tx.all(query.orderBy('began_at', 'desc').orderBy('id', 'desc').limit(filter.limit))) as CallRow[]
}

/** How often a number called before a moment, since another, and when last. */
export async function countEarlier(
  tx: Tx,
  { callerIndex, since, before }: { callerIndex: string; since: Date; before: Date },
): Promise<{ calls: number; lastAt: Date | null }> {
  const [row] = await tx.query<{ calls: number; lastAt: Date | null }>(
    `select count(*) as calls, max(began_at) as "lastAt" from calls.calls
     where caller_index = $1 and began_at > $2 and began_at < $3`,
    [callerIndex, since, before],
  )
  return row!
}

/** Whether a number got through after a moment. */
export async function gotThrough(tx: Tx, callerIndex: string, after: Date): Promise<boolean> {
  const rows = await tx.query(
    'select 1 from calls.calls where caller_index = $1 and began_at > $2 and answered_at is not null limit 1',
    [callerIndex, after],
  )
  return rows.length > 0
}

export type LinkedMatter = { readonly callId: string; readonly complaintId: string; readonly number: string; at: Date }

/** The matters of calls. */
export async function listMatters(tx: Tx, callIds: readonly string[]): Promise<LinkedMatter[]> {
  if (callIds.length === 0) return []
  return tx.query<LinkedMatter>(
    `select call_id as "callId", complaint_id as "complaintId", number, at from calls.call_matters
     where call_id = any($1) order by at`,
    [callIds],
  )
}

/** Links a matter to a call, once; true where it was not linked before. */
export async function insertMatter(
  tx: Tx,
  call: Pick<CallRow, 'countyCode' | 'id' | 'areaCode' | 'unitId'>,
  matter: { complaintId: string; number: string },
): Promise<boolean> {
  const written = await tx.run(
    tx.build
      .insertInto('calls.call_matters')
      .values({
        county_code: call.countyCode,
        call_id: call.id,
        complaint_id: matter.complaintId,
        area_code: call.areaCode,
        unit_id: call.unitId,
        number: matter.number,
        at: tx.now,
      })
      .onConflict((conflict) => conflict.doNothing()),
  )
  return written > 0
}

export type OutcomeRow = {
  readonly callId: string | null
  readonly reason: OutcomeReason
  readonly ground: Ground | null
  readonly pointedTo: string | null
  readonly at: Date
}

/** How calls ended that led to no matter. */
export async function listOutcomes(tx: Tx, callIds: readonly string[]): Promise<OutcomeRow[]> {
  if (callIds.length === 0) return []
  return tx.query<OutcomeRow>(
    `select call_id as "callId", reason, ground, pointed_to as "pointedTo", at from calls.outcomes
     where call_id = any($1)`,
    [callIds],
  )
}

/** Writes how a call ended; false where that was written already. */
export async function insertOutcome(
  tx: Tx,
  outcome: OutcomeRow & {
    readonly countyCode: string
    readonly id: string
    readonly areaCode: string
    readonly unitId: string | null
    readonly knowledgeId: string | null
    readonly categoryCode: string | null
  },
): Promise<boolean> {
  const written = await tx.run(
    tx.build
      .insertInto('calls.outcomes')
      .values({
        county_code: outcome.countyCode,
        id: outcome.id,
        call_id: outcome.callId,
        area_code: outcome.areaCode,
        unit_id: outcome.unitId,
        operator_id: tx.actor.id!,
        reason: outcome.reason,
        ground: outcome.ground,
        pointed_to: outcome.pointedTo,
        knowledge_id: outcome.knowledgeId,
        category_code: outcome.categoryCode,
        at: outcome.at,
      })
      .onConflict((conflict) => conflict.doNothing()),
  )
  return written > 0
}
