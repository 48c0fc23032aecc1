import type { AppError } from '../../../kernel/errors.ts'

/** Where the rows come from: what `usePages` answers, or `useEndpoint` with its rows taken out. */
export type RowSource<Row> = {
  readonly rows: readonly Row[] | undefined
  readonly loading: boolean
  readonly error: AppError | undefined
  retry(): void
  readonly total?: number | undefined
  readonly hasMore?: boolean
  readonly loadingMore?: boolean
  loadMore?(): void
  loadAll?(): Promise<void>
}
