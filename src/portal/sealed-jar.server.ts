import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { brotliCompressSync, brotliDecompressSync, constants as zlib } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { SealedJar } from './sealed-jar.ts'

/** A browser keeps at least 4,096 bytes a cookie with its name and attributes (RFC 6265 §6.1). */
const LONGEST = 3600
/** What a value may unpack to: somebody's own bytes never fill the memory. */
const UNPACKED = 64 * 1024

/**
 * A jar on the cookies of one request: JSON with its expiry, packed by Brotli, sealed by AES-256-GCM under `key` (32
 * bytes) with the cookie's name as additional data.
 */
export function sealedJar(
  request: FastifyRequest,
  reply: FastifyReply,
  { key, secure }: { key: Uint8Array; secure: boolean },
): SealedJar {
  const cookie = { httpOnly: true, sameSite: 'lax', secure } as const
  // What was kept or dropped while answering this request, which its cookies do not show yet.
  const changed = new Map<string, unknown>()
  return {
    read(name, shape) {
      const { success, data } = shape.safeParse(changed.has(name) ? changed.get(name) : kept(request, name, key))
      return success ? data : undefined
    },
    keep(name, value, { path, minutes }) {
      const sealed = seal({ until: Date.now() + minutes * 60_000, value }, name, key)
      if (sealed.length > LONGEST) return false
      changed.set(name, value)
      reply.setCookie(name, sealed, { ...cookie, path, maxAge: minutes * 60 })
      return true
    },
    drop(name, path) {
      changed.set(name, undefined)
      if (request.cookies[name]) reply.clearCookie(name, { ...cookie, path })
    },
  }
}

function kept(request: FastifyRequest, name: string, key: Uint8Array): unknown {
  const sealed = request.cookies[name]
  const opened = sealed ? open(sealed, name, key) : undefined
  return opened && opened.until >= Date.now() ? opened.value : undefined
}

type Kept = { until: number; value: unknown }

function seal(kept: Kept, name: string, key: Uint8Array): string {
  const packed = brotliCompressSync(JSON.stringify(kept), { params: { [zlib.BROTLI_PARAM_QUALITY]: 9 } })
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name))
  const body = Buffer.concat([cipher.update(packed), cipher.final()])
  return Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url')
}

function open(sealed: string, name: string, key: Uint8Array): Kept | undefined {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length < 28) return undefined
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(Buffer.from(name))
    decipher.setAuthTag(bytes.subarray(-16))
    const packed = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()])
    return JSON.parse(brotliDecompressSync(packed, { maxOutputLength: UNPACKED }).toString()) as Kept
  } catch {
    // Made up, altered, or sealed under a former key: as good as no cookie.
    return undefined
  }
}
