import type { Tx } from '../../platform/db/database.ts'
import { readProcess } from '../../platform/workflow/define-process.ts'
import type { Process } from '../../platform/workflow/process.ts'
import { findProcess, keepProcess } from './rectifications.repository.ts'
import { rectificationProcess } from './rectifications.rules.ts'

const CURRENT = rectificationProcess as unknown as Process

/** The versions of the process: a rectification stays under the one with which it began. */
export class Processes {
  readonly #known = new Map<string, Process>([[CURRENT.hash, CURRENT]])

  /** The process under which new rectifications begin, kept in the database with each of them (once for all). */
  async current(tx: Tx): Promise<Process> {
    await keepProcess(tx, CURRENT)
    return CURRENT
  }

  /** The process of a rectification. */
  async of(tx: Tx, hash: string): Promise<Process> {
    const known = this.#known.get(hash)
    if (known) return known
    const process = readProcess(await findProcess(tx, hash))
    this.#known.set(hash, process)
    return process
  }
}
