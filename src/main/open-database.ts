import { join } from 'node:path'
import type { Config } from '../platform/config/config.ts'
import { startEmbedded } from '../platform/db/embedded/embedded-server.ts'
import { migrate, readMigrations } from '../platform/db/migrate.ts'
import { migrateJobs } from '../platform/jobs/jobs.ts'
import type { Log } from '../platform/log/log.ts'
import { appLogin } from './app-login.ts'
import { APP_ROLE } from './application.ts'
import { ROOT } from './root.ts'

export type OpenedDatabase = {
  /** The owner's address, for migrations, backup and restore. */
  readonly url: string
  /** The address of the application's own role. */
  readonly appUrl: string
  /** Names of the migrations that were applied now. */
  readonly migrated: readonly string[]
  close(): Promise<void>
}

/** Opens the database that the settings name, the embedded one or a server, and brings it up to date. */
export async function openDatabase(config: Config, log: Log): Promise<OpenedDatabase> {
  const embedded = config.databaseUrl
    ? undefined
    : await startEmbedded({ dataDir: config.dataDir, log: (line) => log.info({ line }, 'postgres') })
  const url = config.databaseUrl ?? embedded!.url
  try {
    const migrated = await migrate(url, await readMigrations(join(ROOT, 'db/migrations')))
    await migrateJobs(url, APP_ROLE)
    return { url, appUrl: await appLogin(url, log), migrated, close: async () => embedded?.stop() }
  } catch (error) {
    await embedded?.stop()
    throw error
  }
}
