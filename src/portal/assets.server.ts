import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { AssetLinks } from '../ui/portal/shell/site.ts'
import { encodingFor } from './encoding.server.ts'

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
}

type Asset = { type: string; plain: Buffer; br: Buffer; gzip: Buffer }

/**
 * Serves the built style sheet, script and icon below `/assets/` from memory, to be kept for ever since their names
 * carry a hash, and returns the addresses for the pages. Without a build the pages still work, plain.
 */
export async function addAssets(app: FastifyInstance, folder: string): Promise<AssetLinks> {
  const names = await readFile(join(folder, 'portal-assets.json'), 'utf8').then(
    (text) => JSON.parse(text) as AssetLinks,
    () => undefined,
  )
  const files = new Map<string, Asset>()
  for (const name of names ? Object.values(names) : []) files.set(name, await readAsset(folder, name))
  app.get('/assets/:name', async (request, reply) => {
    const asset = files.get((request.params as { name: string }).name)
    if (!asset) return reply.callNotFound()
    const encoding = encodingFor(request.headers['accept-encoding'])
    if (encoding !== 'plain') reply.header('content-encoding', encoding)
    return reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('vary', 'accept-encoding')
      .type(asset.type)
      .send(asset[encoding])
  })
  const { stylesheet, script, icon } = names ?? { stylesheet: 'portal.css', script: 'portal.js', icon: 'icon.svg' }
  app.get('/favicon.ico', async (_request, reply) => reply.redirect(`/assets/${icon}`, 302))
  return { stylesheet: `/assets/${stylesheet}`, script: `/assets/${script}`, icon: `/assets/${icon}` }
}

async function readAsset(folder: string, name: string): Promise<Asset> {
  const [plain, br, gzip] = await Promise.all(['', '.br', '.gz'].map((more) => readFile(join(folder, name + more))))
  const type = TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
  return { type, plain: plain!, br: br!, gzip: gzip! }
}
