import { useMemo } from 'react'
import {
  CASE_STATES,
  type Candidate,
  type CaseRow,
  type CaseState,
  draftCase,
  listCandidates,
  listCases,
} from '../../../delivery/feedback/publication/publication.contract.ts'
import { KINDS, LEVELS } from '../../../delivery/feedback/words.contract.ts'
import { showInstant } from '../../../kernel/dates.ts'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { usePages } from '../../../ui/workbench/calls/use-endpoint.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink, useGo, useQueryValue } from '../../../ui/workbench/navigation.tsx'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import { Tabs } from '../../../ui/workbench/Tabs.tsx'
import type { Column } from '../../../ui/workbench/table/column.ts'
import { DataTable } from '../../../ui/workbench/table/DataTable.tsx'
import { publicationTexts } from './publication-texts.ts'

const STATES = Object.keys(CASE_STATES) as CaseState[]

/** The queue of publication: what may be told of, and the cases of each state. */
export function PublicationPage() {
  const texts = useTexts(publicationTexts)
  const [shown = 'candidates', setShown] = useQueryValue('show')
  const tabs = [
    { id: 'candidates', label: texts.tabs.candidates, content: <Candidates /> },
    ...STATES.map((state) => ({ id: state, label: texts.tabs[state], content: <Cases state={state} /> })),
  ]
  return (
    <div className="wb-page wb-page-fill">
      <PageHeader
        title={texts.title}
        lead={texts.lead}
        actions={<PageLink to="/publication/digests">{texts.digests}</PageLink>}
      />
      <Tabs label={texts.title} tabs={tabs} current={shown} onChange={setShown} />
    </div>
  )
}

const candidateKey = (row: Candidate) => row.complaintId

/** Settled matters; opening one draws up its case. */
function Candidates() {
  const texts = useTexts(publicationTexts)
  const language = useLanguage()
  const go = useGo()
  const source = usePages(listCandidates, { query: {} })
  const draft = useAction(draftCase, { done: texts.drafting, onDone: ({ id }) => go(`/publication/${id}`) })
  const columns = useMemo(
    (): readonly Column<Candidate>[] => [
      { id: 'title', header: texts.name, value: (row) => row.title, width: 320, grow: true },
      { id: 'kind', header: texts.kind, value: (row) => KINDS[row.kind][language], width: 110, filter: 'choice' },
      {
        id: 'category',
        header: texts.category,
        value: (row) => row.category?.name[language] ?? null,
        width: 160,
        filter: 'choice',
      },
      { id: 'area', header: texts.area, value: (row) => row.areaName[language], width: 120, filter: 'choice' },
      {
        id: 'unit',
        header: texts.unit,
        value: (row) => row.unitName?.[language] ?? null,
        width: 180,
        filter: 'choice',
      },
      {
        id: 'rating',
        header: texts.rating,
        value: (row) => row.ratingLevel,
        words: (row) => levelWords(row.ratingLevel, language) ?? texts.noRating,
        width: 110,
      },
      {
        id: 'closed',
        header: texts.closed,
        value: (row) => row.closedAt,
        words: (row) => showInstant(row.closedAt, language),
        width: 180,
        filter: 'date',
      },
      { id: 'number', header: texts.number, value: (row) => row.number, width: 170 },
    ],
    [texts, language],
  )
  return (
    <DataTable
      id="publication-candidates"
      label={texts.tabs.candidates}
      columns={columns}
      source={source}
      rowKey={candidateKey}
      rowName={(row) => row.title}
      onOpen={(complaintId) => {
        if (complaintId) void draft.run({ body: { complaintId } })
      }}
      empty={{ title: texts.candidatesEmpty, text: texts.candidatesText }}
    />
  )
}

function levelWords(level: number | null, language: 'zh' | 'en'): string | undefined {
  return level === null ? undefined : LEVELS[level as keyof typeof LEVELS][language]
}

const caseKey = (row: CaseRow) => row.id

function Cases({ state }: { state: CaseState }) {
  const texts = useTexts(publicationTexts)
  const language = useLanguage()
  const source = usePages(listCases, { query: { state } })
  const columns = useMemo(
    (): readonly Column<CaseRow>[] => [
      { id: 'title', header: texts.name, value: (row) => row.title, width: 320, grow: true },
      { id: 'kind', header: texts.kind, value: (row) => KINDS[row.kind][language], width: 110, filter: 'choice' },
      {
        id: 'category',
        header: texts.category,
        value: (row) => row.category?.name[language] ?? null,
        width: 160,
        filter: 'choice',
      },
      { id: 'area', header: texts.area, value: (row) => row.area.name[language], width: 120, filter: 'choice' },
      {
        id: 'unit',
        header: texts.unit,
        value: (row) => row.unitName?.[language] ?? null,
        width: 180,
        filter: 'choice',
      },
      { id: 'month', header: texts.month, value: (row) => row.month, width: 100 },
      { id: 'by', header: texts.draftedBy, value: (row) => row.draftedByName, width: 120, filter: 'choice' },
      {
        id: 'drafted',
        header: texts.drafted,
        value: (row) => row.draftedAt,
        words: (row) => showInstant(row.draftedAt, language),
        width: 180,
        filter: 'date',
      },
      {
        id: 'published',
        header: texts.published,
        value: (row) => row.publishedAt,
        words: (row) => (row.publishedAt ? showInstant(row.publishedAt, language) : ''),
        width: 180,
        filter: 'date',
      },
    ],
    [texts, language],
  )
  return (
    <DataTable
      id={`publication-${state}`}
      label={texts.tabs[state]}
      columns={columns}
      source={source}
      rowKey={caseKey}
      rowName={(row) => row.title}
      href={(row) => `/publication/${row.id}`}
      empty={{ title: texts.casesEmpty, text: texts.casesText }}
    />
  )
}
