import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { type EmbeddedServer, findEmbedded, startEmbedded } from './embedded-server.ts'
import { isAlive } from './process-identity.ts'

const root = mkdtempSync(join(tmpdir(), 'gongheng-embedded-'))
const isRoot = process.geteuid?.() === 0
const started: EmbeddedServer[] = []
const children: ChildProcess[] = []

after(async () => {
  for (const child of children) child.kill('SIGKILL')
  await Promise.all(started.map((server) => server.stop()))
  rmSync(root, { recursive: true, force: true })
})

/** The cluster that most tests share, one after another. The name has a space and Chinese characters. */
const dataDir = join(root, 'made by us', '数 据')

async function start(folder = dataDir, settings: Record<string, string> = {}): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataDir: folder, settings })
  started.push(server)
  return server
}

async function query(url: string, text: string, values: unknown[] = []) {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text, values)).rows
  } finally {
    await client.end()
  }
}

const MODULE = new URL('./embedded-server.ts', import.meta.url).href

/** Starts the server of a folder in another process, which prints one line when ready and then runs `more`. */
async function inOtherProcess(folder: string, more = '', as?: { uid: number; gid: number }) {
  const code = `
    import { startEmbedded } from ${JSON.stringify(MODULE)}
    const server = await startEmbedded({ dataDir: ${JSON.stringify(folder)} })
    console.log(JSON.stringify({ url: server.url, pid: server.pid }))
    ${more}
    setInterval(() => {}, 1000)`
  const options = { cwd: import.meta.dirname, ...as }
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], options)
  children.push(child)
  let text = ''
  let complaint = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
  })
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    complaint += chunk
  })
  while (!text.includes('\n')) {
    assert.equal(child.exitCode, null, complaint)
    await sleep(20)
  }
  const first = JSON.parse(text.slice(0, text.indexOf('\n'))) as { url: string; pid: number }
  return { child, ...first, lines: () => text.split('\n').slice(1, -1) }
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.on('exit', resolve))
  child.kill('SIGKILL')
  await ended
}

