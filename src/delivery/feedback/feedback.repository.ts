import type { Channel } from '../../foundation/directory/directory.contract.ts'
import type { Language } from '../../kernel/texts.ts'
import type { ClockHistory } from '../../platform/clock/clock.contract.ts'
import type { Database, Tx } from '../../platform/db/database.ts'
import type { Askable, Attributes, ClockName, Kind, Solved, StageClocks, State, Urgency } from './words.contract.ts'

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
  readonly urgency: Urgency
  readonly categoryCode: string | null
  readonly areaCode: string
  readonly unitId: string | null
  readonly channel: Channel
  readonly confidential: boolean
  readonly receivedAt: Date
  readonly dueAt: Date
  readonly yellowAt: Date | null
  readonly onTime: boolean | null
  readonly stage: ClockName | null
  readonly stageDueAt: Date | null
  readonly asked: Askable | null
  readonly parentId: string | null
  readonly redone: number
  readonly reopened: number
  readonly ratingLevel: number | null
  readonly version: number
}

/** A matter as a whole. */
export type Matter = ListedMatter & {
  readonly countyCode: string
  readonly text: string
  readonly address: string | null
  readonly lat: number | null
  readonly lon: number | null
  readonly placeCode: string | null
  readonly attributes: Attributes | null
  readonly clientId: string | null
  readonly externalRef: string | null
  readonly supporting: readonly string[]
  readonly clocks: StageClocks
  readonly dispatchedAt: Date | null
  readonly returned: number
  readonly extended: number
  readonly passed: number
  readonly listedUntil: Date | null
  readonly repliedBy: string | null
  readonly excluded: boolean
  readonly aboutUnitId: string | null
  readonly behalfSealed: string | null
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
  | 'id'
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
  | 'categoryCode'
  | 'urgency'
  | 'address'
  | 'confidential'
  | 'closedAt'
  | 'parentId'
>

/** What a matter has when it comes in; the database gives the rest their first values. */
export type NewMatter = Pick<
  Matter,
  | 'countyCode'
  | 'id'
  | 'number'
  | 'kind'
  | 'state'
  | 'title'
  | 'text'
  | 'areaCode'
  | 'address'
  | 'aboutUnitId'
  | 'nameSealed'
  | 'phoneSealed'
  | 'emailSealed'
  | 'confidential'
  | 'channel'
  | 'processHash'
  | 'clock'
  | 'receivedAt'
  | 'dueAt'
  | 'yellowAt'
  | 'timeline'
  | 'version'
  | 'language'
  | 'categoryCode'
  | 'urgency'
  | 'attributes'
  | 'lat'
  | 'lon'
  | 'placeCode'
  | 'behalfSealed'
  | 'clientId'
  | 'externalRef'
  | 'parentId'
  | 'clocks'
  | 'stage'
  | 'stageDueAt'
> & { readonly keyHash: string; readonly phoneIndex: string | null }

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

const INSERT = `insert into feedback.complaints (county_code, id, number, key_hash, kind, state, title, text, area_code,
    address, about_unit_id, name_sealed, phone_sealed, email_sealed, phone_index, confidential, channel,
    process_hash, clock, received_at, due_at, yellow_at, timeline, version, language, category_code, urgency,
    attributes, lat, lon, place_code, behalf_sealed, client_id, external_ref, parent_id, clocks, stage,
    stage_due_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
    $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38)`

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
    JSON.stringify(matter.timeline),
    matter.version,
    matter.language,
    matter.categoryCode,
    matter.urgency,
    matter.attributes && JSON.stringify(matter.attributes),
    matter.lat,
    matter.lon,
    matter.placeCode,
    matter.behalfSealed,
    matter.clientId,
    matter.externalRef,
    matter.parentId,
    JSON.stringify(matter.clocks),
    matter.stage,
    matter.stageDueAt,
  ])
}

const LOOK_UP = {
  name: 'feedback_look_up',
  text: `select id, number, kind, state, title, area_code as "areaCode", unit_id as "unitId", process_hash as "processHash",
      clock, received_at as "receivedAt", reply_text as "replyText", replied_at as "repliedAt",
      rating_level as "ratingLevel", rating_solved as "ratingSolved", rating_text as "ratingText",
      rated_at as "ratedAt", timeline, category_code as "categoryCode", urgency, address, confidential,
      closed_at as "closedAt", parent_id as "parentId"
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

/** The columns of a row in a list. */
export const LIST_COLUMNS = [
  'id',
  'number',
  'kind',
  'title',
  'state',
  'urgency',
  'category_code as categoryCode',
  'area_code as areaCode',
  'unit_id as unitId',
  'channel',
  'confidential',
  'received_at as receivedAt',
  'due_at as dueAt',
  'yellow_at as yellowAt',
  'on_time as onTime',
  'stage',
  'stage_due_at as stageDueAt',
  'asked',
  'parent_id as parentId',
  'redone',
  'reopened',
  'rating_level as ratingLevel',
  'version',
] as const
const ALL_COLUMNS = [
  ...LIST_COLUMNS,
  'county_code as countyCode',
  'text',
  'address',
  'lat',
  'lon',
  'place_code as placeCode',
  'attributes',
  'client_id as clientId',
  'external_ref as externalRef',
  'supporting',
  'clocks',
  'dispatched_at as dispatchedAt',
  'returned',
  'extended',
  'passed',
  'listed_until as listedUntil',
  'replied_by as repliedBy',
  'excluded',
  'about_unit_id as aboutUnitId',
  'behalf_sealed as behalfSealed',
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

/** What a step may change. */
const COLUMN_OF = {
  kind: 'kind',
  title: 'title',
  state: 'state',
  urgency: 'urgency',
  categoryCode: 'category_code',
  unitId: 'unit_id',
  supporting: 'supporting',
  clock: 'clock',
  clocks: 'clocks',
  dueAt: 'due_at',
  yellowAt: 'yellow_at',
  onTime: 'on_time',
  stage: 'stage',
  stageDueAt: 'stage_due_at',
  dispatchedAt: 'dispatched_at',
  asked: 'asked',
  returned: 'returned',
  extended: 'extended',
  redone: 'redone',
  reopened: 'reopened',
  passed: 'passed',
  listedUntil: 'listed_until',
  excluded: 'excluded',
  parentId: 'parent_id',
  replyText: 'reply_text',
  repliedAt: 'replied_at',
  repliedBy: 'replied_by',
  ratingLevel: 'rating_level',
  ratingSolved: 'rating_solved',
  ratingText: 'rating_text',
  ratedAt: 'rated_at',
  closedAt: 'closed_at',
} as const satisfies Partial<Record<keyof Matter, string>>

/** What a step changes; what is left out stays. */
export type Change = Partial<Pick<Matter, keyof typeof COLUMN_OF>> & { readonly entries: readonly Entry[] }

/** Writes a change to a matter that the transaction holds, and its next version. */
export async function changeMatter(tx: Tx, matter: Matter, { entries, ...change }: Change): Promise<void> {
  const columns = Object.fromEntries(
    Object.entries(change).map(([name, value]) => [
      COLUMN_OF[name as keyof typeof COLUMN_OF],
      name === 'clock' || name === 'clocks' ? JSON.stringify(value) : value,
    ]),
  )
  await tx.run(
    tx.build
      .updateTable('feedback.complaints')
      .set({
        ...columns,
        timeline: JSON.stringify([...matter.timeline, ...entries]),
        version: matter.version + 1,
      })
      .where('county_code', '=', matter.countyCode)
      .where('id', '=', matter.id),
  )
}
