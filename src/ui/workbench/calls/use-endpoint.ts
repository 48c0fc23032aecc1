import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { call } from '../../../kernel/call.ts'
import type { AnyEndpoint, InputOf, ReplyOf } from '../../../kernel/endpoint.ts'
import { AppError } from '../../../kernel/errors.ts'
import { useCalls } from './Calls.tsx'

/** The key under which a reply is kept: the endpoint's id first, so that a whole module can be refreshed. */
export function keyOf(endpoint: AnyEndpoint, input: unknown): readonly unknown[] {
  return [endpoint.id, input]
}

export type Read<T> = {
  readonly data: T | undefined
  readonly error: AppError | undefined
  /** Nothing to show yet. */
  readonly loading: boolean
  /** Something is shown and newer data is on its way. */
  readonly refreshing: boolean
  retry(): void
}

export type ReadOptions = {
  /** False holds the call back, for instance until a row is chosen or where the permission is missing. */
  readonly enabled?: boolean
  /** Milliseconds during which a reply counts as fresh; 10,000 unless told. */
  readonly fresh?: number
  /** Shows the previous reply while the next input is read, so that the layout stays still. */
  readonly keepPrevious?: boolean
  /** Gives the call up as soon as nobody waits for its answer any more, as while somebody types. */
  readonly abortable?: boolean
}

/** Reads an endpoint and keeps its reply: shared by all parts that ask the same, refreshed after changes. */
export function useEndpoint<E extends AnyEndpoint>(
  endpoint: E,
  input: InputOf<E>,
  options: ReadOptions = {},
): Read<ReplyOf<E>> {
  const { transport } = useCalls()
  const query = useQuery({
    queryKey: keyOf(endpoint, input),
    // Only reading the signal makes a query abortable; others are left to finish, since another page may want them.
    queryFn: (context) => call(transport, endpoint, input, options.abortable ? { signal: context.signal } : {}),
    enabled: options.enabled ?? true,
    ...(options.fresh === undefined ? {} : { staleTime: options.fresh }),
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  })
  return {
    data: query.data as ReplyOf<E> | undefined,
    error: appError(query.error),
    loading: query.isPending && query.isFetching,
    refreshing: query.isFetching && !query.isPending,
    retry: () => void query.refetch(),
  }
}

type PageOf<Row> = { items: Row[]; next?: string | undefined; total?: number | undefined }
type RowOf<R> = R extends { items: (infer Row)[] } ? Row : never

export type PagedRead<Row> = Omit<Read<readonly Row[]>, 'data'> & {
  readonly rows: readonly Row[] | undefined
  /** How many rows there are in all, where the server counts them. */
  readonly total: number | undefined
  readonly hasMore: boolean
  readonly loadingMore: boolean
  loadMore(): void
  loadAll(): Promise<void>
}

/** Reads a list page by page by its cursor (`pageOf`), as rows of one growing table. */
export function usePages<E extends AnyEndpoint>(
  endpoint: E,
  input: InputOf<E>,
  options: ReadOptions = {},
): PagedRead<RowOf<ReplyOf<E>>> {
  type Row = RowOf<ReplyOf<E>>
  const { transport } = useCalls()
  const query = useInfiniteQuery({
    queryKey: [...keyOf(endpoint, input), 'pages'],
    queryFn: async ({ pageParam }) => {
      const page = { ...(input as { query?: object }).query, ...(pageParam ? { cursor: pageParam } : {}) }
      return (await call(transport, endpoint, { ...input, query: page } as InputOf<E>)) as PageOf<Row>
    },
    initialPageParam: '',
    getNextPageParam: (last: PageOf<Row>) => last.next,
    enabled: options.enabled ?? true,
    ...(options.keepPrevious === false ? {} : { placeholderData: keepPreviousData }),
  })
  const pages = query.data?.pages
  const rows = useMemo(() => pages?.flatMap((page) => page.items), [pages])
  return {
    rows,
    total: pages?.[0]?.total,
    error: appError(query.error),
    loading: query.isPending && query.isFetching,
    refreshing: query.isFetching && !query.isPending && !query.isFetchingNextPage,
    hasMore: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    retry: () => void query.refetch(),
    loadMore: () => void (query.isFetchingNextPage || query.fetchNextPage()),
    loadAll: async () => {
      let more = query.hasNextPage
      while (more) more = (await query.fetchNextPage()).hasNextPage
    },
  }
}

/** What the server said; a defect of the page itself is shown as such and not hidden. */
function appError(error: unknown): AppError | undefined {
  if (!error) return undefined
  if (error instanceof AppError) return error
  const text = error instanceof Error ? error.message : String(error)
  return new AppError('UNEXPECTED', { status: 0, text: { zh: text, en: text }, cause: error })
}
