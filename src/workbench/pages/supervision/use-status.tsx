import { MiniSelect } from '../../../ui/workbench/forms/MiniFields.tsx'
import { useTexts } from '../../../ui/workbench/language.tsx'
import { useQueryValue } from '../../../ui/workbench/navigation.tsx'
import { supervisionTexts } from './supervision-texts.ts'

type Word = Exclude<keyof (typeof supervisionTexts)['zh']['status'], 'label'>

/** Which of two sets of rows is shown, kept in the address; the first unless told. */
export function useStatus<S extends string>(choices: readonly [value: S, word: Word][]) {
  const texts = useTexts(supervisionTexts).status
  const [named, setNamed] = useQueryValue('status')
  const status = choices.find(([value]) => value === named)?.[0] ?? choices[0]![0]
  const select = (
    <MiniSelect
      label={texts.label}
      value={status}
      onChange={(value) => setNamed(value && value !== choices[0]![0] ? value : undefined)}
      choices={choices.map(([value, word]) => ({ value, label: texts[word] }))}
    />
  )
  return { status, select }
}
