import PostalMime from 'postal-mime'
import { type InboundMail, mailErrors, type ReadMessage } from './mail.contract.ts'
import { type Letter, textOfHtml } from './mail.rules.ts'

/** Parts within parts that are followed, and bytes of headers that are read: more is no letter of a person. */
const LIMITS = { maxNestingDepth: 20, maxHeadersSize: 256 * 1024 } as const

/** Reads what a mail server handed over, raw or taken apart. Throws MAIL_UNREADABLE (400). */
export async function readLetter(mail: InboundMail): Promise<Letter> {
  return 'raw' in mail ? readRaw(mail.raw) : readParts(mail)
}

async function readRaw(raw: Uint8Array | string): Promise<Letter> {
  const mail = await PostalMime.parse(raw, LIMITS).catch((cause: unknown) => {
    throw mailErrors.MAIL_UNREADABLE({}, { cause, field: 'raw' })
  })
  if (mail.headers.length === 0) throw mailErrors.MAIL_UNREADABLE({}, { field: 'raw' })
  const encoder = new TextEncoder()
  return {
    messageId: mail.messageId ?? null,
    from: addressIn(mail.from?.address),
    name: mail.from?.name || null,
    subject: mail.subject ?? '',
    text: plain(mail.text, mail.html),
    headers: joined(mail.headers.map(({ key, value }) => [key, value])),
    files: mail.attachments.map(({ filename, mimeType, content }) => ({
      name: filename ?? 'file',
      mediaType: mimeType,
      bytes: typeof content === 'string' ? encoder.encode(content) : new Uint8Array(content),
    })),
  }
}

function readParts(mail: ReadMessage): Letter {
  const given = typeof mail.from === 'string' ? nameAndAddress(mail.from) : mail.from
  const headers = Object.entries(mail.headers).flatMap(([name, value]) =>
    [value].flat().map((one) => [name, one] as [string, string]),
  )
  const known = joined(headers)
  return {
    messageId: mail.messageId ?? known.get('message-id') ?? null,
    from: addressIn(given.address),
    name: given.name || null,
    subject: mail.subject,
    text: plain(mail.text, mail.html),
    headers: known,
    files: mail.attachments.map(({ name, mediaType, contentBase64 }) => ({
      name,
      mediaType,
      bytes: Buffer.from(contentBase64, 'base64'),
    })),
  }
}

function plain(text: string | undefined, html: string | undefined): string {
  return (text?.trim() ? text : textOfHtml(html ?? '')).replace(/\r\n?/g, '\n').replaceAll('\0', '').trim()
}

function joined(headers: readonly (readonly [string, string])[]): ReadonlyMap<string, string> {
  const known = new Map<string, string>()
  for (const [name, value] of headers) {
    const key = name.toLowerCase()
    const before = known.get(key)
    known.set(key, before === undefined ? value : `${before}\n${value}`)
  }
  return known
}

/** `Zhang San <a@b.cn>` in its parts. */
function nameAndAddress(text: string): { name: string; address: string } {
  const [, name = '', address = text] = /^\s*"?([^"<]*?)"?\s*<([^<>]*)>\s*$/.exec(text) ?? []
  return { name: name.trim(), address: address.trim() }
}

function addressIn(text: string | undefined): string | null {
  const address = text?.trim().toLowerCase() ?? ''
  return /^[^\s@<>]{1,64}@[^\s@<>]{1,190}$/.test(address) ? address : null
}
