import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { atEnd } from './at-end.ts'

const CONFIG = join(import.meta.dirname, '../../scripts/vite.config.ts')

/** Builds the workbench as it is now into a folder of its own, which goes away at the end of the test file. */
export async function builtWorkbench(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'workbench-'))
  atEnd(() => rm(folder, { recursive: true }))
  const { build } = await import('vite')
  await build({ configFile: CONFIG, logLevel: 'error', build: { outDir: folder, emptyOutDir: true, minify: false } })
  return folder
}
