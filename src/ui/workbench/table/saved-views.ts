import { DENSITIES, type Filter, type TableView } from './table-view.ts'

/** The views that somebody keeps of one table: the one in use, and those with a name. */
export type SavedViews = {
  readonly current: TableView
  readonly named: Readonly<Record<string, TableView>>
  /** The name of the view in use; undefined for the standard one. */
  readonly chosen: string | undefined
}

export type ViewStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** The key of a table's views: each account has its own, also where several work at one computer. */
export function viewsKey(account: string, table: string): string {
  return `gongheng.views.${account}.${table}`
}

/**
 * Reads the views that were kept. What no longer fits (a column that is gone, a form that was changed by hand) is left
 * out, so that an old view never breaks a table.
 */
export function readViews(store: ViewStore, key: string, standard: TableView, columns: readonly string[]): SavedViews {
  const kept = parse(store.getItem(key))
  const named = Object.entries(record(kept.named)).map(
    ([name, view]) => [name, fitting(view, standard, columns)] as const,
  )
  const views = Object.fromEntries(named)
  const chosen = typeof kept.chosen === 'string' && kept.chosen in views ? kept.chosen : undefined
  return { current: fitting(kept.current, standard, columns), named: views, chosen }
}

/** Keeps the views; a full store means that they last only until the page is closed. */
export function keepViews(store: ViewStore, key: string, views: SavedViews): void {
  try {
    store.setItem(key, JSON.stringify(views))
  } catch {
    store.removeItem(key)
  }
}

/** Keeps the view in use under a name, or replaces the one of that name, and chooses it. */
export function saveAs(views: SavedViews, name: string): SavedViews {
  return { ...views, named: { ...views.named, [name]: views.current }, chosen: name }
}

/** Shows the view of a name, or the standard one. */
export function choose(views: SavedViews, name: string | undefined, standard: TableView): SavedViews {
  const view = name === undefined ? standard : views.named[name]
  return view ? { ...views, current: view, chosen: name } : views
}

/** Forgets the view of a name; what is shown stays as it is. */
export function forget(views: SavedViews, name: string): SavedViews {
  const { [name]: _, ...named } = views.named
  return { ...views, named, chosen: views.chosen === name ? undefined : views.chosen }
}

function fitting(kept: unknown, standard: TableView, columns: readonly string[]): TableView {
  const view = record(kept)
  const known = (id: string) => columns.includes(id)
  const sort = record(view.sort)
  return {
    sort:
      view.sort === null
        ? null
        : typeof sort.column === 'string' && known(sort.column)
          ? { column: sort.column, descending: sort.descending === true }
          : standard.sort,
    filters: only(view.filters, (id, value): value is Filter => known(id) && isFilter(value)),
    search: typeof view.search === 'string' ? view.search : '',
    hidden: Array.isArray(view.hidden)
      ? view.hidden.filter((id) => typeof id === 'string' && known(id))
      : standard.hidden,
    widths: only(view.widths, (id, value): value is number => known(id) && typeof value === 'number' && value >= 40),
    density: isDensity(view.density) ? view.density : standard.density,
  }
}

const isDensity = (value: unknown): value is keyof typeof DENSITIES => typeof value === 'string' && value in DENSITIES

function isFilter(value: unknown): value is Filter {
  const { kind, text, values, from, to } = record(value)
  if (kind === 'text') return typeof text === 'string'
  if (kind === 'choice') return Array.isArray(values) && values.every((one) => typeof one === 'string')
  return kind === 'range' && typeof from === 'string' && typeof to === 'string'
}

function only<T>(from: unknown, fits: (key: string, value: unknown) => value is T): Record<string, T> {
  const kept = Object.entries(record(from)).filter((entry): entry is [string, T] => fits(entry[0], entry[1]))
  return Object.fromEntries(kept)
}

const record = (value: unknown) =>
  (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>

function parse(text: string | null): Readonly<Record<string, unknown>> {
  try {
    return record(text === null ? {} : JSON.parse(text))
  } catch {
    return {}
  }
}
