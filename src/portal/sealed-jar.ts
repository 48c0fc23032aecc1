import type { z } from 'zod'

export type KeepOptions = { readonly path: string; readonly minutes: number }

/** Small values kept in the visitor's browser, encrypted, so that no personal data stands in an address or on a disk here. */
export type SealedJar = {
  /** The value as it was kept; undefined if there is none, it has expired, was altered, or has another shape. */
  read<S extends z.ZodType>(name: string, shape: S): z.output<S> | undefined
  /** Keeps a value as JSON; false if it is too large to be kept. */
  keep(name: string, value: unknown, options: KeepOptions): boolean
  drop(name: string, path: string): void
}
