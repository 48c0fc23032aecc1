import type { Tx } from '../db/database.ts'
import type { Consumer } from '../events/dispatcher.ts'
import type { StoredEvent } from '../events/events.ts'
import { bucketOf } from './histogram.ts'
import type { Contribution, Measure } from './measure.ts'

const CONSUMER = 'measures'
/** Sums are kept in whole millionths: integers add up to the same total in any order, so a rebuild gives equal cells. */
export const MILLIONTHS = 1_000_000
/** Events folded in one transaction: enough to make the upserts cheap, few enough to stay quick. */
const BATCH = 5000

/**
 * The consumer that folds events into the daily cells as they commit: exactly once and in commit order, since it moves
 * its position in the same transaction.
 */
export function measuresConsumer(measures: readonly Measure[]): Consumer {
  const byType = new Map<string, Measure[]>()
  for (const measure of measures) {
    for (const type of Object.keys(measure.from)) byType.set(type, [...(byType.get(type) ?? []), measure])
  }
  return {
    name: CONSUMER,
    types: [...byType.keys()],
    batch: BATCH,
    handle: async (tx, events) => {
      const sums = new Sums()
      for (const event of events) {
        for (const measure of byType.get(event.type) ?? []) addAll(sums, measure, event)
      }
      await sums.write(tx)
    },
  }
}

function addAll(sums: Sums, measure: Measure, event: StoredEvent) {
  for (const contribution of measure.from[event.type]?.(event) ?? []) sums.add(measure, contribution)
}

/** Empties all cells and puts the reader back to the first event: what follows folds everything anew. */
export async function forgetAll(tx: Tx): Promise<void> {
  // The reader's row first: a worker that is folding holds it, and would wait for our locks on the cells.
  await tx.query('update events.consumers set position = 0, failures = 0, retry_at = null where name = $1', [CONSUMER])
  await tx.query('delete from measures.cells')
  await tx.query('delete from measures.buckets')
}

type Key = [county: string, measure: string, day: string, area: string, unit: string, item: string, channel: string]
type Sum = { key: Key; count: number; sum: number; buckets: Map<number, number> | undefined }

/** Sums of one batch in memory, so that each cell is touched once. */
class Sums {
  readonly #sums = new Map<string, Sum>()

  add(measure: Measure, { countyCode, day, area, unit, item, channel, count, value = 0 }: Contribution) {
    const key: Key = [countyCode, measure.id, day, area ?? '', unit ?? '', item ?? '', channel ?? '']
    const name = key.join('\u0001')
    let sum = this.#sums.get(name)
    if (!sum) {
      sum = { key, count: 0, sum: 0, buckets: undefined }
      this.#sums.set(name, sum)
    }
    sum.count += count
    sum.sum += count * Math.round(value * MILLIONTHS)
    if (measure.kind === 'duration' || measure.kind === 'score') {
      const bucket = bucketOf(value)
      sum.buckets ??= new Map()
      sum.buckets.set(bucket, (sum.buckets.get(bucket) ?? 0) + count)
    }
  }

  async write(tx: Tx) {
    // In the order of the key, so that two writers could never wait for each other in a circle.
    const sums = [...this.#sums.keys()].sort().map((name) => this.#sums.get(name)!)
    for (let start = 0; start < sums.length; start += 2000) await writeCells(tx, sums.slice(start, start + 2000))
    const buckets = sums.flatMap(({ key, buckets }) =>
      [...(buckets ?? [])].filter(([, count]) => count !== 0).map(([bucket, count]) => ({ key, bucket, count })),
    )
    for (let start = 0; start < buckets.length; start += 5000)
      await writeBuckets(tx, buckets.slice(start, start + 5000))
  }
}

const KEY_COLUMNS = 'county_code, measure, day, area, unit, item, channel'
const KEY_ARRAYS = '$1::text[], $2::text[], $3::date[], $4::text[], $5::text[], $6::text[], $7::text[]'

function keyArrays(rows: readonly { key: Key }[]) {
  return [0, 1, 2, 3, 4, 5, 6].map((i) => rows.map(({ key }) => key[i]))
}

async function writeCells(tx: Tx, sums: readonly Sum[]) {
  await tx.query(
    `insert into measures.cells as c (${KEY_COLUMNS}, count, sum)
     select * from unnest(${KEY_ARRAYS}, $8::bigint[], $9::bigint[])
     on conflict (${KEY_COLUMNS}) do update set count = c.count + excluded.count, sum = c.sum + excluded.sum`,
    [...keyArrays(sums), sums.map(({ count }) => count), sums.map(({ sum }) => sum)],
  )
}

async function writeBuckets(tx: Tx, rows: readonly { key: Key; bucket: number; count: number }[]) {
  await tx.query(
    `insert into measures.buckets as b (${KEY_COLUMNS}, bucket, count)
     select * from unnest(${KEY_ARRAYS}, $8::int[], $9::bigint[])
     on conflict (${KEY_COLUMNS}, bucket) do update set count = b.count + excluded.count`,
    [...keyArrays(rows), rows.map(({ bucket }) => bucket), rows.map(({ count }) => count)],
  )
}

/** The last event that is folded into the cells: whoever has the log can count up to there and compare. */
export async function measuredUpTo(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ position: number }>('select position from events.consumers where name = $1', [
    CONSUMER,
  ])
  return row?.position ?? 0
}
