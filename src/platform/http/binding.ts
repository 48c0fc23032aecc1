import type { Readable } from 'node:stream'
import type { Actor } from '../../kernel/actor.ts'
import type { AnyEndpoint, ReceivedBy, ReplyOf } from '../../kernel/endpoint.ts'
import type { Language } from '../../kernel/texts.ts'
import type { OnceKey } from '../db/database.ts'

export type CookieOptions = { maxAge?: number; path?: string; readable?: boolean }

export type Upload = {
  readonly fileName: string
  readonly mediaType: string
  readonly stream: Readable
  /** The text fields that came before the file part. */
  readonly fields: Readonly<Record<string, string>>
}

/** What a handler knows of the call beside its validated input. */
export type Ctx = {
  readonly actor: Actor
  readonly language: Language
  readonly requestId: string
  /** The caller's network address. */
  readonly address: string
  readonly userAgent: string
  /** The name of the session's cookie content, for signing out. */
  readonly sessionToken: string | undefined
  /** Set when the caller sent an Idempotency-Key on a creating POST: give it to the transaction that creates. */
  readonly once: OnceKey | undefined
  /** The version named by If-Match, on endpoints that ask for it. */
  readonly expectedVersion: number | undefined
  readonly upload: Upload | undefined
  setCookie(name: string, value: string, options?: CookieOptions): void
  clearCookie(name: string): void
}

export type Handler<E extends AnyEndpoint> = (input: ReceivedBy<E>, ctx: Ctx) => Promise<ReplyOf<E>>

export type Binding = { readonly endpoint: AnyEndpoint; readonly handle: Handler<AnyEndpoint> }

/** Binds an endpoint of a contract to what the service does, one line a route. */
export function bind<E extends AnyEndpoint>(endpoint: E, handle: Handler<E>): Binding {
  return { endpoint, handle: handle as unknown as Handler<AnyEndpoint> }
}

/** A reply that is streamed as a file instead of JSON. */
export type FileAnswer = {
  name: string
  mediaType: string
  body: Readable | Uint8Array | string
  inline?: boolean
}
