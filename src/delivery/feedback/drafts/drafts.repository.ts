import type { Tx } from '../../../platform/db/database.ts'

/** Lets this transaction see the draft of which somebody has shown the id. */
async function showDraft(tx: Tx, id: string): Promise<void> {
  await tx.query(`select set_config('app.draft', $1, true)`, [id])
}

/** Writes a draft, in the place of the one with the same id if there is one. */
export async function writeDraft(tx: Tx, id: string, draft: { content: string; until: Date }): Promise<void> {
  await showDraft(tx, id)
  const columns = { content: draft.content, kept_until: draft.until }
  await tx.run(
    tx.build
      .insertInto('feedback.drafts')
      .values({ id, ...columns })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(columns)),
  )
}

/** What is kept under an id and has not ended. */
export async function findDraft(tx: Tx, id: string): Promise<string | undefined> {
  await showDraft(tx, id)
  const found = tx.build.selectFrom('feedback.drafts').select('content').where('id', '=', id)
  return (await tx.first(found.where('kept_until', '>', tx.now)))?.content
}

export async function deleteDraft(tx: Tx, id: string): Promise<void> {
  await showDraft(tx, id)
  await tx.run(tx.build.deleteFrom('feedback.drafts').where('id', '=', id))
}

/** Removes what has ended; returns how many. */
export async function deleteEnded(tx: Tx): Promise<number> {
  return tx.run(tx.build.deleteFrom('feedback.drafts').where('kept_until', '<=', tx.now))
}
