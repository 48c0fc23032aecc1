import { useMemo, useState } from 'react'
import { showInstant } from '../../../kernel/dates.ts'
import {
  listReports,
  REPORT_STATES,
  type ReportRow,
  type ReportState,
} from '../../../oversight/transparency/transparency.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { usePages } from '../../../ui/workbench/calls/use-endpoint.ts'
import { QueryFilters, useFilterValues } from '../../../ui/workbench/forms/QueryFilters.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import type { Column } from '../../../ui/workbench/table/column.ts'
import { DataTable } from '../../../ui/workbench/table/DataTable.tsx'
import { useSession } from '../../session/Session.tsx'
import { useDirectory } from '../directory/use-directory.ts'
import { GenerateReport } from './GenerateReport.tsx'
import { ReportStateWord } from './ReportStateWord.tsx'
import { reportsTexts } from './reports-texts.ts'

const keyOf = (report: ReportRow) => report.id
const STATES = Object.keys(REPORT_STATES) as ReportState[]

/** The quality reports, the newest first. */
export function ReportsPage() {
  const texts = useTexts(reportsTexts)
  const language = useLanguage()
  const { can } = useSession()
  const [generating, setGenerating] = useState(false)
  const { state } = useFilterValues(['state'])
  const wanted = STATES.find((one) => one === state)
  const source = usePages(listReports, { query: wanted ? { state: wanted } : {} })
  const columns = useReportColumns()
  const generate = can('transparency.author') && (
    <Button kind="main" icon="plus" onClick={() => setGenerating(true)}>
      {texts.generate}
    </Button>
  )
  return (
    <div className="wb-page wb-page-fill">
      <PageHeader title={texts.title} lead={texts.lead} actions={generate} />
      <QueryFilters
        label={texts.filters}
        all={texts.all}
        filters={[
          {
            name: 'state',
            label: texts.state,
            choices: STATES.map((value) => ({ value, label: REPORT_STATES[value][language] })),
          },
        ]}
      />
      <DataTable
        id="reports"
        label={texts.title}
        columns={columns}
        source={source}
        rowKey={keyOf}
        rowName={(report) => report.title[language]}
        href={(report) => `/reports/${report.id}`}
        empty={{ title: texts.empty, text: texts.emptyText, action: generate }}
      />
      {generating && <GenerateReport onClose={() => setGenerating(false)} />}
    </div>
  )
}

function useReportColumns(): readonly Column<ReportRow>[] {
  const texts = useTexts(reportsTexts)
  const language = useLanguage()
  const { areaName } = useDirectory()
  return useMemo(() => {
    const at = (instant: string | null) => (instant ? showInstant(instant, language) : '')
    return [
      { id: 'title', header: texts.name, value: (row) => row.title[language], width: 320, grow: true },
      {
        id: 'state',
        header: texts.state,
        value: (row) => REPORT_STATES[row.state][language],
        show: (row) => <ReportStateWord state={row.state} />,
        width: 130,
        filter: 'none',
      },
      { id: 'period', header: texts.period, value: (row) => `${row.period.from} – ${row.period.to}`, width: 210 },
      { id: 'area', header: texts.area, value: (row) => areaName(row.areaCode), width: 130, filter: 'choice' },
      { id: 'edition', header: texts.edition, value: (row) => row.edition, width: 80, align: 'end', filter: 'number' },
      { id: 'author', header: texts.author, value: (row) => row.authorName, width: 130, filter: 'choice' },
      { id: 'reviewer', header: texts.reviewer, value: (row) => row.reviewerName, width: 130, hidden: true },
      {
        id: 'published',
        header: texts.published,
        value: (row) => row.publishedAt,
        words: (row) => at(row.publishedAt),
        show: (row) => at(row.publishedAt) || '—',
        width: 190,
        filter: 'date',
      },
    ]
  }, [texts, language, areaName])
}
