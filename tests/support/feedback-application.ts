import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { createFeedback } from '../../src/delivery/feedback/feedback.module.ts'
import type { AreaInput } from '../../src/foundation/directory/directory.contract.ts'
import { createDirectory } from '../../src/foundation/directory/directory.module.ts'
import { type Actor, anyone, type Scope, system } from '../../src/kernel/actor.ts'
import { newId } from '../../src/kernel/ids.ts'
import { buildCalendar } from '../../src/platform/clock/calendar.ts'
import { OFFICIAL_YEARS } from '../../src/platform/clock/calendar-data.ts'
import type { Database } from '../../src/platform/db/database.ts'
import { Dispatcher } from '../../src/platform/events/dispatcher.ts'
import { createFiles } from '../../src/platform/files/files.ts'
import { addEndpoints, createServer, SESSION_COOKIE, type ServerOptions } from '../../src/platform/http/server.ts'
import { createLog } from '../../src/platform/log/log.ts'
import { Metrics } from '../../src/platform/log/metrics.ts'
import { measuresConsumer } from '../../src/platform/measures/fold.ts'
import { createQueue } from '../../src/platform/messages/messages.ts'
import type { Module } from '../../src/platform/module.ts'
import { createPrivacy } from '../../src/platform/privacy/privacy.ts'
import { atEnd } from './at-end.ts'
import { testDatabase } from './database.ts'

export const CITY = '990100000000'
export const COUNTY = '990102000000'
export const OTHER_COUNTY = '990103000000'
export const UNIT = '01890a5d-ac96-774b-bcce-b302099a8001'
export const OTHER_UNIT = '01890a5d-ac96-774b-bcce-b302099a8002'
const SEED = system('test')
const SECRET = 'ab'.repeat(32)

export type Asked = { status: number; body: Record<string, unknown>; text: string; headers: Record<string, unknown> }

/** What a request may carry beside its body. */
export type Asking = { as?: string; key?: string; version?: number; address?: string }

/** The module of feedback on a database of its own, with two counties, two units and whoever a test signs in. */
export async function feedbackApplication(rateFactor = 1000) {
  const { db, url } = await testDatabase()
  const directory = createDirectory({ db, config: { timeZone: 'Asia/Shanghai' } })
  await seed(db, directory.public)
  const calendar = buildCalendar(OFFICIAL_YEARS)
  const privacy = createPrivacy(SECRET)
  const dir = await mkdtemp(join(tmpdir(), 'gongheng-feedback-'))
  atEnd(() => rm(dir, { recursive: true, force: true }))
  const feedback = createFeedback({
    db,
    files: createFiles({ db, privacy, scanCommand: null, dir }).files,
    directory: directory.public,
    privacy,
    identity: { holdersOf: async () => [], clientByKey: async () => undefined, confirmClient: async () => undefined },
    messages: createQueue({ privacy, isSetUp: () => false, wake: () => undefined }),
    site: { publicUrl: null, hotline: '12345' },
    reckoning: () => ({ calendar, settings: SETTINGS }),
    timeZone: 'Asia/Shanghai',
    renewCalendar: async () => undefined,
    askJob: async () => undefined,
  })
  const people = new Map<string, Actor>()
  const options: ServerOptions = {
    db,
    log: createLog('silent'),
    metrics: new Metrics(),
    bindings: feedback.module.bindings ?? [],
    authenticate: async (token, language) => people.get(token ?? '') ?? anyone(language),
    version: 'test',
    secureCookies: false,
    trustProxy: false,
    maxUpload: 20 * 1024 * 1024,
    rateFactor,
    ready: async () => true,
  }
  const app = await createServer(options)
  addEndpoints(app, options)
  atEnd(() => app.close())
  const { measures = [], consumers = [] } = feedback.module
  const dispatcher = new Dispatcher({ db, consumers: [measuresConsumer(measures), ...consumers] })
  return {
    app,
    db,
    url,
    feedback,
    drain: () => dispatcher.drain(),
    signIn: (role: string, scope: Partial<Scope> = {}) => signIn(people, feedback.module, role, scope),
    ask: (method: 'GET' | 'POST', path: string, body?: object, asking: Asking = {}) =>
      ask(app, method, path, body, asking),
  }
}
export type FeedbackApplication = Awaited<ReturnType<typeof feedbackApplication>>

const SETTINGS = {}

async function seed(db: Database, directory: ReturnType<typeof createDirectory>['public']) {
  const rest = { lat: null, long: null, population: null, validFrom: null, validTo: null, successorCode: null }
  const area = (level: string, parentCode: string | null, name: string, nameEn: string) =>
    ({ level, parentCode, name, nameEn, ...rest }) as AreaInput
  const unit = { kind: 'bureau', phone: null, areaCode: COUNTY } as const
  await db.transaction(SEED, async (tx) => {
    await directory.saveArea(tx, CITY, area('city', null, '衡州市', 'Hengzhou'))
    await directory.saveArea(tx, COUNTY, area('county', CITY, '甲区', 'Jia District'))
    await directory.saveArea(tx, OTHER_COUNTY, area('county', CITY, '乙区', 'Yi District'))
    await directory.createUnit(tx, { ...unit, id: UNIT, name: '甲区水务局', nameEn: 'Jia Water Bureau' })
    await directory.createUnit(tx, { ...unit, id: OTHER_UNIT, name: '甲区城管局', nameEn: 'Jia City Bureau' })
  })
}

/** Signs somebody in with one role and a scope; returns the session's token. */
function signIn(people: Map<string, Actor>, module: Module, role: string, scope: Partial<Scope>): string {
  const held = Object.entries(module.permissions ?? {}).filter(([, { roles }]) => roles.includes(role))
  const token = `${role}-${newId()}`
  people.set(token, {
    kind: 'staff',
    id: newId(),
    name: role,
    unitId: scope.units?.[0] ?? null,
    roles: [role],
    permissions: new Set(held.map(([permission]) => permission)),
    scope: { everything: false, areas: [], units: [], ...scope },
    language: 'zh',
  })
  return token
}

async function ask(
  app: FastifyInstance,
  method: 'GET' | 'POST',
  path: string,
  body: object | undefined,
  { as, key, version, address = '10.0.0.1' }: Asking,
): Promise<Asked> {
  const request: InjectOptions = {
    method,
    url: `/api/v1${path}`,
    remoteAddress: address,
    headers: { ...(key ? { 'idempotency-key': key } : {}), ...(version ? { 'if-match': `"${version}"` } : {}) },
    ...(as ? { cookies: { [SESSION_COOKIE]: as } } : {}),
    ...(body ? { payload: body } : {}),
  }
  const answer = await app.inject(request)
  return { status: answer.statusCode, body: answer.json(), text: answer.body, headers: answer.headers }
}
