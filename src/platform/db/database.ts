import pg from 'pg'
import type { Actor } from '../../kernel/actor.ts'
import { type Build, build, type Compiled, nameOf } from './build.ts'
import { asUnavailable } from './faults.ts'

pg.types.setTypeParser(20, Number) // bigint: our counters stay far below 2^53
pg.types.setTypeParser(1700, Number) // numeric
pg.types.setTypeParser(1082, (text) => text) // date stays 'YYYY-MM-DD': it has no instant

/** A key by which a repeated request is recognised; it is written in the transaction that does the work. */
export type OnceKey = {
  /** Hash of the caller's key; the key itself is `secret` and never stored. */
  key: string
  secret: string
  owner: string
  operation: string
  fingerprint: string
  taken: boolean
}

export type Tx = {
  /** Query builder; give what it builds to `all`, `first` or `run`. */
  readonly build: Build
  readonly actor: Actor
  /** The instant at which the transaction began by the clock of the process: pass it, never call now() in SQL. */
  readonly now: Date
  /** Runs a built query and returns all rows. */
  all<O>(query: Compiled<O>): Promise<O[]>
  /** Runs a built query and returns its first row, if there is one. */
  first<O>(query: Compiled<O>): Promise<O | undefined>
  /** Runs a built query for its effect and returns the number of rows touched. */
  run(query: Compiled<unknown>): Promise<number>
  /** Runs plain SQL with parameters, for what a builder cannot say. Named, so that it is prepared once a connection. */
  query<O extends object>(text: string, values?: readonly unknown[]): Promise<O[]>
  /** Statements that go out as the last step together with the commit, in the order of registration. */
  lastly(statements: () => Statement[]): void
  /** Something to do after a successful commit; must not throw. */
  afterCommit(task: () => void): void
  /** The connection itself, for COPY: in `bulk` only, since a pipelined connection cannot carry a stream. */
  readonly client: pg.PoolClient
}

export type Statement = { readonly text: string; readonly values: readonly unknown[] }

export type DatabaseOptions = {
  url: string
  poolSize: number
  /** Takes off superuser rights: every statement runs as this role. */
  role?: string
  statementTimeout?: number
  /** Called once for a key inside the transaction; throws if it was used before. */
  takeKey?: (tx: Tx, key: OnceKey) => Promise<void>
  /**
   * Where the time of transactions comes from: the clock of the process unless told. Only the command line tells, to
   * play a year that is over; the service never does.
   */
  now?: () => Date
  onError?: (error: Error) => void
}

/**
 * The database: a pool whose connections run as the least-privileged role, and transactions that carry the actor's
 * scope into row-level security by SET LOCAL. Statements are pipelined: the first one of a transaction travels together
 * with its BEGIN, and what is written last together with its COMMIT, so that a read costs one round trip and a write
 * two. A connection that is lost makes the running request fail with UNAVAILABLE (503); the next one connects anew.
 */
export class Database {
  readonly pool: pg.Pool
  #bulkPool: pg.Pool | undefined
  readonly #options: DatabaseOptions

  constructor(options: DatabaseOptions) {
    this.#options = options
    this.pool = openPool(options, true)
  }

  /** The moment at which a transaction would begin now: for whoever decides by time before opening one. */
  now(): Date {
    return this.#options.now?.() ?? new Date()
  }

  /**
   * Runs `work` in one transaction under the actor's scope and commits, or rolls back if it throws. Database failures
   * that pass by themselves come out as UNAVAILABLE.
   */
  async transaction<T>(actor: Actor, work: (tx: Tx) => Promise<T>, once?: OnceKey): Promise<T> {
    return this.#inTransaction(this.pool, 'BEGIN', actor, work, once)
  }

