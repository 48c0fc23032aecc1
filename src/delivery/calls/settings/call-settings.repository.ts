import type { Tx } from '../../../platform/db/database.ts'

export type StoredCallSettings = {
  readonly version: number
  readonly settings: unknown
  readonly changedAt: Date
  readonly changedByName: string | null
}

/** The settings that were saved last, if any were. */
export async function findCallSettings(tx: Tx): Promise<StoredCallSettings | undefined> {
  return tx.first(
    tx.build
      .selectFrom('calls.settings')
      .select(['version', 'settings', 'changed_at as changedAt', 'changed_by_name as changedByName'])
      .orderBy('version', 'desc')
      .limit(1),
  )
}

/** Adds a version; false where somebody else has saved this version meanwhile. */
export async function insertCallSettings(tx: Tx, version: number, settings: unknown): Promise<boolean> {
  const values = { version, settings: JSON.stringify(settings), changed_at: tx.now, changed_by_name: tx.actor.name }
  const written = await tx.run(
    tx.build
      .insertInto('calls.settings')
      .values(values)
      .onConflict((conflict) => conflict.doNothing()),
  )
  return written > 0
}
