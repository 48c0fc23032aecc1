import { RegisterMapping } from '../../../../delivery/registers/mapping.contract.ts'
import { Filters, MiniSelect, MiniText } from '../../../../ui/workbench/forms/MiniFields.tsx'
import { useTexts } from '../../../../ui/workbench/language.tsx'
import { ZONES } from './DateHow.tsx'
import type { MappingDraft } from './mapping-draft.ts'
import type { Wizard } from './use-wizard.ts'
import { wizardTexts } from './wizard-texts.ts'

/** What a row is, the zone of its times, and what becomes of units, items and areas that nobody knows. */
export function FurtherRules({ wizard, draft }: { wizard: Wizard; draft: MappingDraft }) {
  const texts = useTexts(wizardTexts).map
  const { unknownUnit, unknownItem, unknownArea } = RegisterMapping.shape
  const pairs = (words: Readonly<Record<string, string>>, now: string) => {
    const known = Object.entries(words).map(([value, label]) => ({ value, label }))
    return known.some(({ value }) => value === now) ? known : [...known, { value: now, label: now }]
  }
  return (
    <div className="wb-block">
      <h3>{texts.more}</h3>
      <Filters label={texts.more}>
        <MiniSelect
          label={texts.grain}
          value={draft.grain}
          onChange={(grain) => wizard.change({ grain: grain === 'event' ? 'event' : 'record' })}
          choices={pairs(texts.grains, draft.grain)}
        />
        <MiniText
          label={texts.timeZone}
          value={draft.timeZone}
          onChange={(timeZone) => wizard.change({ timeZone })}
          choices={ZONES}
        />
        <MiniSelect
          label={texts.unknownUnit}
          value={draft.unknownUnit}
          onChange={(value) => wizard.change({ unknownUnit: unknownUnit.parse(value) })}
          choices={pairs(texts.unknowns, draft.unknownUnit)}
        />
        <MiniSelect
          label={texts.unknownItem}
          value={draft.unknownItem}
          onChange={(value) => wizard.change({ unknownItem: unknownItem.parse(value) })}
          choices={pairs(texts.items, draft.unknownItem)}
        />
        <MiniSelect
          label={texts.unknownArea}
          value={draft.unknownArea}
          onChange={(value) => wizard.change({ unknownArea: unknownArea.parse(value) })}
          choices={pairs(texts.areas, draft.unknownArea)}
        />
      </Filters>
    </div>
  )
}