  /** The same on a connection that can carry COPY streams (`tx.client`), for imports, exports and backups. */
  async bulk<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#inTransaction(this.#bulk(), 'BEGIN', actor, work)
  }

  /** One consistent picture of all tables for as long as `work` takes, for backups and exports. */
  async snapshot<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#inTransaction(this.#bulk(), 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', actor, work)
  }

  #bulk(): pg.Pool {
    this.#bulkPool ??= openPool({ ...this.#options, poolSize: 3, statementTimeout: 600_000 }, false)
    return this.#bulkPool
  }

  /** For reading only: nothing can be appended or locked, and nobody waits for the end of the transaction. */
  async read<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await connect(this.pool)
    const begun = begin(client, 'BEGIN READ ONLY', actor)
    try {
      const result = await work(openTx(client, actor, this.now()).tx)
      await begun
      return result
    } catch (error) {
      throw asUnavailable(error)
    } finally {
      // Sent but not waited for: whoever takes the connection next queues behind it.
      client.query('COMMIT').catch(() => undefined)
      client.release()
    }
  }

  async #inTransaction<T>(
    pool: pg.Pool,
    beginning: string,
    actor: Actor,
    work: (tx: Tx) => Promise<T>,
    once?: OnceKey,
  ): Promise<T> {
    const client = await connect(pool)
    const begun = begin(client, beginning, actor)
    let broken: Error | undefined
    try {
      const { tx, last, after } = openTx(client, actor, this.now())
      if (once && !once.taken && this.#options.takeKey) {
        await this.#options.takeKey(tx, once)
        once.taken = true
      }
      const result = await work(tx)
      await begun
      const statements = last.flatMap((make) => make())
      // If one of them fails the server turns the COMMIT into a rollback, and the failure is thrown here.
      await Promise.all([...statements.map(({ text, values }) => tx.query(text, values)), client.query('COMMIT')])
      for (const task of after) task()
      return result
    } catch (error) {
      if (once) once.taken = false
      await client.query('ROLLBACK').catch((lost: Error) => {
        broken = lost
      })
      throw asUnavailable(error)
    } finally {
      client.release(broken)
    }
  }

  /** Whether the database answers, for /readyz. */
  async answers(): Promise<boolean> {
    return this.pool.query('select 1').then(
      () => true,
      () => false,
    )
  }

  async close(): Promise<void> {
    await Promise.all([this.pool.end(), this.#bulkPool?.end()])
  }
}

function openPool(options: DatabaseOptions, pipeline: boolean): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 60_000,
    statement_timeout: options.statementTimeout ?? 15_000,
    application_name: 'gongheng',
    pipeline,
    ...(options.role ? { options: `-c role=${options.role}` } : {}),
  })
  pool.on('error', (error) => options.onError?.(error))
  // A connection that is lost between two statements of a transaction says so by an event; the next statement fails.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  return pool.connect().catch((error: unknown) => {
    throw asUnavailable(error)
  })
}

/** Sends BEGIN and the actor's scope without waiting; a failure here makes every later statement fail too. */
function begin(client: pg.PoolClient, beginning: string, actor: Actor): Promise<unknown> {
  const begun = client.query(`${beginning};${scopeStatement(actor)}`)
  begun.catch(() => undefined)
  return begun
}

function openTx(client: pg.PoolClient, actor: Actor, now: Date) {
  const last: (() => Statement[])[] = []
  const after: (() => void)[] = []
  const perform = async <O extends object>(text: string, values: readonly unknown[]) =>
    client.query<O>({ name: nameOf(text), text, values: values as unknown[] })
  const compiled = async <O>(query: Compiled<O>) => {
    const { sql, parameters } = query.compile()
    return perform<O & object>(sql, parameters)
  }
  const tx: Tx = {
    build,
    actor,
    now,
    client,
    all: async (query) => (await compiled(query)).rows,
    first: async (query) => (await compiled(query)).rows[0],
    run: async (query) => (await compiled(query)).rowCount ?? 0,
    query: async (text, values = []) => (await perform(text, values)).rows as never,
    lastly: (statements) => last.push(statements),
    afterCommit: (task) => after.push(task),
  }
  return { tx, last, after }
}

/** Puts the actor's scope where the policies read it; local to the transaction. */
function scopeStatement(actor: Actor): string {
  const { everything, areas, units } = actor.scope
  const list = (values: readonly string[]) => `{${values.join(',')}}`
  const settings: [string, string][] = [
    ['app.everything', everything ? 'on' : 'off'],
    ['app.areas', list(areas)],
    ['app.units', list(units)],
    ['app.actor', actor.id ?? ''],
    ['app.kind', actor.kind],
  ]
  return `SELECT ${settings.map(([name, value]) => `set_config('${name}', ${pg.escapeLiteral(value)}, true)`).join()}`
}
