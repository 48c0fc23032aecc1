import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder of the project, which holds `db/` and `dist/`: found upwards from the source as from the bundle. */
export const ROOT = findRoot(import.meta.dirname)

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'db/migrations'))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('The folder db/migrations is missing beside the program.')
  return findRoot(parent)
}
