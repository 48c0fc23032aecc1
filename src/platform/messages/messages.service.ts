import { type Actor, system } from '../../kernel/actor.ts'
import { errors } from '../../kernel/errors.ts'
import type { Language } from '../../kernel/texts.ts'
import type { Database } from '../db/database.ts'
import { append } from '../events/events.ts'
import { maskEmail, maskPhone } from '../privacy/mask.ts'
import type { Privacy } from '../privacy/privacy.ts'
import type { Channel as ChannelName } from './carrier.ts'
import {
  CHANNELS,
  Channel,
  messagesErrors,
  type Notice,
  type NoticePage,
  type NoticeQuery,
  OUTBOX_STATES,
  type OutboxMessage,
  type OutboxQuery,
  OutboxState,
  type OutboxSummary,
} from './messages.contract.ts'
import * as notices from './notices.repository.ts'
import type { OutboxRow } from './outbox.repository.ts'
import * as outbox from './outbox.repository.ts'
import { render, type Template, type Value } from './template.ts'

export type MessagesDeps = {
  readonly db: Database
  readonly privacy: Privacy
  readonly isSetUp: (channel: ChannelName) => boolean
  readonly findTemplate: (id: string) => Template | undefined
  readonly wake: () => void
}

const SETTING = { email: 'SMTP_URL', sms: 'SMS_URL' } as const
const DAY = 86_400_000
/** Days after which recipient and words of a settled message are forgotten (个人信息保护法 §19: no longer than needed). */
const REMEMBERED_DAYS = 90
const NOTICE_DAYS = 365
const ACTOR = system('messages')

/** What administrators see of the outbox, and what each account reads of its own notices. */
export function createMessagesService({ db, privacy, isSetUp, findTemplate, wake }: MessagesDeps) {
  async function listOutbox(actor: Actor, query: OutboxQuery): Promise<{ items: OutboxMessage[]; next?: string }> {
    const { state, channel, cursor: below, limit } = query
    const rows = await db.read(actor, (tx) => outbox.listOutbox(tx, { state, channel, below }, limit + 1))
    const items = rows.slice(0, limit).map(shown)
    const last = items.at(-1)
    return rows.length > limit && last ? { items, next: last.id } : { items }
  }

  /** A row of the outbox as administrators see it. */
  function shown(row: OutboxRow): OutboxMessage {
    const mask = row.channel === 'email' ? maskEmail : maskPhone
    return {
      id: row.id,
      channel: row.channel,
      recipient: row.recipientSealed === null ? null : mask(privacy.open(row.recipientSealed)),
      template: row.template,
      language: row.language,
      reference: { kind: row.referenceKind, id: row.referenceId },
      state: row.state,
      attempts: row.attempts,
      queuedAt: row.queuedAt.toISOString(),
      nextAt: row.state === 'waiting' ? row.nextAt.toISOString() : null,
      settledAt: row.settledAt?.toISOString() ?? null,
      lastError: row.lastError,
    }
  }

  async function summary(actor: Actor): Promise<OutboxSummary> {
    const rows = await db.read(actor, (tx) => outbox.countOutbox(tx))
    const countsOf = (wanted: ChannelName) => {
      const count = (state: OutboxState) =>
        rows.find((row) => row.channel === wanted && row.state === state)?.count ?? 0
      return Object.fromEntries(OutboxState.options.map((state) => [state, count(state)])) as Record<
        OutboxState,
        number
      >
    }
    return {
      channels: Channel.options.map((channel) => ({
        channel,
        isSetUp: isSetUp(channel),
        counts: countsOf(channel),
      })),
    }
  }

  /** Puts a message that was given up or kept among the waiting. Throws CHANNEL_NOT_SET_UP and NOT_TO_SEND_AGAIN. */
  async function sendAgain(actor: Actor, id: string): Promise<OutboxMessage> {
    return db.transaction(actor, async (tx) => {
      const row = await outbox.findOutboxRow(tx, id)
      if (!row) throw errors.NOT_FOUND({ what: id })
      if (!isSetUp(row.channel)) {
        const channel = CHANNELS[row.channel][actor.language]
        throw messagesErrors.CHANNEL_NOT_SET_UP({ channel, setting: SETTING[row.channel] })
      }
      const released = await outbox.releaseRow(tx, id)
      if (!released) throw messagesErrors.NOT_TO_SEND_AGAIN({ state: OUTBOX_STATES[row.state][actor.language] })
      append(tx, {
        type: 'message.released',
        subject: { kind: 'message', id },
        countyCode: row.countyCode,
        data: { channel: row.channel, template: row.template, from: row.state },
      })
      tx.afterCommit(wake)
      return shown(released)
    })
  }

  async function listNotices(actor: Actor, query: NoticeQuery): Promise<NoticePage> {
    const { cursor: below, limit } = query
    return db.read(actor, async (tx) => {
      const filter = { below, unread: query.unread === 'yes' }
      const rows = await notices.listNotices(tx, accountOf(actor), filter, limit + 1)
      const unread = await notices.countUnread(tx, accountOf(actor))
      const items = rows.slice(0, limit).map((row) => noticeView(row, actor.language))
      const last = items.at(-1)
      return rows.length > limit && last ? { items, unread, next: last.id } : { items, unread }
    })
  }

  function noticeView(row: notices.StoredNotice, language: Language): Notice {
    const template = findTemplate(row.template)
    const values = JSON.parse(privacy.open(row.valuesSealed)) as Record<string, Value>
    const { subject, text } = template ? render(template, language, values) : NO_LONGER[language]
    return {
      id: row.id,
      subject,
      text,
      reference: { kind: row.referenceKind, id: row.referenceId },
      madeAt: row.madeAt.toISOString(),
      readAt: row.readAt?.toISOString() ?? null,
    }
  }

  /** Marks one own notice as read, or all of them where no id is given. Throws NOT_FOUND for another's. */
  async function markRead(actor: Actor, id: string | null): Promise<{ unread: number }> {
    return db.transaction(actor, async (tx) => {
      const marked = await notices.markRead(tx, accountOf(actor), id)
      if (id !== null && marked === 0) throw errors.NOT_FOUND({ what: id })
      return { unread: await notices.countUnread(tx, accountOf(actor)) }
    })
  }

  /** Forgets personal data of messages that were settled long ago, and removes old notices. */
  async function forget(now: Date = new Date()): Promise<number> {
    return db.transaction(ACTOR, async (tx) => {
      await notices.removeNotices(tx, new Date(now.getTime() - NOTICE_DAYS * DAY))
      return outbox.forgetSettled(tx, new Date(now.getTime() - REMEMBERED_DAYS * DAY))
    })
  }

  return { listOutbox, summary, sendAgain, listNotices, markRead, forget }
}
export type MessagesService = ReturnType<typeof createMessagesService>

/** What is shown of a notice whose words an update of the product removed. */
const NO_LONGER = {
  zh: { subject: '旧通知', text: '这条通知的内容已不再提供，请直接打开相关事项查看。' },
  en: { subject: 'Old notice', text: 'The words of this notice are no longer kept. Open the matter that it is about.' },
} as const

function accountOf(actor: Actor): string {
  if (!actor.id) throw errors.NOT_SIGNED_IN()
  return actor.id
}
