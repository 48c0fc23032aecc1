/**
 * Which characters a set of fonts can show. A character that none of them has would stop a PDF/UA report altogether, so
 * it is replaced by 〓, the sign that printers have always set for a missing type; what has no shape of its own is left
 * out. The same text gives the same page on every machine, whatever fonts that machine has.
 */

const MISSING_TYPE = '〓'
const SHAPELESS = /\p{Default_Ignorable_Code_Point}|\p{Cc}/u

/** The code points that a TrueType or OpenType font maps to a shape (table cmap, formats 4 and 12). */
export function coverageOf(font: Uint8Array): Set<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const covered = new Set<number>()
  const cmap = findTable(view, 'cmap')
  if (cmap === undefined) return covered
  const subtables = view.getUint16(cmap + 2)
  for (let index = 0; index < subtables; index++) {
    const at = cmap + view.getUint32(cmap + 4 + index * 8 + 4)
    const format = view.getUint16(at)
    if (format === 4) addSegments(view, at, covered)
    if (format === 12) addGroups(view, at, covered)
  }
  return covered
}

function findTable(view: DataView, name: string): number | undefined {
  const tables = view.getUint16(4)
  for (let index = 0; index < tables; index++) {
    const at = 12 + index * 16
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(at + offset)))
    if (tag === name) return view.getUint32(at + 8)
  }
  return undefined
}

/** Format 4: parallel arrays of segment ends, starts, deltas and offsets (OpenType specification, cmap). */
function addSegments(view: DataView, at: number, covered: Set<number>): void {
  const doubled = view.getUint16(at + 6)
  const ends = at + 14
  const starts = ends + doubled + 2
  const deltas = starts + doubled
  const offsets = deltas + doubled
  for (let segment = 0; segment < doubled; segment += 2) {
    const [first, last] = [view.getUint16(starts + segment), view.getUint16(ends + segment)]
    const [delta, offset] = [view.getUint16(deltas + segment), view.getUint16(offsets + segment)]
    for (let code = first; code <= last && code !== 0xffff; code++) {
      const place = offsets + segment + offset + (code - first) * 2
      const glyph = offset === 0 ? (code + delta) & 0xffff : view.getUint16(place)
      if (glyph !== 0) covered.add(code)
    }
  }
}

/** Format 12: groups of first code, last code, first shape. */
function addGroups(view: DataView, at: number, covered: Set<number>): void {
  const groups = view.getUint32(at + 12)
  for (let group = 0; group < groups; group++) {
    const place = at + 16 + group * 12
    const last = view.getUint32(place + 4)
    for (let code = view.getUint32(place); code <= last; code++) covered.add(code)
  }
}

/** A text with only what the fonts can show, and whether something was replaced. */
export function printable(text: string, covered: ReadonlySet<number>): { text: string; hasGaps: boolean } {
  let hasGaps = false
  const shown = text.replace(/[^\x20-\x7e]/gu, (character) => {
    if (SHAPELESS.test(character)) return ''
    if (covered.has(character.codePointAt(0) ?? 0)) return character
    if (/\s/u.test(character)) return ' '
    hasGaps = true
    return MISSING_TYPE
  })
  return { text: shown, hasGaps }
}
