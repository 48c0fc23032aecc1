import pg from 'pg'
import { Database } from '../../src/platform/db/database.ts'
import { takeKey } from '../../src/platform/http/once.ts'
import { atEnd } from './at-end.ts'
import { APP_ROLE, startTestServer, TEMPLATE, withDatabase } from './server-process.ts'

let own: Promise<{ url: string; stop(): Promise<void> }> | undefined

/** The test server's address: the one that the run started, or one of our own when a file is run by itself. */
async function serverUrl(): Promise<string> {
  if (process.env.TEST_SERVER_URL) return process.env.TEST_SERVER_URL
  if (!own) {
    own = startTestServer('file')
    atEnd(async () => (await own)?.stop())
  }
  return (await own).url
}

let made = 0

/**
 * A migrated, empty database of its own for the calling test file, cloned from the template; dropped at the end. Runs
 * as the application's least-privileged role, so that every test is a test of row-level security too.
 */
export async function testDatabase(): Promise<{ db: Database; url: string }> {
  const server = await serverUrl()
  const name = `t_${process.pid}_${++made}`
  await administer(server, `create database ${name} template ${TEMPLATE}`)
  const url = withDatabase(server, name)
  const db = new Database({ url, poolSize: 8, role: APP_ROLE, takeKey })
  atEnd(async () => {
    await db.close()
    await administer(server, `drop database if exists ${name} with (force)`)
  })
  return { db, url }
}

async function administer(url: string, statement: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
