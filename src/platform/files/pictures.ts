/** A picture whose structure cannot be followed to its end. */
export class DamagedPicture extends Error {
  override readonly name = 'DamagedPicture'
}

/**
 * A picture without what it says beside its pixels: place, time, device, owner, comments, previews, and whatever hangs
 * behind its end. A JPEG keeps its orientation, since it would be shown lying otherwise. Throws DamagedPicture where the
 * structure is broken. Formats: ITU-T T.81 with Exif 2.32, PNG (W3C) and WebP (RFC 9649).
 */
export function withoutMetadata(bytes: Buffer, mediaType: string): Buffer {
  try {
    if (mediaType === 'image/jpeg') return cleanJpeg(bytes)
    if (mediaType === 'image/png') return cleanPng(bytes)
    return mediaType === 'image/webp' ? cleanWebp(bytes) : bytes
  } catch (error) {
    if (error instanceof RangeError) throw new DamagedPicture('ends too early', { cause: error })
    throw error
  }
}

const SOI = Buffer.from([0xff, 0xd8])
const EOI = Buffer.from([0xff, 0xd9])
const isRestart = (marker: number) => marker >= 0xd0 && marker <= 0xd7

function cleanJpeg(bytes: Buffer): Buffer {
  if (!bytes.subarray(0, 2).equals(SOI)) throw new DamagedPicture('no JPEG')
  const kept: Buffer[] = []
  let orientation = 1
  let scans = 0
  let at = 2
  for (;;) {
    while (bytes.readUInt8(at) === 0xff && bytes.readUInt8(at + 1) === 0xff) at++
    if (bytes.readUInt8(at) !== 0xff) throw new DamagedPicture('no marker')
    const marker = bytes.readUInt8(at + 1)
    if (marker === 0xd9) break
    const length = bytes.readUInt16BE(at + 2)
    const end = at + 2 + length
    if (length < 2 || end > bytes.length) throw new DamagedPicture('segment too long')
    const content = bytes.subarray(at + 4, end)
    if (marker === 0xe1) orientation = orientationOf(content) ?? orientation
    if (isOfThePixels(marker, content)) kept.push(bytes.subarray(at, end))
    at = end
    if (marker === 0xda) {
      scans++
      const next = endOfScan(bytes, at)
      kept.push(bytes.subarray(at, next))
      // A picture whose last bytes were lost is shown as far as it goes.
      if (next === bytes.length) break
      at = next
    }
  }
  if (scans === 0) throw new DamagedPicture('no scan')
  return Buffer.concat([SOI, ...(orientation === 1 ? [] : [orientationSegment(orientation)]), ...kept, EOI])
}

/** Application segments say something beside the pixels, but for JFIF, colour profiles and Adobe's colour transform. */
function isOfThePixels(marker: number, content: Buffer): boolean {
  if (marker === 0xfe) return false
  if (marker < 0xe0 || marker > 0xef) return true
  const begins = (word: string) => content.subarray(0, word.length).toString('latin1') === word
  return (marker === 0xe0 && begins('JFIF\0')) || (marker === 0xe2 && begins('ICC_PROFILE\0')) || marker === 0xee
}

function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]!
    if (next !== 0 && next !== 0xff && !isRestart(next)) return at
  }
  return bytes.length
}

/** Tag 0x0112 of the first directory of an Exif segment; undefined where there is none. */
function orientationOf(content: Buffer): number | undefined {
  if (content.subarray(0, 6).toString('latin1') !== 'Exif\0\0') return undefined
  const tiff = content.subarray(6)
  const isLittle = tiff.subarray(0, 2).toString('latin1') === 'II'
  const short = (at: number) => (at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const directory = tiff.length < 8 ? 0 : isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  for (let entry = 0; entry < Math.min(short(directory), 100); entry++) {
    const at = directory + 2 + entry * 12
    if (short(at) !== 0x0112) continue
    const value = short(at + 8)
    return value >= 1 && value <= 8 ? value : undefined
  }
  return undefined
}

/** An Exif segment that says the orientation and nothing else. */
function orientationSegment(orientation: number): Buffer {
  const segment = Buffer.from('ffe100224578696600004d4d002a000000080001011200030000000100000000' + '00000000', 'hex')
  segment.writeUInt16BE(orientation, 28)
  return segment
}

const PNG = Buffer.from('89504e470d0a1a0a', 'hex')
const PNG_WORDS = new Set(['eXIf', 'tEXt', 'iTXt', 'zTXt', 'tIME'])

function cleanPng(bytes: Buffer): Buffer {
  if (!bytes.subarray(0, 8).equals(PNG)) throw new DamagedPicture('no PNG')
  const kept: Buffer[] = [PNG]
  for (let at = 8; ; ) {
    const end = at + 12 + bytes.readUInt32BE(at)
    const name = bytes.subarray(at + 4, at + 8).toString('latin1')
    if (end > bytes.length) throw new DamagedPicture('chunk too long')
    if (!PNG_WORDS.has(name)) kept.push(bytes.subarray(at, end))
    if (name === 'IEND') return Buffer.concat(kept)
    at = end
  }
}

function cleanWebp(bytes: Buffer): Buffer {
  const end = 8 + bytes.readUInt32LE(4)
  if (end > bytes.length) throw new DamagedPicture('ends too early')
  const kept: Buffer[] = []
  for (let at = 12; at < end; ) {
    const length = bytes.readUInt32LE(at + 4)
    const next = at + 8 + length + (length % 2)
    if (next > bytes.length) throw new DamagedPicture('chunk too long')
    const name = bytes.subarray(at, at + 4).toString('latin1')
    const chunk = Buffer.from(bytes.subarray(at, next))
    // The flags that say that Exif (8) and XMP (4) follow.
    if (name === 'VP8X') chunk.writeUInt8(chunk.readUInt8(8) & ~0x0c, 8)
    if (name !== 'EXIF' && name !== 'XMP ') kept.push(chunk)
    at = next
  }
  const body = Buffer.concat(kept)
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  head.writeUInt32LE(body.length + 4, 4)
  return Buffer.concat([head, body])
}
