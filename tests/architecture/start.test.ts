import assert from 'node:assert/strict'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { after, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { installationOf, missingPlatformEntries, platformOf } from '../../scripts/lockfile.mjs'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

describe('the lockfile', () => {
  test('names the optional packages of every platform, so that npm ci accepts it everywhere', () => {
    const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
    assert.deepEqual(Object.keys(missingPlatformEntries(packages)), [], 'run: node scripts/complete-lockfile.mjs')
  })

  test('is completed with the platform that a package name says', () => {
    const packages = {
      'node_modules/tool': {
        dev: true,
        optionalDependencies: { '@tool/linux-x64-musl': '1.2.3', '@tool/win32-arm64-msvc': '1.2.3' },
      },
      'node_modules/@tool/win32-arm64-msvc': { version: '1.2.3' },
    }
    assert.deepEqual(missingPlatformEntries(packages), {
      'node_modules/@tool/linux-x64-musl': {
        version: '1.2.3',
        os: ['linux'],
        cpu: ['x64'],
        libc: ['musl'],
        dev: true,
        optional: true,
      },
    })
    assert.deepEqual(platformOf('x-linux-arm-gnueabihf'), { os: ['linux'], cpu: ['arm'], libc: ['glibc'] })
    assert.deepEqual(platformOf('x-darwin-arm64'), { os: ['darwin'], cpu: ['arm64'] })
    assert.throws(() => platformOf('fsevents'), /by hand/)
  })

  test('tells what is installed', () => {
    const wanted = {
      '': { version: '0.1.0' },
      'node_modules/a': { version: '1.0.0', integrity: 'x' },
      'node_modules/b': { version: '1.0.0', integrity: 'y', dev: true },
      'node_modules/c': { version: '1.0.0', integrity: 'z', optional: true },
    }
    const { 'node_modules/a': a, 'node_modules/b': b } = wanted
    assert.equal(installationOf(wanted, { 'node_modules/a': a, 'node_modules/b': b }), 'all')
    assert.equal(installationOf(wanted, { 'node_modules/a': a }), 'production')
    assert.equal(installationOf(wanted, { 'node_modules/b': b }), 'other')
    assert.equal(installationOf(wanted, { 'node_modules/a': { ...a, integrity: 'changed' } }), 'other')
    assert.equal(installationOf(wanted, {}), 'other')
  })
})

/** Programs to start with: the Node of the packages and, where the machine has another one, that too. */
function launchers(): string[] {
  const own = process.execPath
  const others = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'node'))
  const other = others.find((path) => !path.includes('node_modules') && path !== own && existsSync(path))
  return other ? [own, other] : [own]
}

const BUILD = `import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
console.log('noise of the build')
mkdirSync('dist', { recursive: true })
const word = JSON.stringify(readFileSync('src/word.txt', 'utf8'))
writeFileSync('dist/cli.mjs', 'console.log(JSON.stringify({ word: ' + word + ', args: process.argv.slice(2), node: process.version }))')
writeFileSync('dist/server.mjs', \`
let stops = 0
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => {
  stops++
  setTimeout(() => { console.log('stopped ' + stops + ' ' + signal); process.exit(7) }, 300)
})
setInterval(() => {}, 1000)
console.log('ready')
\`)
`

