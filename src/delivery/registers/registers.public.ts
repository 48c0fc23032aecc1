import type { Actor } from '../../kernel/actor.ts'
import type { Bilingual } from '../../kernel/texts.ts'
import type { Reading } from './files.contract.ts'
import type { RegisterMapping } from './mapping.contract.ts'
import type { ImportCounts, ImportState, SourceInput } from './registers.contract.ts'

export type ImportFile = {
  /** A file on disk; it is read in place and left there. */
  readonly path: string
  /** A built-in or saved mapping by id, or a mapping itself; the guess of the product where nothing is said. */
  readonly mapping?: string | RegisterMapping
  /** A source by id or key; one that does not exist yet is made of the whole input. */
  readonly source: string | SourceInput
  readonly reading?: Reading
  readonly actor: Actor
  readonly onProgress?: (progress: {
    phase: 'reading' | 'merging'
    read: number
    merged: number
    records: number
  }) => void
}

export type ImportResult = ImportCounts & {
  readonly importId: string
  readonly state: ImportState
  /** The refused rows as CSV, null where there are none. */
  readonly rejectsPath: string | null
  readonly notes: readonly Bilingual[]
  readonly failure: { readonly code: string; readonly text: Bilingual } | null
}

/** What the command line and other modules may ask of the registers. */
export type RegistersPublic = {
  /**
   * Imports a file in this process and answers when it has ended, with what became of its rows. Throws what makes the
   * file, the mapping or the source unusable from the start; what goes wrong later is told by `state` and `failure`.
   */
  importFile(asked: ImportFile): Promise<ImportResult>
}
