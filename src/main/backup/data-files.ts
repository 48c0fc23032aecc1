import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { StoredFile } from './manifest.ts'

/** A stream in the middle that counts and hashes what passes through it. */
export function meter() {
  const hash = createHash('sha256')
  let bytes = 0
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  return { stream, result: () => ({ bytes, sha256: hash.digest('hex') }) }
}

/**
 * The folders of a data folder that hold files of ours: all but the cluster's. Loose files beside them are keys, locks
 * and passwords, which never go into a backup.
 */
async function fileFolders(dataDir: string): Promise<string[]> {
  const entries = await readdir(dataDir, { withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isDirectory() && !/^(\.|postgres)/.test(entry.name))
    .map(({ name }) => name)
    .sort()
}

/**
 * Copies the files of a data folder below `files/` of a backup. A file that is removed meanwhile is left out: the rows
 * that named it are older than its removal.
 */
export async function copyFilesOut(dataDir: string, folder: string): Promise<StoredFile[]> {
  const stored: StoredFile[] = []
  for (const name of await fileFolders(dataDir)) {
    for (const entry of await readdir(join(dataDir, name), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const source = join(entry.parentPath, entry.name)
      const path = join('files', source.slice(dataDir.length + 1))
      const file = await copyOne(source, join(folder, path)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined
        throw error
      })
      if (file) stored.push({ path: path.replaceAll('\\', '/'), ...file })
    }
  }
  return stored
}

async function copyOne(source: string, target: string) {
  await mkdir(dirname(target), { recursive: true, mode: 0o700 })
  const { stream, result } = meter()
  await pipeline(createReadStream(source), stream, createWriteStream(target, { mode: 0o600, flush: true }))
  return result()
}

const STAGING = '.restoring'

/** Copies the files of a backup beside their place; `putFilesInPlace` follows once the database has its rows. */
export async function copyFilesIn(folder: string, dataDir: string, files: readonly StoredFile[]): Promise<void> {
  await rm(join(dataDir, STAGING), { recursive: true, force: true })
  for (const { path } of files) {
    const target = join(dataDir, STAGING, path.slice('files/'.length))
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    await copyFile(join(folder, path), target)
  }
}

/** Replaces the folders of files with those of the backup. */
export async function putFilesInPlace(dataDir: string): Promise<void> {
  for (const name of await fileFolders(dataDir)) await rm(join(dataDir, name), { recursive: true, force: true })
  const staging = join(dataDir, STAGING)
  for (const name of await readdir(staging).catch(() => [])) await rename(join(staging, name), join(dataDir, name))
  await rm(staging, { recursive: true, force: true })
}
