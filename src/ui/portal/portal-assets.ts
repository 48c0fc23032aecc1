import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, gzip, constants as zlib } from 'node:zlib'
import { build, transform } from 'esbuild'
import { tokensCss } from '../tokens/tokens-css.ts'
import { faviconSvg } from './shell/favicon.ts'
import type { AssetLinks } from './shell/site.ts'

/** One built file; its name carries a hash of its content, so it may be cached for ever. */
export type PortalAsset = { name: string; contentType: string; body: Buffer }

export type PortalAssets = Readonly<Record<keyof AssetLinks, PortalAsset>>

/** Browsers from about 2020 on, among them the web views of phones that are no longer new. */
const BROWSERS = ['chrome80', 'firefox78', 'safari13.1']

/**
 * Builds the portal's style sheet, script and icon from source, minified. Needs esbuild and the source tree: it runs
 * when the product is built and in development, never for a request.
 */
export async function buildPortalAssets(): Promise<PortalAssets> {
  const [styles, script] = await Promise.all([bundle('./styles/portal.css'), bundle('./portal.ts')])
  const tokens = await transform(tokensCss(), { loader: 'css', minify: true, target: BROWSERS })
  return {
    stylesheet: asset('portal', 'css', 'text/css; charset=utf-8', tokens.code.trim() + styles),
    script: asset('portal', 'js', 'text/javascript; charset=utf-8', script),
    icon: asset('icon', 'svg', 'image/svg+xml', faviconSvg()),
  }
}

/**
 * Writes the built assets into a folder, each also compressed as `.br` and `.gz`, and `portal-assets.json` with the
 * names that the server puts into its pages. Returns these names.
 */
export async function writePortalAssets(folder: string): Promise<AssetLinks> {
  const assets = await buildPortalAssets()
  await mkdir(folder, { recursive: true })
  await Promise.all(Object.values(assets).map((one) => writeCompressed(folder, one)))
  const names = { stylesheet: assets.stylesheet.name, script: assets.script.name, icon: assets.icon.name }
  await writeFile(join(folder, 'portal-assets.json'), `${JSON.stringify(names)}\n`)
  return names
}

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    bundle: true,
    minify: true,
    format: 'iife',
    write: false,
    target: BROWSERS,
    charset: 'utf8',
    logLevel: 'silent',
  })
  return outputFiles[0]?.text.trim() ?? ''
}

function asset(stem: string, extension: string, contentType: string, text: string): PortalAsset {
  const body = Buffer.from(text)
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 8)
  return { name: `${stem}.${hash}.${extension}`, contentType, body }
}

async function writeCompressed(folder: string, { name, body }: PortalAsset): Promise<void> {
  const [brotli, gzipped] = await Promise.all([
    promisify(brotliCompress)(body, { params: { [zlib.BROTLI_PARAM_QUALITY]: 11 } }),
    promisify(gzip)(body, { level: 9 }),
  ])
  await Promise.all([
    writeFile(join(folder, name), body),
    writeFile(join(folder, `${name}.br`), brotli),
    writeFile(join(folder, `${name}.gz`), gzipped),
  ])
}
