import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'

const ROOT = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'new-module-'))
after(() => rmSync(folder, { recursive: true, force: true }))

test('a new module has the right form, the right types and keeps the import law', () => {
  for (const part of ['src/kernel', 'src/platform', 'db/migrations'])
    cpSync(join(ROOT, part), join(folder, part), { recursive: true, filter: (path) => !/\.test\.tsx?$/.test(path) })
  for (const file of ['tsconfig.json', 'biome.json', '.dependency-cruiser.mjs', 'package.json'])
    cpSync(join(ROOT, file), join(folder, file))
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  const run = (...args: string[]) => {
    const env = { ...process.env, GONGHENG_NEW_MODULE_ROOT: folder }
    const done = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', env })
    assert.equal(done.status, 0, `${args.join(' ')}\n${done.stdout}\n${done.stderr}`)
  }
  execFileSync('git', ['init', '-q'], { cwd: folder })
  run(join(ROOT, 'scripts/new-module.ts'), 'delivery/hall-visits')
  assert.ok(readdirSync(join(folder, 'src/delivery/hall-visits')).length >= 9)
  run(join(ROOT, 'node_modules/@biomejs/biome/bin/biome'), 'ci', '--error-on-warnings', 'src/delivery')
  run(join(ROOT, 'node_modules/typescript7/bin/tsc'), '-p', '.')
  run(
    join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
    '--config',
    '.dependency-cruiser.mjs',
    'src/delivery',
  )
  run('--test', 'src/delivery/hall-visits/hall-visits.rules.test.ts')
  const again = spawnSync(process.execPath, [join(ROOT, 'scripts/new-module.ts'), 'delivery/hall-visits'], {
    cwd: folder,
    env: { ...process.env, GONGHENG_NEW_MODULE_ROOT: folder },
  })
  assert.equal(again.status, 1, 'an existing module is left alone')
})
