import { Readable } from 'node:stream'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { type Actor, anyone } from '../../kernel/actor.ts'
import type { AnyEndpoint, WrittenText } from '../../kernel/endpoint.ts'
import { type AppError, errors } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { chooseLanguage, type Language } from '../../kernel/texts.ts'
import type { Database } from '../db/database.ts'
import type { Log } from '../log/log.ts'
import type { Metrics } from '../log/metrics.ts'
import { admitClient, type ClientByKey, clientActor } from './api-client.ts'
import type { Binding, CookieOptions, Ctx, FileAnswer, Upload } from './binding.ts'
import { type Form, parseUrlEncoded, readForm } from './form.ts'
import { sendKept } from './kept.ts'
import { openApi } from './openapi.ts'
import { admit, perform } from './perform.ts'
import { problemOf, toAppError } from './problem.ts'
import { RateLimits } from './rate-limit.ts'

export const SESSION_COOKIE = 'gh_session'

/** Finds out who calls from the session token of the cookie. */
export type Authenticate = (token: string | undefined, language: Language) => Promise<Actor>

export type ServerOptions = {
  db: Database
  log: Log
  metrics: Metrics
  bindings: readonly Binding[]
  authenticate: Authenticate
  /** Finds the API client of a key; without it no endpoint for clients admits anybody. */
  clientByKey?: ClientByKey
  version: string
  secureCookies: boolean
  trustProxy: boolean
  /** Bytes that one uploaded file may have. */
  maxUpload: number
  /** Multiplies every rate limit; tests and benches raise it. */
  rateFactor?: number
  /** Whether the process can serve: database, migrations. */
  ready: () => Promise<boolean>
}

declare module 'fastify' {
  interface FastifyRequest {
    language: Language
    actor: Actor
    startedAt: number
    operation: string
  }
}

const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(self), interest-cohort=()',
  'content-security-policy':
    "default-src 'self'; img-src 'self' data:; style-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
}

/** Answers to programs are no pages: nothing of them is ever rendered. */
const API_HEADERS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
}

/** Builds the HTTP server: security headers, request ids, one log line and one measurement a request, problems. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { log, metrics } = options
  const app = fastify({
    loggerInstance: undefined,
    logger: false,
    trustProxy: options.trustProxy,
    bodyLimit: 262_144,
    requestTimeout: 60_000,
    keepAliveTimeout: 65_000,
    genReqId: (request) => requestIdOf(request.headers['x-request-id']),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    forceCloseConnections: 'idle',
  })
  await app.register(cookie)
  await app.register(multipart, { limits: { fileSize: options.maxUpload, files: 5, fields: 50, fieldSize: 65_536 } })
  app.decorateRequest('language', 'zh')
  app.decorateRequest('startedAt', 0)
  app.decorateRequest('operation', '')

  app.addHook('onRequest', async (request, reply) => {
    request.startedAt = performance.now()
    request.language = languageOf(request)
    request.actor = anyone(request.language)
    const isForPrograms = request.url.startsWith('/api/') || request.url.startsWith('/open311/')
    reply.headers(isForPrograms ? API_HEADERS : SECURITY_HEADERS).header('x-request-id', request.id)
    if (options.secureCookies) reply.header('strict-transport-security', 'max-age=31536000')
  })
  app.addHook('onResponse', async (request, reply) => {
    const seconds = (performance.now() - request.startedAt) / 1000
    const operation = request.operation || (request.routeOptions.url ?? 'unmatched')
    metrics.request(operation, reply.statusCode, seconds)
    const line = { id: request.id, operation, status: reply.statusCode, ms: Math.round(seconds * 1e4) / 10 }
    if (reply.statusCode >= 500) log.error(line)
    else log.info(line)
  })
  app.setErrorHandler((thrown, request, reply) => answerProblem(thrown, request, reply, log))
  app.setNotFoundHandler((request, reply) =>
    answerProblem(errors.NOT_FOUND({ what: request.url.split('?')[0]! }), request, reply, log),
  )
  addOperations(app, options)
  return app
}

/** Adds what operators and programs look at: health, readiness, metrics and the OpenAPI document. */
function addOperations(app: FastifyInstance, { metrics, bindings, version, ready }: ServerOptions) {
  app.get('/healthz', async () => ({ status: 'ok' }))
  app.get('/readyz', async (_request, reply) => {
    const isReady = await ready()
    return reply.status(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not ready' })
  })
  app.get('/metrics', async (_request, reply) => reply.type('text/plain; version=0.0.4').send(metrics.text()))
  let document: string | undefined
  app.get('/api/openapi.json', async (_request, reply) => {
    document ??= JSON.stringify(
      openApi(
        bindings.map(({ endpoint }) => endpoint),
        version,
      ),
    )
    return reply.type('application/json').send(document)
  })
}

/** Adds a route for every bound endpoint. Those that take forms or mail have a scope with the parsers for them. */
export function addEndpoints(app: FastifyInstance, options: ServerOptions): void {
  const limits = new RateLimits()
  const takesMore = ({ endpoint }: Binding) => endpoint.takes === 'form' || endpoint.takes === 'mail'
  for (const binding of options.bindings) if (!takesMore(binding)) addEndpoint(app, binding, limits, options)
  app.register(async (scope) => {
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, parseUrlEncoded)
    const raw = async (_request: FastifyRequest, body: string | Buffer) => ({ raw: body })
    scope.addContentTypeParser('message/rfc822', { parseAs: 'buffer' }, raw)
    for (const binding of options.bindings) if (takesMore(binding)) addEndpoint(scope, binding, limits, options)
  })
}

