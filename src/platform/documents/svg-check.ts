import { SaxesParser } from 'saxes'

/** The elements of a plain drawing. Anything else (images, links, scripts, styles, references) is refused, not cleaned. */
const DRAWN = new Set([
  'svg',
  'g',
  'title',
  'desc',
  'path',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polyline',
  'polygon',
  'text',
  'tspan',
])

const REFERENCE = /url\s*\(|var\s*\(|javascript:/i

/**
 * Whether an SVG is a plain drawing that is complete in itself: well-formed, only shapes and text, no link, script, style
 * or document type, no reference, no colour left to a stylesheet.
 */
export function isPlainDrawing(svg: string): boolean {
  const parser = new SaxesParser({ xmlns: true })
  let isPlain = true
  let isDrawing = false
  const refuse = () => {
    isPlain = false
  }
  parser.on('error', refuse)
  parser.on('doctype', refuse)
  parser.on('processinginstruction', refuse)
  parser.on('opentag', (tag) => {
    if (tag.uri !== 'http://www.w3.org/2000/svg' || !DRAWN.has(tag.local)) refuse()
    if (tag.local === 'svg') isDrawing = true
    for (const { local, value } of Object.values(tag.attributes)) {
      if (local === 'href' || local === 'style' || local.startsWith('on') || REFERENCE.test(value)) refuse()
    }
  })
  try {
    parser.write(svg).close()
  } catch {
    return false
  }
  return isPlain && isDrawing
}
