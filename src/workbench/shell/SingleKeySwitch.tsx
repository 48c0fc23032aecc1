import { SwitchField } from '../../ui/workbench/forms/ChoiceFields.tsx'
import { useTexts } from '../../ui/workbench/language.tsx'
import { setSingleKeys, useSingleKeys } from '../../ui/workbench/single-keys.ts'
import { shellTexts } from './shell-texts.ts'

/** Turns the single-key shortcuts on and off for this browser. */
export function SingleKeySwitch() {
  const texts = useTexts(shellTexts).keys
  return (
    <SwitchField
      id="single-keys"
      name="single-keys"
      label={texts.single}
      hint={texts.singleHint}
      value={useSingleKeys()}
      onChange={setSingleKeys}
      fault={undefined}
    />
  )
}
