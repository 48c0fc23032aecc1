import type { Tx } from '../../../platform/db/database.ts'

export type StoredSettings = {
  version: number
  document: unknown
  updatedBy: string
  updatedAt: Date
}

/** The settings that were saved last, if any were. */
export async function findSettings(tx: Tx): Promise<StoredSettings | undefined> {
  const row = await tx.first(tx.build.selectFrom('feedback.settings').selectAll().orderBy('version', 'desc').limit(1))
  return (
    row && {
      version: row.version,
      document: row.document,
      updatedBy: row.changed_by_name,
      updatedAt: row.changed_at,
    }
  )
}

/** Adds a version; false where somebody else has saved this version meanwhile. */
export async function insertSettings(
  tx: Tx,
  { version, document, changed }: { version: number; document: unknown; changed: readonly string[] },
): Promise<boolean> {
  const values = {
    version,
    document: JSON.stringify(document),
    changed: [...changed],
    changed_by: tx.actor.id,
    changed_by_name: tx.actor.name,
    changed_at: tx.now,
  }
  const added = await tx.run(
    tx.build
      .insertInto('feedback.settings')
      .values(values)
      .onConflict((conflict) => conflict.doNothing()),
  )
  return added === 1
}
