import { AppError } from '../kernel/errors.ts'
import { readConfig } from '../platform/config/config.ts'
import { createLog } from '../platform/log/log.ts'
import { createApplication } from './application.ts'
import { openDatabase } from './open-database.ts'
import { seedDemoCity } from './seed/seed.ts'
import { welcome } from './welcome.ts'

/** Starts the product and keeps it running until it is asked to stop. */
async function main() {
  const config = readConfig(process.env, process.argv.slice(2))
  const log = createLog(config.logLevel)
  const opened = await openDatabase(config, log)
  const application = await createApplication({ config, url: opened.appUrl, log }).catch(async (error) => {
    await opened.close()
    throw error
  })
  const stop = stopper(async () => {
    await application.close()
    await opened.close()
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  const seeded = config.demo === 'yes' ? await seedDemoCity(application.db, application.wired) : []
  if (config.services !== 'worker') await application.http.listen({ port: config.port, host: config.host })
  if (config.services !== 'web') await application.startWorker()
  process.stdout.write(welcome(config, seeded))
}

let stopping = false

function stopper(close: () => Promise<void>) {
  return async () => {
    if (stopping) return
    stopping = true
    // Whatever hangs, the process ends; PostgreSQL recovers by itself from a hard stop.
    setTimeout(() => process.exit(1), 9000).unref()
    await close().catch((error) => process.stderr.write(`${error.message}\n`))
    process.exit(0)
  }
}

main().catch((error: unknown) => {
  // Asked to stop while still starting: what fails now fails because of that.
  if (stopping) return
  const known = error instanceof AppError
  const inUse = (error as { code?: string }).code === 'EADDRINUSE'
  const text = known
    ? `${error.in('zh')}\n${error.in('en')}`
    : inUse
      ? '端口已被占用，请用 PORT 另设一个。\nThe port is taken: set another one with PORT.'
      : String((error as Error)?.stack ?? error)
  process.stderr.write(`${text}\n`)
  process.exit(1)
})
