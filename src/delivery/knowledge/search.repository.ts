import type { Tx } from '../../platform/db/database.ts'
import type { EntryContent } from './knowledge.contract.ts'

/** What may be found: in force on a day, for an area, of a class, and for residents only what is public. */
export type SearchFilter = {
  readonly today: string
  readonly publicOnly: boolean
  readonly areas: readonly string[] | null
  readonly categoryCode: string | null
}

export type Candidate = {
  readonly id: string
  readonly no: number
  readonly used: number
  readonly helped: number
  readonly reviewOn: string
  readonly isPublic: boolean
}

const CANDIDATE = `id, live_no as no, used, helped, review_on as "reviewOn", is_public as "isPublic"`
const IN_FORCE = `live_no is not null and valid_from <= $1 and (valid_to is null or valid_to >= $1)
  and (not $2::boolean or is_public) and ($3::text[] is null or area_code = any($3::bpchar[]))
  and ($4::text is null or category_code = $4 or category_code like $4 || '%')`

function values({ today, publicOnly, areas, categoryCode }: SearchFilter): unknown[] {
  return [today, publicOnly, areas, categoryCode]
}

/** Entries in force that hold all (or any) of the grams, `most` at most. */
export async function listCandidates(
  tx: Tx,
  filter: SearchFilter,
  { grams, all, most }: { grams: readonly string[]; all: boolean; most: number },
): Promise<Candidate[]> {
  const asked = grams.map((gram) => `'${gram.replace(/['\\]/g, '')}'`).join(all ? ' & ' : ' | ')
  return tx.query<Candidate>(
    `select ${CANDIDATE} from knowledge.entries where ${IN_FORCE} and words @@ $5::text::tsquery limit ${most}`,
    [...values(filter), asked],
  )
}

/** Entries in force that are used most. */
export async function listMostUsed(tx: Tx, filter: SearchFilter, most: number): Promise<Candidate[]> {
  return tx.query<Candidate>(
    `select ${CANDIDATE} from knowledge.entries where ${IN_FORCE} order by used desc, id limit $5`,
    [...values(filter), most],
  )
}

/** The published wording of entries. */
export async function listLive(
  tx: Tx,
  ids: readonly string[],
): Promise<{ id: string; no: number; content: EntryContent }[]> {
  if (ids.length === 0) return []
  return tx.query<{ id: string; no: number; content: EntryContent }>(
    'select id, live_no as no, live as content from knowledge.entries where id = any($1) and live_no is not null',
    [ids],
  )
}

/** In how many published entries each gram occurs, how many entries there are, and how long they are on average. */
export async function countGrams(tx: Tx): Promise<{ entries: number; meanLength: number; of: Map<string, number> }> {
  const [row] = await tx.query<{ entries: number; meanLength: number }>(
    // The weights of rank.rules.ts, on the length of the Chinese words: enough for a mean.
    `select count(*) as entries, coalesce(avg(4 * length(live ->> 'questionZh') + 2 * length(live ->> 'shortZh')
       + length(live ->> 'answerZh') + 12 * jsonb_array_length(live -> 'keywords')), 1)::float8 as "meanLength"
     from knowledge.entries where live_no is not null`,
  )
  const grams = await tx.query<{ word: string; ndoc: number }>(
    `select word, ndoc from ts_stat('select words from knowledge.entries where live_no is not null')`,
  )
  return { ...row!, of: new Map(grams.map(({ word, ndoc }) => [word, ndoc])) }
}

/** When something was published, changed or retired last; by it other processes notice. */
export async function latestChange(tx: Tx): Promise<string> {
  const [row] = await tx.query<{ mark: string }>(
    `select coalesce(max(changed_at)::text, '') || ' ' || count(*)::text as mark
     from knowledge.entries where live_no is not null`,
  )
  return row!.mark
}

/** Counts a search in vain for a day. */
export async function countUnanswered(tx: Tx, onDay: string, words: string): Promise<void> {
  await tx.query(
    `insert into knowledge.unanswered as u (on_day, words) values ($1, $2)
     on conflict (on_day, words) do update set count = u.count + 1`,
    [onDay, words],
  )
}

/** What was searched for in vain since a day at least `least` times, the most often first. */
export async function listUnanswered(tx: Tx, since: string, least: number, most: number) {
  return tx.query<{ words: string; count: number; firstOn: string; lastOn: string }>(
    `select words, sum(count)::int as count, min(on_day) as "firstOn", max(on_day) as "lastOn"
     from knowledge.unanswered where on_day >= $1 group by words having sum(count) >= $2
     order by 2 desc, words limit $3`,
    [since, least, most],
  )
}

/** Forgets what was searched for before a day. */
export async function forgetUnanswered(tx: Tx, before: string): Promise<void> {
  await tx.query('delete from knowledge.unanswered where on_day < $1', [before])
}
