import type { Scope } from '../../kernel/actor.ts'
import { errors } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/db/database.ts'
import { violates } from '../../platform/db/faults.ts'
import { indicatorErrors, type Judgement, type Target } from './indicators.contract.ts'

const TARGET_COLUMNS = [
  'id',
  'measure',
  'unit_id as unitId',
  'area_code as areaCode',
  'item',
  'value',
  'valid_from as validFrom',
  'version',
] as const

/** All targets, or those of one measure; the newest first. */
export async function listTargets(tx: Tx, measure?: string): Promise<Target[]> {
  let query = tx.build.selectFrom('indicators.targets').select(TARGET_COLUMNS)
  if (measure !== undefined) query = query.where('measure', '=', measure)
  return tx.all(query.orderBy('measure').orderBy('valid_from', 'desc').orderBy('id'))
}

export async function findTarget(tx: Tx, id: string): Promise<Target | undefined> {
  return tx.first(tx.build.selectFrom('indicators.targets').select(TARGET_COLUMNS).where('id', '=', id).forUpdate())
}

/**
 * Writes a target, new or changed, with its next version. Throws TARGET_TWICE where there is another one for the same
 * scope and day, and NOT_ALLOWED where it lies outside what the account may change.
 */
export async function saveTarget(tx: Tx, { id, version, ...target }: Target): Promise<void> {
  const columns = {
    measure: target.measure,
    unit_id: target.unitId,
    area_code: target.areaCode,
    item: target.item,
    value: target.value,
    valid_from: target.validFrom,
    changed_at: tx.now,
    version,
  }
  try {
    await tx.run(
      tx.build
        .insertInto('indicators.targets')
        .values({ id, ...columns })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(columns)),
    )
  } catch (error) {
    if (violates(error, 'targets_measure')) {
      throw indicatorErrors.TARGET_TWICE({ validFrom: target.validFrom }, { field: 'validFrom' })
    }
    if ((error as { code?: string }).code === '42501') throw errors.NOT_ALLOWED()
    throw error
  }
}

/** A judgement as it is kept. */
export type StoredJudgement = Omit<Judgement, 'unitName' | 'unitNameEn' | 'judgedAt'> & {
  readonly countyCode: string
  readonly judgedAt: Date
}

const JUDGEMENT_COLUMNS = [
  'county_code as countyCode',
  'id',
  'measure',
  'unit_id as unitId',
  'area_code as areaCode',
  'from_day as from',
  'to_day as to',
  'count',
  'sum',
  'rate',
  'low',
  'high',
  'target',
  'verdict',
  'judged_at as judgedAt',
  'revisions',
] as const

/** Lets one judge at a time: two runs for one period would otherwise both see a miss as new. */
export async function holdJudging(tx: Tx): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('indicators.judgements'))`)
}

/** The judgements made of exactly one period. */
export async function listOfPeriod(tx: Tx, from: string, to: string): Promise<StoredJudgement[]> {
  const rows = await tx.all(
    tx.build
      .selectFrom('indicators.judgements')
      .select(JUDGEMENT_COLUMNS)
      .where('from_day', '=', from)
      .where('to_day', '=', to),
  )
  return rows as StoredJudgement[]
}

export type JudgementFilter = {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly unit?: string | undefined
  readonly measure?: string | undefined
  readonly scope: Scope
}

/** Judgements whose period lies within the days asked for, the newest period first; 2,000 at most. */
export async function listJudgements(tx: Tx, filter: JudgementFilter): Promise<StoredJudgement[]> {
  const { from, to, unit, measure, scope } = filter
  let query = tx.build.selectFrom('indicators.judgements').select(JUDGEMENT_COLUMNS)
  if (!scope.everything) {
    query = query.where((where) =>
      where.or([
        where('area_code', 'in', scope.areas.length > 0 ? [...scope.areas] : ['']),
        ...(scope.units.length > 0 ? [where('unit_id', 'in', [...scope.units])] : []),
      ]),
    )
  }
  if (from !== undefined) query = query.where('from_day', '>=', from)
  if (to !== undefined) query = query.where('to_day', '<=', to)
  if (unit !== undefined) query = query.where('unit_id', '=', unit)
  if (measure !== undefined) query = query.where('measure', '=', measure)
  const rows = await tx.all(query.orderBy('from_day', 'desc').orderBy('measure').orderBy('unit_id').limit(2000))
  return rows as StoredJudgement[]
}

const WRITE = `
  insert into indicators.judgements as j (county_code, id, measure, unit_id, area_code, from_day, to_day, count, sum,
    rate, low, high, target, verdict, judged_at, revisions)
  select * from unnest($1::text[], $2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::date[], $7::date[],
    $8::float8[], $9::float8[], $10::float8[], $11::float8[], $12::float8[], $13::float8[], $14::text[],
    $15::timestamptz[], $16::int[])
  on conflict (measure, unit_id, from_day, to_day, county_code) do update set count = excluded.count,
    sum = excluded.sum, rate = excluded.rate, low = excluded.low, high = excluded.high, target = excluded.target,
    verdict = excluded.verdict, judged_at = excluded.judged_at, revisions = excluded.revisions`

/** Writes judgements, new or revised, in one statement for every 2,000. */
export async function writeJudgements(tx: Tx, judgements: readonly StoredJudgement[]): Promise<void> {
  for (let start = 0; start < judgements.length; start += 2000) {
    const rows = judgements.slice(start, start + 2000)
    const column = <K extends keyof StoredJudgement>(key: K) => rows.map((row) => row[key])
    await tx.query(WRITE, [
      column('countyCode'),
      column('id'),
      column('measure'),
      column('unitId'),
      column('areaCode'),
      column('from'),
      column('to'),
      column('count'),
      column('sum'),
      column('rate'),
      column('low'),
      column('high'),
      column('target'),
      column('verdict'),
      column('judgedAt'),
      column('revisions'),
    ])
  }
}