function addEndpoint(app: FastifyInstance, binding: Binding, limits: RateLimits, options: ServerOptions) {
  const { endpoint, failure } = binding
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    bodyLimit: endpoint.bodyLimit ?? 262_144,
    handler: async (request, reply) => {
      request.operation = endpoint.id
      if (endpoint.openToSites) reply.header('access-control-allow-origin', '*')
      else if (endpoint.method !== 'GET') refuseForeignOrigin(request)
      const client = await clientOf(endpoint, request, options)
      if (client) request.actor = clientActor(client, request.language)
      else request.actor = await options.authenticate(request.cookies[SESSION_COOKIE], request.language)
      const factor = options.rateFactor ?? 1
      const spend = (key: string, perMinute: number) => takeAllowance(limits, key, perMinute * factor, reply)
      spend(`${endpoint.id} ${request.actor.id ?? request.ip}`, client?.perMinute ?? endpoint.perMinute ?? 600)
      // Before anything of the body is looked at: who may not is told so, whatever was sent.
      admit(endpoint, request.actor)
      const upload = endpoint.takes === 'multipart' ? await uploadOf(request) : undefined
      const form = endpoint.takes === 'form' ? await readForm(request, endpoint) : undefined
      try {
        const files = form?.files ?? []
        const ctx = { ...ctxOf(request, reply, options, upload, endpoint), files, client, spend }
        const raw = { params: request.params, query: request.query, body: bodyOf(request, upload, form) }
        const done = await perform(options.db, binding, raw, ctx, headerOf(request, 'idempotency-key'))
        if (endpoint.replies === 'file') return sendFile(reply, done.reply as FileAnswer)
        if (endpoint.replies === 'text') return sendText(reply, done.reply as WrittenText, done.status)
        if (endpoint.keptFor) return sendKept(reply, done.reply, endpoint.keptFor, headerOf(request, 'if-none-match'))
        if (done.repeated) reply.header('idempotency-replayed', 'true')
        const version = (done.reply as { version?: unknown })?.version
        if (typeof version === 'number') reply.header('etag', `"${version}"`)
        return reply.status(done.status).header('cache-control', 'no-store').send(done.reply)
      } finally {
        await form?.clear()
      }
    },
    ...(failure
      ? {
          errorHandler: (thrown: unknown, request: FastifyRequest, reply: FastifyReply) => {
            const error = noteFault(thrown, request, reply, options.log)
            const { id: requestId, language, params, query } = request
            return sendText(reply, failure(error, { requestId, language, params, query }), error.status)
          },
        }
      : {}),
  })
}

/** The API client that calls, on an endpoint that is for clients. */
async function clientOf({ who }: AnyEndpoint, request: FastifyRequest, { clientByKey }: ServerOptions) {
  if (typeof who === 'string' || !('client' in who)) return undefined
  const shown = /^Bearer\s+(\S+)$/i.exec(headerOf(request, 'authorization') ?? '')?.[1]
  return admitClient(clientByKey ?? (async () => undefined), shown ?? headerOf(request, 'x-api-key'), who.client)
}

function bodyOf(request: FastifyRequest, upload: Upload | undefined, form: Form | undefined): unknown {
  return upload?.fields ?? form?.fields ?? request.body
}

