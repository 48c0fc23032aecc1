import { sql } from 'kysely'
import type { Channel } from '../../foundation/directory/directory.contract.ts'
import type { Language } from '../../kernel/texts.ts'
import type { ClockHistory } from '../../platform/clock/clock.contract.ts'
import type { Database, Tx } from '../../platform/db/database.ts'
import type { Kind, Solved, State } from './feedback.contract.ts'

/** One line of a matter's history. The names of states and steps are those of its process. */
export type Entry = {
  readonly at: string
  readonly action: string
  readonly state: State
  readonly text: string | null
  readonly internal: boolean
  readonly by: string | null
  readonly unitId: string | null
}

/** What a list needs of a matter. */
export type ListedMatter = {
  readonly id: string
  readonly number: string
  readonly kind: Kind
  readonly title: string
  readonly state: State
  readonly areaCode: string
  readonly unitId: string | null
  readonly channel: Channel
  readonly confidential: boolean
  readonly receivedAt: Date
  readonly dueAt: Date
  readonly yellowAt: Date | null
  readonly onTime: boolean | null
  readonly ratingLevel: number | null
  readonly version: number
}

/** A matter as a whole. */
export type Matter = ListedMatter & {
  readonly countyCode: string
  readonly text: string
  readonly address: string | null
  readonly aboutUnitId: string | null
  readonly nameSealed: string | null
  readonly phoneSealed: string | null
  readonly emailSealed: string | null
  /** In which messages to the sender are written. */
  readonly language: Language
  readonly processHash: string
  readonly clock: ClockHistory
  readonly replyText: string | null
  readonly repliedAt: Date | null
  readonly ratingSolved: Solved | null
  readonly ratingText: string | null
  readonly ratedAt: Date | null
  readonly closedAt: Date | null
  readonly timeline: readonly Entry[]
}

/** What somebody who has shown number and code may see: no personal fields, no internal lines. */
export type ShownMatter = Pick<
  Matter,
  | 'number'
  | 'kind'
  | 'state'
  | 'title'
  | 'areaCode'
  | 'unitId'
  | 'processHash'
  | 'clock'
  | 'receivedAt'
  | 'replyText'
  | 'repliedAt'
  | 'ratingLevel'
  | 'ratingSolved'
  | 'ratingText'
  | 'ratedAt'
  | 'timeline'
>

export type NewMatter = Omit<Matter, 'ratingLevel' | 'ratingSolved' | 'ratingText' | 'ratedAt' | 'closedAt'> & {
  readonly keyHash: string
  readonly phoneIndex: string | null
}

/** How many serials a process takes from the sequence at once; the sequence's own step. */
const BLOCK = 50

/** Hands out serials of matters; asks the database once for every block. */
export class Serials {
  #next = 0
  #end = 0
  #fetching: Promise<void> | undefined

  async take(tx: Tx): Promise<number> {
    while (this.#next === this.#end) {
      // Calls that come meanwhile wait for the same block instead of each taking one of its own.
      this.#fetching ??= this.#fetch(tx).finally(() => {
        this.#fetching = undefined
      })
      await this.#fetching
    }
    return this.#next++
  }

  async #fetch(tx: Tx): Promise<void> {
    const [row] = await tx.query<{ serial: number }>(`select nextval('feedback.serials') as serial`)
    this.#next = row!.serial
    this.#end = row!.serial + BLOCK
  }
}

