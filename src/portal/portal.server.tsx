import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { MOST_AT_ONCE, MOST_BYTES, uploadFile } from '../delivery/feedback/attachments/attachments.contract.ts'
import { listAreas } from '../foundation/directory/directory.contract.ts'
import { call, type Transport } from '../kernel/call.ts'
import type { ReadableFile } from '../kernel/endpoint.ts'
import { AppError } from '../kernel/errors.ts'
import type { Bilingual } from '../kernel/texts.ts'
import { renderPage } from '../ui/portal/render.ts'
import { PageShell } from '../ui/portal/shell/PageShell.tsx'
import { addAssets } from './assets.server.ts'
import { encodingFor } from './encoding.server.ts'
import { type Effort, makeReady, PageCache, type Ready } from './page-cache.server.ts'
import { statusOf, troublePage } from './pages/trouble.tsx'
import { ROUTES, type Route } from './routes.ts'
import { sealedJar } from './sealed-jar.server.ts'
import { type SiteSettings, siteOf } from './site-of.ts'
import { ifFound, type Page, type Visit } from './visit.ts'

/** A file that is handed to an endpoint which takes one. */
type Upload = { fileName: string; mediaType: string; stream: Readable; fields: Readonly<Record<string, string>> }

/** A form with files, which lie in a temporary place until `clear`. */
type ReadForm = {
  fields: Readonly<Record<string, readonly string[]>>
  files: readonly { field: string; fileName: string; mediaType: string; open: () => Readable }[]
  clear: () => Promise<void>
}

export type PortalOptions = {
  /** Carries the page's calls to the endpoints, with the rights of whoever asks for the page. */
  transport: (request: FastifyRequest, reply: FastifyReply, upload?: Upload) => Transport
  /** Reads a form with files; throws where it has too many or too large ones. */
  readForm: (request: FastifyRequest, limits: { maxFiles: number; maxFileBytes: number }) => Promise<ReadForm>
  /** Throws where a form was sent from another site. */
  refuseForeignOrigin: (request: FastifyRequest) => void
  /** 32 bytes that seal what is kept in visitors' cookies. */
  key: Uint8Array
  secureCookies: boolean
  zone: string
  /** The address of the site as seen from outside; without one it is taken from each request. */
  publicUrl: string | null
  site: SiteSettings
  /** Folder of the built style sheet, script and icon. */
  publicDir: string
  onError: (error: unknown, requestId: string) => void
}

const CITY_KNOWN_FOR = 60_000
const YEAR = 365 * 86_400
const FORM_LIMIT = 64 * 1024

/** Adds the residents' site: its pages, their assets, and a page of its own for whatever goes wrong. */
export async function addPortal(app: FastifyInstance, options: PortalOptions): Promise<void> {
  await app.register(async (portal) => {
    portal.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: FORM_LIMIT },
      (_request, body, done) => done(null, formOf(new URLSearchParams(String(body)))),
    )
    const publisher = new Publisher(options, await addAssets(portal, options.publicDir))
    portal.setErrorHandler((thrown, request, reply) => publisher.sendTrouble(thrown, request, reply))
    for (const route of ROUTES) {
      portal.route({
        method: route.method,
        url: route.path,
        handler: (request, reply) => publisher.answer(route, request, reply),
      })
    }
    portal.get('/robots.txt', async (_request, reply) => reply.type('text/plain').send(ROBOTS))
    portal.get('/*', async (request, reply) => {
      if (/^\/(api|open311|staff)(\/|$)/.test(request.url)) return reply.callNotFound()
      return publisher.sendTrouble({ statusCode: 404 }, request, reply)
    })
  })
}

const ROBOTS = 'User-agent: *\nDisallow: /api/\nDisallow: /staff\nDisallow: /tell/\nDisallow: /follow/\n'

type Assets = Awaited<ReturnType<typeof addAssets>>

/** Turns what pages say into documents and sends them: shell, compression, caching, cookies of preference. */
class Publisher {
  readonly #options: PortalOptions
  readonly #assets: Assets
  readonly #cache = new PageCache()
  #city: { name: Bilingual | undefined; at: number } = { name: undefined, at: 0 }

  constructor(options: PortalOptions, assets: Assets) {
    this.#options = options
    this.#assets = assets
  }

