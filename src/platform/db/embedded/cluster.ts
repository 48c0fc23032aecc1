import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { statSync } from 'node:fs'
import { chmod, chown, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PostgresBinaries } from './binaries.ts'
import { embeddedErrors } from './embedded.errors.ts'
import { giveTo, makePrivateDir, mayEnter, type SystemUser } from './system-user.ts'

/** The name of the superuser of every cluster that we make. */
export const SUPERUSER = 'postgres'

/** A database cluster on disk: its folder and who runs it. */
export type Cluster = { readonly dataDir: string; readonly folder: string; readonly user: SystemUser | undefined }

/** The folder of the cluster below a data folder. */
export function clusterFolder(dataDir: string): string {
  return join(dataDir, 'postgres')
}

function passwordFile(dataDir: string): string {
  return join(dataDir, 'postgres.password')
}

/**
 * How a PostgreSQL program is started for a folder. Where the user may not pass through a parent of the folder (a data
 * folder below /root), the program is put into the folder before it becomes that user, and finds it by the name
 * /proc/self/cwd, which needs no permission on the parents. So the data stays where the operator wants it and no
 * parent's permission is touched.
 */
export function launchFrom(folder: string, user: SystemUser | undefined) {
  return {
    directory: mayEnter(folder, user) ? folder : '/proc/self/cwd',
    options: {
      cwd: folder,
      // Nothing of our environment (PGDATA, PGPORT, LD_PRELOAD, secrets) reaches the database.
      env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
      ...user,
    },
  }
}

/**
 * Opens the cluster of a data folder, or makes it where there is none: UTF-8, the builtin C.UTF-8 locale (the same order
 * on every machine), page checksums, scram-sha-256 with a random password. Making it is one rename at the end, so an
 * interruption leaves nothing behind that looks like a cluster. A cluster of another major version is refused with
 * POSTGRES_MAJOR_MISMATCH and not touched.
 */
export async function openCluster(
  dataDir: string,
  binaries: PostgresBinaries,
  user: SystemUser | undefined,
): Promise<Cluster> {
  const folder = clusterFolder(dataDir)
  const found = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => undefined)
  if (found === undefined) await createCluster(dataDir, binaries, user)
  else await admitCluster(folder, found.trim(), binaries, user)
  return { dataDir, folder, user }
}

async function admitCluster(
  folder: string,
  found: string,
  binaries: PostgresBinaries,
  user: SystemUser | undefined,
): Promise<void> {
  if (found !== binaries.major) {
    throw embeddedErrors.POSTGRES_MAJOR_MISMATCH({ folder, found, wanted: binaries.major })
  }
  const { uid, mode } = statSync(folder)
  if (user && uid === 0) await giveTo(user, folder)
  if ((mode & 0o077) !== 0) await chmod(folder, 0o700)
}

async function createCluster(dataDir: string, binaries: PostgresBinaries, user: SystemUser | undefined): Promise<void> {
  const staging = join(dataDir, 'postgres.new')
  const made = join(staging, 'cluster')
  const password = newPassword()
  try {
    await rm(staging, { recursive: true, force: true })
    await makePrivateDir(staging, user)
    await makePrivateDir(made, user)
    await writeFile(join(staging, 'password'), password, { mode: 0o600 })
    if (user) await chown(join(staging, 'password'), user.uid, user.gid)
    await runInitdb(made, binaries, user)
    await keepPassword(dataDir, password)
    await rename(made, clusterFolder(dataDir))
    await flush(dataDir)
  } catch (error) {
    if (isRefusedUser(error)) throw refusedUser(error)
    const reason = error instanceof Error ? error.message : String(error)
    throw embeddedErrors.POSTGRES_NOT_CREATED({ folder: dataDir, reason }, { cause: error })
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}

async function runInitdb(folder: string, binaries: PostgresBinaries, user: SystemUser | undefined): Promise<void> {
  const { directory, options } = launchFrom(folder, user)
  await run(
    binaries.initdb,
    [
      ...['-D', directory, '-U', SUPERUSER, '--pwfile=../password', '--auth=scram-sha-256'],
      ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ...['--data-checksums', '--no-instructions'],
    ],
    options,
  )
}

/** The password of the superuser, or undefined if its file is missing or empty. */
export async function readPassword(dataDir: string): Promise<string | undefined> {
  const text = await readFile(passwordFile(dataDir), 'utf8').catch(() => '')
  return text.trim() || undefined
}

/**
 * Gives the superuser a new password where its file was lost, in PostgreSQL's single-user mode, which asks for none.
 * No server may be running on the cluster.
 */
export async function renewPassword(cluster: Cluster, binaries: PostgresBinaries): Promise<string> {
  const password = newPassword()
  const { directory, options } = launchFrom(cluster.folder, cluster.user)
  const statement = `ALTER ROLE ${SUPERUSER} PASSWORD '${password}'\n`
  await run(binaries.postgres, ['--single', '-D', directory, 'postgres'], options, statement)
  await keepPassword(cluster.dataDir, password)
  return password
}

function newPassword(): string {
  return randomBytes(32).toString('base64url')
}

async function keepPassword(dataDir: string, password: string): Promise<void> {
  const path = passwordFile(dataDir)
  await rm(`${path}.new`, { force: true })
  const file = await open(`${path}.new`, 'wx', 0o600)
  await file.writeFile(`${password}\n`)
  await file.sync()
  await file.close()
  await rename(`${path}.new`, path)
}

async function flush(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

type LaunchOptions = ReturnType<typeof launchFrom>['options']

/** Runs a program to its end; its error output is the message if it fails. */
function run(program: string, args: readonly string[], options: LaunchOptions, input = ''): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ['pipe', 'ignore', 'pipe'], detached: true })
    let complaint = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint = (complaint + text).slice(-2_000)
    })
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === 0) resolve()
      else reject(new Error(complaint.trim().replaceAll('\n', ' ') || `${program}: ${signal ?? code}`))
    })
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}

/** Whether starting a program failed because the system does not let us become another user. */
export function isRefusedUser(error: unknown): boolean {
  const { code, syscall } = error as NodeJS.ErrnoException
  const refusals = ['EPERM', 'EINVAL']
  return code !== undefined && refusals.includes(code) && /^(spawn|chown|lchown)/.test(syscall ?? '')
}

export function refusedUser(error: unknown) {
  const reason = (error as NodeJS.ErrnoException).code ?? String(error)
  return embeddedErrors.POSTGRES_NEEDS_ORDINARY_USER({ reason }, { cause: error })
}
