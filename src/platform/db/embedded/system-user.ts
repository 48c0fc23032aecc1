import { type Stats, statSync } from 'node:fs'
import { chmod, chown, lchown, mkdir, readdir, realpath } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { embeddedErrors } from './embedded.errors.ts'

/** The system user under which PostgreSQL runs where that is not the user who started us. */
export type SystemUser = { readonly uid: number; readonly gid: number }

/** `nobody`: the unprivileged user that every Linux has. */
const NOBODY: SystemUser = { uid: 65534, gid: 65534 }

/**
 * Decides who runs PostgreSQL, which refuses root. Undefined means the present user. Root hands over to the owner of an
 * existing cluster (the folder was made by an ordinary user before) and to `nobody` otherwise. An ordinary user cannot
 * open the cluster of another one: POSTGRES_OF_ANOTHER_USER.
 */
export function chooseSystemUser(clusterDir: string): SystemUser | undefined {
  const uid = process.geteuid?.()
  if (uid === undefined) return undefined
  const cluster = statSync(clusterDir, { throwIfNoEntry: false })
  if (uid !== 0) {
    if (cluster && cluster.uid !== uid) {
      throw embeddedErrors.POSTGRES_OF_ANOTHER_USER({ folder: clusterDir, owner: cluster.uid, uid })
    }
    return undefined
  }
  return cluster && cluster.uid !== 0 ? { uid: cluster.uid, gid: cluster.gid } : NOBODY
}

/**
 * Makes the data folder with its missing parents and returns its real path. Folders that we make can be passed through
 * by other users but not listed; folders that were there keep their permissions.
 */
export async function makeDataDir(dataDir: string): Promise<string> {
  try {
    const first = await mkdir(dataDir, { recursive: true })
    const real = await realpath(dataDir)
    if (first === undefined) return real
    const top = await realpath(first)
    for (let folder = real; ; folder = dirname(folder)) {
      await chmod(folder, 0o711)
      if (folder === top) return real
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw embeddedErrors.DATA_DIR_NOT_WRITABLE({ folder: dataDir, reason: code ?? String(error) }, { cause: error })
  }
}

/** Makes a folder that only the given user may enter (mode 0700). */
export async function makePrivateDir(folder: string, user: SystemUser | undefined): Promise<void> {
  await mkdir(folder, { mode: 0o700 })
  await chmod(folder, 0o700)
  if (user) await chown(folder, user.uid, user.gid)
}

/** Gives a folder and everything in it to the user, as after a copy made by root. Links are not followed. */
export async function giveTo(user: SystemUser, folder: string): Promise<void> {
  await lchown(folder, user.uid, user.gid)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await giveTo(user, path)
    else await lchown(path, user.uid, user.gid)
  }
}

/** Whether the user may pass through every folder from the root down to this one, by owner, group and mode. */
export function mayEnter(folder: string, user: SystemUser | undefined): boolean {
  if (!user) return true
  for (let at = folder; ; at = dirname(at)) {
    if (!allows(statSync(at), user, 1)) return false
    if (dirname(at) === at) return true
  }
}

/** Whether the user may reach this file and read it. */
export function mayRead(file: string, user: SystemUser | undefined): boolean {
  if (!user) return true
  const stats = statSync(file, { throwIfNoEntry: false })
  return stats !== undefined && allows(stats, user, 4) && mayEnter(dirname(file), user)
}

/** Unix permission check: 4 read, 2 write, 1 execute or pass through. */
function allows(stats: Stats, user: SystemUser, wanted: number): boolean {
  const shift = stats.uid === user.uid ? 6 : stats.gid === user.gid ? 3 : 0
  return ((stats.mode >> shift) & wanted) === wanted
}
