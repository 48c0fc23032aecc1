import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from './free-port.ts'
import { type Usage, watchUsage } from './usage.ts'

const ROOT = join(import.meta.dirname, '../..')

/** Builds what `npm start` would run, if the sources are newer. Throws where the build fails. */
export async function buildProduct(): Promise<void> {
  const { code, err } = await endOf(start(['scripts/start.mjs', '--entry=cli', 'help'], {}))
  if (code !== 0) throw new Error(`the product cannot be built: ${err}`)
}

/** A folder of its own for one bench, removed with everything in it when the work has ended. */
export async function withScratchFolder<T>(name: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), `gongheng-bench-${name}-`))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

export type Ran<Reply> = { readonly reply: Reply; readonly seconds: number; readonly usage: Usage }

/** Runs one built command with `--json` on a data folder; `seconds` are those of the whole process. */
export async function runCommand<Reply>(dataDir: string, words: readonly string[]): Promise<Ran<Reply>> {
  const begun = performance.now()
  const { BENCH_NODE_FLAGS: flags = '' } = process.env
  const child = start([...flags.split(' ').filter(Boolean), 'dist/cli.mjs', ...words, '--json'], {
    DATA_DIR: dataDir,
    DEMO: 'yes',
  })
  const watch = watchUsage(child.pid!, dataDir)
  const { code, out, err } = await endOf(child).finally(() => watch.stop())
  if (code !== 0) throw new Error(`${words[0]} ended with ${code}: ${err}${out}`)
  return { reply: JSON.parse(out) as Reply, seconds: (performance.now() - begun) / 1000, usage: watch.usage }
}

export type Running = { readonly origin: string; stop(): Promise<void> }

/** Starts the built server on a data folder and a free port, and returns when it is ready to answer. */
export async function startProduct(dataDir: string): Promise<Running> {
  const port = await freePort()
  const child = start(['dist/server.mjs'], {
    DATA_DIR: dataDir,
    PORT: String(port),
    RATE_FACTOR: '1000',
    LOG_LEVEL: 'error',
  })
  const origin = `http://127.0.0.1:${port}`
  const ended = endOf(child)
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  try {
    await Promise.race([answers(`${origin}/readyz`), ended.then(({ err }) => Promise.reject(new Error(err)))])
  } catch (error) {
    await stop()
    throw error
  }
  return { origin, stop }
}

async function answers(address: string): Promise<void> {
  const patience = Date.now() + 60_000
  while (Date.now() < patience) {
    const ready = await fetch(address).then(
      ({ ok }) => ok,
      () => false,
    )
    if (ready) return
    await sleep(100)
  }
  throw new Error(`${address} does not answer`)
}

function start(words: readonly string[], settings: Record<string, string>): ChildProcess {
  const { DATABASE_URL: _, NODE_ENV: __, ...env } = process.env
  const cache = { NODE_COMPILE_CACHE: join(ROOT, 'dist/.compiled') }
  return spawn(process.execPath, words, {
    cwd: ROOT,
    env: { ...env, ...cache, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

type Ended = { readonly code: number | null; readonly out: string; readonly err: string }

function endOf(child: ChildProcess): Promise<Ended> {
  return new Promise((resolve, reject) => {
    let out = ''
    let err = ''
    child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      out += text
    })
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      err += text
    })
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, out, err }))
  })
}
