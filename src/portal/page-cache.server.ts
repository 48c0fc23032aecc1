import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, gzip, constants as zlib } from 'node:zlib'

/** A page ready to be sent, in every encoding that browsers accept. */
export type Ready = { status: number; etag: string; html: Buffer; brotli: Buffer; gzip: Buffer }

const FRESH = 15_000
const PAGES_AT_MOST = 600

/** How hard a page is compressed: once for many readers, or for one. */
export type Effort = 'once' | 'each'
const QUALITY: Readonly<Record<Effort, number>> = { once: 9, each: 5 }

/** Compresses a page and gives it an ETag. */
export async function makeReady(status: number, text: string, effort: Effort): Promise<Ready> {
  const html = Buffer.from(text)
  const params = { [zlib.BROTLI_PARAM_QUALITY]: QUALITY[effort], [zlib.BROTLI_PARAM_SIZE_HINT]: html.length }
  const [brotli, gzipped] = await Promise.all([
    promisify(brotliCompress)(html, { params }),
    promisify(gzip)(html, { level: 6 }),
  ])
  const etag = `"${createHash('sha256').update(html).digest('base64url').slice(0, 16)}"`
  return { status, etag, html, brotli, gzip: gzipped }
}

/**
 * Keeps public pages for 15 seconds, made once however many ask at the same time; the least recently made goes first.
 * Pages that failed are not kept.
 */
export class PageCache {
  readonly #pages = new Map<string, { at: number; ready: Promise<Ready> }>()

  get(key: string, make: () => Promise<Ready>): Promise<Ready> {
    const known = this.#pages.get(key)
    if (known && Date.now() - known.at < FRESH) return known.ready
    const ready = make()
    this.#pages.delete(key)
    this.#pages.set(key, { at: Date.now(), ready })
    const forget = () => this.#pages.get(key)?.ready === ready && this.#pages.delete(key)
    ready.then(({ status }) => status !== 200 && forget(), forget)
    if (this.#pages.size > PAGES_AT_MOST) this.#pages.delete(this.#pages.keys().next().value!)
    return ready
  }
}
