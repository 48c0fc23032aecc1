import { hkdfSync } from 'node:crypto'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { system } from '../kernel/actor.ts'
import type { Config } from '../platform/config/config.ts'
import { Database } from '../platform/db/database.ts'
import { Dispatcher } from '../platform/events/dispatcher.ts'
import { readForm } from '../platform/http/form.ts'
import { forgetOldKeys, takeKey } from '../platform/http/once.ts'
import { addEndpoints, createServer, refuseForeignOrigin, type ServerOptions } from '../platform/http/server.ts'
import { type JobDefinition, Jobs } from '../platform/jobs/jobs.ts'
import type { Log } from '../platform/log/log.ts'
import { Metrics } from '../platform/log/metrics.ts'
import { measuresConsumer } from '../platform/measures/fold.ts'
import { masterKey } from '../platform/privacy/master-key.ts'
import { createPrivacy } from '../platform/privacy/privacy.ts'
import { addPortal } from '../portal/portal.server.tsx'
import { inProcess } from './in-process.ts'
import { type Wired, wireModules } from './modules.ts'
import { ROOT } from './root.ts'
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
  /** Where the time of transactions comes from, for the command that plays a year that is over. */
  now?: () => Date
  /** Folder of the portal's built style sheet, script and icon; that of the build unless told. */
  publicDir?: string
  /** Folder of the built workbench; that of the build unless told. */
  workbenchDir?: string
}

/** Puts the application together on a migrated database. Nothing listens or runs yet. */
export async function createApplication(options: ApplicationOptions): Promise<Application> {
  const { config, url, log } = options
  const onError = (error: Error) => log.warn({ err: error }, 'database connection lost')
  const db = new Database({
    url,
    poolSize: config.poolSize,
    role: APP_ROLE,
    takeKey,
    onError,
    ...(options.now ? { now: options.now } : {}),
  })
  const metrics = new Metrics()
  const master = await masterKey(config.secretKey, config.dataDir)
  const privacy = createPrivacy(master)
  const wired = wireModules({
    config,
    db,
    log,
    privacy,
    retryLetter: (letter, by) => dispatcher.retry(letter, by),
    askJob: (name, data, key) => jobs.ask(name, data, key),
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
  const forgetKeys: JobDefinition = {
    name: 'platform.forget-once-keys',
    cron: '23 * * * *',
    run: () => db.transaction(system('jobs'), forgetOldKeys),
  }
  const definitions = [forgetKeys, ...modules.flatMap(({ jobs = [] }) => jobs)]
  const jobs: Jobs = new Jobs({ url, role: APP_ROLE, definitions, timeZone: config.timeZone, log })
  const serverOptions: ServerOptions = {
    db,
    log,
    metrics,
    bindings: modules.flatMap(({ bindings = [] }) => bindings),
    authenticate,
    clientByKey: wired.identity.clientByKey,
    version: VERSION,
    secureCookies: config.publicUrl?.startsWith('https:') ?? false,
    trustProxy: config.trustProxy === 'yes',
    maxUpload: config.maxUploadMb * 1024 * 1024,
    ready: () => db.answers(),
    rateFactor: options.rateFactor ?? config.rateFactor,
  }
  const http = await createServer(serverOptions)
  addEndpoints(http, serverOptions)
  const { secureCookies, bindings, rateFactor = 1 } = serverOptions
  await addPortal(http, {
    transport: inProcess(db, bindings, secureCookies, rateFactor),
    refuseForeignOrigin,
    readForm,
    key: new Uint8Array(hkdfSync('sha256', Buffer.from(master, 'hex'), 'gongheng', 'portal-cookies', 32)),
    secureCookies,
    zone: config.timeZone,
    publicUrl: config.publicUrl,
    site: siteSettings(config),
    publicDir: options.publicDir ?? join(ROOT, 'dist/public'),
    onError: (error, id) => log.error({ id, err: error }, 'a page failed'),
  })
  await addWorkbench(http, options.workbenchDir ?? join(ROOT, 'dist/workbench'))
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
      wired.sender.start()
      await jobs.start()
    },
    close: async () => {
      await http.close()
      if (working) await Promise.all([dispatcher.stop(), wired.sender.stop(), jobs.stop()])
      await db.close()
    },
  }
}

function siteSettings(config: Config) {
  const { hotline, siteOrganiser, siteOperator, siteCode, siteIcp, sitePolice } = config
  return {
    hotline,
    organiser: siteOrganiser,
    operator: siteOperator,
    siteCode,
    icp: siteIcp,
    publicSecurity: sitePolice,
  }
}
