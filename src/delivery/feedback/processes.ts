import type { Tx } from '../../platform/db/database.ts'
import { readProcess } from '../../platform/workflow/define-process.ts'
import type { Process } from '../../platform/workflow/process.ts'
import { feedbackProcess } from './process.rules.ts'
import { findProcess, keepProcess } from './processes.repository.ts'

/** The versions of the process: a matter stays under the one with which it began, whatever is decided later. */
export class Processes {
  readonly #known = new Map<string, Process>([[feedbackProcess.hash, feedbackProcess as unknown as Process]])
  #isKept = false

  /** The process under which new matters begin; kept in the database with the first of them. */
  async current(tx: Tx): Promise<typeof feedbackProcess> {
    if (!this.#isKept) {
      await keepProcess(tx, feedbackProcess)
      tx.afterCommit(() => {
        this.#isKept = true
      })
    }
    return feedbackProcess
  }

  /** The process with a hash; `find` is asked for what memory does not hold. */
  async get(hash: string, find: () => Promise<unknown>): Promise<Process> {
    const known = this.#known.get(hash)
    if (known) return known
    const process = readProcess(await find())
    this.#known.set(hash, process)
    return process
  }

  /** The process of a matter, in the transaction that reads the matter. */
  async of(tx: Tx, hash: string): Promise<Process> {
    return this.get(hash, () => findProcess(tx, hash))
  }
}
