import { useMemo } from 'react'
import { showInstant } from '../../../kernel/dates.ts'
import {
  CHANNELS,
  listOutbox,
  OUTBOX_STATES,
  type OutboxMessage,
  type OutboxState,
  outboxSummary,
  sendAgain,
} from '../../../platform/messages/messages.contract.ts'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { useEndpoint, usePages } from '../../../ui/workbench/calls/use-endpoint.ts'
import { QueryFilters, useFilterValues } from '../../../ui/workbench/forms/QueryFilters.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink } from '../../../ui/workbench/navigation.tsx'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import { type Standing, StatusWord } from '../../../ui/workbench/StatusWord.tsx'
import type { Column } from '../../../ui/workbench/table/column.ts'
import { DataTable } from '../../../ui/workbench/table/DataTable.tsx'
import { useSession } from '../../session/Session.tsx'
import { messagesTexts } from './messages-texts.ts'
import { pageOfReference } from './references.ts'

const STANDINGS: Readonly<Record<OutboxState, Standing>> = {
  waiting: 'provisional',
  sending: 'provisional',
  sent: 'kept',
  dead: 'missed',
  kept: 'atRisk',
}
const STATES = Object.keys(OUTBOX_STATES) as OutboxState[]
const CHANNEL_NAMES = Object.keys(CHANNELS) as (keyof typeof CHANNELS)[]
const keyOf = (message: OutboxMessage) => message.id

/** What went or should go out to residents, and how each channel is doing. */
export function OutboxPage() {
  const texts = useTexts(messagesTexts).outbox
  const language = useLanguage()
  const { state, channel } = useFilterValues(['state', 'channel'])
  const wantedState = STATES.find((one) => one === state)
  const wantedChannel = CHANNEL_NAMES.find((one) => one === channel)
  const source = usePages(listOutbox, {
    query: { ...(wantedState ? { state: wantedState } : {}), ...(wantedChannel ? { channel: wantedChannel } : {}) },
  })
  const columns = useOutboxColumns()
  return (
    <div className="wb-page wb-page-fill">
      <PageHeader title={texts.title} lead={texts.lead} />
      <ChannelFigures />
      <QueryFilters
        label={texts.filters}
        all={texts.all}
        filters={[
          {
            name: 'channel',
            label: texts.channel,
            choices: CHANNEL_NAMES.map((value) => ({ value, label: CHANNELS[value][language] })),
          },
          {
            name: 'state',
            label: texts.state,
            choices: STATES.map((value) => ({ value, label: OUTBOX_STATES[value][language] })),
          },
        ]}
      />
      <DataTable
        id="outbox"
        label={texts.title}
        columns={columns}
        source={source}
        rowKey={keyOf}
        rowName={(message) => message.recipient ?? message.id}
        empty={{ title: texts.empty, text: texts.emptyText }}
      />
    </div>
  )
}

function ChannelFigures() {
  const texts = useTexts(messagesTexts).outbox
  const language = useLanguage()
  const { data } = useEndpoint(outboxSummary, {})
  if (!data) return null
  return (
    <ul className="wb-lines">
      {data.channels.map(({ channel, isSetUp, counts }) => (
        <li key={channel}>
          <strong>{CHANNELS[channel][language]}</strong>{' '}
          <StatusWord standing={isSetUp ? 'kept' : 'atRisk'}>{isSetUp ? texts.setUp : texts.notSetUp}</StatusWord>{' '}
          <span className="wb-soft">
            {STATES.map((state) => `${OUTBOX_STATES[state][language]} ${counts[state]}`).join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  )
}

function useOutboxColumns(): readonly Column<OutboxMessage>[] {
  const texts = useTexts(messagesTexts).outbox
  const language = useLanguage()
  return useMemo(() => {
    const { columns } = texts
    const when = (instant: string | null) => (instant ? showInstant(instant, language) : '')
    return [
      {
        id: 'queued',
        header: columns.queued,
        value: (row) => row.queuedAt,
        words: (row) => when(row.queuedAt),
        width: 200,
        filter: 'date',
      },
      {
        id: 'channel',
        header: columns.channel,
        value: (row) => CHANNELS[row.channel][language],
        width: 100,
        filter: 'choice',
      },
      {
        id: 'recipient',
        header: columns.recipient,
        value: (row) => row.recipient ?? texts.forgotten,
        width: 180,
      },
      { id: 'template', header: columns.template, value: (row) => row.template, width: 180, filter: 'choice' },
      {
        id: 'state',
        header: columns.state,
        value: (row) => OUTBOX_STATES[row.state][language],
        show: (row) => <StatusWord standing={STANDINGS[row.state]}>{OUTBOX_STATES[row.state][language]}</StatusWord>,
        width: 200,
        filter: 'choice',
      },
      {
        id: 'again',
        header: texts.sendAgain,
        value: () => null,
        show: (row) => <SendAgain message={row} />,
        width: 120,
        filter: 'none',
        sortable: false,
      },
      {
        id: 'attempts',
        header: columns.attempts,
        value: (row) => row.attempts,
        width: 100,
        align: 'end',
        filter: 'number',
      },
      {
        id: 'next',
        header: columns.next,
        value: (row) => row.nextAt,
        words: (row) => when(row.nextAt),
        width: 200,
        filter: 'date',
      },
      {
        id: 'about',
        header: columns.about,
        value: (row) => row.reference.id,
        show: (row) => {
          const page = pageOfReference(row.reference)
          return page ? <PageLink to={page}>{columns.about}</PageLink> : null
        },
        width: 110,
        filter: 'none',
      },
      { id: 'error', header: columns.error, value: (row) => row.lastError, width: 260, grow: true },
    ]
  }, [texts, language])
}

function SendAgain({ message }: { message: OutboxMessage }) {
  const texts = useTexts(messagesTexts).outbox
  const { can } = useSession()
  const send = useAction(sendAgain, { done: texts.sent })
  const isWaiting = message.state !== 'dead' && message.state !== 'kept'
  if (isWaiting || message.recipient === null || !can('messages.send')) return null
  return (
    <button
      type="button"
      className="wb-textbutton"
      aria-busy={send.pending}
      onClick={() => void send.run({ params: { id: message.id } })}
    >
      {texts.sendAgain}
    </button>
  )
}
