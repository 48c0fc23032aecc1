/**
 * Makes a UUID version 7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then random bits, so that ids made later sort
 * later and index pages stay warm.
 */
export function newId(now: number = Date.now()): string {
  const bytes = randomBytes16()
  bytes[0] = now / 2 ** 40
  bytes[1] = now / 2 ** 32
  bytes[2] = now / 2 ** 24
  bytes[3] = now / 2 ** 16
  bytes[4] = now / 2 ** 8
  bytes[5] = now
  bytes[6] = 0x70 | (bytes[6]! & 0x0f)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  let id = ''
  for (let i = 0; i < 16; i++) {
    if (i === 4 || i === 6 || i === 8 || i === 10) id += '-'
    id += HEX[bytes[i]!]
  }
  return id
}

/** Every byte as two hexadecimal digits. */
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Random bytes are drawn for many ids at once: one draw costs as much as the id itself. */
const pool = new Uint8Array(16 * 256)
let used = pool.length

function randomBytes16(): Uint8Array {
  if (used === pool.length) {
    crypto.getRandomValues(pool)
    used = 0
  }
  used += 16
  return pool.slice(used - 16, used)
}

/** Digits and letters that cannot be taken for one another when read aloud or copied by hand (no 0 O 1 I L U). */
const CLEAR_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * Makes a code of the given length from clear characters with a cryptographic source, for look-up codes and one-time
 * passwords. Each character carries log2(30) = 4.9 bits.
 */
export function newCode(length: number): string {
  let code = ''
  while (code.length < length) {
    const byte = crypto.getRandomValues(new Uint8Array(1))[0]!
    // Bytes from 240 up are thrown away so that every character is equally likely.
    if (byte < 240) code += CLEAR_ALPHABET[byte % 30]
  }
  return code
}

/** What a person typed for a code, as it was given out: capitals, without spaces and dashes. */
export function normaliseCode(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, '')
}
