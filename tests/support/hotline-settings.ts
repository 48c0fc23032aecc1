import type { InjectOptions } from 'fastify'
import { categoriesRoutes } from '../../src/delivery/feedback/categories/categories.routes.ts'
import { createCategories } from '../../src/delivery/feedback/categories/categories.service.ts'
import { settingsRoutes } from '../../src/delivery/feedback/settings/settings.routes.ts'
import { createSettings } from '../../src/delivery/feedback/settings/settings.service.ts'
import type { AreaInput } from '../../src/foundation/directory/directory.contract.ts'
import { createDirectory } from '../../src/foundation/directory/directory.module.ts'
import { type Actor, anyone, system } from '../../src/kernel/actor.ts'
import { newId } from '../../src/kernel/ids.ts'
import { addEndpoints, createServer, SESSION_COOKIE } from '../../src/platform/http/server.ts'
import { createLog } from '../../src/platform/log/log.ts'
import { Metrics } from '../../src/platform/log/metrics.ts'
import { atEnd } from './at-end.ts'
import { testDatabase } from './database.ts'

export const CITY = '990100000000'
export const COUNTY = '990102000000'
export const TOWN = '990102001000'
export const OTHER_COUNTY = '990103000000'
const SEED = system('test')

type Asking = { as?: string; version?: number; body?: object; known?: string }
type Answer = { status: number; body: Record<string, unknown>; etag: string | undefined; keep: string | undefined }

/** The settings and classes of the hotline over HTTP on a database of its own, with a town and three units. */
export async function hotlineSettings() {
  const { db, url } = await testDatabase()
  const directory = createDirectory({ db, config: { timeZone: 'Asia/Shanghai' } }).public
  const none = { lat: null, long: null, population: null, validFrom: null, validTo: null, successorCode: null }
  const area = (level: AreaInput['level'], parentCode: string | null, name: string) =>
    ({ level, parentCode, name, nameEn: name, ...none }) as AreaInput
  const units = await db.transaction(SEED, async (tx) => {
    await directory.saveArea(tx, CITY, area('city', null, '衡州市'))
    await directory.saveArea(tx, COUNTY, area('county', CITY, '甲区'))
    await directory.saveArea(tx, OTHER_COUNTY, area('county', CITY, '乙区'))
    await directory.saveArea(tx, TOWN, area('town', COUNTY, '丙街道'))
    const enter = async (name: string, areaCode: string) =>
      (await directory.createUnit(tx, { name, nameEn: name, areaCode, kind: 'bureau', phone: null })).id
    return {
      city: await enter('市供水公司', CITY),
      county: await enter('甲区水务站', COUNTY),
      urban: await enter('甲区城管局', COUNTY),
    }
  })
  const settings = createSettings({ db, directory })
  const categories = createCategories({ db, directory })
  const people = new Map<string, Actor>()
  const options = {
    db,
    log: createLog('silent'),
    metrics: new Metrics(),
    bindings: [...settingsRoutes(settings), ...categoriesRoutes(categories)],
    authenticate: async (token: string | undefined, language: 'zh' | 'en') =>
      people.get(token ?? '') ?? anyone(language),
    version: 'test',
    secureCookies: false,
    trustProxy: false,
    maxUpload: 1024,
    rateFactor: 1000,
    ready: async () => true,
  }
  const app = await createServer(options)
  addEndpoints(app, options)
  atEnd(() => app.close())

  /** Signs somebody in who holds these permissions; returns the session's token. */
  const signIn = (...permissions: string[]): string => {
    const token = newId()
    people.set(token, { ...SEED, kind: 'staff', id: newId(), name: '林主任', permissions: new Set(permissions) })
    return token
  }
  const ask = async (
    method: 'GET' | 'PUT',
    path: string,
    { as, version, body, known }: Asking = {},
  ): Promise<Answer> => {
    const request: InjectOptions = {
      method,
      url: `/api/v1${path}`,
      headers: {
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
        ...(known === undefined ? {} : { 'if-none-match': known }),
      },
      ...(as ? { cookies: { [SESSION_COOKIE]: as } } : {}),
      ...(body ? { payload: body } : {}),
    }
    const answer = await app.inject(request)
    const { etag, 'cache-control': keep } = answer.headers
    const read = answer.body === '' ? {} : answer.json()
    return { status: answer.statusCode, body: read, etag: etag as string | undefined, keep }
  }
  return { db, url, directory, units, settings, categories, signIn, ask }
}
