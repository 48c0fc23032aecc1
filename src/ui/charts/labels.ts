/**
 * Fitting text into drawings without a browser: widths are estimated from the advance widths of common sans-serif
 * fonts (a Chinese character is one em, a figure 0.56 em), a little on the wide side.
 */

const FULL_WIDTH = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/
const NARROW = /[ iljtfrI.,:;'|!()[\]·]/
const WIDE = /[mwMW%@●◐▲○—…]/
const ELLIPSIS = '…'

function characterWidth(character: string): number {
  if (FULL_WIDTH.test(character) || (character.codePointAt(0) ?? 0) > 0xffff) return 1
  if (NARROW.test(character)) return 0.32
  if (WIDE.test(character)) return 0.92
  return character >= 'A' && character <= 'Z' ? 0.68 : 0.57
}

/** The width of a text in pixels at the given size. */
export function textWidth(text: string, size: number): number {
  let width = 0
  for (const character of text) width += characterWidth(character)
  return width * size
}

/** The longest of several texts, in pixels; 0 for none. */
export function widestText(texts: readonly string[], size: number): number {
  return texts.reduce((widest, text) => Math.max(widest, textWidth(text, size)), 0)
}

/** The text if it fits the width, else as much of it as fits with an ellipsis. */
export function truncate(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text
  const room = width - textWidth(ELLIPSIS, size)
  let used = 0
  let kept = ''
  for (const character of text) {
    used += characterWidth(character) * size
    if (used > room) break
    kept += character
  }
  return `${kept.trimEnd()}${ELLIPSIS}`
}

/**
 * Which labels of an axis to show so that none touches the next: every k-th, counted back from the last, because the
 * latest period is the one that is read. `step` is the distance between two points in pixels.
 */
export function visibleLabels(labels: readonly string[], step: number, size: number): ReadonlySet<number> {
  const need = widestText(labels, size) + size * 0.8
  const every = step > 0 ? Math.max(1, Math.ceil(need / step)) : Math.max(1, labels.length)
  const shown = new Set<number>()
  for (let index = labels.length - 1; index >= 0; index -= every) shown.add(index)
  return shown
}

/**
 * Moves labels apart that would overlap: keeps their order, keeps each as near to its wish as it can be, and keeps all
 * within the bounds where there is room. Returns the positions in the order given.
 */
export function spreadLabels(wishes: readonly number[], gap: number, lowest: number, highest: number): number[] {
  const order = wishes.map((wish, index) => ({ wish, index })).sort((a, b) => a.wish - b.wish || a.index - b.index)
  const placed = order.map(({ wish }) => wish)
  for (let i = 0; i < placed.length; i++) {
    placed[i] = Math.max(placed[i]!, i === 0 ? lowest : placed[i - 1]! + gap)
  }
  for (let i = placed.length - 1; i >= 0; i--) {
    placed[i] = Math.min(placed[i]!, i === placed.length - 1 ? highest : placed[i + 1]! - gap)
  }
  const result = new Array<number>(wishes.length)
  for (const [position, { index }] of order.entries()) result[index] = placed[position]!
  return result
}

/**
 * Moves labels of different widths apart in one row: keeps their order by wish and returns their middles in the order
 * given, each as near to its wish as the others and the bounds allow.
 */
export function spreadInRow(labels: readonly { wish: number; width: number }[], gap: number, right: number): number[] {
  const order = labels.map((label, index) => ({ ...label, index })).sort((a, b) => a.wish - b.wish || a.index - b.index)
  const placed = order.map(({ wish }) => wish)
  const distance = (first: number, second: number) => (order[first]!.width + order[second]!.width) / 2 + gap
  for (let i = 0; i < placed.length; i++) {
    placed[i] = Math.max(placed[i]!, i === 0 ? order[i]!.width / 2 : placed[i - 1]! + distance(i - 1, i))
  }
  for (let i = placed.length - 1; i >= 0; i--) {
    const highest = i === placed.length - 1 ? right - order[i]!.width / 2 : placed[i + 1]! - distance(i, i + 1)
    placed[i] = Math.min(placed[i]!, highest)
  }
  const result = new Array<number>(labels.length)
  for (const [position, { index }] of order.entries()) result[index] = placed[position]!
  return result
}

/** Lays items of given widths in rows from the left, as words in a paragraph: where each begins, and in which row. */
export function flowInRows(widths: readonly number[], gap: number, room: number): { x: number; row: number }[] {
  let x = 0
  let row = 0
  return widths.map((width) => {
    if (x > 0 && x + width > room) {
      x = 0
      row += 1
    }
    const place = { x, row }
    x += width + gap
    return place
  })
}
