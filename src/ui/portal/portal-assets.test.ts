import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { buildPortalAssets, writePortalAssets } from './portal-assets.ts'

/** Style and script together, so that a first visit stays below 14 kB with 6 kB left for the page itself. */
const BYTES_ALLOWED = 8 * 1024

test('style and script stay small enough for a slow line', async () => {
  const { stylesheet, script } = await buildPortalAssets()
  const bytes = [stylesheet, script].reduce((sum, { body }) => sum + brotliCompressSync(body).length, 0)
  assert.ok(bytes <= BYTES_ALLOWED, `${bytes} bytes compressed`)
})

test('the style sheet carries the tokens and loads nothing from elsewhere', async () => {
  const { stylesheet } = await buildPortalAssets()
  const css = stylesheet.body.toString()
  assert.match(css, /--ink:\s?#16202c/)
  assert.doesNotMatch(css, /url\(|@import|@font-face/)
})

test('names follow content, and files lie there plain and compressed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'portal-assets-'))
  try {
    const names = await writePortalAssets(folder)
    assert.deepEqual(await writePortalAssets(folder), names)
    assert.match(names.stylesheet, /^portal\.[\w-]{8}\.css$/)
    const plain = await readFile(join(folder, names.script))
    assert.deepEqual(brotliDecompressSync(await readFile(join(folder, `${names.script}.br`))), plain)
    assert.equal((await readdir(folder)).length, 10)
  } finally {
    await rm(folder, { recursive: true })
  }
})
