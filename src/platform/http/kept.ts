import { createHash } from 'node:crypto'
import type { FastifyReply } from 'fastify'

/**
 * Sends a reply that browsers and caches may keep for some seconds. Its ETag is the hash of its bytes (RFC 9110 §8.8.3);
 * who shows that he has it already gets 304 and no body.
 */
export function sendKept(reply: FastifyReply, body: unknown, seconds: number, shown: string | undefined): FastifyReply {
  const text = JSON.stringify(body)
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
  reply.headers({ 'cache-control': `public, max-age=${seconds}`, etag })
  if (hasShown(shown, etag)) return reply.status(304).send()
  return reply.type('application/json; charset=utf-8').send(text)
}

function hasShown(shown: string | undefined, etag: string): boolean {
  if (!shown) return false
  return shown.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag)
}
