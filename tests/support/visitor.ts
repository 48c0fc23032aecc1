import assert from 'node:assert/strict'
import type { FastifyInstance } from 'fastify'

/** What a visitor got: a page, or an address to go to. */
export class Received {
  readonly status: number
  readonly text: string
  readonly headers: Record<string, unknown>
  readonly location: string | undefined

  constructor(status: number, text: string, headers: Record<string, unknown>) {
    this.status = status
    this.text = text
    this.headers = headers
    this.location = typeof headers.location === 'string' ? headers.location : undefined
  }

  includes(words: string): boolean {
    return this.text.includes(words)
  }

  /** What the pattern's first group, or the whole pattern, matches; fails where it matches nothing. */
  match(pattern: RegExp): string {
    const found = pattern.exec(this.text)
    assert.ok(found, `${pattern} is not in the page: ${this.text.slice(0, 2000)}`)
    return found[1] ?? found[0]
  }

  /** The value of a hidden field. */
  field(name: string): string {
    return this.match(new RegExp(`<input type="hidden" name="${name}" value="([^"]*)"`))
  }
}

export type SentFile = { field: string; name: string; type: string; bytes: Uint8Array<ArrayBuffer> }

/** Somebody with a browser that runs no script: keeps cookies by path, sends forms, follows nothing by itself. */
export class Visitor {
  readonly #app: FastifyInstance
  readonly #headers: Record<string, string>
  /** Everything the browser keeps, whatever its path. */
  readonly cookies = new Map<string, string>()
  readonly #paths = new Map<string, string>()
  readonly addresses: string[] = []

  constructor(app: FastifyInstance, headers: Record<string, string> = {}) {
    this.#app = app
    this.#headers = headers
  }

  /** The same browser at this moment, for what happens twice at once. */
  twin(): Visitor {
    const twin = new Visitor(this.#app, this.#headers)
    for (const [name, value] of this.cookies) twin.cookies.set(name, value)
    for (const [name, path] of this.#paths) twin.#paths.set(name, path)
    return twin
  }

  get(url: string): Promise<Received> {
    return this.#send('GET', url)
  }

  post(url: string, form: Record<string, string>): Promise<Received> {
    return this.#send('POST', url, new URLSearchParams(form).toString())
  }

  /** Sends a form with files, as a browser does for `multipart/form-data`. */
  async postFiles(url: string, form: Record<string, string>, files: readonly SentFile[]): Promise<Received> {
    const sent = new FormData()
    for (const [name, value] of Object.entries(form)) sent.append(name, value)
    for (const { field, name, type, bytes } of files) sent.append(field, new Blob([bytes], { type }), name)
    const encoded = new Response(sent)
    const type = encoded.headers.get('content-type')!
    return this.#send('POST', url, Buffer.from(await encoded.arrayBuffer()), type)
  }

  async #send(
    method: 'GET' | 'POST',
    url: string,
    payload?: string | Buffer,
    type = 'application/x-www-form-urlencoded',
  ): Promise<Received> {
    this.addresses.push(url)
    const cookies = Object.fromEntries(
      [...this.cookies].filter(([name]) => url.startsWith(this.#paths.get(name) ?? '/')),
    )
    const response = await this.#app.inject({
      method,
      url,
      cookies,
      headers: {
        ...this.#headers,
        ...(payload === undefined ? {} : { 'content-type': type }),
      },
      ...(payload === undefined ? {} : { payload }),
    })
    for (const { name, value, path = '/', maxAge, expires } of response.cookies) {
      const isGone = maxAge === 0 || (expires !== undefined && expires.getTime() < Date.now())
      if (isGone) this.cookies.delete(name)
      else this.cookies.set(name, value)
      this.#paths.set(name, path)
    }
    return new Received(response.statusCode, response.body, response.headers)
  }
}
