import { useMemo, useState } from 'react'
import {
  COLOURS,
  listUrgings,
  listWatched,
  type Rung,
  URGING_STEPS,
  urgeComplaint,
  type Watched,
} from '../../../delivery/feedback/supervision/ladder.contract.ts'
import { raiseProblemOrder } from '../../../delivery/feedback/supervision/problem-orders.contract.ts'
import { showInstant } from '../../../kernel/dates.ts'
import type { Language } from '../../../kernel/texts.ts'
import { LIGHT_WORDS } from '../../../platform/clock/clock.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { useEndpoint, usePages } from '../../../ui/workbench/calls/use-endpoint.ts'
import { Facts } from '../../../ui/workbench/Facts.tsx'
import { Filters } from '../../../ui/workbench/forms/MiniFields.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink, useQueryValue } from '../../../ui/workbench/navigation.tsx'
import { SidePane } from '../../../ui/workbench/SidePane.tsx'
import type { Column } from '../../../ui/workbench/table/column.ts'
import { DataTable, type PaneFrame } from '../../../ui/workbench/table/DataTable.tsx'
import { useSession } from '../../session/Session.tsx'
import { LightWord } from '../matters/LightGauge.tsx'
import { IssueSlip } from './IssueSlip.tsx'
import { supervisionTexts } from './supervision-texts.ts'
import { TextStep } from './TextStep.tsx'
import { useStatus } from './use-status.tsx'

const keyOf = (row: Watched) => row.complaintId
const WORDS = { ...URGING_STEPS, ...COLOURS }

/** What a step of the ladder is called. */
const rungWord = (rung: Rung, language: Language) => WORDS[rung][language]

/** What is late, what was done about it, and what comes next by itself. */
export function LadderView() {
  const texts = useTexts(supervisionTexts)
  const [open, setOpen] = useQueryValue('open')
  const { status, select } = useStatus([
    ['overdue', 'overdue'],
    ['all', 'all'],
  ])
  const source = usePages(listWatched, { query: { status } })
  return (
    <>
      <Filters label={texts.status.label}>{select}</Filters>
      <DataTable
        id="ladder"
        label={texts.views.ladder}
        columns={useColumns()}
        source={source}
        rowKey={keyOf}
        rowName={(row) => row.number}
        open={open}
        onOpen={setOpen}
        pane={(row, frame) => <LadderPane row={row} {...frame} />}
        empty={texts.empty.ladder}
      />
    </>
  )
}

function LadderPane({ row, ...frame }: { row: Watched } & PaneFrame) {
  const texts = useTexts(supervisionTexts)
  const language = useLanguage()
  const { can } = useSession()
  const [doing, setDoing] = useState<'urge' | 'slip' | 'problem'>()
  const { data } = useEndpoint(listUrgings, { params: { id: row.complaintId } })
  const close = () => setDoing(undefined)
  const params = { id: row.complaintId }
  return (
    <SidePane {...frame} title={row.number}>
      <p>
        <PageLink to={`/inbox/matters/${row.complaintId}`}>{texts.openMatter}</PageLink>
      </p>
      <Facts
        facts={[
          { label: texts.columns.title, value: row.title },
          { label: texts.columns.unit, value: row.unitName[language] },
          { label: texts.columns.due, value: showInstant(row.due, language) },
          { label: texts.columns.light, value: <LightWord light={row.light} /> },
          { label: texts.columns.daysOver, value: String(row.daysOver) },
          ...(row.next && row.nextAt
            ? [
                {
                  label: texts.columns.next,
                  value: `${rungWord(row.next, language)} · ${showInstant(row.nextAt, language)}`,
                },
              ]
            : []),
        ]}
      />
      <div className="wb-actions">
        <Button kind="main" onClick={() => setDoing('urge')}>
          {texts.urge}
        </Button>
        {can('feedback.supervise') && <Button onClick={() => setDoing('slip')}>{texts.issue}</Button>}
        {can('feedback.supervise') && <Button onClick={() => setDoing('problem')}>{texts.problem.raise}</Button>}
      </div>
      {doing === 'urge' && (
        <>
          <p className="wb-soft">{texts.urgeText}</p>
          <TextStep
            endpoint={urgeComplaint}
            field="reason"
            label={texts.fields.reason}
            doIt={texts.urge}
            most={1000}
            onClose={close}
            input={(reason) => ({ params, body: { reason } })}
          />
        </>
      )}
      {doing === 'slip' && <IssueSlip complaintId={row.complaintId} onClose={close} />}
      {doing === 'problem' && (
        <TextStep
          endpoint={raiseProblemOrder}
          field="reason"
          label={texts.fields.problemReason}
          doIt={texts.problem.raise}
          most={1000}
          onClose={close}
          input={(reason) => ({ params, body: { reason } })}
        />
      )}
      <section className="wb-block">
        <h2 className="wb-blocktitle">{texts.history}</h2>
        {data?.items.length === 0 && <p className="wb-soft">{texts.noHistory}</p>}
        <ul className="wb-lines">
          {data?.items.map((one) => (
            <li key={one.id}>
              <strong>{URGING_STEPS[one.step][language]}</strong> {showInstant(one.at, language)}
              <br />
              <span className="wb-soft">
                {one.automatic ? texts.automatic : one.by} · {texts.told(String(one.told))}
                {one.reason && ` · ${one.reason}`}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </SidePane>
  )
}

function useColumns(): readonly Column<Watched>[] {
  const { columns } = useTexts(supervisionTexts)
  const language = useLanguage()
  return useMemo(() => {
    const wide = language === 'zh' ? 170 : 225
    return [
      { id: 'number', header: columns.number, value: (row) => row.number, width: 170 },
      {
        id: 'light',
        header: columns.light,
        value: (row) => LIGHT_WORDS[row.light][language],
        show: (row) => <LightWord light={row.light} />,
        width: 110,
        filter: 'choice',
      },
      {
        id: 'days',
        header: columns.daysOver,
        value: (row) => row.daysOver,
        width: language === 'zh' ? 140 : 165,
        align: 'end',
        filter: 'number',
      },
      { id: 'title', header: columns.title, value: (row) => row.title, width: 220, grow: true },
      { id: 'unit', header: columns.unit, value: (row) => row.unitName[language], width: 170, filter: 'choice' },
      {
        id: 'done',
        header: columns.done,
        value: (row) => row.done.map((rung) => rungWord(rung, language)).join(language === 'zh' ? '、' : ', '),
        width: 220,
      },
      {
        id: 'next',
        header: columns.next,
        value: (row) => row.next && rungWord(row.next, language),
        width: 180,
        filter: 'choice',
      },
      {
        id: 'due',
        header: columns.due,
        value: (row) => row.due,
        words: (row) => showInstant(row.due, language),
        width: wide,
        filter: 'date',
      },
    ]
  }, [columns, language])
}
