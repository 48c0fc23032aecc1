import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/**
 * When a process began, as an opaque word that differs between two processes which had the same pid. Undefined if there
 * is no such process or it has ended and only waits to be collected (a zombie answers `kill(pid, 0)` but does nothing).
 * Linux: field 22 of /proc/PID/stat (proc_pid_stat(5)); elsewhere `ps`.
 */
export function beginningOf(pid: number): string | undefined {
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  return process.platform === 'linux' ? beginningFromProc(pid) : beginningFromPs(pid)
}

function beginningFromProc(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the program's name in brackets and may itself hold spaces and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const state = fields[0]
    return state === 'Z' || state === 'X' ? undefined : fields[19]
  } catch {
    return undefined
  }
}

function beginningFromPs(pid: number): string | undefined {
  try {
    const line = execFileSync('ps', ['-o', 'state=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
    return line === '' || line.startsWith('Z') ? undefined : line.replace(/^\S+\s+/, '')
  } catch {
    return undefined
  }
}

/** Whether a process with this pid is alive; with `beginning`, whether it is still that same process. */
export function isAlive(pid: number, beginning?: string): boolean {
  const found = beginningOf(pid)
  return found !== undefined && (beginning === undefined || found === beginning)
}

/**
 * Names the place in which pids have their meaning: this boot of this machine and, on Linux, this pid namespace. Two
 * containers that share a folder have different places, and the pid of one says nothing in the other.
 */
export function pidPlace(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${boot} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return hostname()
  }
}
