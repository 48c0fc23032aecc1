import { useMemo, useState } from 'react'
import {
  type DeadLetter,
  dropDeadLetter,
  LETTER_STATES,
  listDeadLetters,
  retryDeadLetter,
} from '../../../foundation/ledger/ledger.contract.ts'
import { showInstant } from '../../../kernel/dates.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { usePages } from '../../../ui/workbench/calls/use-endpoint.ts'
import { ConfirmWithReason } from '../../../ui/workbench/dialog/ConfirmWithReason.tsx'
import { Facts } from '../../../ui/workbench/Facts.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink, useQueryValue } from '../../../ui/workbench/navigation.tsx'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import { SidePane } from '../../../ui/workbench/SidePane.tsx'
import type { Column } from '../../../ui/workbench/table/column.ts'
import { DataTable, type PaneFrame } from '../../../ui/workbench/table/DataTable.tsx'
import { useSession } from '../../session/Session.tsx'
import { ledgerTexts } from './ledger-texts.ts'

const keyOf = (letter: DeadLetter) => letter.id
const SHORTEST_REASON = 5

/** Events that a reaction failed at: read the error, then retry or give up. */
export function DeadLettersPage() {
  const texts = useTexts(ledgerTexts).letters
  const [open, setOpen] = useQueryValue('open')
  const [stateName, setState] = useQueryValue('state')
  const state = LETTER_STATES.find((one) => one === stateName) ?? 'waiting'
  const source = usePages(listDeadLetters, { query: { state } })
  const columns = useLetterColumns()
  return (
    <div className="wb-page wb-page-fill">
      <PageHeader title={texts.title} lead={texts.lead} />
      <fieldset className="wb-presets" aria-label={texts.state}>
        {LETTER_STATES.map((one) => (
          <button
            key={one}
            type="button"
            className="wb-chip"
            aria-pressed={one === state}
            onClick={() => setState(one === 'waiting' ? undefined : one)}
          >
            {texts.states[one]}
          </button>
        ))}
      </fieldset>
      <DataTable
        id="dead-letters"
        label={texts.title}
        columns={columns}
        source={source}
        rowKey={keyOf}
        rowName={(letter) => `${letter.consumer} ${letter.eventId}`}
        open={open}
        onOpen={setOpen}
        pane={(letter, frame) => <LetterPane letter={letter} {...frame} />}
        empty={{ title: texts.empty, text: texts.emptyText }}
      />
    </div>
  )
}

function useLetterColumns(): readonly Column<DeadLetter>[] {
  const texts = useTexts(ledgerTexts).letters
  const language = useLanguage()
  return useMemo(() => {
    const { columns } = texts
    const when = (id: 'failedAt' | 'settled', of: (row: DeadLetter) => string | null): Column<DeadLetter> => ({
      id,
      header: columns[id],
      value: of,
      words: (row) => {
        const instant = of(row)
        return instant ? showInstant(instant, language) : ''
      },
      width: 200,
      filter: 'date',
    })
    return [
      when('failedAt', (row) => row.failedAt),
      { id: 'consumer', header: columns.consumer, value: (row) => row.consumer, width: 180, filter: 'choice' },
      { id: 'event', header: columns.event, value: (row) => `${row.eventType} ${row.eventId}`, width: 240 },
      { id: 'error', header: columns.error, value: (row) => row.error, width: 320, grow: true },
      when('settled', (row) => row.settledAt),
    ]
  }, [texts, language])
}

function LetterPane({ letter, ...frame }: { letter: DeadLetter } & PaneFrame) {
  const texts = useTexts(ledgerTexts).letters
  const language = useLanguage()
  const { can } = useSession()
  const [dropping, setDropping] = useState(false)
  const retry = useAction(retryDeadLetter, { done: texts.retried })
  const drop = useAction(dropDeadLetter, { done: texts.dropped, showsError: true })
  const params = { id: letter.id }
  const { columns } = texts
  return (
    <SidePane
      {...frame}
      title={`${letter.consumer} · ${letter.eventType}`}
      foot={
        letter.state === 'waiting' && (
          <>
            <Button kind="main" icon="undo" busy={retry.pending} onClick={() => void retry.run({ params })}>
              {texts.retry}
            </Button>
            <Button kind="danger" onClick={() => setDropping(true)}>
              {texts.drop}
            </Button>
          </>
        )
      }
    >
      <Facts
        facts={[
          { label: columns.state, value: texts.states[letter.state] },
          { label: columns.failedAt, value: showInstant(letter.failedAt, language) },
          { label: columns.event, value: `${letter.eventType} ${letter.eventId}` },
          ...(letter.settledAt ? [{ label: columns.settled, value: showInstant(letter.settledAt, language) }] : []),
          ...(letter.reason ? [{ label: columns.reason, value: letter.reason }] : []),
        ]}
      />
      <section className="wb-block" aria-label={columns.error}>
        <h3>{columns.error}</h3>
        <p className="wb-words">{letter.error}</p>
      </section>
      {can('ledger.read') && (
        <p>
          <PageLink to={`/settings/ledger?type=${letter.eventType}&open=${letter.eventId}`}>{texts.see}</PageLink>
        </p>
      )}
      {dropping && (
        <ConfirmWithReason
          title={texts.dropTitle}
          doIt={texts.drop}
          danger
          leastLength={SHORTEST_REASON}
          onClose={() => setDropping(false)}
          onConfirm={(reason) => drop.run({ params, body: { reason } })}
        >
          <p>{texts.dropText}</p>
        </ConfirmWithReason>
      )}
    </SidePane>
  )
}
