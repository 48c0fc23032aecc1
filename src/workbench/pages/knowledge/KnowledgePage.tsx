import './knowledge.css'
import { useMemo, useState } from 'react'
import {
  ENTRY_STATES,
  type EntryRow,
  listEntries,
  listUnanswered,
  type SnippetPart,
  searchKnowledge,
} from '../../../delivery/knowledge/knowledge.contract.ts'
import { showDate, showInstant } from '../../../kernel/dates.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { useEndpoint, usePages } from '../../../ui/workbench/calls/use-endpoint.ts'
import { EmptyState, FailedState, Loading } from '../../../ui/workbench/EmptyState.tsx'
import { MiniText } from '../../../ui/workbench/forms/MiniFields.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink, useGo, useQueryValue } from '../../../ui/workbench/navigation.tsx'
import { showNumber } from '../../../ui/workbench/numbers.ts'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import { StatusWord } from '../../../ui/workbench/StatusWord.tsx'
import type { Column } from '../../../ui/workbench/table/column.ts'
import { DataTable } from '../../../ui/workbench/table/DataTable.tsx'
import { useQuerySearch } from '../../../ui/workbench/use-query-search.ts'
import { useSession } from '../../session/Session.tsx'
import { useClasses } from '../matters/use-classes.ts'
import { EntryForm } from './EntryForm.tsx'
import { knowledgeTexts } from './knowledge-texts.ts'

const VIEWS = ['search', 'all', 'toCheck', 'toPublish', 'review', 'unanswered'] as const
type View = (typeof VIEWS)[number]
type Listed = Exclude<View, 'search' | 'unanswered'>
const MOST = 20
const pageOf = (id: string) => `/hotline/knowledge/${id}`

/** The knowledge base: finding an answer, and the lists by which answers are kept right. */
export function KnowledgePage() {
  const texts = useTexts(knowledgeTexts)
  const { can } = useSession()
  const go = useGo()
  const [viewName, setView] = useQueryValue('view')
  const [writing, setWriting] = useState(false)
  const view = VIEWS.find((one) => one === viewName) ?? 'search'
  const views = VIEWS.filter((one) => one !== 'unanswered' || can('knowledge.write'))
  return (
    <div className={view === 'search' || view === 'unanswered' ? 'wb-page' : 'wb-page wb-page-fill'}>
      <PageHeader
        title={texts.title}
        lead={texts.lead}
        actions={can('knowledge.write') && <Button onClick={() => setWriting(true)}>{texts.write}</Button>}
      />
      <fieldset className="wb-presets" aria-label={texts.view}>
        {views.map((one) => (
          <button
            key={one}
            type="button"
            className="wb-chip"
            aria-pressed={one === view}
            onClick={() => setView(one === 'search' ? undefined : one)}
          >
            {texts.views[one]}
          </button>
        ))}
      </fieldset>
      {view === 'search' ? <Search /> : view === 'unanswered' ? <Unanswered /> : <EntryTable key={view} show={view} />}
      {writing && <EntryForm onClose={() => setWriting(false)} onSaved={({ id }) => go(pageOf(id))} />}
    </div>
  )
}

