import type { Tx } from '../../../platform/db/database.ts'

/** An ended matter whose contact is to be forgotten. */
export type Ended = { readonly id: string; readonly countyCode: string }

/** Ended matters that were closed before a moment and still know their sender, the oldest first. */
export async function listToForget(tx: Tx, closedBefore: Date, most: number): Promise<Ended[]> {
  return tx.query<Ended>(
    `select id, county_code as "countyCode" from feedback.complaints
     where forgotten_at is null and state in ('ARCHIVED', 'WITHDRAWN', 'TRANSFERRED') and closed_at < $1
     order by closed_at limit $2`,
    [closedBefore, most],
  )
}

/** Takes name, telephone, e-mail and what finds them out of a matter; false where it is done already. */
export async function forgetContact(tx: Tx, { id, countyCode }: Ended): Promise<boolean> {
  const changed = await tx.run(
    tx.build
      .updateTable('feedback.complaints')
      .set({ name_sealed: null, phone_sealed: null, email_sealed: null, phone_index: null, forgotten_at: tx.now })
      .where('id', '=', id)
      .where('county_code', '=', countyCode)
      .where('forgotten_at', 'is', null),
  )
  return changed === 1
}
