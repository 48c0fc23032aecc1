import { z } from 'zod'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * Who may call: `anyone` (no sign-in), `signed-in` (any staff account), or the name of one permission that the account
 * must hold. Rows are then narrowed by scope (unit × area).
 */
export type Who = 'anyone' | 'signed-in' | { readonly permission: string }

export type Shape = z.ZodType

/** What an operation may reply beside JSON: a file that is streamed with its own media type. */
export const FileReply = z.custom<ReadableFile>(() => true)
export type ReadableFile = { name: string; mediaType: string; body: unknown; inline?: boolean }

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
  /** `multipart` takes a file part; the handler gets it as a stream. */
  readonly takes?: 'json' | 'multipart'
  /** `file` replies with a stream instead of JSON. */
  readonly replies?: 'json' | 'file'
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
