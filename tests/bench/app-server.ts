/** The product on a prepared database, without its background work, so that only requests are measured. */
import { createApplication } from '../../src/main/application.ts'
import { readConfig } from '../../src/platform/config/config.ts'
import { createLog } from '../../src/platform/log/log.ts'

const config = readConfig({ ...process.env, RATE_FACTOR: '1000000', PORT: '0' })
const url = process.env.BENCH_URL!
// Logging is on as in production; the parent throws the lines away.
const { http } = await createApplication({ config, url, log: createLog('info') })
await http.listen({ port: 0, host: '127.0.0.1' })
const address = http.server.address()
if (address && typeof address === 'object') process.stdout.write(`PORT ${address.port}\n`)
