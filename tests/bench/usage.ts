import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a program and its embedded PostgreSQL have used: the largest memory in bytes, and seconds of CPU. */
export type Usage = { program: number; postgres: number; programCpu: number; postgresCpu: number }

const EVERY_MS = 100
/** Clock ticks a second in /proc/PID/stat on Linux. */
const TICKS = 100

/**
 * Watches a process and the embedded PostgreSQL of its data folder, from Linux's /proc; elsewhere all stays 0. The
 * program's memory is the system's own record of its peak. PostgreSQL's is the sum over its processes of what each holds
 * for itself, with the memory that they share counted once.
 */
export function watchUsage(pid: number, dataDir: string): { readonly usage: Usage; stop(): void } {
  const usage: Usage = { program: 0, postgres: 0, programCpu: 0, postgresCpu: 0 }
  const cpu = new Map<number, number>()
  const timer = setInterval(() => {
    usage.program = Math.max(usage.program, statusOf(pid).VmHWM ?? 0)
    usage.programCpu = Math.max(usage.programCpu, cpuOf(pid))
    const servers = serversOf(dataDir)
    usage.postgres = Math.max(usage.postgres, heldBy(servers))
    for (const server of servers) cpu.set(server, Math.max(cpu.get(server) ?? 0, cpuOf(server)))
    usage.postgresCpu = [...cpu.values()].reduce((sum, seconds) => sum + seconds, 0)
  }, EVERY_MS)
  return { usage, stop: () => clearInterval(timer) }
}

/** The processes of the PostgreSQL of a data folder. */
function serversOf(dataDir: string): number[] {
  const postmaster = Number(textOf(join(dataDir, 'postgres/postmaster.pid')).split('\n')[0])
  if (!postmaster) return []
  const children = textOf(`/proc/${postmaster}/task/${postmaster}/children`)
  return [postmaster, ...children.split(' ').map(Number).filter(Boolean)]
}

function heldBy(pids: readonly number[]): number {
  const all = pids.map(statusOf)
  const own = all.reduce((sum, { RssAnon = 0 }) => sum + RssAnon, 0)
  const most = (field: 'RssShmem' | 'RssFile') => Math.max(0, ...all.map((status) => status[field] ?? 0))
  return own + most('RssShmem') + most('RssFile')
}

type Status = Partial<Record<'VmHWM' | 'RssAnon' | 'RssFile' | 'RssShmem', number>>

/** The memory lines of /proc/PID/status in bytes; none for a process that has ended. */
function statusOf(pid: number): Status {
  const lines = textOf(`/proc/${pid}/status`).matchAll(/^(VmHWM|RssAnon|RssFile|RssShmem):\s+(\d+) kB$/gm)
  return Object.fromEntries([...lines].map(([, field, kilobytes]) => [field, Number(kilobytes) * 1024]))
}

/** Seconds of CPU in user and system mode (proc_pid_stat(5): utime, stime); 0 for a process that has ended. */
function cpuOf(pid: number): number {
  const fields = textOf(`/proc/${pid}/stat`).split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
