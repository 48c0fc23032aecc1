import { newId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/database.ts'

/** What the module keeps of a file beside what platform/files keeps. */
export type AttachmentRow = {
  readonly fileId: string
  readonly kind: 'photo' | 'evidence' | 'letter'
  readonly givenBy: 'resident' | 'staff' | 'client'
  readonly internal: boolean
  readonly caption: string | null
  readonly at: Date
}

/** Lets this transaction see what hangs on a matter that the caller has read under its own policies. */
async function showMatter(tx: Tx, complaintId: string): Promise<void> {
  await tx.query(`select set_config('app.matters', $1, true)`, [`{${complaintId}}`])
}

export async function insertAttachment(
  tx: Tx,
  matter: { readonly id: string; readonly countyCode: string },
  row: Omit<AttachmentRow, 'at'>,
): Promise<void> {
  await showMatter(tx, matter.id)
  await tx.query(
    `insert into feedback.attachments (county_code, id, complaint_id, file_id, kind, given_by, internal, caption,
       attached_at, attached_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      matter.countyCode,
      newId(tx.now.getTime()),
      matter.id,
      row.fileId,
      row.kind,
      row.givenBy,
      row.internal,
      row.caption,
      tx.now,
      tx.actor.id,
    ],
  )
}

/** The attachments of a matter, the oldest first. */
export async function listAttachments(tx: Tx, complaintId: string): Promise<AttachmentRow[]> {
  await showMatter(tx, complaintId)
  return tx.query(
    `select file_id as "fileId", kind, given_by as "givenBy", internal, caption, attached_at as at
     from feedback.attachments where complaint_id = $1 order by attached_at, id`,
    [complaintId],
  )
}

/** The id of the matter whose number and key were shown; the function in the database decides by the key alone. */
export async function findShownMatter(tx: Tx, number: string, keyHash: string): Promise<string | undefined> {
  const [row] = await tx.query<{ id: string }>('select id from feedback.look_up($1, $2)', [number, keyHash])
  return row?.id
}
