import type { Tx } from '../../platform/db/database.ts'

/** Keeps a version of the process, once. */
export async function keepProcess(tx: Tx, process: { hash: string; id: string; version: number }): Promise<void> {
  await tx.query(
    `insert into feedback.processes (hash, id, version, definition, kept_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [process.hash, process.id, process.version, JSON.stringify(process), tx.now],
  )
}

/** A version of the process as it was kept; undefined where there is none with this hash. */
export async function findProcess(tx: Tx, hash: string): Promise<unknown> {
  const [row] = await tx.query<{ definition: unknown }>('select definition from feedback.processes where hash = $1', [
    hash,
  ])
  return row?.definition
}
