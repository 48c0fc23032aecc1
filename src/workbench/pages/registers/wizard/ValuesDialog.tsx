import { useState } from 'react'
import { FIELD_NAMES, type MappingField, RECORD_STATUSES } from '../../../../delivery/registers/mapping.contract.ts'
import { CHANNELS } from '../../../../foundation/directory/directory.contract.ts'
import { Button } from '../../../../ui/workbench/Button.tsx'
import { Dialog, DialogActions } from '../../../../ui/workbench/dialog/Dialog.tsx'
import type { Choice } from '../../../../ui/workbench/forms/SelectField.tsx'
import { useLanguage, useTexts } from '../../../../ui/workbench/language.tsx'
import { partTexts } from '../../../../ui/workbench/part-texts.ts'
import { registersTexts } from '../registers-texts.ts'
import type { FieldDraft } from './mapping-draft.ts'
import { wizardTexts } from './wizard-texts.ts'

/** Whether a field has a fixed set of values, so that the words of a file must be translated into ours. */
export function hasOwnValues(field: MappingField): boolean {
  return field === 'status' || field === 'channel'
}

type ValuesDialogProps = {
  field: MappingField
  line: FieldDraft
  samples: readonly string[]
  onClose: () => void
  onDone: (part: Partial<FieldDraft>) => void
}
type Pair = { readonly theirs: string; readonly ours: string }

/** Says what each value of a column means for us: states and channels. */
export function ValuesDialog({ field, line, samples, onClose, onDone }: ValuesDialogProps) {
  const texts = useTexts(wizardTexts).values
  const parts = useTexts(partTexts)
  const language = useLanguage()
  const choices = useOwnValues(field)
  const name = FIELD_NAMES[field][language]
  const [pairs, setPairs] = useState<readonly Pair[]>(() => firstPairs(line.values, samples))
  const [otherwise, setOtherwise] = useState(otherwiseWord(line.otherwise))
  const change = (at: number, part: Partial<Pair>) =>
    setPairs((now) => now.map((pair, index) => (index === at ? { ...pair, ...part } : pair)))
  const done = () => {
    const said = pairs.filter(({ theirs, ours }) => theirs.trim() !== '' && ours !== '')
    onDone({
      values: said.length > 0 ? Object.fromEntries(said.map(({ theirs, ours }) => [theirs.trim(), ours])) : undefined,
      otherwise: otherwise === KEEP ? undefined : otherwise === REFUSE ? null : otherwise,
    })
    onClose()
  }
  return (
    <Dialog title={texts.title(name)} onClose={onClose}>
      <p className="wb-soft">{texts.lead}</p>
      <table className="wb-grid wb-line">
        <thead>
          <tr>
            <th scope="col">{texts.theirs}</th>
            <th scope="col">{texts.ours}</th>
          </tr>
        </thead>
        <tbody>
          {pairs.map(({ theirs, ours }, at) => (
            <tr key={String(at)}>
              <td>
                <input
                  aria-label={`${texts.theirs} ${at + 1}`}
                  value={theirs}
                  onChange={(event) => change(at, { theirs: event.target.value })}
                />
              </td>
              <td>
                <select
                  aria-label={`${texts.ours} ${theirs || at + 1}`}
                  value={ours}
                  onChange={(event) => change(at, { ours: event.target.value })}
                >
                  <option value="">{texts.unset}</option>
                  {choices.map(({ value, label }) => (
                    <option key={value} value={value}>
                      {label}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">{texts.otherwise}</th>
            <td>
              <select
                aria-label={texts.otherwise}
                value={otherwise}
                onChange={(event) => setOtherwise(event.target.value)}
              >
                <option value={REFUSE}>{texts.refuse}</option>
                <option value={KEEP}>{texts.keep}</option>
                {choices.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
            </td>
          </tr>
        </tbody>
      </table>
      <DialogActions>
        <Button kind="main" onClick={done}>
          {texts.done}
        </Button>
        <Button icon="plus" onClick={() => setPairs((now) => [...now, { theirs: '', ours: '' }])}>
          {texts.add}
        </Button>
        <Button onClick={onClose}>{parts.cancel}</Button>
      </DialogActions>
    </Dialog>
  )
}

const KEEP = '(keep)'
const REFUSE = '(refuse)'

const otherwiseWord = (otherwise: string | null | undefined) => (otherwise === null ? REFUSE : (otherwise ?? KEEP))

function firstPairs(values: FieldDraft['values'], samples: readonly string[]): readonly Pair[] {
  const said = Object.entries(values ?? {}).map(([theirs, ours]) => ({ theirs, ours }))
  const known = new Set(said.map(({ theirs }) => theirs.toLowerCase()))
  return [...said, ...samples.filter((one) => !known.has(one.toLowerCase())).map((theirs) => ({ theirs, ours: '' }))]
}

function useOwnValues(field: MappingField): readonly Choice[] {
  const { statuses } = useTexts(registersTexts).records
  const language = useLanguage()
  if (field === 'status') return RECORD_STATUSES.map((value) => ({ value, label: statuses[value] }))
  return Object.entries(CHANNELS).map(([value, name]) => ({ value, label: name[language] }))
}
