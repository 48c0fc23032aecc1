import { SaxesParser } from 'saxes'
import { decodeText } from './encoding.ts'
import { tabularErrors } from './tabular.errors.ts'

/** What a reader of one kind of XML wants to hear. Names come without their prefix where `plainNames` is set. */
export type XmlHandlers = {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  close?(name: string): void
  /** Text of the innermost element; one text may come in several pieces. */
  text?(text: string): void
}

export type XmlOptions = {
  /** How the file is called in messages. */
  part: string
  /** Longest text or tag, in characters. */
  longest: number
  plainNames?: boolean
}

const DEEPEST = 200

/**
 * Parses XML from chunks of bytes and calls the handlers; after each chunk it yields, so that what the handlers have
 * gathered can be passed on before more is read. No document type declaration is accepted, hence no entity but the
 * five of XML itself. Fails with TABLE_XML_REFUSED, or with TABLE_XML_MALFORMED naming the line, also where one text
 * or tag is longer than the limit or elements nest too deeply.
 */
export async function* parseXml(
  chunks: AsyncIterable<Buffer>,
  handlers: XmlHandlers,
  { part, longest, plainNames = false }: XmlOptions,
): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const name = plainNames ? withoutPrefix : (whole: string) => whole
  let sinceEvent = 0
  let depth = 0
  const malformed = (reason: string) => tabularErrors.TABLE_XML_MALFORMED({ part, line: parser.line, reason })

  parser.on('error', (error) => {
    throw malformed(error.message)
  })
  parser.on('doctype', () => {
    throw tabularErrors.TABLE_XML_REFUSED({ part, line: parser.line })
  })
  parser.on('opentag', (tag) => {
    sinceEvent = 0
    if (++depth > DEEPEST) throw malformed(`elements nest deeper than ${DEEPEST}`)
    handlers.open(name(tag.name), tag.attributes)
  })
  parser.on('closetag', (tag) => {
    sinceEvent = 0
    depth--
    handlers.close?.(name(tag.name))
  })
  parser.on('text', (text) => {
    sinceEvent = 0
    handlers.text?.(text)
  })
  parser.on('cdata', (text) => {
    sinceEvent = 0
    handlers.text?.(text)
  })

  for await (const { text } of decodeText(chunks).texts) {
    sinceEvent += text.length
    parser.write(text)
    if (sinceEvent > longest) throw malformed(`a text or tag is longer than ${longest} characters`)
    yield
  }
  parser.close()
}

function withoutPrefix(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}

/** An attribute by its name without prefix (`id` finds `r:id`), for parts in which prefixes differ by writer. */
export function attribute(attributes: Readonly<Record<string, string>>, local: string): string | undefined {
  if (local in attributes) return attributes[local]
  const key = Object.keys(attributes).find((whole) => withoutPrefix(whole) === local)
  return key === undefined ? undefined : attributes[key]
}
