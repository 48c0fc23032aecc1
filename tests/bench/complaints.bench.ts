import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { createApplication } from '../../src/main/application.ts'
import { seedDemoCity } from '../../src/main/seed/seed.ts'
import { readConfig } from '../../src/platform/config/config.ts'
import { createLog } from '../../src/platform/log/log.ts'
import { startTestServer, TEMPLATE, withDatabase } from '../support/server-process.ts'
import { load, type Result, type Server, shoot, startServer } from './load.ts'

const ROWS = 100_000
const HERE = import.meta.dirname
const SECRET = '5c'.repeat(32)

/** The complaint thread against the bare server in the same run, on 100,000 rows: CPU a request and requests a second. */
export async function benchComplaints(): Promise<void> {
  const postgres = await startTestServer('bench')
  const url = withDatabase(postgres.url, TEMPLATE)
  const dataDir = mkdtempSync(join(tmpdir(), 'gongheng-bench-'))
  const env = { BENCH_URL: url, SECRET_KEY: SECRET, DATABASE_URL: url, DATA_DIR: dataDir }
  const servers: Server[] = []
  try {
    const staff = await prepare(url, dataDir)
    const bare = await startServer(join(HERE, 'bare-server.ts'), env)
    const app = await startServer(join(HERE, '../../dist/bench/app-server.mjs'), env)
    servers.push(bare, app)
    await measure(bare, app, staff, url)
  } finally {
    for (const server of servers) await server.stop()
    await postgres.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

type Staff = { name: string; password: string; unitId: string }

async function prepare(url: string, dataDir: string): Promise<Staff> {
  const config = readConfig({ DATABASE_URL: url, SECRET_KEY: SECRET, DATA_DIR: dataDir, LOG_LEVEL: 'silent' })
  const application = await createApplication({ config, url, log: createLog('silent') })
  const accounts = await seedDemoCity(application.db, application.wired)
  await application.close()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`create table bare_complaints
    (id uuid primary key, number text unique, kind text, text text, area_code char(12), received_at timestamptz)`)
  await client.query(FILL, [ROWS])
  await client.query('analyze')
  const { rows } = await client.query<{ id: string }>("select id from directory.units where code = 'CX-01'")
  await client.end()
  const { name, password } = accounts.find((account) => account.name === 'supervisor')!
  return { name, password, unitId: rows[0]!.id }
}

/** Rows as the product writes them, spread over all units; every tenth is open. */
const FILL = `
  insert into feedback.complaints (county_code, id, number, key_hash, kind, state, title, text, area_code, unit_id,
    confidential, channel, process_hash, clock, received_at, due_at, timeline, version, closed_at)
  select left(u.area_code, 6), gen_random_uuid(), 'B' || i, 'x', 'complaint',
    case when i % 10 = 0 then 'HANDLING' else 'CLOSED' end, '路灯不亮', repeat('路口的路灯已经三天不亮了。', 5), u.area_code, u.id,
    false, 'web', 'none', '[]', now() - i * interval '1 minute', now() + (i % 5000) * interval '1 minute', '[]', 3,
    case when i % 10 = 0 then null else now() end
  from generate_series(1, $1::int) i
  join lateral (select id, area_code from directory.units order by code offset i % 22 limit 1) u on true`

async function measure(bare: Server, app: Server, staff: Staff, url: string) {
  const complaint = {
    kind: 'complaint',
    text: '路口的路灯已经三天不亮了，晚上行走不便，请尽快修复。',
    areaCode: '990101001000',
  }
  report(
    'create',
    await load(bare, () => ({ method: 'POST', path: '/create', body: complaint }), 3000),
    await load(app, () => ({ method: 'POST', path: '/api/v1/complaints', body: complaint }), 3000),
    4,
  )

  const receipt = JSON.parse(
    (await shoot(app.port, { method: 'POST', path: '/api/v1/complaints', body: complaint })).body,
  ) as { number: string; code: string }
  const access = { number: receipt.number, code: receipt.code }
  report(
    'read',
    await load(bare, () => ({ method: 'POST', path: '/read', body: { number: access.number } }), 4000),
    await load(app, () => ({ method: 'POST', path: '/api/v1/complaints/progress', body: access }), 4000),
    2,
  )

  const cookie = await signIn(app, staff, url)
  const path = `?unitId=${staff.unitId}`
  report(
    'filtered list of 50 at 100,000 rows',
    await load(bare, () => ({ method: 'GET', path: `/list${path}` }), 2000),
    await load(app, () => ({ method: 'GET', path: `/api/v1/complaints${path}`, headers: { cookie } }), 2000),
    2,
  )
}

async function signIn(app: Server, { name, password }: Staff, url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('update identity.accounts set one_time = false')
  await client.end()
  const reply = await shoot(app.port, { method: 'POST', path: '/api/v1/session', body: { name, password } })
  if (reply.status !== 200) throw new Error(reply.body)
  return [reply.headers['set-cookie']].flat()[0]!.split(';')[0]!
}

function report(what: string, bare: Result, app: Result, goal: number) {
  const times = app.cpuMs / bare.cpuMs
  const row = ({ cpuMs, perSecond, p50, p99 }: Result) =>
    `${cpuMs.toFixed(3)} ms CPU  ${perSecond.toFixed(0).padStart(6)}/s  p50 ${p50.toFixed(2)} ms  p99 ${p99.toFixed(2)} ms`
  process.stdout.write(`\n${what}\n  bare      ${row(bare)}\n  Gongheng  ${row(app)}\n`)
  process.stdout.write(
    `  ${times.toFixed(2)} × the bare server's CPU (goal ≤ ${goal} ×) ${times <= goal ? '● kept' : '▲ missed'}\n`,
  )
}