function Search() {
  const texts = useTexts(knowledgeTexts)
  const language = useLanguage()
  const { typed, setTyped, search } = useQuerySearch('q')
  const query = { q: search, limit: MOST }
  const { data, error, retry } = useEndpoint(searchKnowledge, { query }, { keepPrevious: true, abortable: true })
  return (
    <>
      <MiniText label={texts.search} value={typed} onChange={setTyped} placeholder={texts.searchHint} />
      <p role="status" className="wb-soft">
        {data && (search ? texts.found(showNumber(data.items.length, language)) : texts.most)}
      </p>
      {!data && (error ? <FailedState title={texts.failed} error={error} onRetry={retry} /> : <Loading lines={6} />)}
      {data?.items.length === 0 && <p>{texts.nothing}</p>}
      <ul className="kb-found">
        {data?.items.map((one) => (
          <li key={one.id}>
            <h2 className="wb-blocktitle">
              <PageLink to={pageOf(one.id)}>{one.question[language]}</PageLink>
            </h2>
            <p>{one.short[language]}</p>
            {search && (
              <p className="wb-soft">
                <Marked parts={one.snippet} />
              </p>
            )}
            <p className="wb-soft">
              {[one.unitName[language], ...(one.isPublic ? [] : [texts.inner])].join(' · ')}{' '}
              {one.reviewOverdue && <StatusWord standing="atRisk">{texts.overdue}</StatusWord>}
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}

/** A piece of an answer with what was searched for marked. */
function Marked({ parts }: { parts: readonly SnippetPart[] }) {
  let at = 0
  return parts.map(({ text, hit }) => {
    at += text.length
    return hit ? <mark key={at}>{text}</mark> : text
  })
}

const keyOf = (row: EntryRow) => row.id

function EntryTable({ show }: { show: Listed }) {
  const texts = useTexts(knowledgeTexts)
  const language = useLanguage()
  const source = usePages(listEntries, { query: { show } })
  const columns = useColumns()
  return (
    <DataTable
      id={`knowledge-${show}`}
      label={texts.views[show]}
      columns={columns}
      source={source}
      rowKey={keyOf}
      rowName={(row) => row.question[language]}
      href={(row) => pageOf(row.id)}
      empty={texts.empty[show]}
    />
  )
}

function useColumns(): readonly Column<EntryRow>[] {
  const texts = useTexts(knowledgeTexts)
  const language = useLanguage()
  const { nameOf } = useClasses()
  return useMemo(() => {
    const { columns } = texts
    return [
      { id: 'question', header: columns.question, value: (row) => row.question[language], width: 320, grow: true },
      {
        id: 'state',
        header: columns.state,
        value: (row) => {
          const state = ENTRY_STATES[row.state][language]
          return row.isLive && row.state !== 'published' ? `${state} · ${texts.live}` : state
        },
        width: 130,
        filter: 'choice',
      },
      { id: 'unit', header: columns.unit, value: (row) => row.unitName[language], width: 180, filter: 'choice' },
      { id: 'category', header: columns.category, value: (row) => nameOf(row.categoryCode) ?? '', filter: 'choice' },
      {
        id: 'reviewOn',
        header: columns.reviewOn,
        value: (row) => row.reviewOn,
        words: (row) => showDate(row.reviewOn, language),
        show: (row) => (
          <>
            {showDate(row.reviewOn, language)}{' '}
            {row.reviewOverdue && <StatusWord standing="missed">{texts.overdue}</StatusWord>}
          </>
        ),
        width: 220,
        filter: 'date',
      },
      { id: 'used', header: columns.used, value: (row) => row.used, width: 70, align: 'end', filter: 'number' },
      {
        id: 'helped',
        header: columns.helped,
        value: (row) => row.helped,
        words: (row) => `${row.helped} / ${row.helped + row.notHelped}`,
        width: 80,
        align: 'end',
        filter: 'number',
      },
      {
        id: 'changed',
        header: columns.changed,
        value: (row) => row.changedAt,
        words: (row) => `${showInstant(row.changedAt, language)} ${row.changedByName ?? ''}`,
        width: 240,
        filter: 'date',
      },
    ]
  }, [texts, language, nameOf])
}

function Unanswered() {
  const texts = useTexts(knowledgeTexts)
  const language = useLanguage()
  const { data, error, retry } = useEndpoint(listUnanswered, {})
  const { columns } = texts
  if (!data) return error ? <FailedState title={texts.failed} error={error} onRetry={retry} /> : <Loading lines={6} />
  if (data.items.length === 0) return <EmptyState {...texts.unansweredEmpty} />
  return (
    <table className="wb-grid">
      <thead>
        <tr>
          <th scope="col">{columns.words}</th>
          <th scope="col">{columns.count}</th>
          <th scope="col">{columns.last}</th>
        </tr>
      </thead>
      <tbody>
        {data.items.map(({ words, count, lastOn }) => (
          <tr key={words}>
            <td>{words}</td>
            <td>{showNumber(count, language)}</td>
            <td>{showDate(lastOn, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
