import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { type PostgresBinaries, prepareBinaries } from './binaries.ts'
import { type Cluster, clusterFolder, openCluster, readPassword, renewPassword, SUPERUSER } from './cluster.ts'
import { type DataDirLock, lockDataDir } from './data-dir-lock.ts'
import {
  type Address,
  commandLine,
  findPostmaster,
  fitsSocket,
  type Postmaster,
  runsAs,
  SOCKET,
  signalPostmaster,
  startPostmaster,
  stateOf,
  stopPostmaster,
  urlOf,
} from './postmaster.ts'
import { isAlive } from './process-identity.ts'
import { chooseSystemUser, makeDataDir } from './system-user.ts'

export type EmbeddedServer = {
  /** PostgreSQL URL of the superuser, over a Unix socket in the data folder or, where its path is too long, loopback. */
  readonly url: string
  /** The TCP port, or the number in the socket's name. */
  readonly port: number
  /** The pid of the server process; it changes if the server had to be started again. */
  readonly pid: number
  /** Whether the server was left running by a process that was killed, and was taken over. */
  readonly adopted: boolean
  /** Stops the server in order and gives the data folder free. May be called more than once. */
  stop(): Promise<void>
}

export type EmbeddedOptions = {
  /** The folder for all data; made if it is missing. The cluster lies in `postgres/` below it. */
  readonly dataDir: string
  /** Receives one line of plain text for each step worth knowing. */
  readonly log?: (line: string) => void
  /** PostgreSQL settings that go before our own, such as `{ shared_buffers: '512MB' }`. */
  readonly settings?: Readonly<Record<string, string>>
}

/**
 * For two cores and a small memory. Durability stays at PostgreSQL's defaults (fsync, synchronous commit, full pages):
 * what was acknowledged outlives a kill of any process and a power cut.
 */
const SETTINGS: Readonly<Record<string, string>> = {
  max_connections: '60',
  shared_buffers: '128MB',
  effective_cache_size: '512MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_locks_per_transaction: '128',
  // No replica reads this server's log, so bulk loads into new tables need not write it twice.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  wal_compression: 'on',
  max_wal_size: '512MB',
  checkpoint_timeout: '10min',
  random_page_cost: '1.1',
  jit: 'off',
  io_method: 'sync',
  max_worker_processes: '4',
  max_parallel_workers: '2',
  max_parallel_workers_per_gather: '1',
  autovacuum_max_workers: '2',
  autovacuum_naptime: '30s',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // A ring of seven files, one for each day of the week. Terse: a message's details may hold personal data.
  logging_collector: 'on',
  log_filename: 'postgres-%a.log',
  log_rotation_age: '1d',
  log_rotation_size: '0',
  log_truncate_on_rotation: 'on',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
}

/**
 * Starts the embedded PostgreSQL of a data folder and returns when it accepts connections. One process may hold a data
 * folder: a second one gets DATA_DIR_IN_USE. As root the server runs under an unprivileged user. A server that a killed
 * process left behind is taken over if it runs with the same programs and settings, and is otherwise stopped first. If
 * the server ends unasked, it is started again at the same address. Errors: see `embedded.errors.ts`.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const log = options.log ?? (() => {})
  const dataDir = await makeDataDir(options.dataDir)
  const lock = await lockDataDir(dataDir)
  try {
    const user = chooseSystemUser(clusterFolder(dataDir))
    const binaries = await prepareBinaries(user)
    const cluster = await openCluster(dataDir, binaries, user)
    return await serve({ cluster, binaries, lock, log, settings: { ...SETTINGS, ...options.settings } })
  } catch (error) {
    lock.release()
    throw error
  }
}

/**
 * The URL of the server that runs on a data folder at this moment, for a command that works beside the running service;
 * undefined if none runs. It neither starts nor stops anything.
 */
export async function findEmbedded(dataDir: string): Promise<{ url: string; pid: number } | undefined> {
  const cluster: Cluster = { dataDir, folder: clusterFolder(dataDir), user: undefined }
  const password = await readPassword(dataDir)
  const postmaster = password && (await findPostmaster(cluster))
  if (!password || !postmaster || (await stateOf(cluster, postmaster.pid)) !== 'ready') return undefined
  return { url: urlOf(cluster, postmaster.address, SUPERUSER, password), pid: postmaster.pid }
}

type Serving = {
  readonly cluster: Cluster
  readonly binaries: PostgresBinaries
  readonly lock: DataDirLock
  readonly log: (line: string) => void
  readonly settings: Readonly<Record<string, string>>
}

