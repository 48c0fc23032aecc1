import type { Tx } from '../db/database.ts'

export type NewNotice = {
  readonly countyCode: string
  readonly id: string
  readonly accountId: string
  readonly template: string
  readonly valuesSealed: string
  readonly referenceKind: string
  readonly referenceId: string
}

export type StoredNotice = Omit<NewNotice, 'countyCode' | 'accountId'> & {
  readonly madeAt: Date
  readonly readAt: Date | null
}

export async function insertNotice(tx: Tx, notice: NewNotice): Promise<void> {
  const { countyCode, id, accountId, template, valuesSealed, referenceKind, referenceId } = notice
  await tx.query(
    `insert into messages.notices (county_code, id, account_id, template, values_sealed, reference_kind, reference_id,
       made_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [countyCode, id, accountId, template, valuesSealed, referenceKind, referenceId, tx.now],
  )
}

/** The notices of an account below an id, the newest first. */
export async function listNotices(
  tx: Tx,
  accountId: string,
  { below, unread }: { below?: string | undefined; unread: boolean },
  limit: number,
): Promise<StoredNotice[]> {
  return tx.query(
    `select id, template, values_sealed as "valuesSealed", reference_kind as "referenceKind",
       reference_id as "referenceId", made_at as "madeAt", read_at as "readAt"
     from messages.notices
     where account_id = $1 and ($2::uuid is null or id < $2) and (not $3 or read_at is null)
     order by id desc limit $4`,
    [accountId, below ?? null, unread, limit],
  )
}

export async function countUnread(tx: Tx, accountId: string): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    'select count(*) from messages.notices where account_id = $1 and read_at is null',
    [accountId],
  )
  return row?.count ?? 0
}

/** Marks one notice, or all of an account, as read. Returns how many there were of it, read before or not. */
export async function markRead(tx: Tx, accountId: string, id: string | null): Promise<number> {
  const rows = await tx.query(
    `update messages.notices set read_at = coalesce(read_at, $3)
     where account_id = $1 and (id = $2 or ($2::uuid is null and read_at is null)) returning id`,
    [accountId, id, tx.now],
  )
  return rows.length
}

/** Removes notices made before a moment. */
export async function removeNotices(tx: Tx, before: Date): Promise<void> {
  await tx.query('delete from messages.notices where made_at < $1', [before])
}
