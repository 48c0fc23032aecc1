import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { EntryContent, EntryState } from './knowledge.contract.ts'

/** An entry without its wordings. */
export type EntryHead = {
  readonly id: string
  readonly areaCode: string
  readonly unitId: string
  readonly state: EntryState
  readonly workingNo: number
  readonly questionZh: string
  readonly questionEn: string | null
  readonly categoryCode: string | null
  readonly liveNo: number | null
  readonly isPublic: boolean
  readonly reviewOn: string
  readonly checkedOn: string | null
  readonly writtenBy: string | null
  readonly used: number
  readonly helped: number
  readonly notHelped: number
  readonly changedAt: Date
  readonly changedByName: string | null
  readonly version: number
}

const HEAD = [
  'id',
  'area_code as areaCode',
  'unit_id as unitId',
  'state',
  'working_no as workingNo',
  'question_zh as questionZh',
  'question_en as questionEn',
  'category_code as categoryCode',
  'live_no as liveNo',
  'is_public as isPublic',
  'review_on as reviewOn',
  'checked_on as checkedOn',
  'written_by as writtenBy',
  'used',
  'helped',
  'not_helped as notHelped',
  'changed_at as changedAt',
  'changed_by_name as changedByName',
  'version',
] as const

/** One wording of an entry. */
export type VersionRow = {
  readonly no: number
  readonly content: EntryContent
  readonly writtenAt: Date
  readonly writtenBy: string | null
  readonly writtenByName: string | null
  readonly checkedAt: Date | null
  readonly checkedBy: string | null
  readonly checkedByName: string | null
  readonly publishedAt: Date | null
  readonly publishedByName: string | null
  readonly note: string | null
}

const VERSION = [
  'no',
  'content',
  'written_at as writtenAt',
  'written_by as writtenBy',
  'written_by_name as writtenByName',
  'checked_at as checkedAt',
  'checked_by as checkedBy',
  'checked_by_name as checkedByName',
  'published_at as publishedAt',
  'published_by_name as publishedByName',
  'note',
] as const

/** An entry by its id; `lock` holds it until the end of the transaction, which needs it to lie within the scope. */
export async function findEntry(tx: Tx, id: string, lock = false): Promise<EntryHead | undefined> {
  const query = tx.build.selectFrom('knowledge.entries').select(HEAD).where('id', '=', id)
  return (await tx.first(lock ? query.forUpdate() : query)) as EntryHead | undefined
}

/** All wordings of an entry, the latest first. */
export async function listVersions(tx: Tx, entryId: string): Promise<VersionRow[]> {
  const query = tx.build.selectFrom('knowledge.versions').select(VERSION).where('entry_id', '=', entryId)
  return (await tx.all(query.orderBy('no', 'desc'))) as VersionRow[]
}

export type EntryFilter = {
  readonly states?: readonly EntryState[] | undefined
  readonly unitId?: string | undefined
  readonly areas?: readonly string[] | undefined
  readonly categoryCode?: string | undefined
  readonly notWrittenBy?: string | undefined
  /** Published entries whose review or validity ends by this day, the soonest first. */
  readonly reviewBy?: string | undefined
  readonly after?: { readonly key: string; readonly id: string } | undefined
  readonly limit: number
}

/** Entries as they are kept right: the latest changed first, or by review. */
export async function listEntries(tx: Tx, filter: EntryFilter): Promise<EntryHead[]> {
  const { states, unitId, areas, categoryCode, notWrittenBy, reviewBy, after } = filter
  let query = tx.build.selectFrom('knowledge.entries').select(HEAD)
  if (states) query = query.where('state', 'in', [...states])
  if (unitId) query = query.where('unit_id', '=', unitId)
  if (areas) query = query.where('area_code', '=', sql<string>`any(${areas})`)
  if (categoryCode) query = query.where('category_code', '=', categoryCode)
  if (notWrittenBy) query = query.where(sql<boolean>`written_by is distinct from ${notWrittenBy}::uuid`)
  if (reviewBy) {
    query = query.where('live_no', 'is not', null).where('review_on', '<=', reviewBy)
    if (after) query = query.where(sql<boolean>`(review_on, id) > (${after.key}::date, ${after.id}::uuid)`)
    query = query.orderBy('review_on').orderBy('id')
  } else {
    if (after) query = query.where(sql<boolean>`(changed_at, id) < (${after.key}::timestamptz, ${after.id}::uuid)`)
    query = query.orderBy('changed_at', 'desc').orderBy('id', 'desc')
  }
  return (await tx.all(query.limit(filter.limit))) as EntryHead[]
}