async function serve(serving: Serving): Promise<EmbeddedServer> {
  const { cluster, binaries, lock, log } = serving
  const begun = performance.now()
  const kept = await readPassword(cluster.dataDir)
  const taken = await adopt(serving, kept)
  const password = kept ?? (await renewPassword(cluster, binaries))
  let postmaster = taken ?? (await start(serving, addressesFor(cluster)))
  const { address } = postmaster
  const verb = taken ? 'taken over' : `${binaries.version} started`
  log(`PostgreSQL ${verb} in ${Math.round(performance.now() - begun)} ms (pid ${postmaster.pid})`)

  const quit = () => signalPostmaster(postmaster, 'SIGINT')
  process.on('exit', quit)
  const watch = keepAlive(
    () => postmaster,
    async () => {
      postmaster = await start(serving, [async () => address])
      log(`PostgreSQL ended unasked and was started again (pid ${postmaster.pid})`)
    },
    log,
  )
  let stopping: Promise<void> | undefined
  const stop = async () => {
    await watch.end()
    await stopPostmaster(postmaster)
    process.off('exit', quit)
    lock.release()
    log('PostgreSQL stopped')
  }
  return {
    url: urlOf(cluster, address, SUPERUSER, password),
    port: address.port,
    adopted: taken !== undefined,
    get pid() {
      return postmaster.pid
    },
    stop: () => {
      stopping ??= stop()
      return stopping
    },
  }
}

/** A socket where its path fits, else or failing that a free port; a port may be taken before we get to use it. */
function addressesFor(cluster: Cluster): (() => Promise<Address>)[] {
  const ports = [freePort, freePort, freePort]
  return fitsSocket(cluster.folder) ? [async () => SOCKET, ...ports] : ports
}

function start(serving: Serving, addresses: readonly (() => Promise<Address>)[]): Promise<Postmaster> {
  return startPostmaster(serving.cluster, serving.binaries, addresses, serving.settings, serving.log)
}

function freePort(): Promise<Address> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const place = probe.address()
      probe.close(() => resolve({ kind: 'loopback', port: typeof place === 'object' && place ? place.port : 0 }))
    })
  })
}

/** Takes over the server that a killed process left on the cluster; stops it if it is not what we would start. */
async function adopt(serving: Serving, password: string | undefined): Promise<Postmaster | undefined> {
  const { cluster, binaries, settings, log } = serving
  const found = await findPostmaster(cluster)
  if (!found) return undefined
  const args = commandLine(cluster, found.address, settings)
  const same = password !== undefined && (await runsAs(cluster, found, binaries, args))
  if (same && (await becomesReady(cluster, found))) {
    if (await answers(urlOf(cluster, found.address, SUPERUSER, password))) return found
  }
  log(`stopping the PostgreSQL that was left running (pid ${found.pid})`)
  await stopPostmaster(found)
  return undefined
}

async function becomesReady(cluster: Cluster, postmaster: Postmaster): Promise<boolean> {
  while (isAlive(postmaster.pid, postmaster.beginning)) {
    const state = await stateOf(cluster, postmaster.pid)
    if (state === 'ready') return true
    if (state === 'stopping') return false
    await sleep(20)
  }
  return false
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000, query_timeout: 2_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    client.end().catch(() => {})
  }
}

/**
 * Looks twice a second whether the server lives and revives it if not, more and more slowly while that fails. The timer
 * keeps no process running.
 */
function keepAlive(current: () => Postmaster, revive: () => Promise<void>, log: (line: string) => void) {
  let ended = false
  let reviving = Promise.resolve()
  let busy = false
  const look = () => {
    const { pid, beginning } = current()
    if (busy || ended || isAlive(pid, beginning)) return
    busy = true
    reviving = tryToRevive().finally(() => {
      busy = false
    })
  }
  const tryToRevive = async () => {
    for (let pause = 250; !ended; pause = Math.min(pause * 2, 10_000)) {
      try {
        return await revive()
      } catch (error) {
        log(`PostgreSQL could not be started again: ${error instanceof Error ? error.message : String(error)}`)
        for (let waited = 0; waited < pause && !ended; waited += 250) await sleep(250)
      }
    }
  }
  const timer = setInterval(look, 500).unref()
  return {
    end: async () => {
      ended = true
      clearInterval(timer)
      await reviving
    },
  }
}
