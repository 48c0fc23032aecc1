import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * The master key for personal data: the one in the settings, or one made at the first start and kept in the data folder,
 * readable by its owner only. Without it sealed fields cannot be read again: back it up apart from the data.
 */
export async function masterKey(setting: string | null, dataDir: string): Promise<string> {
  if (setting) return setting
  const path = join(dataDir, 'secret.key')
  try {
    return (await readFile(path, 'utf8')).trim()
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT') throw error
  }
  const key = randomBytes(32).toString('hex')
  await mkdir(dataDir, { recursive: true })
  await writeFile(path, `${key}\n`, { mode: 0o600, flag: 'wx' })
  return key
}