/** Makes the context of a call from a request; the portal uses it for its in-process calls too. */
export function ctxOf(
  request: FastifyRequest,
  reply: FastifyReply,
  options: Pick<ServerOptions, 'secureCookies'>,
  upload?: Upload,
  endpoint?: AnyEndpoint,
): Ctx {
  const cookieBase = { path: '/', sameSite: 'lax', secure: options.secureCookies } as const
  return {
    actor: request.actor,
    language: request.language,
    requestId: request.id,
    address: request.ip,
    origin: `${request.protocol}://${request.host}`,
    userAgent: headerOf(request, 'user-agent')?.slice(0, 300) ?? '',
    sessionToken: request.cookies[SESSION_COOKIE],
    once: undefined,
    expectedVersion: endpoint?.ifMatch ? versionOf(headerOf(request, 'if-match')) : undefined,
    upload,
    files: [],
    client: undefined,
    // Calls that come in-process are counted where they come in.
    spend: () => undefined,
    setCookie(name: string, value: string, { maxAge, path = '/', readable = false }: CookieOptions = {}) {
      reply.setCookie(name, value, {
        ...cookieBase,
        path,
        httpOnly: !readable,
        ...(maxAge === undefined ? {} : { maxAge }),
      })
    },
    clearCookie: (name: string) => void reply.clearCookie(name, cookieBase),
  }
}

function versionOf(ifMatch: string | undefined): number {
  if (!ifMatch) throw errors.PRECONDITION_REQUIRED()
  const version = /^(?:W\/)?"(\d+)"$/.exec(ifMatch.trim())?.[1]
  if (!version) throw errors.CHANGED_MEANWHILE()
  return Number(version)
}

/** A browser says where a request comes from; one from another site may change nothing (no CSRF tokens needed). */
export function refuseForeignOrigin(request: FastifyRequest): void {
  const site = headerOf(request, 'sec-fetch-site')
  if (site && site !== 'same-origin' && site !== 'none') throw errors.NOT_ALLOWED()
  const origin = headerOf(request, 'origin')
  if (origin && origin !== 'null' && new URL(origin).host !== request.host) throw errors.NOT_ALLOWED()
}

function takeAllowance(limits: RateLimits, key: string, limit: number, reply: FastifyReply) {
  const allowance = limits.take(key, limit)
  reply.header('ratelimit-policy', `"minute";q=${limit};w=60`)
  reply.header('ratelimit', `"minute";r=${allowance.left};t=${allowance.resetSeconds}`)
  if (allowance.allowed) return
  reply.header('retry-after', allowance.resetSeconds)
  throw errors.TOO_MANY_REQUESTS({ seconds: allowance.resetSeconds })
}

async function uploadOf(request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart()) throw errors.WRONG_MEDIA_TYPE({ type: headerOf(request, 'content-type') ?? '' })
  const part = await request.file()
  if (!part) throw errors.UNREADABLE_BODY({ reason: 'no file' })
  const fields: Record<string, string> = {}
  for (const [name, field] of Object.entries(part.fields)) {
    if (field && 'value' in field && typeof field.value === 'string') fields[name] = field.value
  }
  return { fileName: part.filename, mediaType: part.mimetype, stream: part.file, fields }
}

/** Sends a file with its name; never rendered in the page's own origin unless it is declared to be. */
export function sendFile(reply: FastifyReply, { name, mediaType, body, inline = false }: FileAnswer): FastifyReply {
  const how = inline ? 'inline' : 'attachment'
  reply.header('content-disposition', `${how}; filename*=UTF-8''${encodeURIComponent(name)}`)
  return reply.type(mediaType).send(body instanceof Readable ? body : Buffer.from(body as Uint8Array))
}

/** Sends what a handler wrote in the words of another standard. */
function sendText(reply: FastifyReply, { mediaType, text, status, headers = {} }: WrittenText, usual: number) {
  // As bytes: for text the framework would add a charset of its own to media types that must stand alone.
  const bytes = Buffer.from(text, 'utf8')
  return reply
    .status(status ?? usual)
    .headers({ 'cache-control': 'no-store', ...headers, 'content-type': mediaType })
    .send(bytes)
}

/** Makes an AppError of what was thrown and notes what an operator must know of it. */
function noteFault(thrown: unknown, request: FastifyRequest, reply: FastifyReply, log: Log): AppError {
  const error = toAppError(thrown, request.id)
  if (error.status >= 500) log.error({ id: request.id, err: error.cause ?? error }, error.code)
  if (error.status === 503) reply.header('retry-after', 5)
  return error
}

function answerProblem(thrown: unknown, request: FastifyRequest, reply: FastifyReply, log: Log) {
  const error = noteFault(thrown, request, reply, log)
  return reply
    .status(error.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(problemOf(error, request.language, request.id))
}

function languageOf(request: FastifyRequest): Language {
  const { lang } = request.query as { lang?: string }
  return chooseLanguage(lang ?? request.cookies?.gh_language, headerOf(request, 'accept-language'))
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}

function requestIdOf(given: string | string[] | undefined): string {
  return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : newId()
}
