import { isAscii, isUtf8 } from 'node:buffer'
import type { TextEncoding } from './table.ts'

/** A stretch of decoded text, and whether a character in it could not be read (U+FFFD) or is NUL. */
export type DecodedText = { readonly text: string; readonly suspect: boolean }

export type TextDecoding = {
  readonly texts: AsyncGenerator<DecodedText, void, undefined>
  /** The encoding, as far as the bytes read so far tell. Plain ASCII counts as UTF-8. */
  encoding(): TextEncoding
  /** Whether the encoding is a guess that the user may want to correct. */
  guessed(): boolean
}

/**
 * Decodes chunks of bytes. A declared encoding or a byte order mark wins. Otherwise the decision is put off until the
 * first byte beyond ASCII arrives, and taken from the chunk in which it stands: UTF-8 where it is valid, else what
 * `judgeEncoding` says. Bytes that do not fit become U+FFFD and mark their stretch as suspect.
 */
export function decodeText(chunks: AsyncIterable<Buffer>, declared: TextEncoding | 'auto' = 'auto'): TextDecoding {
  let encoding: TextEncoding | undefined = declared === 'auto' ? undefined : declared
  let guessed = false

  async function* texts(): AsyncGenerator<DecodedText> {
    let decoder: TextDecoder | undefined
    let first = true
    for await (const chunk of chunks) {
      if (first) {
        encoding ??= encodingByMark(chunk) ?? utf16WithoutMark(chunk)
        first = false
      }
      if (!encoding && !isAscii(chunk)) {
        const judged = judgeEncoding(chunk)
        encoding = judged.encoding
        guessed = judged.guessed
      }
      if (encoding) decoder ??= new TextDecoder(encoding)
      const text = decoder ? decoder.decode(chunk, { stream: true }) : chunk.toString('latin1')
      if (text.length > 0) yield { text, suspect: text.includes('\uFFFD') || text.includes('\0') }
    }
    const rest = decoder?.decode() ?? ''
    if (rest.length > 0) yield { text: rest, suspect: true }
  }

  return { texts: texts(), encoding: () => encoding ?? 'utf-8', guessed: () => guessed }
}

/** The encoding that the beginning of a file shows, without reading on. */
export function encodingOfHead(head: Buffer): TextEncoding {
  return encodingByMark(head) ?? utf16WithoutMark(head) ?? (isAscii(head) ? 'utf-8' : judgeEncoding(head).encoding)
}

/** The text of the beginning of a file, for looking at it; a character cut at its end is dropped. */
export function decodedHead(head: Buffer, declared: TextEncoding | 'auto' = 'auto'): string {
  const encoding = declared === 'auto' ? encodingOfHead(head) : declared
  return new TextDecoder(encoding).decode(head, { stream: true })
}

function encodingByMark(bytes: Buffer): TextEncoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

/** UTF-16 shows itself by NUL bytes at every other place, from the delimiters, digits and line ends alone. */
function utf16WithoutMark(bytes: Buffer): TextEncoding | undefined {
  const looked = Math.min(bytes.length, 4096)
  let even = 0
  let odd = 0
  for (let i = 0; i < looked; i++) {
    if (bytes[i] !== 0) continue
    if (i % 2 === 0) even++
    else odd++
  }
  if (even + odd < Math.max(2, looked / 50)) return undefined
  if (odd > 3 * even) return 'utf-16le'
  if (even > 3 * odd) return 'utf-16be'
  return undefined
}

/**
 * Tells UTF-8, GB18030 and Windows-1252 apart by a stretch of bytes that is not plain ASCII. UTF-8 wins where at least
 * nine in ten of its sequences are whole (a few damaged bytes do not make a file Chinese). Of the rest, Chinese text
 * comes in pairs of high bytes, Western text in single ones.
 */
export function judgeEncoding(bytes: Buffer): { encoding: TextEncoding; guessed: boolean } {
  if (isUtf8(withoutCutEnd(bytes))) return { encoding: 'utf-8', guessed: false }
  const { whole, broken } = utf8Sequences(bytes)
  if (whole > 9 * broken) return { encoding: 'utf-8', guessed: false }
  const { single, paired } = highByteRuns(bytes)
  return { encoding: single > paired ? 'windows-1252' : 'gb18030', guessed: true }
}

/** Leaves off a UTF-8 sequence that the end of the stretch cuts in two. */
function withoutCutEnd(bytes: Buffer): Buffer {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!
    if (byte >= 0xc0) return back < utf8Length(byte) ? bytes.subarray(0, bytes.length - back) : bytes
    if (byte < 0x80) return bytes
  }
  return bytes
}

function utf8Length(lead: number): number {
  if (lead >= 0xf0) return 4
  return lead >= 0xe0 ? 3 : 2
}

function utf8Sequences(bytes: Buffer): { whole: number; broken: number } {
  let whole = 0
  let broken = 0
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i]!
    if (lead < 0x80) {
      i++
      continue
    }
    const length = lead >= 0xc2 && lead <= 0xf4 ? utf8Length(lead) : 0
    let matched = length > 0
    for (let k = 1; matched && k < length; k++) matched = (bytes[i + k] ?? 0) >> 6 === 0b10
    if (matched) whole++
    else broken++
    i += matched ? length : 1
  }
  return { whole, broken }
}

function highByteRuns(bytes: Buffer): { single: number; paired: number } {
  let single = 0
  let paired = 0
  for (let i = 0; i < bytes.length; ) {
    if (bytes[i]! < 0x80) {
      i++
      continue
    }
    let end = i
    while (end < bytes.length && bytes[end]! >= 0x80) end++
    if (end - i === 1) single++
    else paired += end - i
    i = end
  }
  return { single, paired }
}
