import { open } from 'node:fs/promises'
import { fileTypeFromBuffer } from 'file-type'
import type { Bilingual } from '../../kernel/texts.ts'

/** What a use may allow. */
export const FILE_KINDS = {
  image: { zh: '图片（JPG、PNG、WebP）', en: 'pictures (JPG, PNG, WebP)' },
  pdf: { zh: 'PDF', en: 'PDF' },
  office: { zh: 'Word、Excel、PPT、ODF 文档', en: 'Word, Excel, PowerPoint and ODF documents' },
  register: { zh: '台账（CSV、Excel、XES，可用 gzip 压缩）', en: 'registers (CSV, Excel, XES, also gzip)' },
  text: { zh: '文本（TXT）', en: 'plain text (TXT)' },
} as const satisfies Record<string, Bilingual>
export type FileKind = keyof typeof FILE_KINDS

type Medium = {
  readonly type: string
  readonly extensions: readonly string[]
  readonly kinds: readonly FileKind[]
  /** What browsers and systems call it too. */
  readonly alias?: readonly string[]
  /** What the bytes look like where that is not the type itself: the extension then decides. */
  readonly looksLike?: string
}

const OOXML = 'application/vnd.openxmlformats-officedocument'
const CFB = 'application/x-cfb'
const TEXT = 'text/plain'
const MEDIA: readonly Medium[] = [
  { type: 'image/jpeg', extensions: ['jpg', 'jpeg', 'jfif'], kinds: ['image'], alias: ['image/jpg', 'image/pjpeg'] },
  { type: 'image/png', extensions: ['png'], kinds: ['image'], alias: ['image/x-png'] },
  { type: 'image/webp', extensions: ['webp'], kinds: ['image'] },
  { type: 'application/pdf', extensions: ['pdf'], kinds: ['pdf'], alias: ['application/x-pdf'] },
  { type: `${OOXML}.wordprocessingml.document`, extensions: ['docx'], kinds: ['office'] },
  { type: `${OOXML}.spreadsheetml.sheet`, extensions: ['xlsx'], kinds: ['office', 'register'] },
  { type: `${OOXML}.presentationml.presentation`, extensions: ['pptx'], kinds: ['office'] },
  { type: 'application/vnd.oasis.opendocument.text', extensions: ['odt'], kinds: ['office'] },
  { type: 'application/vnd.oasis.opendocument.spreadsheet', extensions: ['ods'], kinds: ['office'] },
  { type: 'application/msword', extensions: ['doc', 'wps'], kinds: ['office'], looksLike: CFB },
  { type: 'application/vnd.ms-excel', extensions: ['xls', 'et'], kinds: ['office'], looksLike: CFB },
  { type: 'application/vnd.ms-powerpoint', extensions: ['ppt', 'dps'], kinds: ['office'], looksLike: CFB },
  {
    type: 'text/csv',
    extensions: ['csv', 'tsv'],
    kinds: ['register'],
    alias: [TEXT, 'application/csv', 'application/vnd.ms-excel', 'text/comma-separated-values'],
    looksLike: TEXT,
  },
  { type: 'application/xml', extensions: ['xes', 'xml'], kinds: ['register'], alias: ['text/xml'] },
  { type: 'application/gzip', extensions: ['gz'], kinds: ['register'], alias: ['application/x-gzip'] },
  { type: TEXT, extensions: ['txt', 'log'], kinds: ['text'] },
]

/** What a file turned out to be. `real` is what its bytes are, in words for people. */
export type Sniffed =
  | { readonly is: 'fine'; readonly mediaType: string; readonly extension: string }
  | { readonly is: 'heic' }
  | { readonly is: 'not-taken' }
  | { readonly is: 'different'; readonly real: string }

/** Bytes of the beginning that are looked at: the directories of office archives stand within. */
const LOOKED_AT = 262_144

/**
 * Finds out what a file is from its bytes, and whether its name and the type that the sender declared agree with that.
 * Bytes decide; where several types have the same bytes (CSV and text, old Word and Excel) the extension chooses.
 */
export async function sniff(
  path: string,
  name: string,
  declared: string,
  kinds: readonly FileKind[],
): Promise<Sniffed> {
  const looks = await typeOfBytes(path)
  if (looks && /^image\/hei[cf]/.test(looks)) return { is: 'heic' }
  const extension = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase()
  const possible = MEDIA.filter((medium) => (medium.looksLike ?? medium.type) === looks)
  if (!looks || possible.length === 0) return { is: 'not-taken' }
  const medium = extension
    ? possible.find(({ extensions }) => extensions.includes(extension))
    : possible.find(({ type }) => type === looks)
  if (!medium)
    return { is: 'different', real: possible.map(({ extensions }) => extensions[0]!.toUpperCase()).join(' / ') }
  if (!medium.kinds.some((kind) => kinds.includes(kind))) return { is: 'not-taken' }
  if (contradicts(declared, medium)) return { is: 'different', real: medium.extensions[0]!.toUpperCase() }
  return { is: 'fine', mediaType: medium.type, extension: extension ?? medium.extensions[0]! }
}

/** A declared type that we know and that is another one; vague ones (octet-stream, zip) contradict nothing. */
function contradicts(declared: string, medium: Medium): boolean {
  const type = declared.split(';')[0]!.trim().toLowerCase()
  const named = MEDIA.filter(({ type: own, alias = [] }) => own === type || alias.includes(type))
  return named.length > 0 && !named.includes(medium)
}

/** The type that the bytes show; `text/plain` for text in UTF-8, UTF-16 with a mark, or GB 18030. */
export async function typeOfBytes(path: string): Promise<string | undefined> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LOOKED_AT), 0, LOOKED_AT, 0)
    const start = buffer.subarray(0, bytesRead)
    const found = await fileTypeFromBuffer(start)
    return found ? found.mime : isText(start) ? TEXT : undefined
  } finally {
    await file.close()
  }
}

/** Text has no control characters but white space, can be decoded, and is no page that a browser would run. */
function isText(start: Buffer): boolean {
  if (start.length === 0) return false
  if (start[0] === 0xff && start[1] === 0xfe) return !isMarkup(new TextDecoder('utf-16le').decode(start))
  // Bytes below the blank, other than tab, line feed, form feed and return.
  if (start.some((byte) => byte < 32 && ![9, 10, 12, 13].includes(byte))) return false
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      // The last character may be cut where the look ended.
      const text = new TextDecoder(encoding, { fatal: true }).decode(start, { stream: true })
      return !isMarkup(text)
    } catch {
      // then perhaps the other one
    }
  }
  return false
}

function isMarkup(text: string): boolean {
  return /^\s*<(!doctype|html|head|body|script|svg|iframe|!--)/i.test(text)
}
