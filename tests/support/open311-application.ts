import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InjectOptions } from 'fastify'
import { createFeedback } from '../../src/delivery/feedback/feedback.module.ts'
import type { ClientWithKey, Purpose } from '../../src/foundation/identity/clients/clients.contract.ts'
import { system } from '../../src/kernel/actor.ts'
import { buildCalendar } from '../../src/platform/clock/calendar.ts'
import { OFFICIAL_YEARS } from '../../src/platform/clock/calendar-data.ts'
import { createFiles } from '../../src/platform/files/files.ts'
import { atEnd } from './at-end.ts'
import { modulesApplication } from './modules-application.ts'
import { CITY, COUNTY, makeCity, OTHER_COUNTY, type Staff, signInAs, TOWN } from './staff.ts'

export const SITE = { publicUrl: 'https://service.hengzhou.example', hotline: '12345' }
/** A place in the town of the test city. */
export const HERE = { lat: '30.4720', long: '106.6340' }

const SEED = system('test')
const CENTRES = [
  { code: COUNTY, name: '甲区', level: 'county', parentCode: CITY, lat: 30.5, long: 106.6 },
  { code: OTHER_COUNTY, name: '乙区', level: 'county', parentCode: CITY, lat: 30.3, long: 106.9 },
  { code: TOWN, name: '丙街道', level: 'town', parentCode: COUNTY, lat: 30.47, long: 106.63 },
] as const

/** The module of feedback in a small city with coordinates, an administrator and a dispatcher. */
export async function open311Application() {
  const dir = await mkdtemp(join(tmpdir(), 'gongheng-open311-'))
  atEnd(() => rm(dir, { recursive: true, force: true }))
  const calendar = buildCalendar(OFFICIAL_YEARS)
  let feedback!: ReturnType<typeof createFeedback>
  const served = await modulesApplication((foundation) => {
    const { db, privacy } = foundation
    feedback = createFeedback({
      ...foundation,
      files: createFiles({ db, privacy, scanCommand: null, dir }).files,
      reckoning: () => ({ calendar, settings: {} }),
      site: SITE,
      mailFrom: 'Gongheng <test@example.cn>',
      renewCalendar: async () => undefined,
      askJob: async () => undefined,
    })
    return [feedback.module]
  })
  const { app, db, wired } = served
  const city = await makeCity(served as never)
  const rest = { population: null, validFrom: null, validTo: null, successorCode: null }
  await db.transaction(SEED, async (tx) => {
    for (const { code, name, ...area } of CENTRES) {
      await wired.directory.saveArea(tx, code, { ...area, ...rest, name, nameEn: name })
    }
  })
  const admin = await signInAs(served as never, 'system-admin')
  const dispatcher = await signInAs(served as never, 'dispatcher')

  /** Calls the interface; a form is sent URL-encoded, a list of pairs keeps names that stand twice. */
  async function ask(method: 'GET' | 'POST', path: string, form?: Record<string, string> | [string, string][]) {
    const request: InjectOptions = { method, url: `/open311/v2${path}` }
    if (form) {
      request.payload = new URLSearchParams(form).toString()
      request.headers = { 'content-type': 'application/x-www-form-urlencoded' }
    }
    return app.inject(request)
  }

  let made = 0
  async function client(purposes: Purpose[] = ['open311'], more: object = {}): Promise<ClientWithKey> {
    const payload = { name: `Client ${++made}`, purposes, ...more }
    const response = await app.inject({ method: 'POST', url: '/api/v1/clients', headers: admin.headers, payload })
    return response.json()
  }

  const revoke = ({ client: { id, version } }: ClientWithKey) =>
    app.inject({
      method: 'POST',
      url: `/api/v1/clients/${id}/revocation`,
      headers: { ...admin.headers, 'if-match': `"${version}"` },
      payload: { reason: 'lost' },
    })

  /** Calls an endpoint as staff; a version is sent as If-Match. */
  async function asStaff(staff: Staff, method: 'GET' | 'POST', path: string, payload?: object, version?: number) {
    const headers = { ...staff.headers, ...(version ? { 'if-match': `"${version}"` } : {}) }
    const response = await app.inject({ method, url: `/api/v1${path}`, headers, ...(payload ? { payload } : {}) })
    return { status: response.statusCode, body: response.json() }
  }

  /** The id and version of a matter by its number. */
  async function matterOf(number: string) {
    const [row] = await db.read(SEED, (tx) =>
      tx.query<{ id: string; version: number; text: string; state: string; area_code: string; attributes: unknown }>(
        'select id, version, text, state, area_code, attributes from feedback.complaints where number = $1',
        [number],
      ),
    )
    return row!
  }

  async function dispatch(number: string) {
    const { id, version } = await matterOf(number)
    const done = await asStaff(dispatcher, 'POST', `/complaints/${id}/dispatch`, { unitId: city.unit.id }, version)
    if (done.status !== 200) throw new Error(JSON.stringify(done.body))
    await served.drain()
    return done.body
  }

  return { ...served, ...city, feedback, admin, dispatcher, ask, client, revoke, asStaff, matterOf, dispatch }
}
export type Open311Application = Awaited<ReturnType<typeof open311Application>>
