import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')
/** Clock ticks a second in /proc/PID/stat on Linux. */
const TICKS = 100

export type Server = { port: number; pid: number; stop(): Promise<void> }

/** Starts a server program in a process of its own, so that its CPU time can be told from the load's. */
export async function startServer(program: string, env: Record<string, string>): Promise<Server> {
  const child: ChildProcess = spawn(process.execPath, [program], {
    cwd: ROOT,
    env: { ...process.env, ...env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout!.on('data', (text: Buffer) => {
      const found = /PORT (\d+)/.exec(String(text))
      if (found) resolve(Number(found[1]))
    })
    child.once('exit', (code) => reject(new Error(`${program} ended with ${code}`)))
  })
  return {
    port,
    pid: child.pid!,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGKILL')
      }),
  }
}

/** Seconds of CPU that a process has used in user and system mode. */
export function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS
}

export type Shot = { method: string; path: string; body?: unknown; headers?: Record<string, string> }
export type Reply = { status: number; body: string; headers: Record<string, string | string[] | undefined> }

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

/** One request over a kept connection. */
export function shoot(port: number, { method, path, body, headers = {} }: Shot): Promise<Reply> {
  const payload = body === undefined ? undefined : JSON.stringify(body)
  const more = payload
    ? { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(payload)) }
    : {}
  return new Promise((resolve, reject) => {
    const sent = request(
      { agent, port, host: '127.0.0.1', method, path, headers: { ...headers, ...more } },
      (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => {
          text += chunk
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text, headers: response.headers }))
      },
    )
    sent.on('error', reject)
    sent.end(payload)
  })
}

export type Result = { perSecond: number; cpuMs: number; p50: number; p99: number }

/** Sends `total` requests, `width` at a time, after a warm-up, and says what they cost the server. */
export async function load(server: Server, shots: (i: number) => Shot, total: number, width = 8): Promise<Result> {
  await run(server, shots, Math.ceil(total / 4), width)
  const before = cpuSeconds(server.pid)
  const begun = performance.now()
  const times = await run(server, shots, total, width)
  const seconds = (performance.now() - begun) / 1000
  const cpuMs = ((cpuSeconds(server.pid) - before) * 1000) / total
  times.sort((a, b) => a - b)
  const at = (q: number) => times[Math.floor(q * (times.length - 1))]!
  return { perSecond: total / seconds, cpuMs, p50: at(0.5), p99: at(0.99) }
}

async function run(server: Server, shots: (i: number) => Shot, total: number, width: number): Promise<number[]> {
  const times: number[] = []
  let next = 0
  const worker = async () => {
    while (next < total) {
      const i = next++
      const begun = performance.now()
      const { status, body } = await shoot(server.port, shots(i))
      if (status >= 400) throw new Error(`${status}: ${body.slice(0, 300)}`)
      times.push(performance.now() - begun)
    }
  }
  await Promise.all(Array.from({ length: width }, worker))
  return times
}
