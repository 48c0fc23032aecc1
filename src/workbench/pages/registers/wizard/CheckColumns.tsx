import { useState } from 'react'
import type { RegisterFile } from '../../../../delivery/registers/files.contract.ts'
import { FIELD_NAMES } from '../../../../delivery/registers/mapping.contract.ts'
import { listMappings } from '../../../../delivery/registers/registers.contract.ts'
import { Button } from '../../../../ui/workbench/Button.tsx'
import { Card } from '../../../../ui/workbench/Card.tsx'
import { useEndpoint } from '../../../../ui/workbench/calls/use-endpoint.ts'
import { MiniSelect } from '../../../../ui/workbench/forms/MiniFields.tsx'
import { useLanguage, useTexts } from '../../../../ui/workbench/language.tsx'
import { nameOf } from '../../directory/use-directory.ts'
import { FileLookCard } from './FileLookCard.tsx'
import { FurtherRules } from './FurtherRules.tsx'
import { MappingTable } from './MappingTable.tsx'
import { type MappingDraft, mappingOf } from './mapping-draft.ts'
import type { Wizard } from './use-wizard.ts'
import { wizardTexts } from './wizard-texts.ts'

export type StepProps = { wizard: Wizard; file: RegisterFile; draft: MappingDraft }

/** The second step: how the file is read, and which of its columns is which field. */
export function CheckColumns({ wizard, file, draft }: StepProps) {
  const texts = useTexts(wizardTexts)
  const language = useLanguage()
  const [refused, setRefused] = useState(false)
  const said = mappingOf(draft)
  const missing = said.missing?.map((field) => FIELD_NAMES[field][language]).join(language === 'zh' ? '、' : ', ')
  const { notes } = file.look.guess
  const next = () => {
    setRefused(missing !== undefined)
    if (missing === undefined) wizard.go('preview')
  }
  return (
    <>
      <FileLookCard wizard={wizard} file={file} />
      <Card title={texts.map.title} action={<UseMapping wizard={wizard} file={file} />}>
        <p className="wb-soft">{texts.map.lead}</p>
        {wizard.basedOn === null && notes.length > 0 && (
          <details>
            <summary>
              {texts.map.advice} <span className="wb-count">{notes.length}</span>
            </summary>
            <ul className="wb-lines">
              {notes.map(({ field, text }) => (
                <li key={`${field} ${text.zh}`}>◐ {text[language]}</li>
              ))}
            </ul>
          </details>
        )}
        <MappingTable wizard={wizard} file={file} draft={draft} />
        <FurtherRules wizard={wizard} draft={draft} />
      </Card>
      <div role="alert">{refused && missing && <p className="wb-fault">▲ {texts.map.missing(missing)}</p>}</div>
      <div className="wb-actions">
        <Button kind="main" onClick={next}>
          {texts.next}
        </Button>
        <Button onClick={() => wizard.go('file')}>{texts.chooseAnother}</Button>
      </div>
    </>
  )
}

/** Saved mappings whose columns are all in the file, and the proposal. */
function UseMapping({ wizard, file }: { wizard: Wizard; file: RegisterFile }) {
  const texts = useTexts(wizardTexts).map
  const language = useLanguage()
  const { fitting } = file.look.guess
  const { data } = useEndpoint(listMappings, {}, { enabled: fitting.length > 0 })
  if (fitting.length === 0) return null
  return (
    <MiniSelect
      label={texts.use}
      value={wizard.basedOn?.id ?? ''}
      onChange={(id) => wizard.use(data?.items.find((mapping) => mapping.id === id))}
      choices={fitting.map((mapping) => ({ value: mapping.id, label: nameOf(mapping, language) }))}
      all={texts.guessed}
    />
  )
}
