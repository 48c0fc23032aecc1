import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '../../src/platform/db/embedded/embedded-server.ts'
import { migrate, readMigrations } from '../../src/platform/db/migrate.ts'
import { migrateJobs } from '../../src/platform/jobs/jobs.ts'

export const TEMPLATE = 'gongheng_template'
export const APP_ROLE = 'gongheng_app'

/** The address of the same server with another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.toString()
}

/**
 * Starts a PostgreSQL for tests, without the waits that keep data through a power cut, and makes the migrated template
 * that every test file clones. Returns its address and how to stop it and remove all.
 */
export async function startTestServer(name: string): Promise<{ url: string; stop(): Promise<void> }> {
  const dataDir = join(tmpdir(), `gongheng-test-${name}-${process.pid}`)
  const server = await startEmbedded({
    dataDir,
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  })
  await makeTemplate(server.url)
  return {
    url: server.url,
    stop: async () => {
      await server.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function makeTemplate(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`create database ${TEMPLATE}`)
  await client.end()
  const template = withDatabase(url, TEMPLATE)
  await migrate(template, await readMigrations(join(import.meta.dirname, '../../db/migrations')))
  await migrateJobs(template, APP_ROLE)
}
