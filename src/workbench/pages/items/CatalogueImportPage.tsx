import { useState } from 'react'
import { type CatalogueReport, importCatalogue } from '../../../foundation/standards/standards.contract.ts'
import { uploadTransport } from '../../../ui/workbench/calls/transport.ts'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { FileDrop } from '../../../ui/workbench/forms/FileDrop.tsx'
import { SelectField } from '../../../ui/workbench/forms/SelectField.tsx'
import { useForm } from '../../../ui/workbench/forms/use-form.ts'
import { KeyFigure, KeyFigures } from '../../../ui/workbench/KeyFigure.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink } from '../../../ui/workbench/navigation.tsx'
import { showNumber } from '../../../ui/workbench/numbers.ts'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import { Progress } from '../../../ui/workbench/Progress.tsx'
import { useDirectory } from '../directory/use-directory.ts'
import { itemsTexts } from './items-texts.ts'

const LIMITS = { endings: ['csv', 'xlsx'], mostBytes: 50 * 1024 * 1024 }

/** Imports a catalogue of items and reports what was taken, what was not, and why. */
export function CatalogueImportPage() {
  const all = useTexts(itemsTexts)
  const texts = all.importing
  const { areaChoices, loading } = useDirectory()
  const [report, setReport] = useState<CatalogueReport>()
  const form = useForm({ initial: { area: null as string | null }, labels: { area: texts.area } })
  const upload = useAction(importCatalogue, { showsError: true })
  const send = async (file: File, onSent: (share: number) => void, signal: AbortSignal) => {
    const parts = new FormData()
    // The field stands before the file, so that it is known when the file arrives.
    if (form.values.area) parts.append('areaCode', form.values.area)
    parts.append('file', file)
    setReport(undefined)
    const outcome = await upload.run({ body: parts } as never, { transport: uploadTransport(onSent, signal) })
    setReport(outcome.reply)
    return outcome
  }
  return (
    <div className="wb-page">
      <PageHeader title={texts.title} lead={texts.lead} back={<PageLink to="/lookup/items">{all.back}</PageLink>} />
      <div className="wb-form">
        <SelectField {...form.bind('area')} hint={texts.areaHint} choices={areaChoices} loading={loading} optional />
        <FileDrop label={texts.file} limits={LIMITS} send={send} />
      </div>
      {upload.pending && <Progress title={texts.running} state="running" />}
      {report && <ImportReport report={report} />}
    </div>
  )
}

function ImportReport({ report }: { report: CatalogueReport }) {
  const texts = useTexts(itemsTexts).importing
  const language = useLanguage()
  const count = (value: number) => showNumber(value, language)
  return (
    <section className="wb-block" aria-label={texts.done} role="status">
      <h2 className="wb-blocktitle">{texts.done}</h2>
      <KeyFigures>
        <KeyFigure label={texts.read} value={count(report.read)} />
        <KeyFigure label={texts.accepted} value={count(report.accepted)} />
        <KeyFigure label={texts.unchanged} value={count(report.unchanged)} />
        <KeyFigure
          label={texts.rejected}
          value={count(report.rejected)}
          standing={report.rejected > 0 ? 'missed' : 'kept'}
          standingWord={texts.rejected}
        />
      </KeyFigures>
      {report.rejects.length > 0 && (
        <>
          <p>{texts.fix}</p>
          <table className="wb-grid">
            <caption>{texts.rejects}</caption>
            <thead>
              <tr>
                <th scope="col" className="wb-end">
                  {texts.line}
                </th>
                <th scope="col">{texts.fieldName}</th>
                <th scope="col">{texts.value}</th>
                <th scope="col">{texts.reason}</th>
              </tr>
            </thead>
            <tbody>
              {report.rejects.map(({ line, field, value, reason }) => (
                <tr key={`${line} ${field} ${reason}`}>
                  <th scope="row" className="wb-end">
                    {line}
                  </th>
                  <td>{field}</td>
                  <td>{value}</td>
                  <td>{reason}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      <p>
        <PageLink to="/lookup/items">{texts.see}</PageLink>
      </p>
    </section>
  )
}
