import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { backupErrors } from './backup-errors.ts'

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const Name = z.string().regex(/^[a-z_][a-z0-9_]*\.[a-z_][a-z0-9_]*$/)
/** A path below the backup that cannot lead out of it. */
const Path = z.string().refine((path) => !path.startsWith('/') && !/(^|[\\/])\.\.([\\/]|$)/.test(path))

const StoredFile = z.object({ path: Path, bytes: z.number().int(), sha256: Sha256 })
export type StoredFile = z.infer<typeof StoredFile>

const StoredTable = StoredFile.extend({
  name: Name,
  columns: z.array(z.string()),
  rows: z.number().int(),
})
export type StoredTable = z.infer<typeof StoredTable>

/** What a backup holds: the schema by its migrations, every table and sequence, and the files, each with its hash. */
export const Manifest = z.object({
  format: z.literal('gongheng-backup/1'),
  version: z.string(),
  madeAt: z.string(),
  postgres: z.string(),
  migrations: z.array(z.object({ name: z.string(), checksum: Sha256 })),
  /** A fingerprint of the master key, which itself is not in the backup. */
  keyFingerprint: z.string(),
  tables: z.array(StoredTable),
  sequences: z.array(z.object({ name: Name, value: z.string(), called: z.boolean() })),
  files: z.array(StoredFile),
})
export type Manifest = z.infer<typeof Manifest>

const MANIFEST = 'manifest.json'
const SUMS = 'SHA256SUMS'

/**
 * Writes the manifest, and beside it the hashes of all files in the form that `sha256sum -c SHA256SUMS` checks. It comes
 * last: a backup without it is not complete.
 */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const text = `${JSON.stringify(manifest, null, 1)}\n`
  await writeFile(join(folder, MANIFEST), text, { mode: 0o600, flush: true })
  const own = { path: MANIFEST, sha256: createHash('sha256').update(text).digest('hex') }
  const lines = [...manifest.tables, ...manifest.files, own].map(({ path, sha256 }) => `${sha256}  ${path}\n`)
  await writeFile(join(folder, SUMS), lines.join(''), { mode: 0o600, flush: true })
}

/** Reads the manifest of a backup. Throws NO_BACKUP where it is missing and BACKUP_DAMAGED where it was changed. */
export async function readManifest(folder: string): Promise<Manifest> {
  const read = (file: string) =>
    readFile(join(folder, file), 'utf8').catch((cause: unknown) => {
      throw backupErrors.NO_BACKUP({ folder, file }, { cause })
    })
  const text = await read(MANIFEST)
  const sums = await read(SUMS)
  const hash = createHash('sha256').update(text).digest('hex')
  const manifest = sums.includes(`${hash}  ${MANIFEST}\n`) ? parse(text) : undefined
  if (!manifest) throw backupErrors.BACKUP_DAMAGED({ file: MANIFEST })
  return manifest
}

function parse(text: string): Manifest | undefined {
  try {
    return Manifest.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** Checks size and hash of every file of a backup. Throws BACKUP_DAMAGED that names the first that does not fit. */
export async function verifyFiles(
  folder: string,
  { tables, files }: Manifest,
  onProgress: (share: number) => void,
): Promise<void> {
  const all: StoredFile[] = [...tables, ...files]
  const total = all.reduce((sum, { bytes }) => sum + bytes, 0)
  let done = 0
  for (const { path, bytes, sha256 } of all) {
    const found = await measured(join(folder, path)).catch(() => undefined)
    if (found?.sha256 !== sha256 || found.bytes !== bytes) throw backupErrors.BACKUP_DAMAGED({ file: path })
    done += bytes
    onProgress(total === 0 ? 1 : done / total)
  }
}

async function measured(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(path)) {
    hash.update(chunk as Buffer)
    bytes += (chunk as Buffer).length
  }
  return { bytes, sha256: hash.digest('hex') }
}
