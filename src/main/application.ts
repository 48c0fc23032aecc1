import type { FastifyInstance } from 'fastify'
import type { Config } from '../platform/config/config.ts'
import { Database } from '../platform/db/database.ts'
import { Dispatcher } from '../platform/events/dispatcher.ts'
import { takeKey } from '../platform/http/once.ts'
import { addEndpoints, createServer, type ServerOptions } from '../platform/http/server.ts'
import { Jobs } from '../platform/jobs/jobs.ts'
import type { Log } from '../platform/log/log.ts'
import { Metrics } from '../platform/log/metrics.ts'
import { measuresConsumer } from '../platform/measures/fold.ts'
import { masterKey } from '../platform/privacy/master-key.ts'
import { createPrivacy } from '../platform/privacy/privacy.ts'
import { type Wired, wireModules } from './modules.ts'
import { addWorkbench } from './workbench-files.ts'

export const VERSION = '0.1.0'
/** Every statement of the application runs as this role, which owns nothing. */
export const APP_ROLE = 'gongheng_app'

export type Application = {
  readonly db: Database
  readonly wired: Wired
  readonly dispatcher: Dispatcher
  /** The HTTP server, not yet listening. */
  readonly http: FastifyInstance
  /** Begins the work in the background: events and jobs. */
  startWorker(): Promise<void>
  close(): Promise<void>
}

export type ApplicationOptions = {
  config: Config
  /** Where the database is; it must be migrated. */
  url: string
  log: Log
  rateFactor?: number
}

/** Puts the application together on a migrated database. Nothing listens or runs yet. */
export async function createApplication(options: ApplicationOptions): Promise<Application> {
  const { config, url, log } = options
  const onError = (error: Error) => log.warn({ err: error }, 'database connection lost')
  const db = new Database({ url, poolSize: config.poolSize, role: APP_ROLE, takeKey, onError })
  const metrics = new Metrics()
  const privacy = createPrivacy(await masterKey(config.secretKey, config.dataDir))
  const wired = wireModules({
    config,
    db,
    log,
    privacy,
    retryLetter: (letter, by) => dispatcher.retry(letter, by),
  })
  const { modules, authenticate } = wired
  const dispatcher: Dispatcher = new Dispatcher({
    db,
    consumers: [
      measuresConsumer(modules.flatMap(({ measures = [] }) => measures)),
      ...modules.flatMap(({ consumers = [] }) => consumers),
    ],
    onError: (consumer, error) => log.warn({ consumer, err: error }, 'a reaction failed'),
  })
  const definitions = modules.flatMap(({ jobs = [] }) => jobs)
  const jobs = new Jobs({ url, role: APP_ROLE, definitions, timeZone: config.timeZone, log })
  const serverOptions: ServerOptions = {
    db,
    log,
    metrics,
    bindings: modules.flatMap(({ bindings = [] }) => bindings),
    authenticate,
    version: VERSION,
    secureCookies: config.publicUrl?.startsWith('https:') ?? false,
    trustProxy: config.trustProxy === 'yes',
    maxUpload: config.maxUploadMb * 1024 * 1024,
    ready: () => db.answers(),
    ...(options.rateFactor ? { rateFactor: options.rateFactor } : {}),
  }
  const http = await createServer(serverOptions)
  addEndpoints(http, serverOptions)
  await addWorkbench(http)
  metrics.gauge('db_connections', () => db.pool.totalCount)
  let working = false
  return {
    db,
    wired,
    dispatcher,
    http,
    startWorker: async () => {
      working = true
      dispatcher.start()
      await jobs.start()
    },
    close: async () => {
      await http.close()
      if (working) await Promise.all([dispatcher.stop(), jobs.stop()])
      await db.close()
    },
  }
}
