import type { IdentityPublic } from '../../../foundation/identity/identity.public.ts'
import type { Tx } from '../../../platform/db/database.ts'

type Where = { readonly unitId: string | null; readonly areaCode: string }

/** Who is told of what, asked once for each unit and area within one piece of work. */
export class People {
  readonly #identity: Pick<IdentityPublic, 'holdersOf'>
  readonly #known = new Map<string, Promise<string[]>>()

  constructor(identity: Pick<IdentityPublic, 'holdersOf'>) {
    this.#identity = identity
  }

  /** Everybody who handles matters of the unit. */
  handlers(tx: Tx, where: Where): Promise<string[]> {
    return this.#of(tx, 'handler', where)
  }

  /** The heads of the unit. */
  heads(tx: Tx, where: Where): Promise<string[]> {
    return this.#of(tx, 'unit-head', where)
  }

  /** The supervisors of the area, without those of the unit itself. */
  supervisors(tx: Tx, { areaCode, unitId }: Where): Promise<string[]> {
    return this.#of(tx, 'supervisor', { areaCode, unitId: null }, unitId)
  }

  dispatchers(tx: Tx, { areaCode }: Where): Promise<string[]> {
    return this.#of(tx, 'dispatcher', { areaCode, unitId: null })
  }

  #of(
    tx: Tx,
    role: 'handler' | 'unit-head' | 'supervisor' | 'dispatcher',
    where: Where,
    without: string | null = null,
  ): Promise<string[]> {
    const key = `${role} ${where.unitId} ${where.areaCode} ${without}`
    const known = this.#known.get(key)
    if (known) return known
    const asked = this.#identity
      .holdersOf(tx, role, where)
      .then((holders) => holders.filter((one) => without === null || one.unitId !== without).map(({ id }) => id))
    this.#known.set(key, asked)
    return asked
  }
}
