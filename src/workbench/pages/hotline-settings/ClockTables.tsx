import type { Settings } from '../../../delivery/feedback/settings/settings.contract.ts'
import {
  CLOCKS,
  type ClockName,
  KINDS,
  type Kind,
  URGENCIES,
  type Urgency,
} from '../../../delivery/feedback/words.contract.ts'
import { useTexts, useWord } from '../../../ui/workbench/language.tsx'
import { ScrollBox } from '../../../ui/workbench/ScrollBox.tsx'
import { hotlineSettingsTexts } from './hotline-settings-texts.ts'
import { LimitInput } from './LimitInput.tsx'
import { Standard } from './SettingField.tsx'
import type { SettingRow } from './setting-rows.ts'
import { clockPath, type LimitValue, type SettingValue, type SettingValues } from './setting-values.ts'

type ClockTablesProps = {
  clocks: Settings['clocks']
  values: SettingValues
  standards: SettingValues
  faultOf: (path: string) => string | undefined
  idOf: (path: string) => string
  onChange: (path: string, value: SettingValue) => void
}

const NAMES = Object.keys(CLOCKS) as ClockName[]
const URGENCY_NAMES = Object.keys(URGENCIES) as Urgency[]
const KIND_NAMES = Object.keys(KINDS) as Kind[]

/** The limits of all clocks: a table of stages and urgencies, and one of what single kinds have of their own. */
export function ClockTables(props: ClockTablesProps) {
  const texts = useTexts(hotlineSettingsTexts).clocks
  const say = useWord()
  const { clocks } = props
  const placeOf = (clock: ClockName, urgency: Urgency, kind: Kind | null) =>
    clocks.findIndex((row) => row.clock === clock && row.urgency === urgency && row.kind === kind)
  const ofKinds = clocks.filter(({ kind }) => kind !== null)
  const kindClocks = NAMES.filter((clock) => ofKinds.some((row) => row.clock === clock))
  const kindRows = URGENCY_NAMES.flatMap((urgency) =>
    KIND_NAMES.filter((kind) => ofKinds.some((row) => row.kind === kind && row.urgency === urgency)).map((kind) => ({
      kind,
      urgency,
    })),
  )
  return (
    <>
      <ScrollBox label={texts.general}>
        <table className="wb-grid hs-clocks">
          <caption>{texts.general}</caption>
          <thead>
            <tr>
              <th scope="col">{texts.stage}</th>
              {URGENCY_NAMES.map((urgency) => (
                <th key={urgency} scope="col">
                  {say(URGENCIES[urgency])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {NAMES.map((clock) => (
              <tr key={clock}>
                <th scope="row">{say(CLOCKS[clock])}</th>
                {URGENCY_NAMES.map((urgency) => (
                  <td key={urgency}>
                    <ClockCell
                      {...props}
                      at={placeOf(clock, urgency, null)}
                      label={`${say(CLOCKS[clock])} ${say(URGENCIES[urgency])}`}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {kindRows.length > 0 && (
        <ScrollBox label={texts.byKind}>
          <table className="wb-grid hs-clocks">
            <caption>{texts.byKind}</caption>
            <thead>
              <tr>
                <th scope="col">{texts.kind}</th>
                {kindClocks.map((clock) => (
                  <th key={clock} scope="col">
                    {say(CLOCKS[clock])}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {kindRows.map(({ kind, urgency }) => (
                <tr key={`${kind} ${urgency}`}>
                  <th scope="row">{`${say(KINDS[kind])} · ${say(URGENCIES[urgency])}`}</th>
                  {kindClocks.map((clock) => (
                    <td key={clock}>
                      <ClockCell
                        {...props}
                        at={placeOf(clock, urgency, kind)}
                        label={`${say(CLOCKS[clock])} ${say(URGENCIES[urgency])} ${say(KINDS[kind])}`}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
    </>
  )
}

const AS_LIMIT: SettingRow = { path: 'clocks', kind: 'limit', label: { zh: '时限', en: 'Limit' } }

function ClockCell({
  at,
  label,
  values,
  standards,
  faultOf,
  idOf,
  onChange,
}: ClockTablesProps & { at: number; label: string }) {
  if (at < 0) return <span className="wb-soft">—</span>
  const path = clockPath(at)
  const value = values[path] as LimitValue
  const standard = standards[path]
  const fault = faultOf(path)
  const id = idOf(path)
  return (
    <div className="hs-cell">
      <LimitInput
        id={id}
        label={label}
        value={value}
        fault={fault}
        described={fault && `${id}-fault`}
        onChange={(next) => onChange(path, next)}
      />
      {fault && (
        <p className="wb-fault" id={`${id}-fault`}>
          <span aria-hidden="true">▲ </span>
          {fault}
        </p>
      )}
      {standard !== undefined && JSON.stringify(standard) !== JSON.stringify(value) && (
        <Standard
          row={AS_LIMIT}
          label={label}
          value={value}
          standard={standard}
          onChange={(next) => onChange(path, next)}
        />
      )}
    </div>
  )
}
