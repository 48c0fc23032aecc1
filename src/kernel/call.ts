import type { AnyEndpoint, InputOf, Method, ReplyOf } from './endpoint.ts'
import { AppError } from './errors.ts'

export type CallRequest = {
  endpoint: AnyEndpoint
  method: Method
  url: string
  headers: Record<string, string>
  body: unknown
  /** Ends the call when its answer is no longer wanted; `fetch` then throws an AbortError. */
  signal?: AbortSignal | undefined
}
export type CallResponse = { status: number; headers: Record<string, string>; body: unknown }

/** How a call reaches the server: `fetch` in the browser, in-process in the portal and in tests. */
export type Transport = (request: CallRequest) => Promise<CallResponse>

export type CallOptions = {
  headers?: Record<string, string>
  idempotencyKey?: string
  ifMatch?: string
  signal?: AbortSignal
}

/**
 * Calls an endpoint through a transport and returns its reply, typed by the contract. A problem (RFC 9457) that the
 * server answers is thrown as the AppError it was, in the language of the answer.
 */
export async function call<E extends AnyEndpoint>(
  transport: Transport,
  endpoint: E,
  input: InputOf<E>,
  options: CallOptions = {},
): Promise<ReplyOf<E>> {
  const { params, query, body } = input as { params?: object; query?: object; body?: unknown }
  const headers: Record<string, string> = { accept: 'application/json', ...options.headers }
  if (body !== undefined && endpoint.takes !== 'multipart') headers['content-type'] = 'application/json'
  if (options.idempotencyKey) headers['idempotency-key'] = options.idempotencyKey
  if (options.ifMatch) headers['if-match'] = options.ifMatch
  const url = addressOf(endpoint, params as Record<string, unknown>, query as Record<string, unknown>)
  const response = await transport({ endpoint, method: endpoint.method, url, headers, body, signal: options.signal })
  if (response.status >= 400) throw problemToError(response)
  return response.body as ReplyOf<E>
}

/** The address of an endpoint with its path parameters filled in and its query appended; undefined values are left out. */
export function addressOf(
  endpoint: Pick<AnyEndpoint, 'path'>,
  params: Readonly<Record<string, unknown>> = {},
  query: Readonly<Record<string, unknown>> = {},
): string {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one))
  }
  const text = search.toString()
  return text ? `${path}?${text}` : path
}

type Problem = {
  code?: string
  detail?: string
  title?: string
  errors?: { field: string; code: string; message: string }[]
}

/** Turns a problem document back into the error it was made from; both languages carry the one text that was sent. */
export function problemToError(response: CallResponse): AppError {
  const problem = (typeof response.body === 'object' && response.body ? response.body : {}) as Problem
  const text = problem.detail ?? problem.title ?? `HTTP ${response.status}`
  const same = (message: string) => ({ zh: message, en: message })
  const faults = (problem.errors ?? []).map(({ field, code, message }) => ({ field, code, message: same(message) }))
  const extra = problem as Readonly<Record<string, unknown>>
  return new AppError(problem.code ?? 'UNKNOWN', { status: response.status, text: same(text), faults, extra })
}

/** The transport of the browser: same origin, cookies along, JSON or a form with a file. */
export function fetchTransport(base: string = '', more: () => Record<string, string> = () => ({})): Transport {
  return async ({ method, url, headers, body, signal }) => {
    const payload = body === undefined ? null : body instanceof FormData ? body : JSON.stringify(body)
    const response = await fetch(base + url, {
      method,
      headers: { ...headers, ...more() },
      body: payload,
      credentials: 'same-origin',
      signal: signal ?? null,
    })
    const isJson = response.headers.get('content-type')?.includes('json') ?? false
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: isJson ? await response.json() : await response.blob(),
    }
  }
}
