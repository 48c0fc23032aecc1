import { MiniSelect, MiniText } from '../../../../ui/workbench/forms/MiniFields.tsx'
import { useTexts } from '../../../../ui/workbench/language.tsx'
import type { FieldDraft } from './mapping-draft.ts'
import { wizardTexts } from './wizard-texts.ts'

/** The ways in which registers write dates most often; any other pattern can be typed. */
const FORMATS = [
  'iso',
  'yyyy-MM-dd HH:mm[:ss]',
  'yyyy-MM-dd',
  'yyyy/MM/dd[ HH:mm[:ss]]',
  'yyyy年MM月dd日[[ ]HH:mm[:ss]]',
  'yyyy.MM.dd[ HH:mm[:ss]]',
  'yyyyMMdd',
  'MM/dd/yyyy hh:mm:ss a',
  'MM/dd/yyyy[ HH:mm[:ss]]',
  'dd/MM/yyyy[ HH:mm[:ss]]',
  'dd.MM.yyyy[ HH:mm[:ss]]',
  'excel',
  'unix',
  'unix-ms',
] as const

/** Zones that registers come in; any other IANA name can be typed. */
export const ZONES = [
  'Asia/Shanghai',
  'Asia/Urumqi',
  'UTC',
  'Europe/Amsterdam',
  'America/New_York',
  'America/Chicago',
] as const

type DateHowProps = { name: string; line: FieldDraft; onChange: (part: Partial<FieldDraft>) => void }

/** How the dates of a column are written, in which zone, and what a date without a time of day stands for. */
export function DateHow({ name, line, onChange }: DateHowProps) {
  const texts = useTexts(wizardTexts).map
  return (
    <fieldset className="rg-datehow" aria-label={`${name}: ${texts.how}`}>
      <MiniText
        label={texts.dateFormat}
        value={line.dateFormat}
        onChange={(dateFormat) => onChange({ dateFormat })}
        choices={FORMATS}
      />
      <MiniText
        label={texts.zone}
        value={line.timeZone}
        onChange={(timeZone) => onChange({ timeZone })}
        choices={ZONES}
        placeholder={texts.zoneAll}
      />
      <MiniSelect
        label={texts.wholeDay}
        value={line.wholeDay ?? ''}
        onChange={(value) => onChange({ wholeDay: value === 'start' || value === 'end' ? value : undefined })}
        choices={[
          { value: 'start', label: texts.wholeDays.start },
          { value: 'end', label: texts.wholeDays.end },
        ]}
        all={texts.wholeDays.none}
      />
    </fieldset>
  )
}
