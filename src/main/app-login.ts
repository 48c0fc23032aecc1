import { createHmac } from 'node:crypto'
import pg from 'pg'
import type { Log } from '../platform/log/log.ts'
import { APP_ROLE } from './application.ts'

/** What PostgreSQL answers where the role may not log in or has another password (SQLSTATE class 28). */
const NOT_ADMITTED = /^28/

/**
 * The address under which the application itself logs in: as its own role, not as the owner who migrates, so that no
 * statement that slips into its session can take the owner's rights back. The role's password is derived from the
 * owner's, so that all processes know it and nobody has to keep it. Where the owner has no password in its address, or
 * may not alter roles, the application goes in as the owner and takes its role on every connection.
 */
export async function appLogin(ownerUrl: string, log: Log): Promise<string> {
  const url = new URL(ownerUrl)
  const secret = url.password || url.searchParams.get('password')
  if (!secret) return ownerUrl
  const password = createHmac('sha256', decodeURIComponent(secret)).update(APP_ROLE).digest('base64url')
  url.searchParams.delete('user')
  url.searchParams.delete('password')
  url.username = APP_ROLE
  url.password = password
  const appUrl = url.toString()
  if (await admits(appUrl)) return appUrl
  try {
    await withClient(ownerUrl, (client) =>
      client.query(`alter role ${APP_ROLE} login password ${pg.escapeLiteral(password)}`),
    )
    return (await admits(appUrl)) ? appUrl : ownerUrl
  } catch (error) {
    log.warn({ err: error }, 'the role of the application cannot be given a login; connections take it on instead')
    return ownerUrl
  }
}

async function admits(url: string): Promise<boolean> {
  try {
    await withClient(url, (client) => client.query('select 1'))
    return true
  } catch (error) {
    if (NOT_ADMITTED.test((error as { code?: string }).code ?? '')) return false
    throw error
  }
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'gongheng-login' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
