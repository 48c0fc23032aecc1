import type { Language } from '../../kernel/texts.ts'
import { type Layout, type LayoutArrow, layOut, type PlacedArrow, type PlacedNode, type Point } from './layout.ts'
import { markWords, outline } from './outline.ts'
import { type Process, sourcesOf, type TransitionDefinition, whoName } from './process.ts'

export type DiagramOptions = {
  readonly language: Language
  /** The state in which the matter is now; it is drawn filled, with a heavy edge and its word. */
  readonly current?: string
}

// The values of the light theme (src/ui/tokens), written out because a picture must also stand alone in a report.
const INK = '#16202c'
const SOFT = '#4a5563'
const EDGE = '#6d7989'
const GROUND = '#ffffff'
const QUIET = '#f4f6f9'
const BRAND = '#0b57b5'
const FONT = `'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC',system-ui,sans-serif`

const NAME_SIZE = 15
const TEXT_SIZE = 13
const LINE = 1.45
const MARGIN = 16
const ANYWHERE = '*'

/**
 * Draws a process as an SVG text from the same data that runs it: states as boxes from top to bottom, steps as arrows
 * with their name and who takes them, steps that can be taken from everywhere from one dashed box, steps that stay in a
 * state as a line inside it. Title and description are in the picture, the description being the outline in words; no
 * meaning is carried by colour alone.
 */
