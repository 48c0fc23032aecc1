import { request } from 'node:http'
import { brotliDecompressSync } from 'node:zlib'

export type Fetched = { readonly status: number; readonly bytes: number; readonly text: string }

/** The bytes of a first visit by what they are, with the heads of the replies. */
export type Weight = { readonly html: number; readonly css: number; readonly js: number; readonly icon: number }

/** Somebody's browser with nothing kept but cookies: counts what comes over the wire, each reply on its own connection. */
export class WireVisitor {
  readonly #origin: string
  readonly #cookies = new Map<string, string>()

  constructor(origin: string) {
    this.#origin = origin
  }

  /** A page and everything that it loads from the server. Throws where the page is not found or broken. */
  async weigh(path: string): Promise<Weight> {
    const page = await this.get(path)
    if (page.status !== 200) throw new Error(`${path} answers ${page.status}`)
    const assets = new Set([...page.text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, asset]) => asset!))
    const weight = { html: page.bytes, css: 0, js: 0, icon: 0 }
    for (const asset of assets) {
      const { bytes } = await this.get(asset)
      const kind = asset.endsWith('.css') ? 'css' : asset.endsWith('.js') ? 'js' : 'icon'
      weight[kind] += bytes
    }
    return weight
  }

  get(path: string): Promise<Fetched> {
    return this.#ask('GET', path)
  }

  post(path: string, form: Record<string, string>): Promise<Fetched> {
    return this.#ask('POST', path, new URLSearchParams(form).toString())
  }

  #ask(method: string, path: string, body = ''): Promise<Fetched> {
    const headers = {
      'accept-encoding': 'br',
      'accept-language': 'zh-CN',
      cookie: [...this.#cookies].map((pair) => pair.join('=')).join('; '),
      ...(body ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
    }
    return new Promise((resolve, reject) => {
      const sent = request(this.#origin + path, { method, headers, agent: false }, (response) => {
        const chunks: Buffer[] = []
        const { socket } = response
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          this.#keep(response.headers['set-cookie'] ?? [])
          const whole = Buffer.concat(chunks)
          const isBrotli = response.headers['content-encoding'] === 'br'
          const text = String(isBrotli ? brotliDecompressSync(whole) : whole)
          resolve({ status: response.statusCode ?? 0, bytes: socket.bytesRead, text })
        })
      })
      sent.on('error', reject)
      sent.end(body)
    })
  }

  #keep(cookies: readonly string[]) {
    for (const cookie of cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (/max-age=0|expires=Thu, 01 Jan 1970/i.test(cookie)) this.#cookies.delete(name)
      else this.#cookies.set(name, value)
    }
  }
}
