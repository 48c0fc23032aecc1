import { type Actor, can } from '../../kernel/actor.ts'
import type { AnyEndpoint } from '../../kernel/endpoint.ts'
import { errors } from '../../kernel/errors.ts'
import type { Database } from '../db/database.ts'
import type { Binding, Ctx } from './binding.ts'
import { earlierAnswer, keepAnswer, onceKey } from './once.ts'
import { type RawInput, validateInput } from './validation.ts'

export type Performed = { status: number; reply: unknown; repeated: boolean }

/** Refuses a caller whom the endpoint does not admit. */
export function admit(endpoint: AnyEndpoint, actor: Actor): void {
  if (endpoint.who === 'anyone') return
  // The server has found the client of the key that was shown, or refused the call; there is no client in-process.
  if (typeof endpoint.who !== 'string' && 'client' in endpoint.who) {
    if (actor.id === null || actor.kind !== 'anyone') throw errors.NOT_ALLOWED()
    return
  }
  if (actor.kind === 'anyone') throw errors.NOT_SIGNED_IN()
  if (actor.blockedBy && !endpoint.evenWhenBlocked) throw actor.blockedBy
  if (endpoint.who === 'signed-in') return
  if (!can(actor, endpoint.who.permission)) throw errors.NOT_ALLOWED()
}

/**
 * Performs one call on a binding: who may, validation in, the work within its time, validation out. The same for calls
 * that come over HTTP and for those that the portal makes in-process.
 */
export async function perform(
  db: Database,
  { endpoint, handle }: Binding,
  raw: RawInput,
  ctx: Ctx,
  idempotencyKey?: string,
): Promise<Performed> {
  admit(endpoint, ctx.actor)
  const input = validateInput(endpoint, raw)
  const status = endpoint.status ?? 200
  const owner = ctx.actor.id ?? ctx.sessionToken ?? ctx.address
  const once = endpoint.creates && idempotencyKey ? onceKey(idempotencyKey, owner, endpoint.id, input) : undefined
  if (once) {
    const earlier = await earlierAnswer(db, ctx.actor, once)
    if (earlier) return { ...earlier, repeated: true }
  }
  const result = await within(endpoint.timeout ?? 15_000, handle(input as never, { ...ctx, once }))
  if (endpoint.replies === 'file' || endpoint.replies === 'text') return { status, reply: result, repeated: false }
  const reply = endpoint.reply.parse(result)
  if (once) await keepAnswer(db, ctx.actor, once, status, reply)
  return { status, reply, repeated: false }
}

function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(errors.TIMED_OUT()), milliseconds)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
