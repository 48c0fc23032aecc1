import { useMemo } from 'react'
import {
  BUCKETS,
  judgeReply,
  listReplyChecks,
  QUALITY_FLAGS,
  type ReplyCheck,
  VERDICTS,
} from '../../../delivery/feedback/supervision/quality.contract.ts'
import { showInstant } from '../../../kernel/dates.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { etagOfVersion } from '../../../ui/workbench/calls/etags.ts'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { usePages } from '../../../ui/workbench/calls/use-endpoint.ts'
import { Facts } from '../../../ui/workbench/Facts.tsx'
import { RadioField } from '../../../ui/workbench/forms/ChoiceFields.tsx'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { FormFrame } from '../../../ui/workbench/forms/FormFrame.tsx'
import { Filters } from '../../../ui/workbench/forms/MiniFields.tsx'
import { TextAreaField } from '../../../ui/workbench/forms/TextAreaField.tsx'
import { useForm } from '../../../ui/workbench/forms/use-form.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink, useQueryValue } from '../../../ui/workbench/navigation.tsx'
import { SidePane } from '../../../ui/workbench/SidePane.tsx'
import type { Column } from '../../../ui/workbench/table/column.ts'
import { DataTable, type PaneFrame } from '../../../ui/workbench/table/DataTable.tsx'
import { supervisionTexts } from './supervision-texts.ts'
import { useStatus } from './use-status.tsx'

const keyOf = (row: ReplyCheck) => row.id

/** Answers that the check had something to say of, or that were drawn: read by a person afterwards. */
export function AnswersView() {
  const texts = useTexts(supervisionTexts)
  const [open, setOpen] = useQueryValue('open')
  const { status, select } = useStatus([
    ['waiting', 'waiting'],
    ['all', 'allAnswers'],
  ])
  const source = usePages(listReplyChecks, { query: { status } })
  return (
    <>
      <Filters label={texts.status.label}>{select}</Filters>
      <DataTable
        id="reply-checks"
        label={texts.views.answers}
        columns={useColumns()}
        source={source}
        rowKey={keyOf}
        rowName={(row) => row.number}
        open={open}
        onOpen={setOpen}
        pane={(row, frame) => <AnswerPane row={row} {...frame} />}
        empty={texts.empty.answers}
      />
    </>
  )
}

function AnswerPane({ row, ...frame }: { row: ReplyCheck } & PaneFrame) {
  const all = useTexts(supervisionTexts)
  const texts = all.answer
  const language = useLanguage()
  const { flags, score, bucket } = row.quality
  return (
    <SidePane {...frame} title={row.number}>
      <p>
        <PageLink to={`/inbox/matters/${row.complaintId}`}>{all.openMatter}</PageLink>{' '}
        <span className="wb-soft">{texts.seeMatter}</span>
      </p>
      <Facts
        facts={[
          { label: all.columns.title, value: row.title },
          { label: all.columns.unit, value: row.unitName?.[language] ?? '—' },
          { label: all.columns.score, value: String(score) },
          { label: all.columns.bucket, value: BUCKETS[bucket][language] },
          ...(row.verdict
            ? [
                {
                  label: all.columns.verdict,
                  value: [VERDICTS[row.verdict][language], row.verdictNote, row.verdictBy].filter(Boolean).join(' · '),
                },
              ]
            : []),
        ]}
      />
      <section className="wb-block">
        <h2 className="wb-blocktitle">{texts.findings}</h2>
        {flags.length === 0 && <p className="wb-soft">{texts.none}</p>}
        <ul className="wb-lines">
          {flags.map(({ flag, hard, message, words }) => (
            <li key={flag}>
              <span>{hard ? '▲ ' : '◐ '}</span>
              {message[language]}
              {words.length > 0 && <span className="wb-soft"> {words.join(language === 'zh' ? '、' : ', ')}</span>}
            </li>
          ))}
        </ul>
      </section>
      {!row.verdict && <Judge key={row.id} row={row} />}
    </SidePane>
  )
}

function Judge({ row }: { row: ReplyCheck }) {
  const texts = useTexts(supervisionTexts)
  const language = useLanguage()
  const judge = useAction(judgeReply, { showsError: true, done: texts.answer.judged })
  const form = useForm({
    initial: { verdict: '', note: '' },
    labels: { verdict: texts.fields.verdict, note: texts.fields.verdictNote },
    check: ({ verdict }): { verdict?: string } => (verdict ? {} : { verdict: texts.required(texts.fields.verdict) }),
  })
  const submit = form.submit(({ verdict, note }) =>
    judge.run(
      { params: { id: row.id }, body: { verdict: verdict as 'good' | 'poor', note } },
      { ifMatch: etagOfVersion(row.version) },
    ),
  )
  return (
    <FormFrame onSubmit={submit}>
      <ErrorSummary form={form} />
      <RadioField
        {...form.bind('verdict')}
        choices={(['good', 'poor'] as const).map((value) => ({ value, label: VERDICTS[value][language] }))}
        inline
      />
      <TextAreaField {...form.bind('note')} rows={2} most={1000} optional />
      <div className="wb-actions">
        <Button submit kind="main" busy={form.pending}>
          {texts.answer.judge}
        </Button>
      </div>
    </FormFrame>
  )
}

/** The first words of a finding, for the list. */
const short = (text: string) => text.split(/[，,；;。]/)[0] ?? text

function useColumns(): readonly Column<ReplyCheck>[] {
  const { columns } = useTexts(supervisionTexts)
  const language = useLanguage()
  return useMemo(
    () => [
      { id: 'number', header: columns.number, value: (row) => row.number, width: 170 },
      {
        id: 'score',
        header: columns.score,
        value: (row) => row.quality.score,
        width: 80,
        align: 'end',
        filter: 'number',
      },
      {
        id: 'flags',
        header: columns.flags,
        value: (row) =>
          row.quality.flags
            .map(({ flag }) => short(QUALITY_FLAGS[flag][language]))
            .join(language === 'zh' ? '；' : '; '),
        width: 300,
        grow: true,
      },
      { id: 'unit', header: columns.unit, value: (row) => row.unitName?.[language], width: 170, filter: 'choice' },
      {
        id: 'at',
        header: columns.answered,
        value: (row) => row.at,
        words: (row) => showInstant(row.at, language),
        width: language === 'zh' ? 170 : 225,
        filter: 'date',
      },
      {
        id: 'verdict',
        header: columns.verdict,
        value: (row) => row.verdict && VERDICTS[row.verdict][language],
        width: 100,
        filter: 'choice',
      },
      { id: 'title', header: columns.title, value: (row) => row.title, width: 220, hidden: true },
    ],
    [columns, language],
  )
}
