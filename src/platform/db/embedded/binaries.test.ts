import assert from 'node:assert/strict'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { prepareBinaries } from './binaries.ts'

const root = mkdtempSync(join(tmpdir(), 'gongheng-binaries-'))
chmodSync(root, 0o755)
after(() => rmSync(root, { recursive: true, force: true }))

const NOBODY = { uid: 65534, gid: 65534 }

/** A package as npm lays it down when install scripts are blocked: no links, no execute bits. */
function installPackage(folder: string): string {
  const files = {
    'package.json': '{ "version": "18.4.0-beta.17" }',
    'native/bin/postgres': 'program',
    'native/bin/initdb': 'program',
    'native/lib/libpq.so.5.18': 'library',
    'native/lib/libpq.a': 'static library',
    'native/lib/postgresql/plpgsql.so': 'library',
    'native/share/postgresql/postgres.bki': 'data',
    'native/pg-symlinks.json': JSON.stringify([
      { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' },
      { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so' },
    ]),
  }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

test('completes links and execute bits in place', async () => {
  const folder = installPackage(join(root, 'in-place'))
  const found = await prepareBinaries(undefined, folder, [])
  assert.equal(found.postgres, join(folder, 'native/bin/postgres'))
  assert.equal(found.version, '18.4.0-beta.17')
  assert.equal(found.major, '18')
  assert.equal(readlinkSync(join(folder, 'native/lib/libpq.so.5')), 'libpq.so.5.18')
  assert.equal(readlinkSync(join(folder, 'native/lib/libpq.so')), 'libpq.so.5.18')
  assert.equal(statSync(found.postgres).mode & 0o111, 0o111)
  assert.equal(statSync(found.initdb).mode & 0o111, 0o111)
  assert.deepEqual(await prepareBinaries(undefined, folder, []), found)
})

test('copies the programs once to where an ordinary user may read them', async () => {
  const closed = mkdtempSync(join(root, 'closed-'))
  const folder = installPackage(join(closed, 'package'))
  const cache = join(root, 'cache')
  const copies = await Promise.all([1, 2, 3].map(() => prepareBinaries(NOBODY, folder, [cache])))
  const { postgres } = copies[0]!
  assert.ok(copies.every((copy) => copy.postgres === postgres))
  assert.ok(postgres.startsWith(`${cache}/`))
  const lib = join(dirname(dirname(postgres)), 'lib')
  assert.equal(readlinkSync(join(lib, 'libpq.so.5')), 'libpq.so.5.18')
  assert.equal(existsSync(join(lib, 'libpq.a')), false)
  assert.equal(statSync(postgres).mode & 0o777, 0o755)
  assert.equal(statSync(join(lib, 'libpq.so.5.18')).mode & 0o777, 0o644)
  assert.equal(statSync(closed).mode & 0o777, 0o700)
})

test('does not run programs from a folder that others may write, and says what to do', async () => {
  const folder = installPackage(join(mkdtempSync(join(root, 'closed-')), 'package'))
  const cache = join(root, 'open-cache')
  mkdirSync(cache)
  chmodSync(cache, 0o777)
  await assert.rejects(prepareBinaries(NOBODY, folder, [cache]), { code: 'POSTGRES_NOT_READABLE' })
})
