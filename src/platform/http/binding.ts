import type { Readable } from 'node:stream'
import type { Actor } from '../../kernel/actor.ts'
import type { AnyEndpoint, ReceivedBy, ReplyOf, WrittenText } from '../../kernel/endpoint.ts'
import type { AppError } from '../../kernel/errors.ts'
import type { Language } from '../../kernel/texts.ts'
import type { OnceKey } from '../db/database.ts'
import type { ApiClient } from './api-client.ts'

export type CookieOptions = { maxAge?: number; path?: string; readable?: boolean }

export type Upload = {
  readonly fileName: string
  readonly mediaType: string
  readonly stream: Readable
  /** The text fields that came before the file part. */
  readonly fields: Readonly<Record<string, string>>
}

/** A file of a form. Its bytes lie in a temporary place until the call is answered. */
export type FormFile = {
  readonly field: string
  readonly fileName: string
  readonly mediaType: string
  open(): Readable
}

/** What a handler knows of the call beside its validated input. */
export type Ctx = {
  readonly actor: Actor
  readonly language: Language
  readonly requestId: string
  /** The caller's network address. */
  readonly address: string
  /** Scheme and host by which this server was called, for addresses in answers where none is configured. */
  readonly origin: string
  readonly userAgent: string
  /** The name of the session's cookie content, for signing out. */
  readonly sessionToken: string | undefined
  /** Set when the caller sent an Idempotency-Key on a creating POST: give it to the transaction that creates. */
  readonly once: OnceKey | undefined
  /** The version named by If-Match, on endpoints that ask for it. */
  readonly expectedVersion: number | undefined
  readonly upload: Upload | undefined
  /** The files of a form, on endpoints that take one. */
  readonly files: readonly FormFile[]
  /** The program that calls, on endpoints for API clients. */
  readonly client: ApiClient | undefined
  /**
   * Takes one call from an allowance a minute that the handler knows of and the server does not, such as that of a key
   * inside a form; says what is left in the RateLimit headers. Throws TOO_MANY_REQUESTS.
   */
  spend(key: string, perMinute: number): void
  setCookie(name: string, value: string, options?: CookieOptions): void
  clearCookie(name: string): void
}

export type Handler<E extends AnyEndpoint> = (input: ReceivedBy<E>, ctx: Ctx) => Promise<ReplyOf<E>>

/** Of a call that failed, what its answer may depend on. */
export type FailedCall = {
  readonly language: Language
  readonly requestId: string
  readonly params: unknown
  readonly query: unknown
}

/** Writes a failure in the words of another standard than RFC 9457. */
export type WriteFailure = (error: AppError, call: FailedCall) => WrittenText

export type Binding = {
  readonly endpoint: AnyEndpoint
  readonly handle: Handler<AnyEndpoint>
  readonly failure?: WriteFailure
}

/** Binds an endpoint of a contract to what the service does, one line a route. */
export function bind<E extends AnyEndpoint>(endpoint: E, handle: Handler<E>, failure?: WriteFailure): Binding {
  const binding = { endpoint, handle: handle as unknown as Handler<AnyEndpoint> }
  return failure ? { ...binding, failure } : binding
}

/** A reply that is streamed as a file instead of JSON. */
export type FileAnswer = {
  name: string
  mediaType: string
  body: Readable | Uint8Array | string
  inline?: boolean
}