export function diagram(process: Process, { language, current }: DiagramOptions): string {
  const boxes = boxesOf(process, language, current)
  const arrows = arrowsOf(process, language)
  const layout = layOut(boxes, arrows)
  const width = Math.ceil(layout.width + 2 * MARGIN)
  const height = Math.ceil(layout.height + 2 * MARGIN)
  const id = `process-${process.hash.slice(0, 12)}-${language}`
  const description = outline(process, { language, ...(current === undefined ? {} : { current }) })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`,
    ` role="img" aria-labelledby="${id}-title ${id}-desc" lang="${language === 'zh' ? 'zh-CN' : 'en'}"`,
    ` font-family="${xml(FONT)}">`,
    `<title id="${id}-title">${xml(process.title[language])}</title>`,
    `<desc id="${id}-desc">${xml(description)}</desc>`,
    `<rect width="${width}" height="${height}" fill="${GROUND}"/>`,
    `<g transform="translate(${MARGIN} ${MARGIN})">`,
    ...layout.arrows.map(line),
    ...layout.arrows.map((arrow) => arrowText(arrow as PlacedArrow & Label)),
    ...layout.nodes.map((node) => boxOf(node as PlacedNode & Box)),
    '</g></svg>',
  ].join('')
}

type Box = Layout['nodes'][number] & { lines: TextLine[]; kind: 'state' | 'end' | 'current' | 'anywhere' }
type TextLine = { readonly text: string; readonly size: number; readonly colour: string; readonly bold?: boolean }
type Label = LayoutArrow & { readonly lines: readonly TextLine[] }

function boxesOf(process: Process, language: Language, current: string | undefined): Omit<Box, 'x' | 'y'>[] {
  const boxes = Object.entries(process.states).map(([state, { name, end }]) => {
    const marks = markWords(process, state, current, language)
    const stays = process.transitions.filter((step) => step.to === state && sourcesOf(process, step).includes(state))
    const lines: TextLine[] = [
      ...wrap(name[language], 10).map((text) => ({ text, size: NAME_SIZE, colour: INK, bold: true })),
      ...(marks.length > 0 ? [{ text: marks.join(' · '), size: TEXT_SIZE, colour: SOFT }] : []),
      ...stays.map((step) => ({ text: `↻ ${step.label[language]}`, size: TEXT_SIZE, colour: SOFT })),
    ]
    const kind = state === current ? ('current' as const) : end ? ('end' as const) : ('state' as const)
    return { id: state, lines, kind, ...boxSize(lines) }
  })
  // The start stands on top, whatever its place in the definition.
  boxes.sort((a, b) => Number(b.id === process.start) - Number(a.id === process.start))
  if (!process.transitions.some(({ from }) => from === ANYWHERE)) return boxes
  const text = language === 'zh' ? '任一未结状态' : 'Any open state'
  const lines: TextLine[] = [{ text, size: TEXT_SIZE, colour: SOFT }]
  return [...boxes, { id: ANYWHERE, lines, kind: 'anywhere', ...boxSize(lines) }]
}

function boxSize(lines: readonly TextLine[]) {
  return { width: Math.max(96, textWidth(lines) + 28), height: textHeight(lines) + 16 }
}

/** One arrow for each pair of states, with the texts of all steps between them. */
function arrowsOf(process: Process, language: Language): Label[] {
  const steps = new Map<string, { from: string; to: string; steps: TransitionDefinition[] }>()
  for (const step of process.transitions) {
    const sources = step.from === ANYWHERE ? [ANYWHERE] : sourcesOf(process, step)
    for (const from of sources) {
      const key = JSON.stringify([from, step.to])
      const known = steps.get(key) ?? { from, to: step.to, steps: [] }
      known.steps.push(step)
      steps.set(key, known)
    }
  }
  return [...steps.values()].map(({ from, to, steps: between }) => {
    const lines = between.flatMap((step) => [
      ...wrap(step.label[language], 11).map((text) => ({ text, size: TEXT_SIZE, colour: INK })),
      ...wrap(whoName(process, step)[language], 12).map((text) => ({ text, size: TEXT_SIZE - 1, colour: SOFT })),
    ])
    return { from, to, lines, width: textWidth(lines) + 8, height: textHeight(lines) + 4 }
  })
}

function boxOf({ x, y, width, height, kind, lines }: PlacedNode & Box): string {
  const rect = (inset: number, fill: string, stroke: string, strokeWidth: number, more = '') =>
    `<rect x="${n(x - width / 2 + inset)}" y="${n(y - height / 2 + inset)}" width="${n(width - 2 * inset)}" height="${n(height - 2 * inset)}" rx="4" fill="${fill}" stroke="${stroke}" stroke-width="${strokeWidth}"${more}/>`
  const shape = {
    state: rect(0, GROUND, EDGE, 1.2),
    end: rect(0, GROUND, EDGE, 1.2) + rect(3, 'none', EDGE, 1.2),
    current: rect(0, QUIET, BRAND, 3),
    anywhere: rect(0, GROUND, EDGE, 1.2, ' stroke-dasharray="5 4"'),
  }[kind]
  return `<g>${shape}${textLines({ x, y }, lines)}</g>`
}

function arrowText({ text, width, height, lines }: PlacedArrow & Label): string {
  const [x, y] = [n(text.x - width / 2), n(text.y - height / 2)]
  return `<g><rect x="${x}" y="${y}" width="${n(width)}" height="${n(height)}" fill="${GROUND}"/>${textLines(text, lines)}</g>`
}

function textLines({ x, y }: Point, lines: readonly TextLine[]): string {
  let top = y - textHeight(lines) / 2
  return lines
    .map(({ text, size, colour, bold }) => {
      const baseline = top + size * LINE * 0.72
      top += size * LINE
      const weight = bold ? ' font-weight="600"' : ''
      return `<text x="${n(x)}" y="${n(baseline)}" font-size="${size}" fill="${colour}" text-anchor="middle"${weight}>${xml(text)}</text>`
    })
    .join('')
}

/** A smooth line through its points, upright at each of them, with an arrowhead at the last. */
function line({ points }: PlacedArrow): string {
  const [first, ...others] = points
  let previous = first!
  let path = `M${n(previous.x)} ${n(previous.y)}`
  for (const point of others) {
    const middle = (previous.y + point.y) / 2
    path += `C${n(previous.x)} ${n(middle)} ${n(point.x)} ${n(middle)} ${n(point.x)} ${n(point.y)}`
    previous = point
  }
  const upwards = points.length > 1 && points.at(-2)!.y > previous.y
  const back = upwards ? 9 : -9
  const head = `M${n(previous.x)} ${n(previous.y)}l-4.5 ${back}h9z`
  return `<path d="${path}" fill="none" stroke="${EDGE}" stroke-width="1.4"/><path d="${head}" fill="${EDGE}"/>`
}

/** Breaks a text into lines of at most so many Chinese characters (two Latin letters to one), at spaces in English. */
function wrap(text: string, most: number): string[] {
  const pieces = /[\u3000-\u9fff\uff00-\uffef]/.test(text) ? [...text] : text.split(/(?<=\s)/)
  const lines = ['']
  for (const piece of pieces) {
    const longer = lines.at(-1)! + piece
    if (lines.at(-1) !== '' && emsOf(longer.trimEnd()) > most) lines.push(piece)
    else lines[lines.length - 1] = longer
  }
  return lines.map((one) => one.trim()).filter((one) => one !== '')
}

function textWidth(lines: readonly TextLine[]): number {
  return Math.max(0, ...lines.map(({ text, size, bold }) => emsOf(text) * size * (bold ? 1.06 : 1)))
}

function textHeight(lines: readonly TextLine[]): number {
  return lines.reduce((sum, { size }) => sum + size * LINE, 0)
}

/** The width of a text in ems: Chinese characters and full-width signs are 1, Latin letters a little over a half. */
function emsOf(text: string): number {
  let ems = 0
  for (const sign of text) ems += sign >= '\u2e80' || sign === '↻' || sign === '“' || sign === '”' ? 1 : 0.56
  return ems
}

function n(value: number): string {
  return String(Math.round(value * 10) / 10)
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
