/** Brings node_modules in line with package-lock.json. Runs on any Node from 20 on, before anything is installed. */
import { spawn } from 'node:child_process'
import { lstatSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { installationOf } from './lockfile.mjs'
import { complain, progress } from './say.mjs'
import { inTurn } from './turn.mjs'

/**
 * Installs what package-lock.json names if node_modules does not hold it: with the development packages if they are
 * asked for or were there before. What npm prints is shown only if it fails; then the result is false.
 * @param {{ root: string, dev: boolean }} options
 * @returns {Promise<boolean>}
 */
export async function ensureInstalled({ root, dev }) {
  if (isInstalled(root, dev)) return true
  return await inTurn(root, async () => isInstalled(root, dev) || (await install(root, dev)))
}

/**
 * Whether node_modules holds every package of package-lock.json, with or without those for development.
 * @param {string} root
 * @param {boolean} dev
 */
export function isInstalled(root, dev) {
  const state = installationOf(
    packagesOf(root, 'package-lock.json'),
    packagesOf(root, 'node_modules/.package-lock.json'),
  )
  return state === 'all' || (state === 'production' && !dev)
}

function packagesOf(root, file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages ?? {}
  } catch {
    return {}
  }
}

async function install(root, dev) {
  if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) {
    // npm would follow the link and empty the other project's folder.
    complain(
      `${root}/node_modules 是指向别处的链接，且内容与 package-lock.json 不一致。请删除该链接后重试。`,
      `${root}/node_modules is a link to another place and does not match package-lock.json. Remove the link and try again.`,
    )
    return false
  }
  const before = Object.values(packagesOf(root, 'node_modules/.package-lock.json'))
  const development = dev || before.some((entry) => entry.dev)
  const end = progress('正在安装依赖包，约需一分钟', 'Installing packages, about a minute')
  const { code, output } = await npm(root, [
    'ci',
    ...(development ? ['--include=dev'] : ['--omit=dev']),
    // No package of ours needs an install script; what they would do is done at start.
    '--ignore-scripts',
    ...['--no-audit', '--no-fund', '--loglevel=error'],
  ])
  end()
  if (code === 0) return true
  process.stderr.write(`${output.trim().split('\n').slice(-30).join('\n')}\n`)
  complain(
    '依赖包安装失败，原因见上。请检查网络和磁盘空间后重试；也可手动运行 npm ci 查看详情。',
    'The packages could not be installed; see above why. Check the network and the free space and try again, or run npm ci yourself for details.',
  )
  return false
}

/** Runs the npm that started us, or the one on the path; never with a Node inside node_modules, which npm removes. */
function npm(root, args) {
  const { npm_execpath: script, npm_node_execpath: node } = process.env
  const inside = (path) => path.startsWith(join(root, 'node_modules') + sep)
  const program = [node, process.execPath].find((path) => path && !inside(path))
  const viaScript = script?.endsWith('.js') && program
  const command = viaScript ? [program, [script, ...args]] : ['npm', args]
  return new Promise((resolve) => {
    const child = spawn(command[0], command[1], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: !viaScript && process.platform === 'win32',
      env: { ...process.env, NODE_ENV: '' },
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text))
    child.on('error', (error) => resolve({ code: 1, output: String(error) }))
    child.on('close', (code) => resolve({ code, output }))
  })
}
