import assert from 'node:assert/strict'
import { PassThrough } from 'node:stream'
import { test } from 'node:test'
import { COMMANDS } from './all-commands.ts'
import { keyOf } from './import.command.ts'
import { runCommandLine } from './run-command-line.ts'
import { createTerminal, tableLines, widthOf } from './terminal.ts'

/** Runs a command that needs no database and returns what it wrote. */
async function run(...argv: string[]) {
  const out = new PassThrough()
  let err = ''
  const code = await runCommandLine(argv, { env: {}, out, err: { write: (text) => (err += text) } })
  return { code, out: String(out.read() ?? ''), err }
}

test('a wrong call is one line on standard error and exit code 2', async () => {
  const table: [argv: string[], names: RegExp][] = [
    [['nothing'], /“nothing”/],
    [['measures', '--unknown'], /--unknown/],
    [['measures', 'a', 'b'], /measures \[MEASURE\]/],
    [['measures', '--from', '2026-02-30'], /2026-02-30/],
    [['measures', '--from', '--to', '2026-01-01'], /--from DATE/],
    [['measures', '--by', 'colour'], /colour/],
    [['measures', '--where', 'colour=red'], /colour=red/],
    [['migrate', '--json=yes'], /--json/],
    [['import'], /import FILE/],
    [['import', '/no/such/file.csv', '--source', 'a'], /\/no\/such\/file\.csv/],
    [['import', import.meta.filename], /--source NAME/],
    [['report', '--from', '2026-01-01'], /--to DATE/],
    [['user', 'dance'], /dance/],
    [['user', 'add', 'li', '--role', 'king'], /king/],
    [['backup'], /backup DIR/],
    [['export', 'everything'], /everything/],
    [['help', 'nothing'], /“nothing”/],
  ]
  for (const [argv, names] of table) {
    const { code, out, err } = await run(...argv)
    assert.equal(code, 2, argv.join(' '))
    assert.equal(out, '', argv.join(' '))
    assert.match(err, names)
    assert.match(err, /^[^\n]+ \/ [^\n]+\n$/, 'one line in both languages')
  }
})

test('with --json a failure is also one line of JSON', async () => {
  const { code, out } = await run('measures', '--from', 'soon', '--json')
  assert.equal(code, 2)
  assert.equal(JSON.parse(out).error.code, 'NOT_A_DAY')
})

test('every command explains itself in both languages', async () => {
  const overview = await run()
  assert.equal(overview.code, 0)
  for (const { name, about } of COMMANDS) {
    assert.ok(overview.out.includes(about.zh) && overview.out.includes(about.en), name)
    const help = await run('help', name)
    assert.deepEqual(await run(name, '--help'), help)
    assert.match(help.out, /用法 \/ Usage/)
    assert.equal(help.code, 0)
  }
})

test('config names every setting and never a secret', async () => {
  const out = new PassThrough()
  const env = { SECRET_KEY: 'ab'.repeat(32), DATABASE_URL: 'postgres://u:hush@localhost/d' }
  await runCommandLine(['config', '--json'], { env, out, err: { write: () => undefined } })
  const text = String(out.read())
  assert.doesNotMatch(text, /abab|hush/)
  assert.ok((JSON.parse(text) as { name: string }[]).some(({ name }) => name === 'PORT'))
})

test('a name becomes a key that stays the same and cannot collide by losing its letters', () => {
  assert.equal(keyOf('St. Louis 311'), 'st-louis-311')
  assert.match(keyOf('市民热线'), /^source-[0-9a-f]{8}$/)
  assert.notEqual(keyOf('市民热线'), keyOf('市民热线2'))
})

test('tables line up with Chinese text, and a bar is drawn on a terminal only', () => {
  assert.equal(widthOf('云衡 A'), 6)
  const lines = tableLines(
    ['名称', 'n'],
    [
      ['甲', '1'],
      ['a', '12'],
    ],
  )
  assert.deepEqual(lines, ['名称   n', '────  ──', '甲     1', 'a     12'])
  let piped = ''
  createTerminal({ write: (text) => (piped += text) }).progress(0.5, 'half')
  assert.equal(piped, '')
  let shown = ''
  createTerminal({ write: (text) => (shown += text), isTTY: true }).progress(0.5, 'half')
  assert.match(shown, / 50 % half/)
})
