import { z } from 'zod'
import { invalid } from '../../platform/http/validation.ts'

const Cursor = z.tuple([z.iso.datetime(), z.uuid()])

/** Where a list sorted by a moment and an id goes on. */
export function cursorOf(at: Date, id: string): string {
  return Buffer.from(JSON.stringify([at.toISOString(), id])).toString('base64url')
}

/** Reads a cursor back; undefined without one. A made-up one is an error that names the field. */
export function cursorAfter(cursor: string | undefined): { at: Date; id: string } | undefined {
  if (!cursor) return undefined
  try {
    const [at, id] = Cursor.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    return { at: new Date(at), id }
  } catch {
    const message = { zh: '翻页标记有误，请从第一页重新查看。', en: 'This is not a cursor of this list; begin again.' }
    throw invalid([{ field: 'cursor', code: 'INVALID_FORMAT', message }])
  }
}
