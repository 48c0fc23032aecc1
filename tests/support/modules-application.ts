import { createDirectory } from '../../src/foundation/directory/directory.module.ts'
import { createIdentity } from '../../src/foundation/identity/identity.module.ts'
import { permissionsByRole } from '../../src/foundation/identity/identity.public.ts'
import type { Database } from '../../src/platform/db/database.ts'
import { Dispatcher } from '../../src/platform/events/dispatcher.ts'
import { addEndpoints, createServer, type ServerOptions } from '../../src/platform/http/server.ts'
import { createLog } from '../../src/platform/log/log.ts'
import { Metrics } from '../../src/platform/log/metrics.ts'
import { measuresConsumer } from '../../src/platform/measures/fold.ts'
import { createMessages } from '../../src/platform/messages/messages.module.ts'
import type { Module } from '../../src/platform/module.ts'
import { createPrivacy } from '../../src/platform/privacy/privacy.ts'
import { atEnd } from './at-end.ts'
import { testDatabase } from './database.ts'

const CONFIG = {
  timeZone: 'Asia/Shanghai',
  sessionIdleMinutes: 30,
  passwordDays: 0,
  secondFactor: 'optional',
  smtpUrl: null,
  mailFrom: 'test@example.cn',
  smsUrl: null,
  smsKey: '',
  smsTemplates: '',
} as const

/** What the platform and the foundation give to the modules under test. */
export type Foundation = {
  readonly db: Database
  readonly privacy: ReturnType<typeof createPrivacy>
  readonly messages: ReturnType<typeof createMessages>['messages']
  readonly directory: ReturnType<typeof createDirectory>['public']
  readonly identity: ReturnType<typeof createIdentity>['public']
  readonly timeZone: string
}

/**
 * Some modules with accounts, areas and messages on a database of their own, and nothing else: as quick as a unit test,
 * and untouched by what other modules do. Use it with `makeCity` and `signInAs`.
 */
export async function modulesApplication(wire: (foundation: Foundation) => readonly Module[]) {
  const { db, url } = await testDatabase()
  const log = createLog('silent')
  const privacy = createPrivacy('ab'.repeat(32))
  const templates = () => modules.flatMap((module) => module.templates ?? [])
  const { messages, module: messagesModule } = createMessages({
    config: CONFIG,
    db,
    log,
    privacy,
    templates,
  })
  const directory = createDirectory({ db, config: CONFIG })
  const identity = createIdentity({
    config: CONFIG,
    db,
    privacy,
    directory: directory.public,
    permissionsOf: () => permissionsByRole(modules),
  })
  const given = {
    db,
    privacy,
    messages,
    directory: directory.public,
    identity: identity.public,
    timeZone: CONFIG.timeZone,
  }
  const modules: Module[] = [messagesModule, identity.module, directory.module, ...wire(given)]
  const options: ServerOptions = {
    db,
    log,
    metrics: new Metrics(),
    bindings: modules.flatMap(({ bindings = [] }) => bindings),
    authenticate: identity.authenticate,
    clientByKey: identity.public.clientByKey,
    version: 'test',
    secureCookies: false,
    trustProxy: false,
    maxUpload: 20 * 1024 * 1024,
    rateFactor: 1000,
    ready: async () => true,
  }
  const app = await createServer(options)
  addEndpoints(app, options)
  atEnd(() => app.close())
  const dispatcher = new Dispatcher({
    db,
    consumers: [
      measuresConsumer(modules.flatMap(({ measures = [] }) => measures)),
      ...modules.flatMap(({ consumers = [] }) => consumers),
    ],
  })
  const wired = { directory: directory.public, identity: identity.public }
  return { app, db, url, wired, bindings: options.bindings, drain: () => dispatcher.drain() }
}
