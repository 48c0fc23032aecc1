/**
 * `npm start` and `npm run gongheng -- …`: installs if needed, builds if needed, runs the product on its own Node 24.
 * Needs nothing but a Node from 20 on. Arguments are passed on; `--entry=cli` chooses the command line program. All
 * progress goes to standard error.
 */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { forgetBuilt, isBuilt, noteBuilt, sourcesHash } from './build-state.mjs'
import { ensureInstalled } from './install.mjs'
import { node24 } from './node24.mjs'
import { complain, progress } from './say.mjs'
import { inTurn } from './turn.mjs'

const ENTRIES = { server: 'dist/server.mjs', cli: 'dist/cli.mjs' }
const root = dirname(dirname(fileURLToPath(import.meta.url)))

process.exitCode = await main(process.argv.slice(2))

async function main(args) {
  const entry = args[0]?.startsWith('--entry=') ? args.shift().slice('--entry='.length) : 'server'
  if (!(await ensureInstalled({ root, dev: false }))) return 1
  const node = node24(root)
  if (!node) return withoutNode()
  if (!(await ensureBuilt(node))) return 1
  return await run(node, [join(root, ENTRIES[entry] ?? ENTRIES.server), ...args])
}

function withoutNode() {
  complain(
    `没有适用于本机（${process.platform}-${process.arch}）的 Node 24 依赖包。请安装 Node 24 或更高版本后重试。`,
    `There is no Node 24 package for this machine (${process.platform}-${process.arch}). Install Node 24 or later and try again.`,
  )
  return 1
}

async function ensureBuilt(node) {
  if (isBuilt(root, sourcesHash(root))) return true
  return await inTurn(root, async () => {
    const hash = sourcesHash(root)
    if (isBuilt(root, hash)) return true
    forgetBuilt(root)
    const end = progress('正在构建程序', 'Building')
    const code = await endOf(spawn(node, [join(root, 'scripts/build.ts')], { cwd: root, stdio: ['ignore', 2, 2] }))
    end()
    if (code === 0) {
      noteBuilt(root, hash)
      return true
    }
    complain('构建失败，原因见上。', 'The build failed; see above why.')
    return false
  })
}

/** Becomes the product where Node can (`process.execve`), else runs it as a child and passes signals on. */
async function run(node, args) {
  const env = { ...process.env, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, 'dist/.compiled') }
  if (process.execve && process.platform !== 'win32') {
    process.removeAllListeners('warning')
    process.execve(node, [node, ...args], env)
  }
  const child = spawn(node, args, { stdio: 'inherit', env })
  passSignalsOn(child)
  return await endOf(child)
}

/**
 * Passes each stop signal on once. Ctrl-C in a terminal goes to every process of the foreground group, so the product
 * has had it already.
 */
function passSignalsOn(child) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    let passed = false
    process.on(signal, () => {
      if (passed || (signal !== 'SIGTERM' && isForeground())) return
      passed = true
      child.kill(signal)
    })
  }
}

/** Whether our process group is the one that the terminal sends its signals to (proc_pid_stat(5): pgrp, tpgid). */
function isForeground() {
  if (!existsSync('/proc/self/stat')) return process.stdin.isTTY === true
  const stat = readFileSync('/proc/self/stat', 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields[2] === fields[5]
}

/** The exit code of a child, as a shell gives it: 128 and the signal's number if a signal ended it. */
function endOf(child) {
  return new Promise((resolve) => {
    child.on('error', (error) => {
      complain(`无法运行 ${child.spawnfile}：${error.message}`, `${child.spawnfile} cannot be run: ${error.message}`)
      resolve(1)
    })
    child.on('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)))
  })
}
