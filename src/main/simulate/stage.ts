import type { Actor } from '../../kernel/actor.ts'
import type { AnyEndpoint, InputOf, ReplyOf } from '../../kernel/endpoint.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Wired } from '../modules.ts'
import type { Moments } from './play.ts'

/** What is played on: the services of the product, whose time is that of the moments. */
export type Stage = {
  readonly db: Database
  readonly wired: Wired
  readonly moments: Moments
  readonly zone: string
  call<E extends AnyEndpoint>(actor: Actor, endpoint: E, input: InputOf<E>, version?: number): Promise<ReplyOf<E>>
}
