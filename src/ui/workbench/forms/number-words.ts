/**
 * Reads a number as people type it: with thousands marks, full-width digits, spaces around. Null where nothing is typed,
 * NaN where it is no number.
 */
export function readNumber(typed: string): number | null {
  const text = typed.normalize('NFKC').replace(/[\s,，]/g, '')
  if (text === '') return null
  return /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : Number.NaN
}
