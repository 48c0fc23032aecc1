/** Where a list sorted by time goes on: the time and id of the last row of the page before. */
export type Place = { readonly at: string; readonly id: string }

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/
const UUID = /^[0-9a-f-]{36}$/i

/** The place that a cursor stands for; a cursor that is none of ours begins the list anew. */
export function placeOf(cursor: string | undefined): Place | undefined {
  const [at = '', id = ''] = (cursor ?? '').split('~')
  return INSTANT.test(at) && UUID.test(id) ? { at, id } : undefined
}

/** A page of the rows found, of which one more than asked for says that there is a next page. */
export function withPlace<T, V>(
  found: readonly T[],
  limit: number,
  placeOfRow: (row: T) => Place,
  view: (row: T) => V,
): { items: V[]; next?: string } {
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  if (found.length <= limit || last === undefined) return { items: rows.map(view) }
  const { at, id } = placeOfRow(last)
  return { items: rows.map(view), next: `${at}~${id}` }
}
