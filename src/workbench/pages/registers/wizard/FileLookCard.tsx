import { useState } from 'react'
import type { FileLook, Reading, RegisterFile } from '../../../../delivery/registers/files.contract.ts'
import { Button } from '../../../../ui/workbench/Button.tsx'
import { Card } from '../../../../ui/workbench/Card.tsx'
import { Facts } from '../../../../ui/workbench/Facts.tsx'
import { sizeInWords } from '../../../../ui/workbench/forms/file-rules.ts'
import { Filters, MiniSelect, MiniText } from '../../../../ui/workbench/forms/MiniFields.tsx'
import { useLanguage, useTexts } from '../../../../ui/workbench/language.tsx'
import { ScrollBox } from '../../../../ui/workbench/ScrollBox.tsx'
import type { Wizard } from './use-wizard.ts'
import { wizardTexts } from './wizard-texts.ts'

const ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'windows-1252'] as const
const DELIMITERS = { comma: ',', semicolon: ';', tab: '\t', pipe: '|' } as const
type DelimiterName = keyof typeof DELIMITERS
const DELIMITER_NAMES = Object.keys(DELIMITERS) as DelimiterName[]

/** How the file is understood, its first rows as they are, and the way to have it read differently. */
export function FileLookCard({ wizard, file }: { wizard: Wizard; file: RegisterFile }) {
  const texts = useTexts(wizardTexts).look
  const language = useLanguage()
  const { look } = file
  const delimiter = DELIMITER_NAMES.find((name) => DELIMITERS[name] === look.delimiter)
  const facts = [
    {
      label: texts.format,
      value: `${look.format.toUpperCase()}${look.gzip ? ' (gzip)' : ''} · ${sizeInWords(file.bytes)}`,
    },
    ...(look.encoding ? [{ label: texts.encoding, value: look.encoding.toUpperCase() }] : []),
    ...(look.delimiter ? [{ label: texts.delimiter, value: delimiter ? texts[delimiter] : look.delimiter }] : []),
    ...(look.sheet ? [{ label: texts.sheet, value: look.sheet }] : []),
    { label: texts.header, value: texts.headerLine(look.headerLine) },
    { label: texts.columns, value: String(look.columns.length) },
  ]
  return (
    <Card title={texts.title}>
      <div className="wb-columns">
        <Facts facts={facts} />
        <div>
          {[...look.notes, ...look.faults.map(({ text }) => text)].map((text) => (
            <p key={text.zh}>◐ {text[language]}</p>
          ))}
          <details>
            <summary>{texts.wrong}</summary>
            <ReadingForm wizard={wizard} look={look} />
          </details>
        </div>
      </div>
      <details>
        <summary>{texts.rows}</summary>
        <RawRows look={look} label={texts.rows} />
      </details>
    </Card>
  )
}

function ReadingForm({ wizard, look }: { wizard: Wizard; look: FileLook }) {
  const texts = useTexts(wizardTexts).look
  const [reading, setReading] = useState<Reading>(wizard.reading)
  const [header, setHeader] = useState(reading.headerLine ? String(reading.headerLine) : '')
  const set = (part: { [K in keyof Reading]?: Reading[K] | undefined }) =>
    setReading((now) => withoutEmpty({ ...now, ...part }))
  const delimiterName = DELIMITER_NAMES.find((name) => DELIMITERS[name] === reading.delimiter) ?? ''
  const line = Number(header)
  const again = () => wizard.read(withoutEmpty({ ...reading, headerLine: line >= 1 ? Math.floor(line) : undefined }))
  return (
    <div className="wb-block">
      <Filters label={texts.wrong}>
        {look.format === 'csv' && (
          <>
            <MiniSelect
              label={texts.encoding}
              value={reading.encoding ?? ''}
              onChange={(value) => set({ encoding: ENCODINGS.find((one) => one === value) })}
              choices={ENCODINGS.map((value) => ({ value, label: value.toUpperCase() }))}
              all={texts.auto}
            />
            <MiniSelect
              label={texts.delimiter}
              value={delimiterName}
              onChange={(name) => set({ delimiter: DELIMITERS[name as DelimiterName] })}
              choices={DELIMITER_NAMES.map((name) => ({ value: name, label: texts[name] }))}
              all={texts.auto}
            />
          </>
        )}
        {look.sheets.length > 1 && (
          <MiniSelect
            label={texts.sheet}
            value={String(reading.sheet ?? look.sheet ?? '')}
            onChange={(sheet) => set({ sheet: sheet || undefined })}
            choices={look.sheets.map((name) => ({ value: name, label: name }))}
          />
        )}
        {look.format !== 'xes' && <MiniText label={texts.header} value={header} onChange={setHeader} />}
      </Filters>
      <div>
        <Button busy={wizard.look.refreshing} onClick={again}>
          {texts.again}
        </Button>
      </div>
    </div>
  )
}

function withoutEmpty(reading: { [K in keyof Reading]?: Reading[K] | undefined }): Reading {
  return Object.fromEntries(Object.entries(reading).filter(([, value]) => value !== undefined)) as Reading
}

function RawRows({ look, label }: { look: FileLook; label: string }) {
  return (
    <ScrollBox label={label}>
      <table className="wb-grid wb-grid-raw">
        <thead>
          <tr>
            {look.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {look.rows.slice(0, 8).map((row) => (
            <tr key={row.line}>
              {look.columns.map((column, at) => (
                <td key={column} title={row.values[at]}>
                  {row.values[at]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
