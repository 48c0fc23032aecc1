import './calls.css'
import { type ReactNode, useMemo, useState } from 'react'
import {
  CALL_STATES,
  type Call,
  CallQuery,
  type CallState,
  listCalls,
  OUTCOME_REASONS,
  type OutcomeReason,
} from '../../../delivery/calls/calls.contract.ts'
import { getCallSettings } from '../../../delivery/calls/settings/call-settings.contract.ts'
import { addDays, isLocalDate, showInstant, startOfDay } from '../../../kernel/dates.ts'
import type { Language } from '../../../kernel/texts.ts'
import { useEndpoint, usePages } from '../../../ui/workbench/calls/use-endpoint.ts'
import { Filters, MiniText } from '../../../ui/workbench/forms/MiniFields.tsx'
import { QueryFilters, useFilterValues } from '../../../ui/workbench/forms/QueryFilters.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink, useQueryValue } from '../../../ui/workbench/navigation.tsx'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import { StatusWord } from '../../../ui/workbench/StatusWord.tsx'
import type { Column } from '../../../ui/workbench/table/column.ts'
import { DataTable } from '../../../ui/workbench/table/DataTable.tsx'
import { useSettled } from '../../../ui/workbench/use-settled.ts'
import { useSession } from '../../session/Session.tsx'
import { CallPane } from './CallPane.tsx'
import { answeredInTime, durationWords, resultWords } from './call-words.ts'
import { callsTexts } from './calls-texts.ts'

const keyOf = (call: Call) => call.id
const STATES = Object.keys(CALL_STATES) as CallState[]
const REASONS = Object.keys(OUTCOME_REASONS) as OutcomeReason[]
const cameIn = (call: Call) => call.queuedAt ?? call.ringingAt ?? call.answeredAt
const showMoment = (at: string | null, language: Language) => (at ? showInstant(at, language) : '')
const PAUSE = 300
const FRESH = 5 * 60_000

/** All calls to the hotline, the latest first, with how long callers waited beside what is promised. */
export function CallsPage() {
  const texts = useTexts(callsTexts)
  const language = useLanguage()
  const [open, setOpen] = useQueryValue('open')
  const { query, controls } = useCallFilter()
  const source = usePages(listCalls, { query })
  const columns = useCallColumns()
  return (
    <div className="wb-page wb-page-fill">
      <PageHeader title={texts.title} lead={texts.lead} />
      {controls}
      <DataTable
        id="calls"
        label={texts.title}
        columns={columns}
        source={source}
        rowKey={keyOf}
        rowName={(call) => texts.call(call.callerMasked ?? texts.withheld, showMoment(cameIn(call), language))}
        open={open}
        onOpen={setOpen}
        pane={(call, frame) => <CallPane key={call.id} call={call} {...frame} />}
        empty={texts.empty}
      />
    </div>
  )
}

/** The conditions on the calls: in the address, but for the caller's number, which must not stand there. */
function useCallFilter(): { query: object; controls: ReactNode } {
  const texts = useTexts(callsTexts)
  const language = useLanguage()
  const [caller, setCaller] = useState('')
  const settled = useSettled(caller, PAUSE)
  const values = useFilterValues(['state', 'from', 'to', 'extension', 'reason'])
  const state = STATES.find((one) => one === values.state)
  const reason = REASONS.find((one) => one === values.reason)
  const extension = CallQuery.shape.extension.safeParse(values.extension || undefined).data
  const wanted = CallQuery.shape.caller.safeParse(settled || undefined).data
  const query = {
    ...(state ? { state } : {}),
    ...(reason ? { reason } : {}),
    ...(extension ? { extension } : {}),
    ...(wanted ? { caller: wanted } : {}),
    ...(isLocalDate(values.from) ? { from: startOfDay(values.from) } : {}),
    ...(isLocalDate(values.to) ? { to: startOfDay(addDays(values.to, 1)) } : {}),
  }
  const controls = (
    <div className="ca-filters">
      <QueryFilters
        label={texts.filters}
        all={texts.all}
        filters={[
          {
            name: 'state',
            label: texts.state,
            choices: STATES.map((value) => ({ value, label: CALL_STATES[value][language] })),
          },
          { name: 'from', label: texts.from, kind: 'date' },
          { name: 'to', label: texts.to, kind: 'date' },
          { name: 'extension', label: texts.extension },
          {
            name: 'reason',
            label: texts.reason,
            choices: REASONS.map((value) => ({ value, label: OUTCOME_REASONS[value][language] })),
          },
        ]}
      />
      <Filters label={texts.caller}>
        <MiniText label={texts.caller} value={caller} onChange={setCaller} />
      </Filters>
    </div>
  )
  return { query, controls }
}

function useCallColumns(): readonly Column<Call>[] {
  const texts = useTexts(callsTexts)
  const language = useLanguage()
  const { can } = useSession()
  const mayOpenMatters = can('feedback.read')
  const promised = useEndpoint(getCallSettings, {}, { fresh: FRESH }).data?.settings.answerWithinSeconds
  return useMemo(() => {
    const { columns } = texts
    return [
      {
        id: 'at',
        header: columns.at,
        value: cameIn,
        words: (row) => showMoment(cameIn(row), language),
        width: language === 'zh' ? 175 : 225,
        filter: 'date',
      },
      {
        id: 'state',
        header: columns.state,
        value: (row) => CALL_STATES[row.state][language],
        show: (row) =>
          row.state === 'abandoned' ? (
            <StatusWord standing="missed">{CALL_STATES.abandoned[language]}</StatusWord>
          ) : (
            CALL_STATES[row.state][language]
          ),
        width: 110,
        filter: 'choice',
      },
      {
        id: 'wait',
        header: promised === undefined ? columns.waitOnly : columns.wait(durationWords(promised, texts)),
        value: (row) => row.waitSeconds,
        words: (row) => durationWords(row.waitSeconds, texts),
        show: (row) => {
          const words = durationWords(row.waitSeconds, texts)
          const inTime = answeredInTime(row, promised)
          return inTime === undefined ? words : <StatusWord standing={inTime ? 'kept' : 'missed'}>{words}</StatusWord>
        },
        width: language === 'zh' ? 160 : 190,
        align: 'end',
        filter: 'number',
      },
      {
        id: 'talk',
        header: columns.talk,
        value: (row) => row.talkSeconds,
        words: (row) => durationWords(row.talkSeconds, texts),
        width: 110,
        align: 'end',
        filter: 'number',
      },
      { id: 'caller', header: columns.caller, value: (row) => row.callerMasked ?? texts.withheld, width: 140 },
      { id: 'extension', header: columns.extension, value: (row) => row.extension, width: 90, filter: 'choice' },
      { id: 'operator', header: columns.operator, value: (row) => row.operatorName, width: 130, filter: 'choice' },
      {
        id: 'result',
        header: columns.result,
        value: (row) => resultWords(row, texts, language),
        show: (row) =>
          row.matters.length > 0 && mayOpenMatters ? (
            <span className="wb-inline">
              {row.matters.map(({ complaintId, number }) => (
                <PageLink key={complaintId} to={`/inbox/matters/${complaintId}`}>
                  {number}
                </PageLink>
              ))}
            </span>
          ) : (
            resultWords(row, texts, language)
          ),
        width: 220,
        grow: true,
      },
      { id: 'queue', header: columns.queue, value: (row) => row.queue, width: 120, filter: 'choice', hidden: true },
    ]
  }, [texts, language, promised, mayOpenMatters])
}
