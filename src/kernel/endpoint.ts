import { z } from 'zod'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * Who may call: `anyone` (no sign-in), `signed-in` (any staff account), the name of one permission that the account
 * must hold, or an API client that was given a key for one purpose. Rows are then narrowed by scope (unit × area).
 */
export type Who = 'anyone' | 'signed-in' | { readonly permission: string } | { readonly client: string }

/** Who may call, as one word: `anyone`, `signed-in`, a permission, or `client:` and the purpose of a key. */
export function whoName(who: Who): string {
  if (typeof who === 'string') return who
  return 'client' in who ? `client:${who.client}` : who.permission
}

export type Shape = z.ZodType

/** What an operation may reply beside JSON: a file that is streamed with its own media type. */
export const FileReply = z.custom<ReadableFile>(() => true)
export type ReadableFile = { name: string; mediaType: string; body: unknown; inline?: boolean }

/** A reply in words of another standard than JSON: the handler chooses the media type. */
export const TextReply = z.custom<WrittenText>(() => true)
export type WrittenText = {
  mediaType: string
  text: string
  status?: number
  headers?: Readonly<Record<string, string>>
}

/** What a form sends: every field with all its values in their order. Files come beside it. */
export const FormFields = z
  .record(z.string().max(200), z.array(z.string().max(100_000)).max(200))
  .refine((fields) => Object.keys(fields).length <= 200)
export type FormFields = z.infer<typeof FormFields>

export type EndpointDefinition<
  P extends Shape = Shape,
  Q extends Shape = Shape,
  B extends Shape = Shape,
  R extends Shape = Shape,
> = {
  /** Stable name, `module.verb`: operationId in OpenAPI, key of rate limits and metrics. */
  readonly id: string
  readonly method: Method
  /** Path with `:name` parameters, from the root: `/api/v1/complaints/:id`. */
  readonly path: string
  readonly summary: string
  readonly who: Who
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly reply: R
  /** HTTP status of success; 200 unless told. */
  readonly status?: number
  /** A creating POST: the `Idempotency-Key` header makes a repeat answer what the first one answered. */
  readonly creates?: boolean
  /** An update that must name the version it changes by `If-Match`. */
  readonly ifMatch?: boolean
  /** Admits an account that must change its password first: for what it needs to do so. */
  readonly evenWhenBlocked?: true
  /** Calls allowed a minute from one address (or one account when signed in); 600 unless told. */
  readonly perMinute?: number
  /** Bytes of the body that are read at most; 256 KiB unless told. */
  readonly bodyLimit?: number
  /**
   * `multipart` takes a file part; the handler gets it as a stream. `form` takes a form, URL-encoded or multipart, with
   * `maxFiles` files at most, which the handler gets as `ctx.files`. `mail` takes JSON or a raw message (RFC 5322), which
   * arrives as `{ raw }`.
   */
  readonly takes?: 'json' | 'multipart' | 'form' | 'mail'
  /** Files that a form may carry; none unless told. */
  readonly maxFiles?: number
  /** Bytes that one file of a form may have; 10 MiB unless told. */
  readonly maxFileBytes?: number
  /** `file` replies with a stream, `text` with what the handler wrote, instead of JSON. */
  readonly replies?: 'json' | 'file' | 'text'
  /** Pages of other sites may call it too: nothing of it rests on a cookie. */
  readonly openToSites?: true
  /** Seconds for which anybody may keep the reply: only for what everybody sees alike. Replies carry an ETag. */
  readonly keptFor?: number
  /** Milliseconds after which the caller is told to try again; 15,000 unless told. */
  readonly timeout?: number
}

export type Endpoint<
  P extends Shape = Shape,
  Q extends Shape = Shape,
  B extends Shape = Shape,
  R extends Shape = Shape,
> = EndpointDefinition<P, Q, B, R> & { readonly kind: 'endpoint' }

/**
 * Declares one operation: the one definition from which the route, validation in and out, the typed client and the
 * OpenAPI document are made.
 */
export function endpoint<
  P extends Shape = z.ZodUndefined,
  Q extends Shape = z.ZodUndefined,
  B extends Shape = z.ZodUndefined,
  R extends Shape = Shape,
>(definition: EndpointDefinition<P, Q, B, R>): Endpoint<P, Q, B, R> {
  return { ...definition, kind: 'endpoint' }
}

type Part<K extends string, S extends Shape, Side extends 'in' | 'out'> = S extends z.ZodUndefined
  ? { readonly [key in K]?: undefined }
  : { readonly [key in K]: Side extends 'in' ? z.input<S> : z.output<S> }

/** What a caller gives. */
export type InputOf<E> =
  E extends EndpointDefinition<infer P, infer Q, infer B, Shape>
    ? Part<'params', P, 'in'> & Part<'query', Q, 'in'> & Part<'body', B, 'in'>
    : never

/** What the handler gets, after validation. */
export type ReceivedBy<E> =
  E extends EndpointDefinition<infer P, infer Q, infer B, Shape>
    ? Part<'params', P, 'out'> & Part<'query', Q, 'out'> & Part<'body', B, 'out'>
    : never

export type ReplyOf<E> = E extends EndpointDefinition<Shape, Shape, Shape, infer R> ? z.output<R> : never

/** An endpoint whose parts are not known in detail, for code that walks over all of them. */
export type AnyEndpoint = EndpointDefinition<Shape, Shape, Shape, Shape>

/** A page of a list: rows and the cursor of the next page, absent on the last one. */
export function pageOf<S extends Shape>(row: S) {
  return z.object({ items: z.array(row), next: z.string().optional(), total: z.number().int().optional() })
}

/** The query of every list: where to go on, and how many rows at most. */
export const PageQuery = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