/** Keeps a version of the process, once. */
export async function keepProcess(tx: Tx, process: { hash: string; id: string; version: number }): Promise<void> {
  await tx.query(
    `insert into feedback.processes (hash, id, version, definition, kept_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [process.hash, process.id, process.version, JSON.stringify(process), tx.now],
  )
}

/** A version of the process as it was kept; undefined where there is none with this hash. */
export async function findProcess(tx: Tx, hash: string): Promise<unknown> {
  const [row] = await tx.query<{ definition: unknown }>('select definition from feedback.processes where hash = $1', [
    hash,
  ])
  return row?.definition
}

const INSERT = `insert into feedback.complaints (county_code, id, number, key_hash, kind, state, title, text, area_code,
    address, about_unit_id, unit_id, name_sealed, phone_sealed, email_sealed, phone_index, confidential, channel,
    process_hash, clock, received_at, due_at, yellow_at, on_time, reply_text, replied_at, timeline, version, language)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24,
    $25, $26, $27, $28, $29)`

/** Writes a new matter: the one statement of the hot path, prepared once a connection. */
export async function insertMatter(tx: Tx, matter: NewMatter): Promise<void> {
  await tx.query(INSERT, [
    matter.countyCode,
    matter.id,
    matter.number,
    matter.keyHash,
    matter.kind,
    matter.state,
    matter.title,
    matter.text,
    matter.areaCode,
    matter.address,
    matter.aboutUnitId,
    matter.unitId,
    matter.nameSealed,
    matter.phoneSealed,
    matter.emailSealed,
    matter.phoneIndex,
    matter.confidential,
    matter.channel,
    matter.processHash,
    JSON.stringify(matter.clock),
    matter.receivedAt,
    matter.dueAt,
    matter.yellowAt,
    matter.onTime,
    matter.replyText,
    matter.repliedAt,
    JSON.stringify(matter.timeline),
    matter.version,
    matter.language,
  ])
}

const LOOK_UP = {
  name: 'feedback_look_up',
  text: `select number, kind, state, title, area_code as "areaCode", unit_id as "unitId", process_hash as "processHash",
      clock, received_at as "receivedAt", reply_text as "replyText", replied_at as "repliedAt",
      rating_level as "ratingLevel", rating_solved as "ratingSolved", rating_text as "ratingText",
      rated_at as "ratedAt", timeline
    from feedback.look_up($1, $2)`,
}

/**
 * The matter of a number whose key was shown. One prepared statement outside any transaction: the function in the
 * database decides by the key alone and hands out nothing but public columns.
 */
export async function lookUp(db: Database, number: string, keyHash: string): Promise<ShownMatter | undefined> {
  const { rows } = await db.pool.query<ShownMatter>({ ...LOOK_UP, values: [number, keyHash] })
  return rows[0]
}

/** Lets this transaction see and change the one row with this key. */
export async function showKey(tx: Tx, keyHash: string): Promise<void> {
  await tx.query(`select set_config('app.complaint_key', $1, true)`, [keyHash])
}

const LIST_COLUMNS = [
  'id',
  'number',
  'kind',
  'title',
  'state',
  'area_code as areaCode',
  'unit_id as unitId',
  'channel',
  'confidential',
  'received_at as receivedAt',
  'due_at as dueAt',
  'yellow_at as yellowAt',
  'on_time as onTime',
  'rating_level as ratingLevel',
  'version',
] as const
const ALL_COLUMNS = [
  ...LIST_COLUMNS,
  'county_code as countyCode',
  'text',
  'address',
  'about_unit_id as aboutUnitId',
  'name_sealed as nameSealed',
  'phone_sealed as phoneSealed',
  'email_sealed as emailSealed',
  'language',
  'process_hash as processHash',
  'clock',
  'reply_text as replyText',
  'replied_at as repliedAt',
  'rating_solved as ratingSolved',
  'rating_text as ratingText',
  'rated_at as ratedAt',
  'closed_at as closedAt',
  'timeline',
] as const

/** A matter by its id, if it lies within the scope. `lock` holds it until the end of the transaction. */
export async function findMatter(tx: Tx, id: string, lock = false): Promise<Matter | undefined> {
  const query = tx.build.selectFrom('feedback.complaints').select(ALL_COLUMNS).where('id', '=', id)
  return (await tx.first(lock ? query.forUpdate() : query)) as Matter | undefined
}

/**
 * The matter of a number whose key was shown, held until the end of the transaction. The key is asked for here as well
 * as by row-level security: staff see more rows than the one whose code they know.
 */
export async function lockByNumber(tx: Tx, number: string, keyHash: string): Promise<Matter | undefined> {
  const query = tx.build
    .selectFrom('feedback.complaints')
    .select(ALL_COLUMNS)
    .where('number', '=', number)
    .where('key_hash', '=', keyHash)
    .forUpdate()
  return (await tx.first(query)) as Matter | undefined
}

/** What a step changes; what is left out stays. */
export type Change = Partial<
  Pick<
    Matter,
    | 'state'
    | 'unitId'
    | 'clock'
    | 'dueAt'
    | 'yellowAt'
    | 'onTime'
    | 'replyText'
    | 'repliedAt'
    | 'ratingLevel'
    | 'ratingSolved'
    | 'ratingText'
    | 'ratedAt'
    | 'closedAt'
  >
> & { readonly entries: readonly Entry[] }

/** Writes a change to a matter that the transaction holds, and its next version. */
export async function changeMatter(tx: Tx, matter: Matter, { entries, ...change }: Change): Promise<void> {
  const { clock, ...plain } = change
  const columns = Object.fromEntries(
    Object.entries(plain).map(([name, value]) => [COLUMN_OF[name as keyof typeof COLUMN_OF], value]),
  )
  await tx.run(
    tx.build
      .updateTable('feedback.complaints')
      .set({
        ...columns,
        ...(clock ? { clock: JSON.stringify(clock) } : {}),
        timeline: JSON.stringify([...matter.timeline, ...entries]),
        version: matter.version + 1,
      })
      .where('county_code', '=', matter.countyCode)
      .where('id', '=', matter.id),
  )
}

const COLUMN_OF = {
  state: 'state',
  unitId: 'unit_id',
  dueAt: 'due_at',
  yellowAt: 'yellow_at',
  onTime: 'on_time',
  replyText: 'reply_text',
  repliedAt: 'replied_at',
  ratingLevel: 'rating_level',
  ratingSolved: 'rating_solved',
  ratingText: 'rating_text',
  ratedAt: 'rated_at',
  closedAt: 'closed_at',
} as const satisfies Record<keyof Omit<Change, 'clock' | 'entries'>, string>

/** What a list is narrowed by; `scope` is the actor's own, put first so that an index can serve it. */
export type ListFilter = {
  readonly open: boolean
  readonly scope: { readonly everything: boolean; readonly areas: readonly string[]; readonly units: readonly string[] }
  readonly state?: State | undefined
  readonly kind?: Kind | undefined
  readonly light?: 'green' | 'yellow' | 'red' | 'met' | 'missed' | undefined
  readonly dueOn?: { readonly from: Date; readonly to: Date } | undefined
  readonly unitId?: string | undefined
  readonly areas?: readonly string[] | undefined
  readonly number?: string | undefined
  readonly phoneIndex?: string | undefined
  readonly words?: string | undefined
  /** Leaves out matters whose sender is kept secret. */
  readonly unsealedOnly?: boolean
  readonly after?: { readonly due: string; readonly id: string } | undefined
  readonly limit: number
}

/** A page of matters, the soonest due first. Statement and indexes are made for each other: see the migration. */
export async function listMatters(tx: Tx, filter: ListFilter): Promise<ListedMatter[]> {
  let query = tx.build.selectFrom('feedback.complaints').select(LIST_COLUMNS)
  const { scope, areas, light, dueOn, after, words } = filter
  // A number or a telephone number finds its matter wherever it stands.
  if (filter.number) query = query.where('number', '=', filter.number)
  else if (filter.phoneIndex) query = query.where('phone_index', '=', filter.phoneIndex)
  else query = query.where('closed_at', filter.open ? 'is' : 'is not', null)
  if (!scope.everything) {
    query = query.where((where) => {
      const ways = []
      if (scope.units.length > 0) ways.push(where('unit_id', '=', one(scope.units)))
      if (scope.areas.length > 0) ways.push(where('area_code', '=', one(scope.areas)))
      return ways.length > 0 ? where.or(ways) : where.lit(false)
    })
  }
  if (filter.state) query = query.where('state', '=', filter.state)
  if (filter.kind) query = query.where('kind', '=', filter.kind)
  if (filter.unitId) query = query.where('unit_id', '=', filter.unitId)
  if (areas) query = query.where('area_code', '=', one(areas))
  if (light === 'met' || light === 'missed') query = query.where('on_time', '=', light === 'met')
  else if (light) query = query.where('on_time', 'is', null)
  if (light === 'red') query = query.where('due_at', '<', tx.now)
  if (light === 'yellow') query = query.where('due_at', '>=', tx.now).where('yellow_at', '<=', tx.now)
  if (light === 'green') query = query.where('yellow_at', '>', tx.now)
  if (dueOn) query = query.where('due_at', '>=', dueOn.from).where('due_at', '<=', dueOn.to)
  if (filter.unsealedOnly) query = query.where('confidential', '=', false).where('kind', '<>', 'report')
  if (words) {
    const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where((where) => where.or([where('title', 'ilike', pattern), where('text', 'ilike', pattern)]))
  }
  if (after) query = query.where(sql<boolean>`(due_at, id) > (${new Date(after.due)}, ${after.id})`)
  const rows = await tx.all(query.orderBy('due_at').orderBy('id').limit(filter.limit))
  return rows as ListedMatter[]
}

/** One of several values: a plain equality for a single one, which keeps the order of an index. */
function one(values: readonly string[]) {
  return values.length === 1 ? values[0]! : sql<string>`any(${values})`
}

/** Matters that were answered before a moment and that nobody has closed since, oldest first. */
export async function listUnclosed(tx: Tx, answeredBefore: Date, most: number): Promise<string[]> {
  const rows = await tx.all(
    tx.build
      .selectFrom('feedback.complaints')
      .select('id')
      .where('closed_at', 'is', null)
      .where('state', 'in', ['REPLIED', 'RATED'])
      .where('replied_at', '<', answeredBefore)
      .orderBy('due_at')
      .limit(most),
  )
  return rows.map(({ id }) => id)
}
