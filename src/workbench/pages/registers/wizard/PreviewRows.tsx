import { useEffect, useEffectEvent, useState } from 'react'
import { type Preview, type PreviewRecord, preview } from '../../../../delivery/registers/files.contract.ts'
import { FIELD_NAMES, type MappingField } from '../../../../delivery/registers/mapping.contract.ts'
import { CHANNELS } from '../../../../foundation/directory/directory.contract.ts'
import { showInstant } from '../../../../kernel/dates.ts'
import { Button } from '../../../../ui/workbench/Button.tsx'
import { Card } from '../../../../ui/workbench/Card.tsx'
import { useAction } from '../../../../ui/workbench/calls/use-action.ts'
import { FailedState, Loading } from '../../../../ui/workbench/EmptyState.tsx'
import { useLanguage, useTexts } from '../../../../ui/workbench/language.tsx'
import { showNumber } from '../../../../ui/workbench/numbers.ts'
import { ScrollBox } from '../../../../ui/workbench/ScrollBox.tsx'
import { StatusWord } from '../../../../ui/workbench/StatusWord.tsx'
import { registersTexts } from '../registers-texts.ts'
import type { StepProps } from './CheckColumns.tsx'
import { mappingOf } from './mapping-draft.ts'
import { wizardTexts } from './wizard-texts.ts'

/** The third step: the first rows as the mapping reads them, with what is wrong beside them. */
export function PreviewRows({ wizard, file, draft }: StepProps) {
  const texts = useTexts(wizardTexts)
  const language = useLanguage()
  const ask = useAction(preview, { showsError: true, refresh: [] })
  const [read, setRead] = useState<Preview>()
  const [faultsOnly, setFaultsOnly] = useState(false)
  const said = mappingOf(draft)
  const begin = useEffectEvent(async () => {
    if (said.missing) return wizard.go('columns')
    const { reply } = await ask.run({
      body: {
        fileId: file.id,
        reading: wizard.reading,
        mapping: said.mapping,
        ...(wizard.sourceId ? { sourceId: wizard.sourceId } : {}),
      },
    })
    setRead(reply)
  })
  useEffect(() => void begin(), [])

  const back = <Button onClick={() => wizard.go('columns')}>{texts.previous}</Button>
  if (ask.error) {
    return (
      <>
        <FailedState title={texts.preview.title} error={ask.error} onRetry={() => void begin()} />
        <div className="wb-actions">{back}</div>
      </>
    )
  }
  if (!read) return <Loading lines={8} />
  const wrong = read.rows.filter(({ faults }) => faults.length > 0)
  const good = read.rows.length - wrong.length
  return (
    <>
      <Card title={texts.preview.title}>
        <p className="wb-inline">
          <StatusWord standing={wrong.length === 0 ? 'kept' : good === 0 ? 'missed' : 'atRisk'}>
            {texts.preview.good(showNumber(good, language), showNumber(read.rows.length, language))}
          </StatusWord>
          {wrong.length > 0 && (
            <>
              <span>{texts.preview.bad(showNumber(wrong.length, language))}</span>
              <button type="button" className="wb-textbutton" onClick={() => setFaultsOnly(!faultsOnly)}>
                {faultsOnly ? texts.preview.showAll : texts.preview.faultsOnly}
              </button>
            </>
          )}
        </p>
        {read.notes.map((note) => (
          <p key={note.zh}>◐ {note[language]}</p>
        ))}
        <ReadRows rows={faultsOnly ? wrong : read.rows} label={texts.preview.title} />
      </Card>
      <div className="wb-actions">
        <Button kind="main" onClick={() => wizard.go('start')}>
          {texts.next}
        </Button>
        {back}
      </div>
    </>
  )
}

const SHOWN = ['recordId', 'openedAt', 'dueAt', 'closedAt', 'status', 'unit', 'area', 'item', 'channel'] as const

function ReadRows({ rows, label }: { rows: Preview['rows']; label: string }) {
  const texts = useTexts(wizardTexts).preview
  const language = useLanguage()
  const heads = SHOWN.map((field: MappingField) => FIELD_NAMES[field][language])
  return (
    <ScrollBox label={label} className="rg-preview">
      <table className="wb-grid wb-grid-raw">
        <thead>
          <tr>
            {[texts.line, ...heads, texts.timing].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.line}>
              <th scope="row">{row.line}</th>
              {row.record ? (
                <RecordCells record={row.record} />
              ) : (
                <td colSpan={SHOWN.length + 1} className="rg-faults">
                  {row.faults.map(({ text, code, field }) => (
                    <p key={`${code} ${field}`} className="wb-fault">
                      ▲ {text[language]}
                    </p>
                  ))}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function RecordCells({ record }: { record: PreviewRecord }) {
  const texts = useTexts(wizardTexts).preview
  const { statuses } = useTexts(registersTexts).records
  const language = useLanguage()
  const at = (instant: string | null) => (instant ? showInstant(instant, language) : texts.none)
  const { onTime } = record
  return (
    <>
      <td>{record.recordId}</td>
      <td>{at(record.openedAt)}</td>
      <td>{at(record.dueAt)}</td>
      <td>{at(record.closedAt)}</td>
      <td>{statuses[record.status]}</td>
      <td title={record.unitName ?? undefined}>
        {record.unitName ?? texts.none}
        {record.unitIsNew && <span className="wb-soft"> ({texts.newUnit})</span>}
      </td>
      <td>{record.areaName}</td>
      <td title={record.item ?? undefined}>{record.item ?? texts.none}</td>
      <td>{record.channel ? CHANNELS[record.channel][language] : texts.none}</td>
      <td>
        {onTime === null ? (
          <span className="wb-soft">{texts.onTime.open}</span>
        ) : (
          <StatusWord standing={onTime ? 'kept' : 'missed'}>{onTime ? texts.onTime.yes : texts.onTime.no}</StatusWord>
        )}
      </td>
    </>
  )
}
