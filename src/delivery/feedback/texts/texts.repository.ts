import type { Tx } from '../../../platform/db/database.ts'
import type { Kind } from '../words.contract.ts'

/** What of a matter goes into its text row. */
export type Source = {
  readonly id: string
  readonly countyCode: string
  readonly title: string
  readonly text: string
  readonly receivedAt: Date
  readonly areaCode: string
  readonly unitId: string | null
  readonly supporting: readonly string[]
  readonly open: boolean
  readonly sealed: boolean
  readonly categoryCode: string | null
  readonly placeCode: string | null
  readonly lat: number | null
  readonly lon: number | null
}

/** The text row itself. `words` is a tsvector as text, `sketch` hexadecimal. */
export type TextRow = Omit<Source, 'title' | 'text' | 'lat' | 'lon'> & {
  readonly cell: number | null
  readonly words: string
  readonly sketch: string
}

/** The matters of some ids with what their text rows are made from. */
export async function listSources(tx: Tx, ids: readonly string[]): Promise<Source[]> {
  return tx.query<Source>(
    `select id, county_code as "countyCode", title, text, received_at as "receivedAt", area_code as "areaCode",
       unit_id as "unitId", supporting, closed_at is null as open, confidential or kind = 'report' as sealed,
       category_code as "categoryCode", place_code as "placeCode", lat, lon
     from feedback.complaints where id = any($1::uuid[])`,
    [ids],
  )
}

const COLUMNS = `county_code, complaint_id, received_at, area_code, unit_id, supporting, open, sealed, category_code,
  place_code, cell, words, sketch`

/** Writes text rows, in place of those that are there. Rows that would not change are left untouched. */
export async function saveTexts(tx: Tx, rows: readonly TextRow[]): Promise<void> {
  if (rows.length === 0) return
  const column = <T>(of: (row: TextRow) => T) => rows.map(of)
  await tx.query(
    `insert into feedback.texts as t (${COLUMNS})
     select county_code, complaint_id, received_at, area_code, unit_id, supporting::uuid[], open, sealed, category_code,
       place_code, cell, words::tsvector, decode(sketch, 'hex')
     from unnest($1::text[], $2::uuid[], $3::timestamptz[], $4::text[], $5::uuid[], $6::text[], $7::boolean[],
       $8::boolean[], $9::text[], $10::text[], $11::bigint[], $12::text[], $13::text[]) as r (${COLUMNS})
     on conflict (complaint_id, county_code) do update set area_code = excluded.area_code, unit_id = excluded.unit_id,
       supporting = excluded.supporting, open = excluded.open, sealed = excluded.sealed,
       category_code = excluded.category_code, place_code = excluded.place_code, cell = excluded.cell,
       words = excluded.words, sketch = excluded.sketch
     where t.words <> excluded.words or t.sealed <> excluded.sealed
       or t.category_code is distinct from excluded.category_code
       or t.place_code is distinct from excluded.place_code or t.cell is distinct from excluded.cell
       or t.sketch <> excluded.sketch`,
    [
      column(({ countyCode }) => countyCode),
      column(({ id }) => id),
      column(({ receivedAt }) => receivedAt.toISOString()),
      column(({ areaCode }) => areaCode),
      column(({ unitId }) => unitId),
      column(({ supporting }) => `{${supporting.join(',')}}`),
      column(({ open }) => open),
      column(({ sealed }) => sealed),
      column(({ categoryCode }) => categoryCode),
      column(({ placeCode }) => placeCode),
      column(({ cell }) => cell),
      column(({ words }) => words),
      column(({ sketch }) => sketch),
    ],
  )
}

/** A matter found by its words. */
export type Hit = { readonly id: string; readonly receivedAt: Date; readonly sealed: boolean }
/** Everything older than this comes next. */
export type Below = { readonly at: Date; readonly id: string }

/** Matters of the scope whose text answers a question to the index, since a moment and below another; newest first. */
export async function findByIndex(tx: Tx, question: string, since: Date, below: Below, most: number): Promise<Hit[]> {
  return tx.query<Hit>(
    `select complaint_id as id, received_at as "receivedAt", sealed
     from feedback.find_texts($1::tsquery, $2::timestamptz, $3::timestamptz, $4::uuid, $5::int)`,
    [question, since, below.at, below.id, most],
  )
}

/** What a found matter holds, with what decides how much of it somebody may read. */
export type FoundText = {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly kind: Kind
  readonly confidential: boolean
  readonly aboutUnitId: string | null
  readonly nameSealed: string | null
  readonly phoneSealed: string | null
  readonly emailSealed: string | null
  readonly behalfSealed: string | null
}

/** Titles and texts of some matters, for what the index cannot vouch for. */
export async function listTexts(tx: Tx, ids: readonly string[]): Promise<FoundText[]> {
  return tx.query<FoundText>(
    `select id, title, text, kind, confidential, about_unit_id as "aboutUnitId", name_sealed as "nameSealed",
       phone_sealed as "phoneSealed", email_sealed as "emailSealed", behalf_sealed as "behalfSealed"
     from feedback.complaints where id = any($1::uuid[])`,
    [ids],
  )
}
