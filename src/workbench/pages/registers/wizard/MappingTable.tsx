import { useState } from 'react'
import type { RegisterFile } from '../../../../delivery/registers/files.contract.ts'
import { FIELD_NAMES, MAPPING_FIELDS, type MappingField } from '../../../../delivery/registers/mapping.contract.ts'
import { useLanguage, useTexts } from '../../../../ui/workbench/language.tsx'
import { ScrollBox } from '../../../../ui/workbench/ScrollBox.tsx'
import { type Standing, StatusWord } from '../../../../ui/workbench/StatusWord.tsx'
import { DateHow } from './DateHow.tsx'
import {
  confidenceOf,
  type FieldDraft,
  isDateField,
  type MappingDraft,
  REQUIRED_FIELDS,
  samplesOf,
} from './mapping-draft.ts'
import type { Wizard } from './use-wizard.ts'
import { hasOwnValues, ValuesDialog } from './ValuesDialog.tsx'
import { wizardTexts } from './wizard-texts.ts'

type MappingTableProps = { wizard: Wizard; file: RegisterFile; draft: MappingDraft }
const EVENT_FIELDS: readonly MappingField[] = ['caseActivity', 'caseTimestamp']

/** One line for each of our fields: where it comes from, how it is read, what the file holds there, how sure we are. */
export function MappingTable({ wizard, file, draft }: MappingTableProps) {
  const texts = useTexts(wizardTexts).map
  const fields = MAPPING_FIELDS.filter((field) => draft.grain === 'event' || !EVENT_FIELDS.includes(field))
  return (
    <ScrollBox label={texts.title}>
      <table className="wb-grid wb-line">
        <thead>
          <tr>
            <th scope="col">{texts.field}</th>
            <th scope="col">{texts.from}</th>
            <th scope="col">{texts.how}</th>
            <th scope="col">{texts.samples}</th>
            <th scope="col">{texts.sure}</th>
          </tr>
        </thead>
        <tbody>
          {inReadingOrder(fields).map((field) => (
            <FieldLine key={field} field={field} wizard={wizard} file={file} line={draft.fields[field]} />
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

const ORDER: readonly MappingField[] = ['recordId', 'openedAt', 'dueAt', 'closedAt', 'status', 'unit', 'area', 'item']

/** What decides whether a matter was in time stands first. */
function inReadingOrder(fields: readonly MappingField[]): readonly MappingField[] {
  const place = (field: MappingField) => (ORDER.includes(field) ? ORDER.indexOf(field) : ORDER.length)
  return [...fields].sort((one, other) => place(one) - place(other))
}

type FieldLineProps = { field: MappingField; wizard: Wizard; file: RegisterFile; line: FieldDraft }

function FieldLine({ field, wizard, file, line }: FieldLineProps) {
  const texts = useTexts(wizardTexts).map
  const language = useLanguage()
  const name = FIELD_NAMES[field][language]
  const change = (part: Partial<FieldDraft>) => wizard.changeField(field, part)
  const samples = line.from === 'column' ? samplesOf(file.look, line.column) : []
  return (
    <tr>
      <th scope="row">
        {name}
        {REQUIRED_FIELDS.includes(field) && <div className="wb-soft">{texts.required}</div>}
      </th>
      <td>
        <FromSelect field={field} name={name} columns={file.look.columns} line={line} onChange={change} />
      </td>
      <td>
        <How field={field} name={name} file={file} line={line} onChange={change} />
      </td>
      <td className="rg-samples">
        {samples.map((sample) => (
          <span key={sample} title={sample}>
            {sample}
          </span>
        ))}
      </td>
      <td>{line.from === 'column' && <Confidence value={confidenceOf(file.look.guess.found, field, line)} />}</td>
    </tr>
  )
}

type LinePartProps = {
  field: MappingField
  name: string
  line: FieldDraft
  onChange: (part: Partial<FieldDraft>) => void
}

function FromSelect({ field, name, columns, line, onChange }: LinePartProps & { columns: readonly string[] }) {
  const texts = useTexts(wizardTexts).map
  // Columns stand by their place, since a column may be called like one of the other choices.
  const value = line.from === 'column' ? String(columns.indexOf(line.column)) : line.from
  return (
    <select
      aria-label={`${name}: ${texts.from}`}
      value={value}
      onChange={({ target }) =>
        target.value === 'none' || target.value === 'fixed'
          ? onChange({ from: target.value })
          : onChange({ from: 'column', column: columns[Number(target.value)] ?? '' })
      }
    >
      <option value="none">{texts.none}</option>
      {!isDateField(field) && <option value="fixed">{texts.fixed}</option>}
      {value === '-1' && <option value="-1">{line.column}</option>}
      <optgroup label={texts.columns}>
        {columns.map((column, at) => (
          <option key={column} value={String(at)}>
            {column}
          </option>
        ))}
      </optgroup>
    </select>
  )
}

function How({ field, name, file, line, onChange }: LinePartProps & { file: RegisterFile }) {
  const texts = useTexts(wizardTexts).map
  const [editing, setEditing] = useState(false)
  if (line.from === 'none') return null
  if (line.from === 'fixed') {
    return (
      <input
        aria-label={`${name}: ${texts.fixedValue}`}
        value={line.fixed}
        maxLength={200}
        onChange={(event) => onChange({ fixed: event.target.value })}
      />
    )
  }
  if (isDateField(field)) return <DateHow name={name} line={line} onChange={onChange} />
  if (!hasOwnValues(field)) return <span className="wb-soft">{texts.asIs}</span>
  const set = Object.keys(line.values ?? {}).length
  return (
    <>
      <button type="button" className="wb-textbutton" onClick={() => setEditing(true)}>
        {set > 0 ? texts.valuesSet(set) : texts.values}
      </button>
      {editing && (
        <ValuesDialog
          field={field}
          line={line}
          samples={samplesOf(file.look, line.column, 12)}
          onClose={() => setEditing(false)}
          onDone={onChange}
        />
      )}
    </>
  )
}

const SURE = 0.8
const LIKELY = 0.6

function Confidence({ value }: { value: number | undefined }) {
  const { levels } = useTexts(wizardTexts).map
  if (value === undefined) return <span className="wb-soft">{levels.own}</span>
  const standing: Standing = value >= LIKELY ? 'kept' : 'atRisk'
  const word = value >= SURE ? levels.high : value >= LIKELY ? levels.middle : levels.low
  return <StatusWord standing={standing}>{`${word} ${Math.round(value * 100)}%`}</StatusWord>
}
