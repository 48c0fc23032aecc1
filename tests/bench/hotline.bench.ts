import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { TRAINING } from '../../src/delivery/feedback/routing/routing.jobs.ts'
import { system } from '../../src/kernel/actor.ts'
import { type Application, createApplication } from '../../src/main/application.ts'
import { seedDemoCity } from '../../src/main/seed/seed.ts'
import { readConfig } from '../../src/platform/config/config.ts'
import { createLog } from '../../src/platform/log/log.ts'
import { createPrivacy } from '../../src/platform/privacy/privacy.ts'
import { startTestServer, TEMPLATE, withDatabase } from '../support/server-process.ts'
import { type City, CLOSED, fillHotline, OPEN, townCodes } from './hotline-city.ts'
import { BUREAUS, randomFrom, tell } from './hotline-texts.ts'
import { load, type Server, type Shot, shoot, startServer } from './load.ts'
import { machineLine, printTable, standing } from './table.ts'

const HERE = import.meta.dirname
const SECRET = '5c'.repeat(32)
/** Requests on the way at once: one for each core. */
const WIDTH = 2
const SHOTS = 300

/** What a hotline office does all day, on 100,000 open and 2,000,000 settled matters, through the built product. */
export async function benchHotline(): Promise<void> {
  const postgres = await startTestServer('bench-hotline')
  const url = withDatabase(postgres.url, TEMPLATE)
  const dataDir = mkdtempSync(join(tmpdir(), 'gongheng-bench-'))
  const env = { BENCH_URL: url, SECRET_KEY: SECRET, DATABASE_URL: url, DATA_DIR: dataDir }
  const servers: Server[] = []
  try {
    const prepared = await prepareHotline(url, dataDir)
    await measureHotline(prepared, env, servers)
  } finally {
    for (const server of servers) await server.stop()
    await postgres.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Starts both servers on a prepared database and prints what was measured; the caller stops them. */
export async function measureHotline(
  prepared: Prepared,
  env: Record<string, string>,
  servers: Server[],
): Promise<void> {
  const bare = await startServer(join(HERE, 'bare-server.ts'), env)
  const app = await startServer(join(HERE, '../../dist/bench/app-server.mjs'), env)
  servers.push(bare, app)
  const cookie = await signIn(app, prepared.supervisor)
  const handler = await signIn(app, prepared.handler)
  process.stdout.write(`\n${machineLine()}, ${OPEN.toLocaleString()} open and ${CLOSED.toLocaleString()} settled\n\n`)
  await measureAll({ ...prepared, app, bare, cookie, handler })
}

type Account = { readonly name: string; readonly password: string }
export type Prepared = {
  readonly city: City
  readonly supervisor: Account
  readonly handler: Account
  readonly unit: string
}

export async function prepareHotline(url: string, dataDir: string): Promise<Prepared> {
  const config = readConfig({ DATABASE_URL: url, SECRET_KEY: SECRET, DATA_DIR: dataDir, LOG_LEVEL: 'silent' })
  const application = await createApplication({ config, url, log: createLog('silent') })
  try {
    const accounts = await seedDemoCity(application.db, application.wired)
    const { towns, units } = await addPlaces(application)
    const privacy = createPrivacy(SECRET)
    const phoneIndexOf = (caller: number) => privacy.blindIndex('phone', phoneOf(caller))
    const own = await query<{ id: string }>(url, "select id from directory.units where code = 'CX-01'")
    // One of the bureaus is that of the demo's handler.
    const city = { towns, units: units.with(3, own[0]!.id), phoneIndexOf }
    await fillHotline(url, city)
    const begun = performance.now()
    const training = application.wired.modules.flatMap(({ jobs = [] }) => jobs).find(({ name }) => name === TRAINING)
    await training!.run({})
    await sayModels(url, performance.now() - begun)
    await query(url, 'update identity.accounts set one_time = false')
    const account = (wanted: string) => accounts.find(({ name }) => name === wanted)!
    return { city, supervisor: account('supervisor'), handler: account('handler'), unit: city.units[3]! }
  } finally {
    await application.close()
  }
}

const phoneOf = (caller: number) => `138${String(caller).padStart(8, '0')}`

/** Enters the made-up counties, towns and bureaus in the directory. */
async function addPlaces({ db, wired: { directory } }: Application): Promise<{ towns: string[]; units: string[] }> {
  const { counties, towns } = townCodes()
  const rest = { lat: null, long: null, population: null, validFrom: null, validTo: null, successorCode: null }
  return db.transaction(system('bench'), async (tx) => {
    const parent = await directory.cityCode(tx)
    const units: string[] = []
    for (const code of counties) {
      await directory.saveArea(tx, code, {
        level: 'county',
        parentCode: parent,
        name: `${code}区`,
        nameEn: code,
        ...rest,
      })
      for (let i = 0; i < BUREAUS; i++) {
        const name = `${code.slice(0, 6)}区第${i + 1}局`
        const unit = { name, nameEn: name, areaCode: code, kind: 'bureau', phone: null } as const
        units.push((await directory.createUnit(tx, unit)).id)
      }
    }
    for (const code of towns) {
      const parentCode = `${code.slice(0, 6)}000000`
      await directory.saveArea(tx, code, { level: 'town', parentCode, name: `${code}街道`, nameEn: code, ...rest })
    }
    return { towns, units }
  })
}

async function query<T extends object>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<T>(text)
  await client.end()
  return rows
}

async function sayModels(url: string, milliseconds: number): Promise<void> {
  const rows = await query<{ target: string; measured: Record<string, number> }>(
    url,
    'select target, measured from feedback.routing_models',
  )
  process.stdout.write(`  learned in ${(milliseconds / 1000).toFixed(0)} s\n`)
  for (const { target, measured } of rows) {
    const { n, classes, accuracy = 0, top3 = 0, saidAccuracy, coverage = 0 } = measured
    const percent = (share: number) => `${(share * 100).toFixed(1)} %`
    process.stdout.write(
      `  ${target}: ${n} matters, ${classes} labels, right ${percent(accuracy)}, among three ${percent(top3)}, ` +
        `says something on ${percent(coverage)}, of which right ${percent(saidAccuracy ?? 0)}\n`,
    )
  }
}

async function signIn(app: Server, { name, password }: Account): Promise<string> {
  const reply = await shoot(app.port, { method: 'POST', path: '/api/v1/session', body: { name, password } })
  if (reply.status !== 200) throw new Error(reply.body)
  return [reply.headers['set-cookie']].flat()[0]!.split(';')[0]!
}

type Bench = Omit<Prepared, 'handler'> & { app: Server; bare: Server; cookie: string; handler: string }

async function measureAll(bench: Bench): Promise<void> {
  const rows = [
    ...(await measureSearch(bench)),
    ...(await measureDuplicates(bench)),
    ...(await measureDesk(bench)),
    await measureQueue(bench),
  ]
  printTable(['what', 'p50', 'p99', 'goal', ''], rows)
}

const ms = (value: number) => `${value.toFixed(1)} ms`

function line(what: string, { p50, p99 }: { p50: number; p99: number }, goal: number): string[] {
  return [what, ms(p50), ms(p99), `p99 ≤ ${goal} ms`, standing(p99 <= goal)]
}

/** Words that turn over, so that no answer lies ready. */
const STREETS = ['幸福路', '人民大道', '滨河街', '银杏巷', '临港路', '翠竹街', '望江西路', '学府路']
const SEARCHES: Readonly<Record<string, (i: number) => string>> = {
  'one character that most hold': (i) => '的了请人不'[i % 5]!,
  'a common word (every tenth)': (i) => ['小区', '路灯', '停水', '扰民', '供暖', '噪声', '消防'][i % 7]!,
  'two common words': (i) => ['小区 停水', '门口 路灯', '噪声 扰民', '处理 维修'][i % 4]!,
  'a street': (i) => STREETS[i % STREETS.length]!,
  'a street, a number and a word': (i) => `${STREETS[i % STREETS.length]}${(i * 37) % 300}号 停水`,
  'a phrase': (i) => ['“机动车违法停车，堵住消防通道”', '“暖气不热 室内只有十五度”'][i % 2]!,
  'words that never stand together': (i) => ['暖气 培训 燃气', '户口 油烟 公交'][i % 2]!,
  'a word nobody used': (i) => `飞碟${i % 10}`,
}

async function measureSearch({ app, cookie, handler }: Bench): Promise<string[][]> {
  const rows: string[][] = []
  for (const [what, wordsOf] of Object.entries(SEARCHES)) {
    for (const status of ['open', 'closed']) {
      const shots = (i: number): Shot => ({
        method: 'GET',
        path: `/api/v1/complaints?status=${status}&search=${encodeURIComponent(wordsOf(i))}`,
        headers: { cookie },
      })
      rows.push(line(`search ${status}: ${what}`, await load(app, shots, SHOTS, WIDTH), 100))
    }
  }
  const inUnit = (i: number): Shot => ({
    method: 'GET',
    path: `/api/v1/complaints?status=closed&search=${encodeURIComponent(['小区', '噪声 扰民', '停水'][i % 3]!)}`,
    headers: { cookie: handler },
  })
  rows.push(line('search closed: common words within one unit', await load(app, inUnit, SHOTS, WIDTH), 100))
  return rows
}

function question(city: City, random: () => number, placed: boolean) {
  const town = Math.floor(random() ** 1.6 * city.towns.length)
  const place = {
    lat: 30.6 + (town % 15) * 0.05 + random() * 0.05,
    lon: 104.06 + Math.floor(town / 15) * 0.05 + random() * 0.05,
  }
  return { text: tell(random).text, areaCode: city.towns[town]!, ...(placed ? place : {}) }
}

async function measureDuplicates({ app, cookie, city }: Bench): Promise<string[][]> {
  const random = randomFrom(99)
  const shots = (placed: boolean) => (): Shot => ({
    method: 'POST',
    path: '/api/v1/complaints/duplicates',
    body: { ...question(city, random, placed), phone: phoneOf(Math.floor(random() * 700_000)) },
    headers: { cookie },
  })
  return [
    line('duplicates: with a point on the map', await load(app, shots(true), SHOTS, WIDTH), 50),
    line('duplicates: by area alone', await load(app, shots(false), SHOTS, WIDTH), 50),
  ]
}

/** What the operator's screen asks at once when somebody has begun to tell: history, duplicates, unit and class. */
async function measureDesk({ app, cookie, city }: Bench): Promise<string[][]> {
  const random = randomFrom(77)
  const times: number[] = []
  const ask = async () => {
    const told = question(city, random, random() < 0.5)
    const phone = phoneOf(Math.floor(random() * 700_000))
    const headers = { cookie }
    const shots: Shot[] = [
      { method: 'GET', path: `/api/v1/complaints?search=${phone}`, headers },
      { method: 'POST', path: '/api/v1/complaints/duplicates', body: { ...told, phone }, headers },
      {
        method: 'POST',
        path: '/api/v1/complaints/suggestions',
        body: { text: told.text, areaCode: told.areaCode },
        headers,
      },
    ]
    const begun = performance.now()
    const replies = await Promise.all(shots.map((shot) => shoot(app.port, shot)))
    times.push(performance.now() - begun)
    for (const { status, body } of replies) if (status !== 200) throw new Error(body)
  }
  for (let i = 0; i < 60; i++) await ask()
  times.length = 0
  for (let i = 0; i < SHOTS; i++) await ask()
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(share * (times.length - 1))]!
  return [line('operator screen: history, duplicates, suggestions', { p50: at(0.5), p99: at(0.99) }, 50)]
}

/** The queue of a unit against the bare indexed query, by what each costs its server in CPU. */
async function measureQueue({ app, bare, cookie, unit }: Bench): Promise<string[]> {
  const path = `?unitId=${unit}`
  const floor = await load(bare, () => ({ method: 'GET', path: `/list${path}` }), 2000)
  const list: Shot = { method: 'GET', path: `/api/v1/complaints${path}`, headers: { cookie } }
  const own = await load(app, () => list, 2000)
  const times = own.cpuMs / floor.cpuMs
  return [
    'queue of a unit, 50 of a page (CPU)',
    ms(own.p50),
    ms(own.p99),
    `${times.toFixed(2)} × of ≤ 2 ×`,
    standing(times <= 2),
  ]
}
