import type { Database } from '../../platform/db/database.ts'

/**
 * Does the work of one import while holding its lock, which the database lets go the moment the process dies: whoever
 * gets the lock may take the import up. Answers with undefined where another process holds it.
 */
export async function holdingImport<T>(db: Database, importId: string, work: () => Promise<T>): Promise<T | undefined> {
  const client = await db.pool.connect()
  let lost: Error | undefined
  const onError = (error: Error) => {
    lost = error
  }
  client.on('error', onError)
  try {
    const { rows } = await client.query<{ held: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 12)) as held',
      [importId],
    )
    if (!rows[0]?.held) return undefined
    try {
      return await work()
    } finally {
      await client.query('select pg_advisory_unlock(hashtextextended($1, 12))', [importId]).catch(onError)
    }
  } finally {
    client.off('error', onError)
    client.release(lost)
  }
}
