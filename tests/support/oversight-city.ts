import { system } from '../../src/kernel/actor.ts'
import { newId } from '../../src/kernel/ids.ts'
import { append } from '../../src/platform/events/events.ts'
import { type TestApplication, testApplication } from './application.ts'
import { COUNTY, makeCity, OTHER_COUNTY, type Staff, signInAs } from './staff.ts'

/** The measure on which these tests miss promises: the share of answers in time, promised to be 95 %. */
export const MEASURE = 'feedback.replied-on-time'

export type Asked = {
  status: number
  body: Record<string, never> & { [key: string]: unknown }
  etag: string | undefined
}
type Asking = { as?: Staff; key?: string; version?: number }

/** The whole application with a small city: two units in two counties, and numbers for them as events bring them. */
export async function oversightCity(options: { workbenchDir?: string } = {}) {
  const application = await testApplication({}, options)
  const { unit, otherUnit } = await makeCity(application)
  return {
    ...application,
    unit,
    otherUnit,
    answered: (unitId: string, day: string, onTime: number, late: number) =>
      answered(application, { unitId, day, onTime, late, county: unitId === unit.id ? COUNTY : OTHER_COUNTY }),
    signIn: (role: Parameters<typeof signInAs>[1], where: Parameters<typeof signInAs>[2] = {}) =>
      signInAs(application, role, where),
    ask: (method: 'GET' | 'POST' | 'PUT', path: string, body?: object, asking: Asking = {}) =>
      ask(application, method, path, body, asking),
  }
}
export type OversightCity = Awaited<ReturnType<typeof oversightCity>>

type Answers = { unitId: string; day: string; onTime: number; late: number; county: string }

/** Lets a unit answer so many matters in time and so many late on a day, as feedback tells it, and folds them. */
async function answered({ db, drain }: TestApplication, { unitId, day, onTime, late, county }: Answers) {
  await db.transaction(system('test'), async (tx) => {
    const at = new Date(`${day}T04:00:00Z`)
    for (let i = 0; i < onTime + late; i++) {
      append(Object.assign(tx, { now: at }), {
        type: 'complaint.replied',
        subject: { kind: 'complaint', id: newId() },
        countyCode: county.slice(0, 6),
        areaCode: county,
        unitId,
        data: { number: `T-${i}`, kind: 'complaint', channel: 'web', onTime: i < onTime, first: true, hours: 20 },
      })
    }
  })
  await drain()
}

async function ask(
  { app }: TestApplication,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  body: object | undefined,
  { as, key, version }: Asking,
): Promise<Asked> {
  const answer = await app.inject({
    method,
    url: `/api/v1${path}`,
    headers: {
      ...as?.headers,
      ...(key ? { 'idempotency-key': key } : {}),
      ...(version ? { 'if-match': `"${version}"` } : {}),
    },
    ...(body ? { payload: body } : {}),
  })
  return { status: answer.statusCode, body: answer.json(), etag: answer.headers.etag as string | undefined }
}
