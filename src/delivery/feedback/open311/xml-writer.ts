/** What can be written: fields of an object become elements, an array becomes one element for each entry. */
export type XmlValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly XmlValue[]
  | { readonly [name: string]: XmlValue }

/** How the entries of a list are called: `{ services: 'service' }`. */
export type ItemNames = Readonly<Record<string, string>>

/** Characters that XML 1.0 (§2.2) does not allow, not even escaped; a lone half of a pair among them. */
const NOT_ALLOWED = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
}

/**
 * Writes a document of elements without attributes, as the interfaces of Open311 use them. Text is escaped, and what no
 * XML document may hold is left out, so that no words of a resident can break or change the document. Null and
 * undefined become an empty element.
 */
export function xmlDocument(root: string, value: XmlValue, itemNames: ItemNames = {}): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${element(root, value, itemNames)}\n`
}

function element(name: string, value: XmlValue, itemNames: ItemNames): string {
  const inside = content(name, value, itemNames)
  return inside === '' ? `<${name}/>` : `<${name}>${inside}</${name}>`
}

function content(name: string, value: XmlValue, itemNames: ItemNames): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'object') return escaped(String(value))
  if (isList(value)) return value.map((one) => element(itemNames[name] ?? 'item', one, itemNames)).join('')
  return Object.entries(value)
    .map(([field, one]) => element(field, one, itemNames))
    .join('')
}

function isList(value: object): value is readonly XmlValue[] {
  return Array.isArray(value)
}

function escaped(text: string): string {
  return text.replace(NOT_ALLOWED, '').replace(/[&<>"\r]/g, (character) => ESCAPES[character]!)
}