/** Writes a new entry with its first wording. */
export async function insertEntry(tx: Tx, id: string, content: EntryContent): Promise<void> {
  await tx.run(
    tx.build.insertInto('knowledge.entries').values({
      id,
      area_code: content.areaCode,
      unit_id: content.unitId,
      state: 'draft',
      working_no: 1,
      question_zh: content.questionZh,
      question_en: content.questionEn,
      category_code: content.categoryCode,
      review_on: content.reviewOn,
      written_by: tx.actor.id,
      changed_at: tx.now,
      changed_by_name: tx.actor.name,
    }),
  )
  await insertVersion(tx, id, 1, content, null)
}

/** Adds a wording. */
export async function insertVersion(
  tx: Tx,
  entryId: string,
  no: number,
  content: EntryContent,
  note: string | null,
): Promise<void> {
  await tx.run(
    tx.build.insertInto('knowledge.versions').values({
      entry_id: entryId,
      no,
      content: JSON.stringify(content),
      written_at: tx.now,
      written_by: tx.actor.id,
      written_by_name: tx.actor.name,
      note,
    }),
  )
}

/** The columns of an entry that a step may set. */
export type EntryChange = Partial<{
  area_code: string
  unit_id: string
  state: EntryState
  working_no: number
  question_zh: string
  question_en: string | null
  category_code: string | null
  review_on: string
  reminded: number
  checked_by: string | null
  checked_on: string | null
  written_by: string | null
}>

/** What searching needs of a published wording; null takes it out of use. */
export type Live = { readonly no: number; readonly content: EntryContent; readonly words: readonly string[] } | null

/** Changes an entry that the transaction holds. `live` undefined leaves what is published as it is. */
export async function changeEntry(tx: Tx, entry: EntryHead, change: EntryChange, live?: Live): Promise<void> {
  const published =
    live === undefined
      ? {}
      : {
          live_no: live?.no ?? null,
          live: live && JSON.stringify(live.content),
          is_public: live?.content.isPublic ?? false,
          valid_from: live?.content.validFrom ?? null,
          valid_to: live?.content.validTo ?? null,
          words: live ? sql<string>`array_to_tsvector(${live.words}::text[])` : null,
        }
  await tx.run(
    tx.build
      .updateTable('knowledge.entries')
      .set({
        ...change,
        ...published,
        changed_at: tx.now,
        changed_by_name: tx.actor.name,
        version: entry.version + 1,
      })
      .where('id', '=', entry.id),
  )
}

/** Notes who checked or published a wording, or why it was returned. */
export async function noteVersion(
  tx: Tx,
  entryId: string,
  no: number,
  note: { readonly checked?: boolean; readonly published?: boolean; readonly returned?: string },
): Promise<void> {
  const { id: by, name } = tx.actor
  await tx.run(
    tx.build
      .updateTable('knowledge.versions')
      .set({
        ...(note.checked ? { checked_at: tx.now, checked_by: by, checked_by_name: name } : {}),
        ...(note.published ? { published_at: tx.now, published_by_name: name } : {}),
        ...(note.returned ? { note: note.returned, checked_at: null, checked_by: null, checked_by_name: null } : {}),
      })
      .where('entry_id', '=', entryId)
      .where('no', '=', no),
  )
}

/** Counts that an entry was used, and whether it helped; returns the counts, undefined where nothing is published. */
export async function countUse(
  tx: Tx,
  id: string,
  { used, helped }: { used: boolean; helped: boolean | null },
): Promise<Pick<EntryHead, 'used' | 'helped' | 'notHelped' | 'unitId' | 'areaCode' | 'categoryCode'> | undefined> {
  const [row] = await tx.query<
    Pick<EntryHead, 'used' | 'helped' | 'notHelped' | 'unitId' | 'areaCode' | 'categoryCode'>
  >(
    `update knowledge.entries set used = used + $2, helped = helped + $3, not_helped = not_helped + $4
     where id = $1 and live_no is not null
     returning used, helped, not_helped as "notHelped", unit_id as "unitId", area_code as "areaCode",
       category_code as "categoryCode"`,
    [id, Number(used), Number(helped === true), Number(helped === false)],
  )
  return row
}

/** Published entries whose review is near and of which a rung was not told yet. */
export async function listToRemind(tx: Tx, rung: number, reviewBy: string, most: number): Promise<EntryHead[]> {
  return (await tx.all(
    tx.build
      .selectFrom('knowledge.entries')
      .select(HEAD)
      .where('live_no', 'is not', null)
      .where('review_on', '<=', reviewBy)
      .where('reminded', '<', rung)
      .orderBy('review_on')
      .limit(most),
  )) as EntryHead[]
}

export async function noteReminder(tx: Tx, id: string, rung: number): Promise<void> {
  await tx.run(tx.build.updateTable('knowledge.entries').set({ reminded: rung }).where('id', '=', id))
}
