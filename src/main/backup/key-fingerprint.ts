import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../../platform/config/config.ts'
import { masterKey } from '../../platform/privacy/master-key.ts'
import { createPrivacy } from '../../platform/privacy/privacy.ts'

type KeyPlace = Pick<Config, 'secretKey' | 'dataDir'>

/** A fingerprint of the master key, by which a backup knows the key that reads it without telling anything of it. */
export async function keyFingerprint({ secretKey, dataDir }: KeyPlace): Promise<string> {
  return createPrivacy(await masterKey(secretKey, dataDir)).blindIndex('backup', 'master key')
}

/** How the key at hand stands to a backup: the one it was made with, another one, or none yet. */
export async function keyFor(place: KeyPlace, fingerprint: string): Promise<'fits' | 'differs' | 'missing'> {
  if (!place.secretKey && !existsSync(join(place.dataDir, 'secret.key'))) return 'missing'
  return (await keyFingerprint(place)) === fingerprint ? 'fits' : 'differs'
}
