import { useMemo, useState } from 'react'
import {
  DIGEST_STATES,
  type DigestRow,
  generateDigest,
  listDigests,
  Quarter,
} from '../../../delivery/feedback/publication/digests.contract.ts'
import { localDateOf, showInstant } from '../../../kernel/dates.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { usePages } from '../../../ui/workbench/calls/use-endpoint.ts'
import { Dialog, DialogActions } from '../../../ui/workbench/dialog/Dialog.tsx'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { FormFrame } from '../../../ui/workbench/forms/FormFrame.tsx'
import { TextAreaField } from '../../../ui/workbench/forms/TextAreaField.tsx'
import { TextField } from '../../../ui/workbench/forms/TextField.tsx'
import { useForm } from '../../../ui/workbench/forms/use-form.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink, useGo } from '../../../ui/workbench/navigation.tsx'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import { partTexts } from '../../../ui/workbench/part-texts.ts'
import type { Column } from '../../../ui/workbench/table/column.ts'
import { DataTable } from '../../../ui/workbench/table/DataTable.tsx'
import { publicationTexts } from './publication-texts.ts'

const keyOf = (digest: DigestRow) => digest.id

/** The quarterly digests, the newest first. */
export function DigestsPage() {
  const all = useTexts(publicationTexts)
  const texts = all.digest
  const language = useLanguage()
  const [generating, setGenerating] = useState(false)
  const source = usePages(listDigests, { query: {} })
  const columns = useMemo(
    (): readonly Column<DigestRow>[] => [
      { id: 'quarter', header: texts.quarter, value: (row) => row.quarter, width: 120 },
      { id: 'area', header: all.area, value: (row) => row.area.name[language], width: 180, grow: true },
      {
        id: 'state',
        header: texts.state,
        value: (row) => DIGEST_STATES[row.state][language],
        width: 120,
        filter: 'choice',
      },
      { id: 'edition', header: texts.edition, value: (row) => row.edition, width: 80, align: 'end', filter: 'number' },
      { id: 'author', header: texts.author, value: (row) => row.authorName, width: 150 },
      { id: 'reviewer', header: texts.reviewer, value: (row) => row.reviewerName, width: 150 },
      {
        id: 'published',
        header: texts.published,
        value: (row) => row.publishedAt,
        words: (row) => (row.publishedAt ? showInstant(row.publishedAt, language) : ''),
        width: 190,
        filter: 'date',
      },
    ],
    [all, texts, language],
  )
  const generate = (
    <Button kind="main" icon="plus" onClick={() => setGenerating(true)}>
      {texts.generate}
    </Button>
  )
  return (
    <div className="wb-page wb-page-fill">
      <PageHeader
        back={<PageLink to="/publication">‹ {all.back}</PageLink>}
        title={texts.title}
        lead={texts.lead}
        actions={generate}
      />
      <DataTable
        id="digests"
        label={texts.title}
        columns={columns}
        source={source}
        rowKey={keyOf}
        rowName={(row) => `${row.quarter} ${row.area.name[language]}`}
        href={(row) => `/publication/digests/${row.id}`}
        empty={{ title: texts.empty, text: texts.emptyText, action: generate }}
      />
      {generating && <GenerateDigest onClose={() => setGenerating(false)} />}
    </div>
  )
}

/** Asks for the quarter and has its digest drawn up. */
function GenerateDigest({ onClose }: { onClose: () => void }) {
  const texts = useTexts(publicationTexts).digest
  const { cancel } = useTexts(partTexts)
  const go = useGo()
  const generate = useAction(generateDigest, { showsError: true, done: texts.done })
  const form = useForm({
    initial: { quarter: lastQuarter(localDateOf(Date.now())), changed: '', changedEn: '' },
    labels: { quarter: texts.quarter, changed: texts.changed, changedEn: texts.changedEn },
    check: ({ quarter }) => (Quarter.safeParse(quarter.trim()).success ? {} : { quarter: texts.badQuarter }),
  })
  const submit = form.submit(async ({ quarter, changed, changedEn }) => {
    const whatChanged = { zh: changed.trim(), en: changedEn.trim() }
    const body = { quarter: quarter.trim(), ...(whatChanged.zh ? { whatChanged } : {}) }
    const outcome = await generate.run({ body })
    if (outcome.reply) go(`/publication/digests/${outcome.reply.id}`)
    return outcome
  })
  return (
    <Dialog title={texts.generate} onClose={onClose}>
      <FormFrame onSubmit={submit}>
        <ErrorSummary form={form} />
        <TextField {...form.bind('quarter')} hint={texts.quarterHint} />
        <TextAreaField {...form.bind('changed')} hint={texts.changedHint} rows={2} optional />
        <TextAreaField {...form.bind('changedEn')} rows={2} optional />
        <DialogActions>
          <Button submit kind="main" busy={form.pending}>
            {texts.go}
          </Button>
          <Button onClick={onClose}>{cancel}</Button>
        </DialogActions>
      </FormFrame>
    </Dialog>
  )
}

function lastQuarter(today: string): string {
  const year = Number(today.slice(0, 4))
  const number = Math.ceil(Number(today.slice(5, 7)) / 3)
  return number === 1 ? `${year - 1}-Q4` : `${year}-Q${number - 1}`
}