  async answer(route: Route, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    request.operation = `portal ${route.method} ${route.path}`
    const prefersNow = keepPreferences(request, reply, this.#options.secureCookies)
    if (prefersNow) return reply.redirect(prefersNow, 303)
    if (route.method === 'POST') this.#options.refuseForeignOrigin(request)
    const sent = route.takesFiles && request.isMultipart() ? await this.#readSent(request) : undefined
    const visit = this.#visit(request, reply, sent)
    await this.#learnCity(visit)
    if (!route.isPublic) {
      return this.#answerPersonally(route, visit, request, reply).finally(() => sent?.clear?.())
    }
    const key = [originOf(request, this.#options), visit.language, visit.elder, visit.area, cleanUrl(request)].join(' ')
    const ready = await this.#cache.get(key, async () => {
      const said = await route.page(visit)
      if (!('body' in said)) throw new Error(`The public page ${route.path} is no page.`)
      return this.#make(said, visit, request, 'once')
    })
    const lasts = reply.getHeader('set-cookie') ? 'no-store' : 'public, max-age=15'
    return send(request, reply.header('cache-control', lasts), ready)
  }

  async #answerPersonally(route: Route, visit: Visit, request: FastifyRequest, reply: FastifyReply) {
    const said = await route.page(visit)
    reply.header('cache-control', 'no-store')
    if ('redirect' in said) return reply.redirect(said.redirect, 303)
    if ('file' in said) return sendFile(reply, said.file)
    if (said.retryAfter) reply.header('retry-after', said.retryAfter)
    return send(request, reply, await this.#make({ ...said, unlisted: said.unlisted ?? true }, visit, request, 'each'))
  }

  async sendTrouble(thrown: unknown, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { site, onError } = this.#options
    const { language, id } = request
    if (statusOf(thrown) >= 500) onError(thrown, id)
    if (statusOf(thrown) === 503) reply.header('retry-after', 30)
    const page = troublePage(thrown, { language, hotline: site.hotline, requestId: id })
    if (page.retryAfter) reply.header('retry-after', page.retryAfter)
    const visit = { language, elder: isElder(request) }
    return send(request, reply.header('cache-control', 'no-store'), await this.#make(page, visit, request, 'each'))
  }

  /** A form with files; where it could not be read to its end, why. */
  async #readSent(request: FastifyRequest): Promise<Partial<ReadForm> & { unread?: AppError }> {
    try {
      return await this.#options.readForm(request, { maxFiles: MOST_AT_ONCE, maxFileBytes: MOST_BYTES })
    } catch (error) {
      if (!(error instanceof AppError) || error.status >= 500) throw error
      // What is still on its way is let through to nowhere: a browser reads the answer only once it has sent all.
      request.raw.resume()
      return { unread: error }
    }
  }

  #visit(
    request: FastifyRequest,
    reply: FastifyReply,
    { fields, files = [], unread }: Partial<ReadForm> & { unread?: AppError } = {},
  ): Visit {
    const { transport, key, secureCookies, zone, site } = this.#options
    const carry = transport(request, reply)
    const lists = fields ? formOf(severally(fields)) : ((request.body ?? {}) as Record<string, string[]>)
    return {
      language: request.language,
      elder: isElder(request),
      query: textsOf(request.query),
      params: textsOf(request.params),
      form: textsOf(lists),
      lists,
      files: files.map(({ field, fileName, mediaType, open }) => ({
        field,
        name: fileName,
        hold: () =>
          call(transport(request, reply, { fileName, mediaType, stream: open(), fields: {} }), uploadFile, {}),
      })),
      ...(unread ? { unread } : {}),
      call: (endpoint, input, idempotencyKey) =>
        call(carry, endpoint, input, idempotencyKey === undefined ? {} : { idempotencyKey }),
      jar: sealedJar(request, reply, { key, secure: secureCookies }),
      area: areaOf(request),
      zone,
      hotline: site.hotline,
      origin: originOf(request, this.#options),
      now: new Date(),
    }
  }

  /** The city's name stands on every page; it is asked for once a minute. */
  async #learnCity({ call: ask }: Visit): Promise<void> {
    if (Date.now() - this.#city.at < CITY_KNOWN_FOR) return
    const areas = await ifFound(ask(listAreas, {}))
    const city = areas?.items.find(({ level }) => level === 'city')
    this.#city = { name: city && { zh: city.name, en: city.nameEn }, at: city ? Date.now() : 0 }
  }

  #make(page: Page, visit: Pick<Visit, 'language' | 'elder'>, request: FastifyRequest, effort: Effort): Promise<Ready> {
    const { language, elder } = visit
    const origin = originOf(request, this.#options)
    const path = cleanUrl(request)
    const other = language === 'zh' ? 'en' : 'zh'
    const markup = renderPage(
      <PageShell
        language={language}
        site={siteOf(this.#options.site, this.#city.name, language)}
        elder={elder}
        languageHref={withParameter(path, `lang=${other}`)}
        elderHref={withParameter(path, `elder=${elder ? 'off' : 'on'}`)}
        origin={origin}
        canonical={language === 'zh' ? path : withParameter(path, 'lang=en')}
        assets={this.#assets}
        {...page}
        crumbs={page.crumbs ?? []}
        description={page.description ?? page.title}
      >
        {page.body}
      </PageShell>,
    )
    return makeReady(page.status ?? 200, markup, effort)
  }
}

async function send(request: FastifyRequest, reply: FastifyReply, ready: Ready): Promise<FastifyReply> {
  reply.status(ready.status).type('text/html; charset=utf-8').header('content-language', request.language)
  reply.header('vary', 'accept-encoding, accept-language, cookie').header('etag', ready.etag)
  if (ready.status === 200 && request.method === 'GET' && request.headers['if-none-match'] === ready.etag) {
    return reply.status(304).send()
  }
  const encoding = encodingFor(request.headers['accept-encoding'])
  if (encoding === 'plain') return reply.send(ready.html)
  return reply.header('content-encoding', encoding).send(encoding === 'br' ? ready.brotli : ready.gzip)
}

/** Sends a file under its name; only what was declared a picture to be shown is shown. */
function sendFile(reply: FastifyReply, { name, mediaType, body, inline }: ReadableFile): FastifyReply {
  reply.header(
    'content-disposition',
    `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
  )
  return reply.type(mediaType).send(body instanceof Readable ? body : Buffer.from(body as Uint8Array))
}

/**
 * Keeps the wish for a language, for elder mode or for an area that stands in the address. A wish for elder mode is
 * answered by the address without it; a language stays in the address, so that search engines find both.
 */
function keepPreferences(request: FastifyRequest, reply: FastifyReply, secure: boolean): string | undefined {
  if (request.method !== 'GET') return undefined
  const { lang, elder, area } = textsOf(request.query)
  const cookie = { path: '/', sameSite: 'lax', secure, httpOnly: true, maxAge: YEAR } as const
  if ((lang === 'zh' || lang === 'en') && request.cookies.gh_language !== lang) {
    reply.setCookie('gh_language', lang, { ...cookie, httpOnly: false })
  }
  if (area !== undefined && request.cookies.gh_area !== area) {
    if (isAreaCode(area)) reply.setCookie('gh_area', area, cookie)
    else reply.clearCookie('gh_area', cookie)
  }
  if (elder === undefined) return undefined
  if (elder === 'on') reply.setCookie('gh_elder', '1', cookie)
  else reply.clearCookie('gh_elder', cookie)
  return cleanUrl(request)
}

const isElder = (request: FastifyRequest) => request.cookies?.gh_elder === '1'
const isAreaCode = (text: string | undefined) => text !== undefined && /^\d{12}$/.test(text)

function areaOf(request: FastifyRequest): string | undefined {
  const { area = request.cookies.gh_area } = textsOf(request.query)
  return isAreaCode(area) ? area : undefined
}

function originOf(request: FastifyRequest, { publicUrl }: PortalOptions): string {
  return publicUrl ? new URL(publicUrl).origin : `${request.protocol}://${request.host}`
}

/** The address of a page on this site without the switches of language and mode; always below the root. */
function cleanUrl(request: FastifyRequest): string {
  const [path = '/', query = ''] = request.url.split('?')
  const kept = [...new URLSearchParams(query)].filter(([name]) => name !== 'lang' && name !== 'elder')
  const text = new URLSearchParams(kept).toString()
  return `/${path.replace(/^[/\\]+/, '')}${text ? `?${text}` : ''}`
}

const withParameter = (url: string, parameter: string) => `${url}${url.includes('?') ? '&' : '?'}${parameter}`

/** The fields of a form or query as single texts; of a name that stands twice the first counts. */
function textsOf(given: unknown): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {}
  for (const [name, value] of Object.entries((given ?? {}) as Record<string, unknown>)) {
    const one: unknown = Array.isArray(value) ? value[0] : value
    if (typeof one === 'string') texts[name] = one
  }
  return texts
}

/** A form as it was sent: trimmed, a line break as one character, without characters that cannot be stored. */
function formOf(sent: Iterable<readonly [string, string]>): Record<string, string[]> {
  const form: Record<string, string[]> = {}
  for (const [name, value] of sent) {
    if (name in Object.prototype) continue
    const text = value.replaceAll('\r\n', '\n').replaceAll('\0', '').toWellFormed().trim()
    form[name] = [...(form[name] ?? []), text]
  }
  return form
}

/** Every value of every field by itself. */
function severally(fields: Readonly<Record<string, readonly string[]>>): [string, string][] {
  return Object.entries(fields).flatMap(([name, values]) => values.map((value): [string, string] => [name, value]))
}
