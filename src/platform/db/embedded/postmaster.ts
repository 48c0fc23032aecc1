import { type ChildProcess, spawn } from 'node:child_process'
import { readlinkSync, statSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { PostgresBinaries } from './binaries.ts'
import { type Cluster, isRefusedUser, launchFrom, refusedUser } from './cluster.ts'
import { embeddedErrors } from './embedded.errors.ts'
import { beginningOf, isAlive } from './process-identity.ts'

/** Where a server is reached: a Unix socket in its own folder, or a port of the loopback interface. */
export type Address = { readonly kind: 'socket' | 'loopback'; readonly port: number }

/** A running server process. */
export type Postmaster = { readonly pid: number; readonly beginning: string; readonly address: Address }

/** A socket's path has 108 bytes on Linux and 104 on macOS, with the final zero. */
const LONGEST_SOCKET_PATH = 103
const SOCKET_PORT = 5432

/** Whether clients can name a Unix socket in this folder. */
export function fitsSocket(folder: string): boolean {
  return process.platform !== 'win32' && Buffer.byteLength(socketPath(folder)) <= LONGEST_SOCKET_PATH
}

function socketPath(folder: string): string {
  return join(folder, `.s.PGSQL.${SOCKET_PORT}`)
}

export const SOCKET: Address = { kind: 'socket', port: SOCKET_PORT }

/** The command line after the program's name for a cluster, an address and settings. */
export function commandLine(cluster: Cluster, address: Address, settings: Readonly<Record<string, string>>): string[] {
  const places =
    address.kind === 'socket'
      ? { listen_addresses: '', unix_socket_directories: '.', unix_socket_permissions: '0700' }
      : { listen_addresses: '127.0.0.1', unix_socket_directories: '' }
  const all = { ...settings, ...places, port: String(address.port) }
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return ['-D', launchFrom(cluster.folder, cluster.user).directory, ...flags]
}

/**
 * Finds the server that runs on a cluster by its `postmaster.pid`, whoever started it. A pid that now belongs to another
 * program, or to a process that has ended and was not collected yet, is no server.
 */
export async function findPostmaster(cluster: Cluster): Promise<Postmaster | undefined> {
  const lines = await linesOfPidFile(cluster)
  const pid = Number(lines[0])
  const beginning = beginningOf(pid)
  if (beginning === undefined || !servesFolder(pid, cluster.folder)) return undefined
  const kind = lines[4] ? 'socket' : 'loopback'
  return { pid, beginning, address: { kind, port: Number(lines[3]) } }
}

/**
 * PostgreSQL does not start while the pid in a left lock file answers, be it by now another program's or that of a
 * process not collected yet. Where no server runs on the cluster, the files are made to name us, the parent, which
 * PostgreSQL knows to disregard; the rest stays, since by it PostgreSQL finds processes that still hold the memory.
 */
async function disownLockFiles(cluster: Cluster): Promise<void> {
  if (await findPostmaster(cluster)) return
  for (const file of [join(cluster.folder, 'postmaster.pid'), `${socketPath(cluster.folder)}.lock`]) {
    const text = await readFile(file, 'utf8').catch(() => '')
    if (text !== '') await writeFile(file, text.replace(/^\d+/, String(process.pid)))
  }
}

async function linesOfPidFile(cluster: Cluster): Promise<string[]> {
  return (await readFile(join(cluster.folder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
}

/** A postmaster always works in the folder of its cluster. */
function servesFolder(pid: number, folder: string): boolean {
  if (process.platform !== 'linux') return true
  try {
    const [its, ours] = [statSync(`/proc/${pid}/cwd`), statSync(folder)]
    return its.dev === ours.dev && its.ino === ours.ino
  } catch {
    return false
  }
}

/** The state that a server has written into its `postmaster.pid`: starting, ready, stopping or standby. */
export async function stateOf(cluster: Cluster, pid: number): Promise<string | undefined> {
  const lines = await linesOfPidFile(cluster)
  return Number(lines[0]) === pid ? lines[7]?.trim() : undefined
}

/** Whether a running server was started from these programs with this command line, the port aside. */
export async function runsAs(
  cluster: Cluster,
  postmaster: Postmaster,
  binaries: PostgresBinaries,
  args: readonly string[],
): Promise<boolean> {
  const started = await readFile(join(cluster.folder, 'postmaster.opts'), 'utf8').catch(() => '')
  const wanted = [binaries.postgres, ...args.map((arg) => `"${arg}"`)].join(' ')
  return withoutPort(started.trim()) === withoutPort(wanted) && runsProgram(postmaster.pid, binaries.postgres)
}

function withoutPort(line: string): string {
  return line.replace(/"port=\d+"/, '"port"')
}

/** False where an update has replaced the program under the running process. */
function runsProgram(pid: number, program: string): boolean {
  if (process.platform !== 'linux') return true
  try {
    return readlinkSync(`/proc/${pid}/exe`) === program
  } catch {
    return false
  }
}

/** Why a server did not become ready; the words are those of its own log. */
class StartFailure extends Error {
  readonly reason: string
  constructor(reason: string) {
    super(reason)
    this.reason = reason
  }
}

/**
 * Starts a server on the first address that can be had and waits until it accepts connections; crash recovery before
 * that may take as long as it needs. The server has its own process group, so that Ctrl-C in a terminal reaches only us
 * and we stop it in order. A former server's last processes may hold the cluster for a moment: that is waited for.
 */
export async function startPostmaster(
  cluster: Cluster,
  binaries: PostgresBinaries,
  addresses: readonly (() => Promise<Address>)[],
  settings: Readonly<Record<string, string>>,
  log: (line: string) => void,
): Promise<Postmaster> {
  let waits = 0
  let next = 0
  for (;;) {
    const address = await addresses[next]!()
    await disownLockFiles(cluster)
    try {
      return await startAt(cluster, binaries, address, settings, log)
    } catch (error) {
      if (!(error instanceof StartFailure)) throw error
      if (/shared memory block|lock file/.test(error.reason) && waits++ < 100) await sleep(100)
      else if (/socket|bind|address/i.test(error.reason) && next + 1 < addresses.length) next++
      else throw embeddedErrors.POSTGRES_NOT_STARTED({ reason: error.reason, folder: cluster.folder })
    }
  }
}

async function startAt(
  cluster: Cluster,
  binaries: PostgresBinaries,
  address: Address,
  settings: Readonly<Record<string, string>>,
  log: (line: string) => void,
): Promise<Postmaster> {
  const child = spawn(binaries.postgres, commandLine(cluster, address, settings), {
    ...launchFrom(cluster.folder, cluster.user).options,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = endOf(child)
  let complaint = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-4_000)
  })
  let waited = 0
  while ((await stateOf(cluster, child.pid ?? -1)) !== 'ready') {
    const end = await Promise.race([ended, sleep(10)])
    if (end instanceof Error) throw isRefusedUser(end) ? refusedUser(end) : end
    if (end !== undefined) throw new StartFailure(await reasonOf(cluster, child.pid ?? -1, complaint, end))
    waited += 10
    if (waited % 10_000 === 0) log('PostgreSQL is still getting ready (it may be recovering from a crash)')
  }
  child.stderr.destroy()
  child.unref()
  const pid = child.pid!
  return { pid, beginning: beginningOf(pid) ?? '', address }
}

/** Settles with the error if the program could not be started, or with a word on how it ended. */
function endOf(child: ChildProcess): Promise<Error | string> {
  return new Promise((resolve) => {
    child.on('error', resolve)
    child.on('exit', (code, signal) => resolve(String(signal ?? code)))
  })
}

/** The last complaint of a server that ended: from its error output, and from its log once it writes there. */
async function reasonOf(cluster: Cluster, pid: number, complaint: string, end: string): Promise<string> {
  const ofThis = (text: string) => text.split('\n').filter((line) => line.includes(`[${pid}]`))
  let logged = ofThis(await newestLog(cluster))
  // The process that writes the log outlives the server for a moment.
  for (let tries = 0; tries < 10 && /redirecting log/.test(complaint) && !logged.some(isFatal); tries++) {
    await sleep(50)
    logged = ofThis(await newestLog(cluster))
  }
  const lines = [...complaint.trim().split('\n'), ...logged]
  const telling = lines.filter((line) => /(FATAL|PANIC|ERROR|HINT|error while loading)/.test(line))
  const chosen = telling.length > 0 ? telling.slice(-4) : lines.slice(-3)
  return chosen.map((line) => line.replace(/^.*?(?=FATAL|PANIC|ERROR|HINT)/, '')).join(' ') || end
}

function isFatal(line: string): boolean {
  return /FATAL|PANIC/.test(line)
}

async function newestLog(cluster: Cluster): Promise<string> {
  try {
    const folder = join(cluster.folder, 'log')
    const files = (await readdir(folder)).map((name) => join(folder, name))
    const newest = files.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0]
    return newest ? (await readFile(newest, 'utf8')).slice(-4_000) : ''
  } catch {
    return ''
  }
}

/**
 * Stops a server: PostgreSQL's fast shutdown (transactions under way are rolled back, everything is written), after 20
 * seconds the immediate one (recovered at the next start), at last by force. Returns when the process has ended.
 */
export async function stopPostmaster(postmaster: Postmaster): Promise<void> {
  const steps: [NodeJS.Signals, number][] = [
    ['SIGINT', 20_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ]
  for (const [signal, patience] of steps) {
    signalPostmaster(postmaster, signal)
    if (await hasEnded(postmaster, patience)) return
  }
  throw embeddedErrors.POSTGRES_NOT_STOPPED({ pid: postmaster.pid })
}

/** Sends a signal, unless the process has ended or its pid is now another's. */
export function signalPostmaster(postmaster: Postmaster, signal: NodeJS.Signals): void {
  if (!isAlive(postmaster.pid, postmaster.beginning)) return
  try {
    process.kill(postmaster.pid, signal)
  } catch {
    // It ended between the two lines above.
  }
}

async function hasEnded(postmaster: Postmaster, patience: number): Promise<boolean> {
  for (let waited = 0; waited < patience; waited += 10) {
    if (!isAlive(postmaster.pid, postmaster.beginning)) return true
    await sleep(10)
  }
  return false
}

/** The address that clients use: a PostgreSQL URL of the superuser. */
export function urlOf(cluster: Cluster, address: Address, user: string, password: string): string {
  // Percent-encoded throughout: libpq does not read + as a space.
  const place = address.kind === 'socket' ? `?host=${encodeURIComponent(cluster.folder)}` : ''
  return `postgresql://${user}:${password}@127.0.0.1:${address.port}/postgres${place}`
}