describe('the embedded server', () => {
  test('is made, stopped and started again with its data; a warm start takes less than 1.2 s', async () => {
    const first = await start()
    await query(first.url, 'create table kept (id int primary key, word text)')
    await query(first.url, 'insert into kept values (1, $1)', ['公衡'])
    await first.stop()
    assert.equal(isAlive(first.pid), false)

    const begun = performance.now()
    const second = await start()
    const warm = performance.now() - begun
    assert.deepEqual(await query(second.url, 'select * from kept'), [{ id: 1, word: '公衡' }])
    assert.ok(warm < 1200, `warm start took ${Math.round(warm)} ms`)
    assert.equal(second.adopted, false)
    await second.stop()
    await second.stop()
    assert.equal(await findEmbedded(dataDir), undefined)
  })

  test('keeps durability, checks pages, sorts alike on every machine and is open to nobody else', async () => {
    const server = await start()
    const [settings] = await query(
      server.url,
      `select current_setting('fsync') fsync, current_setting('synchronous_commit') sync,
              current_setting('full_page_writes') pages, current_setting('data_checksums') checksums,
              current_setting('server_encoding') encoding, current_setting('listen_addresses') listens,
              (select datlocale from pg_database where datname = 'postgres') locale`,
    )
    assert.deepEqual(settings, {
      ...{ fsync: 'on', sync: 'on', pages: 'on', checksums: 'on', encoding: 'UTF8', listens: '', locale: 'C.UTF-8' },
    })
    const url = new URL(server.url)
    url.password = 'wrong'
    await assert.rejects(query(url.href, 'select 1'), /password authentication failed/)
    assert.equal(statSync(join(dataDir, 'postgres.password')).mode & 0o777, 0o600)
    assert.equal(statSync(join(dataDir, 'postgres')).mode & 0o777, 0o700)
    await server.stop()
  })

  test('refuses a second start on the same folder, names the holder and leaves it alone', async () => {
    const holder = await inOtherProcess(dataDir)
    await assert.rejects(start(), (error: { code: string; params: { pid: number }; text: { zh: string } }) => {
      assert.equal(error.code, 'DATA_DIR_IN_USE')
      assert.equal(error.params.pid, holder.child.pid)
      return true
    })
    const found = await findEmbedded(dataDir)
    assert.deepEqual(found, { url: holder.url, pid: holder.pid })
    assert.deepEqual(await query(holder.url, 'select id from kept'), [{ id: 1 }])
    await kill(holder.child)
  })

  test('takes over the server of a killed process, with its data; stops it where the settings differ', async () => {
    const before = await findEmbedded(dataDir)
    assert.ok(before, 'the server outlives its killed parent')
    const taken = await start()
    assert.equal(taken.adopted, true)
    assert.equal(taken.pid, before.pid)
    assert.deepEqual(await query(taken.url, 'select id from kept'), [{ id: 1 }])
    await taken.stop()
    assert.equal(isAlive(taken.pid), false)

    const holder = await inOtherProcess(dataDir)
    await kill(holder.child)
    const changed = await start(dataDir, { work_mem: '9MB' })
    assert.equal(changed.adopted, false)
    assert.equal(isAlive(holder.pid), false)
    assert.deepEqual(await query(changed.url, 'show work_mem'), [{ work_mem: '9MB' }])
    await changed.stop()
  })

  test('loses nothing acknowledged when both processes are killed while writing', async () => {
    const pg = import.meta.resolve('pg')
    const writer = await inOtherProcess(
      dataDir,
      `const { default: pg } = await import(${JSON.stringify(pg)})
       const client = new pg.Client({ connectionString: server.url })
       client.on('error', () => {})
       await client.connect()
       await client.query('create table acknowledged (id int primary key)')
       for (let id = 0; ; id++) {
         await client.query('insert into acknowledged values ($1)', [id])
         console.log(id)
       }`,
    )
    while (writer.lines().length < 200) await sleep(10)
    process.kill(writer.pid, 'SIGKILL')
    await kill(writer.child)
    await sleep(50)
    const acknowledged = writer.lines().map(Number)
    const server = await start()
    const rows = await query(server.url, 'select id from acknowledged order by id')
    assert.ok(rows.length >= acknowledged.length, `${rows.length} kept of ${acknowledged.length} acknowledged`)
    assert.deepEqual(
      rows.slice(0, acknowledged.length).map((row) => row.id),
      acknowledged,
    )
    await server.stop()
  })

  test('is started again at the same address if it ends unasked', async () => {
    const server = await start()
    const former = server.pid
    process.kill(former, 'SIGKILL')
    for (let waited = 0; server.pid === former && waited < 10_000; waited += 50) await sleep(50)
    assert.notEqual(server.pid, former)
    assert.deepEqual(await query(server.url, 'select id from kept'), [{ id: 1 }])
    await server.stop()
    await sleep(700)
    assert.equal(isAlive(server.pid), false, 'a stop that was asked for is final')
  })

  test('does not take another program that got the pid of a former server for it', async () => {
    const server = await start()
    const file = join(dataDir, 'postgres', 'postmaster.pid')
    const text = readFileSync(file, 'utf8')
    await server.stop()
    const { uid, gid } = statSync(join(dataDir, 'postgres'))
    const other = spawn('sleep', ['60'], isRoot ? { uid, gid } : {})
    children.push(other)
    writeFileSync(file, text.replace(/^\d+/, String(other.pid)))
    if (isRoot) chownSync(file, uid, gid)
    const again = await start()
    assert.equal(again.adopted, false)
    assert.deepEqual(await query(again.url, 'select id from kept'), [{ id: 1 }])
    await again.stop()
    assert.equal(other.exitCode, null)
  })

  test('gives the superuser a new password if the old one was lost', async () => {
    rmSync(join(dataDir, 'postgres.password'))
    const server = await start()
    assert.deepEqual(await query(server.url, 'select id from kept'), [{ id: 1 }])
    await server.stop()
  })

  test('leaves a cluster of another major version untouched and says what to do', async () => {
    const folder = join(root, 'older')
    mkdirSync(join(folder, 'postgres'), { recursive: true })
    writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '17\n')
    await assert.rejects(start(folder), { code: 'POSTGRES_MAJOR_MISMATCH' })
    await assert.rejects(start(folder), { code: 'POSTGRES_MAJOR_MISMATCH' })
  })

  test('says why it does not start, in the words of PostgreSQL', async () => {
    await assert.rejects(start(dataDir, { shared_buffers: 'plenty' }), (error: { code: string; message: string }) => {
      assert.equal(error.code, 'POSTGRES_NOT_STARTED')
      assert.match(error.message, /shared_buffers/)
      return true
    })
  })

  test('listens on loopback where the path is too long for a socket, and works on a copy made by root', async () => {
    const folder = join(root, `长${'x'.repeat(100)}`)
    cpSync(dataDir, folder, { recursive: true })
    const server = await start(folder)
    assert.match(server.url, /@127\.0\.0\.1:\d+\/postgres$/)
    assert.deepEqual(await query(server.url, 'select id from kept'), [{ id: 1 }])
    await server.stop()
  })
})

if (isRoot) {
  describe('the embedded server, started by root', () => {
    test('works below a folder that ordinary users cannot enter, and leaves its permissions as they are', async () => {
      const closed = mkdtempSync(join(root, 'closed-'))
      const server = await start(join(closed, 'data'))
      assert.deepEqual(await query(server.url, 'select 1 as one'), [{ one: 1 }])
      assert.notEqual(statSync(join(closed, 'data/postgres')).uid, 0)
      await server.stop()
      const again = await start(join(closed, 'data'))
      await again.stop()
      assert.equal(statSync(closed).mode & 0o777, 0o700)
    })

    test('runs for an ordinary user too, and hands that cluster to the same user when root starts it later', async () => {
      const folder = join(root, 'ordinary')
      mkdirSync(folder)
      chownSync(folder, 1, 1)
      chmodSync(root, 0o711)
      const ordinary = await inOtherProcess(folder, '', { uid: 1, gid: 1 })
      assert.equal(statSync(join(folder, 'postgres')).uid, 1)
      assert.equal(statSync(`/proc/${ordinary.pid}`).uid, 1)
      await kill(ordinary.child)
      const server = await start(folder)
      assert.equal(statSync(`/proc/${server.pid}`).uid, 1)
      await server.stop()
    })
  })
}
