import type { FastifyInstance } from 'fastify'
import { type Application, createApplication } from '../../src/main/application.ts'
import { readConfig } from '../../src/platform/config/config.ts'
import { createLog } from '../../src/platform/log/log.ts'
import { atEnd } from './at-end.ts'
import { testDatabase } from './database.ts'

export type TestApplication = Application & { app: FastifyInstance; url: string; drain(): Promise<void> }

/** The whole application on a database of its own, not listening: use `app.inject`. Rate limits are out of the way. */
export async function testApplication(
  env: Record<string, string> = {},
  options: { rateFactor?: number; publicDir?: string; workbenchDir?: string; now?: () => Date } = {},
): Promise<TestApplication> {
  const { url } = await testDatabase()
  const config = readConfig({ LOG_LEVEL: 'silent', DATABASE_URL: url, SECRET_KEY: 'ab'.repeat(32), ...env })
  const application = await createApplication({ config, url, log: createLog('silent'), rateFactor: 1000, ...options })
  atEnd(() => application.close())
  return { ...application, app: application.http, url, drain: () => application.dispatcher.drain() }
}
