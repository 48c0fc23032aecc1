import { z } from 'zod'
import { invalid } from '../../../platform/http/validation.ts'

const Place = z.tuple([z.iso.datetime(), z.uuid()])

/** The place after a row in a list that is sorted by a moment and an id, as a caller hands it back. */
export function cursorAt(moment: Date, id: string): string {
  return Buffer.from(JSON.stringify([moment.toISOString(), id])).toString('base64url')
}

/** The place that a cursor names; undefined without one. Throws INVALID_INPUT for what is no cursor. */
export function readCursor(cursor: string | undefined): [at: string, id: string] | undefined {
  if (!cursor) return undefined
  try {
    return Place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch {
    const message = { zh: '翻页标记有误，请从第一页重新查看。', en: 'This is not a cursor of this list; begin again.' }
    throw invalid([{ field: 'cursor', code: 'INVALID_FORMAT', message }])
  }
}

/** A page from rows of which one more than the limit was asked for, with the cursor after its last row. */
export function pageFrom<R extends { readonly id: string }>(rows: readonly R[], limit: number, at: (row: R) => Date) {
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  return { items, ...(last ? { next: cursorAt(at(last), last.id) } : {}) }
}
