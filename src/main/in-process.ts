import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Transport } from '../kernel/call.ts'
import type { AnyEndpoint } from '../kernel/endpoint.ts'
import { errors } from '../kernel/errors.ts'
import type { Database } from '../platform/db/database.ts'
import type { Binding, Upload } from '../platform/http/binding.ts'
import { perform } from '../platform/http/perform.ts'
import { RateLimits } from '../platform/http/rate-limit.ts'
import { ctxOf } from '../platform/http/server.ts'

/** `upload` is what an endpoint that takes a file is called with. */
export type InProcess = (request: FastifyRequest, reply: FastifyReply, upload?: Upload) => Transport

/**
 * Lets the portal call endpoints through the same typed `call()` without going over the network: the same admission,
 * validation, idempotency and, for what is written or looked up, allowance a minute of the visitor's address as over
 * HTTP. Errors are thrown as they are, with their texts in both languages.
 */
export function inProcess(
  db: Database,
  bindings: readonly Binding[],
  secureCookies: boolean,
  rateFactor: number,
): InProcess {
  const byId = new Map(bindings.map((binding) => [binding.endpoint.id, binding]))
  const limits = new RateLimits()
  return (request, reply, upload) =>
    async ({ endpoint, url, headers, body }) => {
      const binding = byId.get(endpoint.id)
      if (!binding) throw errors.NOT_FOUND({ what: endpoint.id })
      if (endpoint.method !== 'GET') takeAllowance(limits, endpoint, request, rateFactor)
      const raw = { params: paramsOf(endpoint.path, url), query: queryOf(url), body: upload?.fields ?? body }
      const ctx = ctxOf(request, reply, { secureCookies }, upload, endpoint)
      const done = await perform(db, binding, raw, ctx, headers['idempotency-key'])
      return { status: done.status, headers: {}, body: done.reply }
    }
}

function takeAllowance(limits: RateLimits, endpoint: AnyEndpoint, { ip }: FastifyRequest, factor: number) {
  const { allowed, resetSeconds } = limits.take(`${endpoint.id} ${ip}`, (endpoint.perMinute ?? 600) * factor)
  if (!allowed) throw errors.TOO_MANY_REQUESTS({ seconds: resetSeconds })
}

/** The path parameters of an address, by the pattern it was made from. */
function paramsOf(pattern: string, url: string): Record<string, string> {
  const values = url.split('?')[0]!.split('/')
  const params: Record<string, string> = {}
  pattern.split('/').forEach((part, i) => {
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(values[i] ?? '')
  })
  return params
}

/** The query of an address; a name that stands twice becomes a list, as the HTTP server reads it. */
function queryOf(url: string): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = {}
  for (const [name, value] of new URLSearchParams(url.split('?')[1] ?? '')) {
    const known = query[name]
    query[name] = known === undefined ? value : Array.isArray(known) ? [...known, value] : [known, value]
  }
  return query
}
