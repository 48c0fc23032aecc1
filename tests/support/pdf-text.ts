import { inflateSync } from 'node:zlib'

/** What a test asks of a PDF. Reads files whose objects stand plainly in the file, as our own do; no general reader. */
export type ReadPdf = {
  readonly pages: number
  /** Text of all pages in the order of the file, as a reader would copy it, without spaces between runs. */
  readonly text: string
  /** The dictionaries of all objects, without streams. */
  readonly dictionaries: string
}

type PdfObject = { readonly dictionary: string; readonly stream: string | undefined }

/** Reads the pages, the text and the dictionaries of a PDF. */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const file = Buffer.from(bytes).toString('latin1')
  const objects = readObjects(file)
  const pages = [...objects.values()].filter(({ dictionary }) => /\/Type\s*\/Page\b(?!s)/.test(dictionary))
  return {
    pages: pages.length,
    text: pages.map((page) => pageText(page, objects)).join('\n'),
    dictionaries: [...objects.values()].map(({ dictionary }) => dictionary).join('\n'),
  }
}

function readObjects(file: string): Map<string, PdfObject> {
  const objects = new Map<string, PdfObject>()
  for (const [, id, body] of file.matchAll(/(?:^|\n)(\d+) 0 obj\b([\s\S]*?)\nendobj/g)) {
    const [dictionary = '', ...rest] = (body ?? '').split(/stream\r?\n/)
    const raw = rest.join('stream\n').replace(/\r?\nendstream\s*$/, '')
    const isPacked = /\/FlateDecode/.test(dictionary)
    const stream = rest.length === 0 ? undefined : isPacked ? unpack(raw) : raw
    objects.set(id ?? '', { dictionary, stream })
  }
  return objects
}

function unpack(raw: string): string {
  try {
    return inflateSync(Buffer.from(raw, 'latin1')).toString('latin1')
  } catch {
    return ''
  }
}

function pageText(page: PdfObject, objects: ReadonlyMap<string, PdfObject>): string {
  const contents = /\/Contents (\d+) 0 R/.exec(page.dictionary)?.[1] ?? ''
  const fonts = new Map<string, ReadonlyMap<number, string>>()
  const resources = /\/Font\s*<<([\s\S]*?)>>/.exec(page.dictionary)?.[1] ?? ''
  for (const [, name = '', id = ''] of resources.matchAll(/\/(\S+) (\d+) 0 R/g)) {
    const toUnicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id)?.dictionary ?? '')?.[1] ?? ''
    fonts.set(name, unicodeMap(objects.get(toUnicode)?.stream ?? ''))
  }
  return shownText(objects.get(contents)?.stream ?? '', fonts)
}

function unicodeMap(cmap: string): Map<number, string> {
  const map = new Map<number, string>()
  for (const [, block = ''] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', text = ''] of block.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>/gi)) {
      map.set(Number.parseInt(code, 16), Buffer.from(text, 'hex').swap16().toString('utf16le'))
    }
  }
  return map
}

function shownText(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let font: ReadonlyMap<number, string> | undefined
  let text = ''
  const token = /\/(\S+) [\d.]+ Tf|(\()|<([0-9a-fA-F]+)>(?=[^>])|\bET\b/g
  for (let found = token.exec(content); found; found = token.exec(content)) {
    const [, fontName, isLiteral, hex] = found
    if (fontName) font = fonts.get(fontName)
    else if (hex) text += decode(Buffer.from(hex, 'hex'), font)
    else if (isLiteral) {
      const literal = readLiteral(content, token.lastIndex)
      text += decode(Buffer.from(literal.bytes), font)
      token.lastIndex = literal.end
    } else text += ' '
  }
  return text
}

const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 }

/** A literal string from after its first parenthesis to its last: parentheses in it may stand bare where they balance. */
function readLiteral(content: string, start: number): { bytes: number[]; end: number } {
  const bytes: number[] = []
  let depth = 1
  let at = start
  while (at < content.length) {
    const character = content[at]!
    if (character === '\\') {
      const octal = /^[0-7]{1,3}/.exec(content.slice(at + 1, at + 4))?.[0]
      const escaped = content[at + 1] ?? ''
      bytes.push(octal ? Number.parseInt(octal, 8) : (ESCAPES[escaped] ?? escaped.charCodeAt(0)))
      at += 1 + (octal?.length ?? 1)
      continue
    }
    if (character === '(') depth += 1
    if (character === ')') depth -= 1
    at += 1
    if (depth === 0) break
    bytes.push(character.charCodeAt(0))
  }
  return { bytes, end: at }
}

function decode(bytes: Buffer, font: ReadonlyMap<number, string> | undefined): string {
  let text = ''
  for (let at = 0; at + 1 < bytes.length; at += 2) text += font?.get(bytes.readUInt16BE(at)) ?? ''
  return text
}