describe('npm start', () => {
  const project = mkdtempSync(join(tmpdir(), 'gongheng start 启动-'))
  after(() => rmSync(project, { recursive: true, force: true }))
  cpSync(join(root, 'scripts'), join(project, 'scripts'), { recursive: true, filter: (path) => !path.endsWith('.ts') })
  mkdirSync(join(project, 'src'))
  mkdirSync(join(project, 'local'))
  writeFileSync(join(project, 'src/word.txt'), '一')
  writeFileSync(join(project, 'scripts/build.ts'), BUILD)
  writeFileSync(join(project, 'local/package.json'), '{ "name": "local", "version": "1.0.0" }')
  const manifest = { name: 'p', version: '1.0.0', type: 'module', dependencies: { local: 'file:local' } }
  writeFileSync(join(project, 'package.json'), JSON.stringify(manifest))
  const lockfile = {
    ...{ name: 'p', version: '1.0.0', lockfileVersion: 3, requires: true },
    packages: { '': manifest, local: { version: '1.0.0' }, 'node_modules/local': { resolved: 'local', link: true } },
  }
  writeFileSync(join(project, 'package-lock.json'), JSON.stringify(lockfile))

  const start = join(project, 'scripts/start.mjs')
  const cli = (node: string, ...args: string[]) =>
    spawnSync(node, [start, '--entry=cli', ...args], { encoding: 'utf8', timeout: 60_000 })

  /** The Node package cannot be installed without a network: a link to the Node that runs the test stands for it. */
  function provideNode(): void {
    const bin = join(project, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin')
    mkdirSync(bin, { recursive: true })
    if (!existsSync(join(bin, 'node'))) symlinkSync(process.execPath, join(bin, 'node'))
  }

  test('installs and builds when needed and only then; standard output stays the command’s own', () => {
    const first = cli(process.execPath, 'status', '--json')
    assert.equal(first.status, 0, first.stderr)
    assert.deepEqual(JSON.parse(first.stdout), { word: '一', args: ['status', '--json'], node: process.version })
    assert.match(first.stderr, /正在安装依赖包/)
    assert.match(first.stderr, /noise of the build/)
    assert.ok(existsSync(join(project, 'node_modules/local/package.json')))

    const second = cli(process.execPath, '--json')
    assert.equal(second.stderr, '')
    assert.equal(JSON.parse(second.stdout).word, '一')

    writeFileSync(join(project, 'src/word.txt'), '二二')
    const third = cli(process.execPath)
    assert.match(third.stderr, /正在构建程序/)
    assert.equal(JSON.parse(third.stdout).word, '二二')
  })

  test('runs the product on the Node of the packages, whatever Node starts it', () => {
    provideNode()
    for (const node of launchers()) {
      const run = cli(node, 'a b', '"中文"')
      assert.deepEqual(JSON.parse(run.stdout), { word: '二二', args: ['a b', '"中文"'], node: process.version })
    }
  })

  test('a failed build says so, and the old one is not run', () => {
    writeFileSync(join(project, 'scripts/build.ts'), 'console.log("line 3 is wrong"); process.exit(3)')
    const run = cli(process.execPath)
    assert.equal(run.status, 1)
    assert.equal(run.stdout, '')
    assert.match(run.stderr, /line 3 is wrong[\s\S]*构建失败/)
    writeFileSync(join(project, 'scripts/build.ts'), BUILD)
    assert.equal(cli(process.execPath).status, 0)
  })

  test('two at once install and build one after the other', async () => {
    rmSync(join(project, 'node_modules'), { recursive: true })
    rmSync(join(project, 'dist'), { recursive: true })
    const runs = await Promise.all(
      [1, 2].map(async () => {
        const child = spawn(process.execPath, [start, '--entry=cli'], { stdio: ['ignore', 'pipe', 'pipe'] })
        let noise = ''
        child.stderr.on('data', (chunk) => {
          noise += chunk
        })
        const said = collect(child)
        assert.equal(await ended(child), 0, noise)
        assert.equal(JSON.parse(said.text()).word, '二二')
        return noise
      }),
    )
    const count = (word: string) => runs.filter((noise) => noise.includes(word)).length
    assert.deepEqual([count('正在安装依赖包'), count('正在构建程序')], [1, 1])
  })

  test('never installs through a linked node_modules, which would empty another project’s', () => {
    const other = join(project, 'other')
    mkdirSync(join(other, 'packages'), { recursive: true })
    writeFileSync(join(other, 'packages/kept.txt'), 'kept')
    cpSync(join(project, 'scripts'), join(other, 'scripts'), { recursive: true })
    cpSync(join(project, 'package-lock.json'), join(other, 'package-lock.json'))
    symlinkSync(join(other, 'packages'), join(other, 'node_modules'))
    const run = spawnSync(process.execPath, [join(other, 'scripts/start.mjs')], { encoding: 'utf8' })
    assert.equal(run.status, 1)
    assert.match(run.stderr, /链接[\s\S]*is a link/)
    assert.equal(readFileSync(join(other, 'packages/kept.txt'), 'utf8'), 'kept')
  })

  for (const node of launchers()) {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      test(`one ${signal} stops the product once and its exit code is passed on (${node})`, async () => {
        provideNode()
        const child = spawn(node, [start], { stdio: ['ignore', 'pipe', 'inherit'] })
        const said = collect(child)
        await said.until('ready')
        child.kill(signal)
        assert.equal(await ended(child), 7)
        assert.match(said.text(), new RegExp(`stopped 1 ${signal}`))
      })
    }
  }
})

function collect(child: ChildProcess) {
  let text = ''
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
  })
  return {
    text: () => text,
    until: async (word: string) => {
      while (!text.includes(word) && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 10))
    },
  }
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.on('close', resolve))
}
