import type { Tx } from '../../platform/db/database.ts'
import { listAllAreas, type StoredArea } from './directory.repository.ts'

/** Milliseconds after which another process's change of an area is seen at the latest. */
const FRESH = 5000

/** All areas by code and by path, as they stood when they were read. */
export type AreaTree = {
  readonly all: readonly StoredArea[]
  readonly byCode: ReadonlyMap<string, StoredArea>
}

/**
 * The tree of areas in memory: some hundred rows that nearly every request reads and hardly anybody changes. A change
 * in this process is seen at once, in its own transaction too; one in another process within five seconds.
 */
export class AreaTrees {
  #kept: { tree: AreaTree; readAt: number } | undefined
  #generation = 0
  readonly #changing = new WeakSet<Tx>()

  async read(tx: Tx): Promise<AreaTree> {
    const changing = this.#changing.has(tx)
    const now = Date.now()
    if (!changing && this.#kept && now - this.#kept.readAt < FRESH) return this.#kept.tree
    const generation = this.#generation
    const all = await listAllAreas(tx)
    const tree = { all, byCode: new Map(all.map((area) => [area.code, area])) }
    // What was read before a change was committed must not be kept after it.
    if (!changing && generation === this.#generation) this.#kept = { tree, readAt: now }
    return tree
  }

  /** Says that this transaction changes areas: it reads afresh from now on, and the others after its commit. */
  changedBy(tx: Tx): void {
    if (this.#changing.has(tx)) return
    this.#changing.add(tx)
    tx.afterCommit(() => {
      this.#generation++
      this.#kept = undefined
    })
  }
}
