import { useMemo } from 'react'
import {
  IGNORED,
  listMail,
  type MailEntry,
  OUTCOMES_OF_MAIL,
  OutcomeOfMail,
} from '../../../delivery/feedback/mail/mail.contract.ts'
import { showInstant } from '../../../kernel/dates.ts'
import { usePages } from '../../../ui/workbench/calls/use-endpoint.ts'
import { QueryFilters, useFilterValues } from '../../../ui/workbench/forms/QueryFilters.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink } from '../../../ui/workbench/navigation.tsx'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import { type Standing, StatusWord } from '../../../ui/workbench/StatusWord.tsx'
import type { Column } from '../../../ui/workbench/table/column.ts'
import { DataTable } from '../../../ui/workbench/table/DataTable.tsx'
import { useSession } from '../../session/Session.tsx'
import { mailLogTexts } from './mail-log-texts.ts'

const OUTCOMES = OutcomeOfMail.options
const STANDINGS: Readonly<Record<MailEntry['outcome'], Standing>> = {
  registered: 'kept',
  added: 'kept',
  ignored: 'atRisk',
}
const keyOf = (letter: MailEntry) => letter.id

/** What came in by e-mail and what was made of each message, so that none is lost without anybody knowing why. */
export function MailLogPage() {
  const texts = useTexts(mailLogTexts)
  const language = useLanguage()
  const wanted = useFilterValues(['outcome']).outcome
  const outcome = OUTCOMES.find((one) => one === wanted)
  const source = usePages(listMail, { query: outcome ? { outcome } : {} })
  const columns = useMailColumns()
  return (
    <div className="wb-page wb-page-fill">
      <PageHeader title={texts.title} lead={texts.lead} />
      <QueryFilters
        label={texts.filters}
        all={texts.all}
        filters={[
          {
            name: 'outcome',
            label: texts.outcome,
            choices: OUTCOMES.map((value) => ({ value, label: OUTCOMES_OF_MAIL[value][language] })),
          },
        ]}
      />
      <DataTable
        id="mail-log"
        label={texts.title}
        columns={columns}
        source={source}
        rowKey={keyOf}
        rowName={(row) => texts.letter(row.sender ?? texts.forgotten, showInstant(row.receivedAt, language))}
        empty={outcome ? texts.emptyOutcome : texts.empty}
      />
    </div>
  )
}

function useMailColumns(): readonly Column<MailEntry>[] {
  const texts = useTexts(mailLogTexts)
  const language = useLanguage()
  const { can } = useSession()
  const mayOpenMatters = can('feedback.read')
  return useMemo(() => {
    const { columns } = texts
    const gone = <span className="wb-soft">{texts.forgotten}</span>
    return [
      {
        id: 'received',
        header: columns.received,
        value: (row) => row.receivedAt,
        words: (row) => showInstant(row.receivedAt, language),
        width: language === 'zh' ? 180 : 225,
        filter: 'date',
      },
      {
        id: 'outcome',
        header: columns.outcome,
        value: (row) => OUTCOMES_OF_MAIL[row.outcome][language],
        show: (row) => (
          <StatusWord standing={STANDINGS[row.outcome]}>{OUTCOMES_OF_MAIL[row.outcome][language]}</StatusWord>
        ),
        width: 160,
        filter: 'choice',
      },
      {
        id: 'reason',
        header: columns.reason,
        value: (row) => (row.reason ? IGNORED[row.reason][language] : null),
        width: 250,
        filter: 'choice',
      },
      {
        id: 'matter',
        header: columns.matter,
        value: (row) => row.number,
        show: (row) =>
          row.number && mayOpenMatters ? (
            <PageLink to={`/inbox/matters?q=${encodeURIComponent(row.number)}`}>{row.number}</PageLink>
          ) : (
            row.number
          ),
        width: 180,
      },
      {
        id: 'sender',
        header: columns.sender,
        value: (row) => row.sender ?? texts.forgotten,
        show: (row) => row.sender ?? gone,
        width: 200,
      },
      {
        id: 'subject',
        header: columns.subject,
        // A message that was forgotten has lost both; one that never had a subject still has its sender.
        value: (row) => row.subject ?? (row.sender ? texts.noSubject : texts.forgotten),
        show: (row) => row.subject || (row.sender ? <span className="wb-soft">{texts.noSubject}</span> : gone),
        width: 280,
        grow: true,
      },
    ]
  }, [texts, language, mayOpenMatters])
}
