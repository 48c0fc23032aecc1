import { z } from 'zod'
import { Instant } from '../../../kernel/dates.ts'
import { endpoint, PageQuery, pageOf } from '../../../kernel/endpoint.ts'
import { defineErrors } from '../../../kernel/errors.ts'
import type { Bilingual } from '../../../kernel/texts.ts'

/** What became of a message. */
export const OUTCOMES_OF_MAIL = {
  registered: { zh: '已登记为诉求', en: 'Registered' },
  added: { zh: '已附入原诉求', en: 'Added to its matter' },
  ignored: { zh: '未处理', en: 'Ignored' },
} as const satisfies Record<string, Bilingual>
export const OutcomeOfMail = z.enum(['registered', 'added', 'ignored'])

/** Why a message was put aside without an answer. */
export const IGNORED = {
  'no-sender': { zh: '没有发件人地址', en: 'It has no sender' },
  bounce: { zh: '退信', en: 'It is a bounce' },
  automatic: { zh: '自动回复（RFC 3834）', en: 'It was sent automatically (RFC 3834)' },
  bulk: { zh: '群发邮件或邮件列表', en: 'It is bulk mail or from a mailing list' },
  own: { zh: '本系统自己的邮件', en: 'It is our own mail' },
  empty: { zh: '没有内容', en: 'It says nothing' },
  'too-many': {
    zh: '同一地址一小时内来信过多，疑似循环',
    en: 'Too many from one address within an hour: perhaps a loop',
  },
} as const satisfies Record<string, Bilingual>
export type Ignored = keyof typeof IGNORED
export const Ignored = z.enum(Object.keys(IGNORED) as [Ignored, ...Ignored[]])

const Line = z.string().max(2000)
const Addresses = z.union([Line, z.array(Line).max(100)])

/** A message that the mail server has taken apart already. */
const ReadMessage = z.object({
  from: z.union([Line, z.object({ address: Line, name: Line.optional() })]),
  to: Addresses.optional(),
  subject: Line.default(''),
  text: z.string().max(2_000_000).optional(),
  html: z.string().max(5_000_000).optional(),
  /** By name; whatever its case. */
  headers: z
    .record(z.string().max(200), z.union([z.string().max(20_000), z.array(z.string().max(20_000))]))
    .default({}),
  messageId: Line.optional(),
  attachments: z
    .array(
      z.object({
        name: z.string().max(500).default('file'),
        mediaType: z.string().max(200).default('application/octet-stream'),
        contentBase64: z.string().max(20_000_000),
      }),
    )
    .max(50)
    .default([]),
})
export type ReadMessage = z.output<typeof ReadMessage>

/** A message as it came over the wire (RFC 5322): as the body itself, or as text in JSON. */
const RawMessage = z.object({ raw: z.union([z.instanceof(Uint8Array), z.string().max(30_000_000)]) })

export const InboundMail = z.union([RawMessage, ReadMessage])
export type InboundMail = z.output<typeof InboundMail>

export const MailTaken = z.object({
  outcome: OutcomeOfMail,
  /** It was taken before, by its Message-ID. */
  repeated: z.boolean(),
  number: z.string().nullable(),
  reason: z.string().nullable(),
})
export type MailTaken = z.infer<typeof MailTaken>

export const takeMail = endpoint({
  id: 'feedback.takeMail',
  method: 'POST',
  path: '/api/v1/mail/inbound',
  summary: 'Hand over an e-mail that came in: as message/rfc822, or as JSON. Each Message-ID counts once.',
  who: { client: 'mail' },
  body: InboundMail,
  takes: 'mail',
  reply: MailTaken,
  bodyLimit: 30 * 1024 * 1024,
  timeout: 60_000,
})

export const MailEntry = z.object({
  id: z.uuid(),
  receivedAt: Instant,
  outcome: OutcomeOfMail,
  reason: Ignored.nullable(),
  number: z.string().nullable(),
  /** Masked; null once it was forgotten. */
  sender: z.string().nullable(),
  subject: z.string().nullable(),
})
export type MailEntry = z.infer<typeof MailEntry>

export const listMail = endpoint({
  id: 'feedback.listMail',
  method: 'GET',
  path: '/api/v1/mail',
  summary: 'The messages that came in by e-mail and what became of them, the newest first.',
  who: { permission: 'feedback.dispatch' },
  query: PageQuery.extend({ outcome: OutcomeOfMail.optional() }),
  reply: pageOf(MailEntry),
})

export const mailErrors = defineErrors({
  MAIL_UNREADABLE: {
    status: 400,
    zh: '无法读取这封邮件。请以 message/rfc822 提交邮件原文，或按接口说明提交 JSON。',
    en: 'This message cannot be read. Send it as message/rfc822, or as JSON as the interface says.',
  },
})
