import { PgBoss } from 'pg-boss'
import type { Log } from '../log/log.ts'

/** A task that runs outside a request: when asked for, or by a schedule in cron's words in the city's time zone. */
export type JobDefinition = {
  readonly name: string
  readonly cron?: string
  /** Attempts after a failure, with growing pauses. */
  readonly retries?: number
  /** Seconds after which a run counts as failed. */
  readonly seconds?: number
  run(data: Readonly<Record<string, unknown>>): Promise<void>
}

export const JOBS_SCHEMA = 'jobs'

/** Creates or upgrades the tables of the job library; `url` must belong to the owner of the schemas. */
export async function migrateJobs(url: string, role: string): Promise<void> {
  const boss = new PgBoss({ connectionString: url, schema: JOBS_SCHEMA, schedule: false, supervise: false, max: 1 })
  boss.on('error', () => undefined)
  await boss.start()
  const db = boss.getDb()
  await db.executeSql(`
    grant usage, create on schema ${JOBS_SCHEMA} to ${role};
    grant all on all tables in schema ${JOBS_SCHEMA} to ${role};
    grant all on all sequences in schema ${JOBS_SCHEMA} to ${role};
    grant execute on all functions in schema ${JOBS_SCHEMA} to ${role};`)
  await boss.stop({ graceful: false })
}

/** Runs jobs on PostgreSQL: each at least once, retried with back-off, scheduled ones once in the whole cluster. */
export class Jobs {
  readonly #boss: PgBoss
  readonly #definitions: readonly JobDefinition[]
  readonly #timeZone: string

  constructor(options: {
    url: string
    role: string
    definitions: readonly JobDefinition[]
    timeZone: string
    log: Log
  }) {
    this.#definitions = options.definitions
    this.#timeZone = options.timeZone
    const url = new URL(options.url)
    url.searchParams.set('options', `-c role=${options.role}`)
    this.#boss = new PgBoss({
      connectionString: url.toString(),
      schema: JOBS_SCHEMA,
      max: 3,
      migrate: false,
      createSchema: false,
    })
    this.#boss.on('error', (error) => options.log.warn({ err: error }, 'jobs'))
  }

  async start(): Promise<void> {
    await this.#boss.start()
    for (const { name, cron, retries = 3, seconds = 900, run } of this.#definitions) {
      await this.#boss.createQueue(name, {
        retryLimit: retries,
        retryBackoff: true,
        expireInSeconds: seconds,
      })
      await this.#boss.work<Record<string, unknown>>(name, { pollingIntervalSeconds: 2 }, async (jobs) => {
        for (const job of jobs) await run(job.data ?? {})
      })
      if (cron) await this.#boss.schedule(name, cron, {}, { tz: this.#timeZone })
    }
  }

  /** Asks for a run of a job; with a key, not twice at the same time. */
  async ask(name: string, data: Record<string, unknown> = {}, key?: string): Promise<void> {
    await this.#boss.send(name, data, key ? { singletonKey: key } : {})
  }

  async stop(): Promise<void> {
    await this.#boss.stop({ graceful: true, timeout: 5000 }).catch(() => undefined)
  }
}
