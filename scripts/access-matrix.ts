/**
 * Shows who may call every endpoint as the modules say it now; with `--write` that becomes the agreed matrix, against
 * which `tests/architecture/access.test.ts` holds the running application.
 */
import { readConfig } from '../src/platform/config/config.ts'
import { Database } from '../src/platform/db/database.ts'
import { createLog } from '../src/platform/log/log.ts'
import { createPrivacy } from '../src/platform/privacy/privacy.ts'
import './tsx-loader.ts'

// Loaded when the loader is in place: modules draw charts with components.
const { wireModules } = await import('../src/main/modules.ts')
const { accessMatrix, agreeOn } = await import('../tests/architecture/access-matrix.ts')

const { modules } = wireModules({
  config: readConfig({}),
  // Nothing is asked of it: a pool connects when it is used.
  db: new Database({ url: 'postgresql://127.0.0.1:1/none', poolSize: 1 }),
  log: createLog('silent'),
  privacy: createPrivacy('00'.repeat(32)),
  retryLetter: async () => undefined,
  askJob: async () => undefined,
})
const matrix = accessMatrix(modules)
if (process.argv.includes('--write')) await agreeOn(matrix)
else {
  for (const [id, who] of Object.entries(matrix)) {
    process.stdout.write(`${id.padEnd(40)} ${typeof who === 'string' ? who : who.join(', ')}\n`)
  }
}
