import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Actor, system } from '../../kernel/actor.ts'
import type { AnyEndpoint, InputOf, ReplyOf } from '../../kernel/endpoint.ts'
import { AppError, errors } from '../../kernel/errors.ts'
import type { Config } from '../../platform/config/config.ts'
import type { Database } from '../../platform/db/database.ts'
import { findEmbedded } from '../../platform/db/embedded/embedded-server.ts'
import { Dispatcher } from '../../platform/events/dispatcher.ts'
import type { Ctx } from '../../platform/http/binding.ts'
import { perform } from '../../platform/http/perform.ts'
import type { Log } from '../../platform/log/log.ts'
import { measuresConsumer } from '../../platform/measures/fold.ts'
import { type Application, createApplication } from '../application.ts'
import type { Wired } from '../modules.ts'
import { type OpenedDatabase, openDatabase } from '../open-database.ts'
import type { Terminal } from './terminal.ts'

/** What a command works with: the modules on the database, acting as the system. */
export type Session = {
  readonly db: Database
  readonly wired: Wired
  readonly actor: Actor
  /** The owner's address of the database. */
  readonly url: string
  /** Names of the migrations that were applied when it was opened. */
  readonly migrated: readonly string[]
  /** Calls an endpoint as the system, with all checks of its input. */
  call<E extends AnyEndpoint>(endpoint: E, input: InputOf<E>, expectedVersion?: number): Promise<ReplyOf<E>>
  /** The same as somebody else, with what that somebody may do. */
  callAs<E extends AnyEndpoint>(actor: Actor, endpoint: E, input: InputOf<E>, version?: number): Promise<ReplyOf<E>>
  /** Returns when everything appended so far is counted in the measures, by us or by the running service. */
  settle(): Promise<void>
  close(): Promise<void>
}

/** Where the time of transactions comes from, for the command that plays a year that is over. */
export type SessionOptions = { readonly now?: () => Date }

/** How long the measures may stand still before a command no longer waits for them. */
const STANDSTILL_MS = 30_000

/** Opens the database, beside a running service where there is one, and makes the modules on it. */
export async function openSession(
  config: Config,
  log: Log,
  terminal: Terminal,
  options: SessionOptions = {},
): Promise<Session> {
  const opened = await openBeside(config, log)
  const application = await createApplication({ config, url: opened.appUrl, log, ...options }).catch(async (error) => {
    await opened.close()
    throw error
  })
  const { db, wired } = application
  const actor = system('command line')
  return {
    db,
    wired,
    actor,
    url: opened.url,
    migrated: opened.migrated,
    call: (endpoint, input, expectedVersion) => callAs(actor, application, endpoint, input, expectedVersion),
    callAs: (who, endpoint, input, version) => callAs(who, application, endpoint, input, version),
    settle: () => settle(db, wired, terminal),
    close: async () => {
      await application.close()
      await opened.close()
    },
  }
}

/**
 * Opens the database that the settings name. Where another process holds the embedded one, that server is used and left
 * running. A server that was started for a command stops only when no other command works on it any more.
 */
export async function openBeside(config: Config, log: Log): Promise<OpenedDatabase> {
  for (let attempt = 0; ; attempt++) {
    try {
      const opened = await openDatabase(config, log)
      if (config.databaseUrl) return opened
      return { ...opened, close: () => stopAfterOthers(opened) }
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'DATA_DIR_IN_USE')) throw error
      const running = await findEmbedded(config.dataDir)
      const guest = running && (await enterAsGuest(running.url))
      if (running && guest) return openAsGuest(config, running.url, guest, log)
      // The holder is still starting, or just stopping.
      if (attempt >= 40) throw error
      await sleep(250)
    }
  }
}

/** Held shared by every command that works on a server of another process, and alone by a command that stops its own. */
const GUEST_LOCK = 7_340_010

type Guest = { leave(): Promise<void> }

