import type { Tx } from '../../../platform/db/database.ts'

export type MailRow = {
  readonly countyCode: string
  readonly id: string
  readonly messageIndex: string
  readonly senderIndex: string | null
  readonly senderSealed: string | null
  readonly subjectSealed: string | null
  readonly outcome: 'registered' | 'added' | 'ignored'
  readonly reason: string | null
  readonly number: string | null
}

export async function insertMail(tx: Tx, row: MailRow): Promise<void> {
  await tx.query(
    `insert into feedback.mail_log (county_code, id, message_index, sender_index, sender_sealed, subject_sealed,
       received_at, outcome, reason, number) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      row.countyCode,
      row.id,
      row.messageIndex,
      row.senderIndex,
      row.senderSealed,
      row.subjectSealed,
      tx.now,
      row.outcome,
      row.reason,
      row.number,
    ],
  )
}

/** What became of a message before, by the fingerprint of its Message-ID. */
export async function findMail(
  tx: Tx,
  messageIndex: string,
): Promise<Pick<MailRow, 'outcome' | 'reason' | 'number'> | undefined> {
  const [row] = await tx.query<Pick<MailRow, 'outcome' | 'reason' | 'number'>>(
    'select outcome, reason, number from feedback.mail_taken($1)',
    [messageIndex],
  )
  return row
}

/** How many messages of a sender came since a moment. */
export async function countFrom(tx: Tx, senderIndex: string, since: Date): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    'select count(*)::int as count from feedback.mail_log where sender_index = $1 and received_at > $2',
    [senderIndex, since],
  )
  return row!.count
}

/** Makes those who bring the same message at the same time wait for one another, until the end of the transaction. */
export async function oneAtATime(tx: Tx, messageIndex: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 312))', [messageIndex])
}

/** The matter of a number; the transaction must be the system's. */
export async function findIdByNumber(tx: Tx, number: string): Promise<string | undefined> {
  const [row] = await tx.query<{ id: string }>('select id from feedback.complaints where number = $1', [number])
  return row?.id
}

export type ListedMail = Omit<MailRow, 'countyCode' | 'messageIndex' | 'senderIndex'> & { readonly receivedAt: Date }

export async function listMail(
  tx: Tx,
  filter: { outcome: string | null; after: string | null; limit: number },
): Promise<ListedMail[]> {
  return tx.query(
    `select id, sender_sealed as "senderSealed", subject_sealed as "subjectSealed", received_at as "receivedAt",
       outcome, reason, number
     from feedback.mail_log
     where ($1::text is null or outcome = $1) and ($2::uuid is null or id < $2)
     order by id desc limit $3`,
    [filter.outcome, filter.after, filter.limit],
  )
}

/** Forgets who wrote what before a moment; the fingerprints stay, so that nothing is taken twice. */
export async function forgetMail(tx: Tx, before: Date): Promise<void> {
  await tx.query(
    `update feedback.mail_log set sender_sealed = null, subject_sealed = null
     where received_at < $1 and (sender_sealed is not null or subject_sealed is not null)`,
    [before],
  )
}
