import { z } from 'zod'
import { Instant } from '../../kernel/dates.ts'
import { endpoint, PageQuery, pageOf } from '../../kernel/endpoint.ts'
import { defineErrors } from '../../kernel/errors.ts'
import type { Bilingual } from '../../kernel/texts.ts'

/** Where a message stands. `kept` was queued while its channel was not set up; `dead` was given up. */
export const OUTBOX_STATES = {
  waiting: { zh: '待发送', en: 'Waiting' },
  sending: { zh: '发送中', en: 'Being sent' },
  sent: { zh: '已发送', en: 'Sent' },
  dead: { zh: '发送失败', en: 'Given up' },
  kept: { zh: '未发送（通道未设置）', en: 'Kept (channel not set up)' },
} as const satisfies Record<string, Bilingual>
export type OutboxState = keyof typeof OUTBOX_STATES
export const OutboxState = z.enum(Object.keys(OUTBOX_STATES) as [OutboxState, ...OutboxState[]])

export const CHANNELS = {
  email: { zh: '邮件', en: 'E-mail' },
  sms: { zh: '短信', en: 'SMS' },
} as const satisfies Record<string, Bilingual>
export const Channel = z.enum(['email', 'sms'])

const Reference = z.object({ kind: z.string(), id: z.string() })
const MessageId = z.object({ id: z.uuid() })

/** One message on its way out. The recipient is masked, and null once it was forgotten; the words are not shown. */
export const OutboxMessage = z.object({
  id: z.uuid(),
  channel: Channel,
  recipient: z.string().nullable(),
  template: z.string(),
  language: z.enum(['zh', 'en']),
  reference: Reference,
  state: OutboxState,
  attempts: z.number().int(),
  queuedAt: Instant,
  /** The next attempt of a message that waits. */
  nextAt: Instant.nullable(),
  settledAt: Instant.nullable(),
  lastError: z.string().nullable(),
})
export type OutboxMessage = z.infer<typeof OutboxMessage>

export const OutboxQuery = PageQuery.extend({
  cursor: z.uuid().optional(),
  state: OutboxState.optional(),
  channel: Channel.optional(),
})
export type OutboxQuery = z.output<typeof OutboxQuery>

/** Both channels: whether each is set up, and how many of its messages are in each state. */
export const OutboxSummary = z.object({
  channels: z.array(
    z.object({ channel: Channel, isSetUp: z.boolean(), counts: z.record(OutboxState, z.number().int()) }),
  ),
})
export type OutboxSummary = z.infer<typeof OutboxSummary>

/** What somebody of the staff is told, in the language of the caller. */
export const Notice = z.object({
  id: z.uuid(),
  subject: z.string(),
  text: z.string(),
  /** The matter that it is about. */
  reference: Reference,
  madeAt: Instant,
  readAt: Instant.nullable(),
})
export type Notice = z.infer<typeof Notice>

export const NoticePage = pageOf(Notice).extend({ unread: z.number().int() })
export type NoticePage = z.infer<typeof NoticePage>
export const NoticeQuery = PageQuery.extend({
  cursor: z.uuid().optional(),
  unread: z.enum(['yes', 'no']).default('no'),
})
export type NoticeQuery = z.output<typeof NoticeQuery>

const READER = { permission: 'messages.read' } as const

export const listOutbox = endpoint({
  id: 'messages.listOutbox',
  method: 'GET',
  path: '/api/v1/messages/outbox',
  summary: 'E-mail and SMS, the newest first, with masked recipients.',
  who: READER,
  query: OutboxQuery,
  reply: pageOf(OutboxMessage),
})
export const outboxSummary = endpoint({
  id: 'messages.outboxSummary',
  method: 'GET',
  path: '/api/v1/messages/outbox/summary',
  summary: 'Which channels are set up, and how many messages are in each state.',
  who: READER,
  reply: OutboxSummary,
})
export const sendAgain = endpoint({
  id: 'messages.sendAgain',
  method: 'POST',
  path: '/api/v1/messages/outbox/:id/send',
  summary: 'Send a message that was given up or kept.',
  who: { permission: 'messages.send' },
  params: MessageId,
  reply: OutboxMessage,
})
export const listNotices = endpoint({
  id: 'messages.listNotices',
  method: 'GET',
  path: '/api/v1/notices',
  summary: 'What the own account is told, the newest first, and how much of it is unread.',
  who: 'signed-in',
  query: NoticeQuery,
  reply: NoticePage,
})
export const readNotice = endpoint({
  id: 'messages.readNotice',
  method: 'POST',
  path: '/api/v1/notices/:id/read',
  summary: 'Mark an own notice as read.',
  who: 'signed-in',
  params: MessageId,
  reply: z.object({ unread: z.number().int() }),
})
export const readAllNotices = endpoint({
  id: 'messages.readAllNotices',
  method: 'POST',
  path: '/api/v1/notices/read-all',
  summary: 'Mark all own notices as read.',
  who: 'signed-in',
  reply: z.object({ unread: z.number().int() }),
})

export const messagesErrors = defineErrors({
  CHANNEL_NOT_SET_UP: {
    status: 409,
    zh: '“{channel}”通道尚未设置，暂时不能发送。请先在系统设置中填写 {setting}，再重新发送。',
    en: 'The channel “{channel}” is not set up. Set {setting} in the configuration first, then send again.',
  },
  NOT_TO_SEND_AGAIN: {
    status: 409,
    zh: '只有“发送失败”或“未发送”且收件人信息仍保留的消息可以重新发送。这条消息的状态是“{state}”。',
    en: 'Only a message that was given up or kept, and whose recipient is still known, can be sent again. This one is in the state “{state}”.',
  },
})