/** Keeps the server of another command running until we leave; undefined where it is stopping at this moment. */
async function enterAsGuest(url: string): Promise<Guest | undefined> {
  const client = lockHolder(url)
  try {
    await client.connect()
    await client.query('select pg_advisory_lock_shared($1)', [GUEST_LOCK])
    return { leave: () => client.end() }
  } catch {
    await client.end().catch(() => undefined)
    return undefined
  }
}

async function openAsGuest(config: Config, url: string, guest: Guest, log: Log): Promise<OpenedDatabase> {
  const opened = await openDatabase({ ...config, databaseUrl: url }, log).catch(async (error) => {
    await guest.leave()
    throw error
  })
  return { ...opened, close: () => opened.close().finally(() => guest.leave()) }
}

/** Waits until the last guest has left, and stops the server before another can enter. */
async function stopAfterOthers(opened: OpenedDatabase): Promise<void> {
  const client = lockHolder(opened.url)
  try {
    await client.connect()
    await client.query('select pg_advisory_lock($1)', [GUEST_LOCK])
  } finally {
    await opened.close()
    await client.end().catch(() => undefined)
  }
}

function lockHolder(url: string): pg.Client {
  const client = new pg.Client({ connectionString: url, application_name: 'gongheng-command' })
  // The server may end while the lock is held; that is what the lock is for.
  client.on('error', () => undefined)
  return client
}

/** Calls an endpoint in this process as somebody, with all checks of input and permission. */
export async function callAs<E extends AnyEndpoint>(
  actor: Actor,
  { db, wired }: Application,
  endpoint: E,
  input: InputOf<E>,
  expectedVersion: number | undefined,
): Promise<ReplyOf<E>> {
  const bindings = wired.modules.flatMap((module) => module.bindings ?? [])
  const binding = bindings.find((one) => one.endpoint.id === endpoint.id)
  if (!binding) throw errors.NOT_FOUND({ what: endpoint.id })
  const ctx: Ctx = {
    actor,
    language: actor.language,
    requestId: 'command-line',
    address: '',
    origin: '',
    userAgent: 'gongheng',
    sessionToken: undefined,
    once: undefined,
    expectedVersion,
    upload: undefined,
    files: [],
    client: undefined,
    spend: () => undefined,
    setCookie: () => undefined,
    clearCookie: () => undefined,
  }
  const { params, query, body } = input as { params?: unknown; query?: unknown; body?: unknown }
  const { reply } = await perform(db, binding, { params: params ?? {}, query: query ?? {}, body }, ctx)
  return reply as ReplyOf<E>
}

/**
 * Folds what is there into the measures, and waits for a running worker where that is at it, as long as it moves on.
 * Reactions are left to the service: they may need its background jobs.
 */
async function settle(db: Database, { modules }: Wired, terminal: Terminal): Promise<void> {
  const reader = measuresConsumer(modules.flatMap(({ measures = [] }) => measures))
  const dispatcher = new Dispatcher({ db, consumers: [reader] })
  const end = await newestEvent(db)
  let before = -1
  let since = Date.now()
  for (;;) {
    await dispatcher.drain()
    const position = await positionOf(db, reader.name)
    if (position >= end) return
    if (position !== before) since = Date.now()
    before = position
    if (Date.now() - since > STANDSTILL_MS) {
      terminal.say({
        zh: '指标尚未算完，服务运行时会继续计算',
        en: 'the measures are not complete yet; the running service goes on with them',
      })
      return
    }
    await sleep(50)
  }
}

async function newestEvent(db: Database): Promise<number> {
  const rows = await db.read(system('command line'), (tx) =>
    tx.query<{ id: number | null }>('select max(id) as id from events.log'),
  )
  return rows[0]?.id ?? 0
}

async function positionOf(db: Database, reader: string): Promise<number> {
  const rows = await db.read(system('command line'), (tx) =>
    tx.query<{ position: number }>('select position from events.consumers where name = $1', [reader]),
  )
  return rows[0]?.position ?? 0
}
