import { z } from 'zod'
import { Instant } from '../../../kernel/dates.ts'
import { endpoint } from '../../../kernel/endpoint.ts'
import { defineErrors } from '../../../kernel/errors.ts'
import type { Bilingual } from '../../../kernel/texts.ts'

/** What a key can be good for; endpoints for API clients name one of these. */
export const PURPOSES = {
  open311: { zh: 'Open311 应用', en: 'Open311 apps' },
  mail: { zh: '邮件接收', en: 'Inbound e-mail' },
  calls: { zh: '电话系统', en: 'Telephone system' },
} as const satisfies Record<string, Bilingual>
export type Purpose = keyof typeof PURPOSES
export const Purpose = z.enum(Object.keys(PURPOSES) as [Purpose, ...Purpose[]])

export const Client = z.object({
  id: z.uuid(),
  name: z.string(),
  purposes: z.array(Purpose),
  /** The first characters of its key, to tell keys apart. */
  keyPrefix: z.string(),
  perMinute: z.number().int(),
  createdAt: Instant,
  createdBy: z.string().nullable(),
  rotatedAt: Instant.nullable(),
  /** To the hour. */
  lastUsedAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
  revokedBy: z.string().nullable(),
  revokeReason: z.string().nullable(),
  version: z.number().int(),
})
export type Client = z.infer<typeof Client>

/** A client with its key, which is shown this one time: only its hash is kept. */
export const ClientWithKey = z.object({ client: Client, key: z.string() })
export type ClientWithKey = z.infer<typeof ClientWithKey>

export const NewClient = z.object({
  name: z.string().trim().min(2).max(80),
  purposes: z.array(Purpose).min(1).max(Purpose.options.length),
  perMinute: z.number().int().min(1).max(100_000).default(300),
})
export type NewClient = z.output<typeof NewClient>

const ClientId = z.object({ id: z.uuid() })
const who = { permission: 'identity.clients.manage' } as const

export const listClients = endpoint({
  id: 'identity.listClients',
  method: 'GET',
  path: '/api/v1/clients',
  summary: 'The programs of others that may call with a key; revoked ones last.',
  who,
  reply: z.object({ items: z.array(Client) }),
})
export const createClient = endpoint({
  id: 'identity.createClient',
  method: 'POST',
  path: '/api/v1/clients',
  summary: 'Give out a key to a program. The key is in the answer and nowhere else.',
  who,
  body: NewClient,
  reply: ClientWithKey,
  status: 201,
})
export const rotateClient = endpoint({
  id: 'identity.rotateClient',
  method: 'POST',
  path: '/api/v1/clients/:id/key',
  summary: 'Give a client a new key; the former one ends at once.',
  who,
  params: ClientId,
  reply: ClientWithKey,
  ifMatch: true,
})
export const revokeClient = endpoint({
  id: 'identity.revokeClient',
  method: 'POST',
  path: '/api/v1/clients/:id/revocation',
  summary: 'End the key of a client for good, with a reason.',
  who,
  params: ClientId,
  body: z.object({ reason: z.string().trim().min(2).max(500) }),
  reply: Client,
  ifMatch: true,
})

export const clientsErrors = defineErrors({
  CLIENT_NAME_TAKEN: {
    status: 409,
    zh: '已有名为“{name}”的接口客户端。请换一个名称，或先撤销原来的。',
    en: 'There is an API client called “{name}” already. Choose another name or revoke that one first.',
  },
  CLIENT_REVOKED: {
    status: 409,
    zh: '这个接口客户端已经撤销，不能恢复。请新建一个。',
    en: 'This API client was revoked, which is for good. Create a new one.',
  },
})
