import assert from 'node:assert/strict'
import type { FastifyInstance } from 'fastify'
import type { Role } from '../../src/foundation/identity/identity.contract.ts'
import { system } from '../../src/kernel/actor.ts'
import type { Application } from '../../src/main/application.ts'
import { SESSION_COOKIE } from '../../src/platform/http/server.ts'

const SEED = system('test')

export const CITY = '511600000000'
export const COUNTY = '511602000000'
export const OTHER_COUNTY = '511603000000'
export const TOWN = '511602001000'
export const PASSWORD = 'Fair-Weights-2026'

type Parts = Pick<Application, 'db'> & { readonly wired: Pick<Application['wired'], 'directory' | 'identity'> }
type Served = Parts & { readonly app: FastifyInstance }

/** A small city: two counties, one town, and a unit in each county. */
export async function makeCity({ db, wired: { directory } }: Parts) {
  const unknown = { lat: null, long: null, population: null, validFrom: null, validTo: null, successorCode: null }
  return db.transaction(SEED, async (tx) => {
    const save = (code: string, level: 'city' | 'county' | 'town', parentCode: string | null, name: string) =>
      directory.saveArea(tx, code, { level, parentCode, name, nameEn: name, ...unknown })
    await save(CITY, 'city', null, '某市')
    await save(COUNTY, 'county', CITY, '甲区')
    await save(OTHER_COUNTY, 'county', CITY, '乙区')
    await save(TOWN, 'town', COUNTY, '丙街道')
    const enter = (name: string, code: string, areaCode: string) =>
      directory.createUnit(tx, { code, name, nameEn: code, areaCode, kind: 'bureau', phone: null })
    const unit = await enter('甲区城管局', 'UNIT-A', COUNTY)
    const otherUnit = await enter('乙区城管局', 'UNIT-B', OTHER_COUNTY)
    return { unit, otherUnit }
  })
}

export type Staff = { id: string; name: string; token: string; headers: { cookie: string } }

let made = 0

/**
 * Creates an account with one role and signs it in. Without a place the role is held for the whole city; with `unitId`
 * for that unit, with `areaCode` for that area. Give `headers` to `app.inject`.
 */
export async function signInAs(
  served: Served,
  role: Role,
  { unitId = null, areaCode = CITY }: { unitId?: string | null; areaCode?: string } = {},
): Promise<Staff> {
  const { db, wired, app } = served
  const name = `${role}-${++made}`
  const grants = [{ role, unitId, areaCode }]
  const account = { name, displayName: `测试${role}`, unitId, grants, password: PASSWORD, oneTime: false }
  const { id } = await db.transaction(SEED, (tx) => wired.identity.createAccountDirectly(tx, account))
  const token = await signIn(app, name, PASSWORD)
  return { id, name, token, headers: { cookie: `${SESSION_COOKIE}=${token}` } }
}

/** Signs in over HTTP and returns the session's token. */
export async function signIn(app: FastifyInstance, name: string, password: string): Promise<string> {
  const response = await app.inject({ method: 'POST', url: '/api/v1/session', payload: { name, password } })
  assert.equal(response.statusCode, 200, response.body)
  return response.cookies.find((cookie) => cookie.name === SESSION_COOKIE)!.value
}
