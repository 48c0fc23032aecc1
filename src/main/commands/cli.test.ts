import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { startEmbedded } from '../../platform/db/embedded/embedded-server.ts'

const ROOT = join(import.meta.dirname, '../../..')
const folder = await mkdtemp(join(tmpdir(), 'gongheng-cli-'))
const dataDir = join(folder, 'data')
after(() => rm(folder, { recursive: true, force: true }))

type Ended = { code: number | null; out: string; err: string }

/** Runs the command line program as a process of its own. */
function gongheng(argv: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const args = ['--import', './tests/support/tsx-loader.ts', 'src/main/cli.ts', ...argv]
    const { NODE_TEST_CONTEXT: _, DATABASE_URL: __, ...rest } = process.env
    const child = spawn(process.execPath, args, { cwd: ROOT, env: { ...rest, DATA_DIR: dataDir, ...env } })
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
    child.on('close', (code) => resolve({ code, out, err }))
  })
}

/** The last line of standard output, which `--json` makes one JSON value; the command must have succeeded. */
async function json<T>(argv: readonly string[], env: Record<string, string> = {}): Promise<T> {
  const { code, out, err } = await gongheng([...argv, '--json'], env)
  assert.equal(code, 0, `${argv.join(' ')}: ${err}`)
  assert.equal(out.trim().split('\n').length, 1)
  return JSON.parse(out) as T
}

const REGISTER = `编号,部门,受理时间,应办结时间,办结时间
1,水务局,2026-03-02 09:00,2026-03-04 18:00,2026-03-03 10:00
2,水务局,2026-03-02 10:00,2026-03-04 18:00,2026-03-06 10:00
3,城管局,2026-03-03 09:00,2026-03-05 18:00,2026-03-04 09:00
4,城管局,昨天,2026-03-05 18:00,2026-03-04 09:00
`
const date = (column: string) => ({ column, dateFormat: 'yyyy-MM-dd HH:mm' })
const MAPPING = {
  version: 1,
  grain: 'record',
  timeZone: 'Asia/Shanghai',
  emptyWords: [],
  fields: {
    recordId: { column: '编号' },
    unit: { column: '部门' },
    openedAt: date('受理时间'),
    dueAt: date('应办结时间'),
    closedAt: date('办结时间'),
  },
}
const register = join(folder, 'register.csv')
const mapping = join(folder, 'mapping.json')
await writeFile(register, REGISTER)
await writeFile(mapping, JSON.stringify(MAPPING))

type Imported = { read: number; accepted: number; rejected: number; unchanged: number }
type Cell = { unitName: string; count: number; sum: number; rate: number; low: number; high: number }

test('a city from nothing to a backup and back, by commands alone and beside a running server', async (t) => {
  await t.test('seed fills an empty database once', async () => {
    const first = await json<{ seeded: boolean; accounts: unknown[] }>(['seed'])
    assert.equal(first.seeded, true)
    assert.ok(first.accounts.length >= 10)
    assert.deepEqual(await json(['seed']), { seeded: false, accounts: [] })
  })

  // From here on another process holds the data folder, as a running service does.
  const server = await startEmbedded({ dataDir })
  try {
    const importing = ['import', register, '--mapping', mapping, '--source', '市民热线']
    await t.test('a register comes in, and again changes nothing', async () => {
      const { read, accepted, rejected } = await json<Imported>(importing)
      assert.deepEqual({ read, accepted, rejected }, { read: 4, accepted: 3, rejected: 1 })
      const again = await json<Imported>(importing)
      assert.equal(again.unchanged, 3)
    })

    const byUnit = ['measures', 'records.on_time', '--by', 'unit', '--from', '2026-03-01', '--to', '2026-03-31']
    await t.test('the measures are up to date at once, and narrowed by name', async () => {
      const cells = await json<Cell[]>(byUnit)
      const counted = Object.fromEntries(cells.map(({ unitName, count, sum }) => [unitName, [count, sum]]))
      assert.deepEqual(counted, { 水务局: [2, 1], 城管局: [1, 1] })
      const [one, ...others] = await json<Cell[]>([...byUnit, '--where', 'unit=水务局'])
      assert.deepEqual(others, [])
      assert.equal(one!.rate, 0.5)
      assert.ok(one!.low < 0.5 && one!.high > 0.5)
    })

    await t.test('counting anew gives the same numbers', async () => {
      const before = await gongheng(['export', 'measures'])
      await json(['rebuild-measures'])
      assert.equal((await gongheng(['export', 'measures'])).out, before.out)
    })

    const backup = join(folder, 'backup')
    const cells = await json<Cell[]>(byUnit)
    await t.test('a backup is made while the server runs, and says that the key is not in it', async () => {
      const { code, err } = await gongheng(['backup', backup])
      assert.equal(code, 0, err)
      assert.match(err, /secret\.key/)
    })

    await t.test('restored elsewhere it gives the same measures and the same hashes', async () => {
      const env = { DATA_DIR: join(folder, 'restored') }
      const restored = await json<{ masterKey: string }>(['restore', backup], env)
      assert.equal(restored.masterKey, 'missing')
      await copyFile(join(dataDir, 'secret.key'), join(env.DATA_DIR, 'secret.key'))
      assert.deepEqual(await json<Cell[]>(byUnit, env), cells)
      const events = join(folder, 'events.csv')
      await json(['export', 'events', '--out', events], env)
      const lines = (await readFile(events, 'utf8')).trimEnd().split('\r\n')
      const original = (await gongheng(['export', 'events'])).out.trimEnd().split('\r\n')
      // The log of the original went on after the backup by its own exports.
      assert.deepEqual(lines.slice(0, -1), original.slice(0, lines.length - 1))
    })

    await t.test('a restore into the folder of a running server is refused', async () => {
      const { code, err } = await gongheng(['restore', backup, '--force'])
      assert.equal(code, 1)
      assert.match(err, /DATA_DIR/)
    })
  } finally {
    await server.stop()
  }
})
