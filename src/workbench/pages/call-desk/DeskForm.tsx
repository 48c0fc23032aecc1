import { KINDS, LONGEST_TEXT, URGENCIES } from '../../../delivery/feedback/words.contract.ts'
import { CHANNELS } from '../../../foundation/directory/directory.contract.ts'
import type { Bilingual, Language } from '../../../kernel/texts.ts'
import { CheckboxField, RadioField } from '../../../ui/workbench/forms/ChoiceFields.tsx'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { SelectField } from '../../../ui/workbench/forms/SelectField.tsx'
import { TextAreaField } from '../../../ui/workbench/forms/TextAreaField.tsx'
import { TextField } from '../../../ui/workbench/forms/TextField.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { useDirectory } from '../directory/use-directory.ts'
import type { useClasses } from '../matters/use-classes.ts'
import { deskTexts } from './call-desk-texts.ts'
import { OwnFields } from './OwnFields.tsx'
import type { Desk } from './use-desk.ts'

type DeskFormProps = {
  desk: Desk
  classes: ReturnType<typeof useClasses>
  /** The area that was read from the text, until the operator chooses one. */
  readArea: string | undefined
  onClass: (code: string | null) => void
  onUnit: (id: string | null) => void
}

/** What is written down of a call, in the order in which it is asked: who, what, where, which class, how urgent. */
export function DeskForm({ desk, classes, readArea, onClass, onUnit }: DeskFormProps) {
  const texts = useTexts(deskTexts)
  const language = useLanguage()
  const { areaChoices, unitChoices, areaName, loading } = useDirectory()
  const { form } = desk
  const { values } = form
  return (
    // Enter in a line does not send: a matter leaves by the keys that say how.
    <form className="wb-form cd-form" aria-label={texts.form} noValidate onSubmit={(event) => event.preventDefault()}>
      <ErrorSummary form={form} />
      <div className="wb-fieldrow">
        <TextField {...form.bind('phone')} inputMode="tel" optional maxLength={24} />
        <TextField {...form.bind('name')} optional maxLength={60} />
        <SelectField
          {...form.bind('channel')}
          onChange={(channel) => form.set({ channel: (channel ?? 'phone') as typeof values.channel })}
          choices={choicesOf(CHANNELS, language)}
        />
      </div>
      <TextAreaField {...form.bind('text')} hint={texts.hints.text} rows={5} most={LONGEST_TEXT} />
      <RadioField
        {...form.bind('kind')}
        onChange={(kind) => form.set({ kind: kind as typeof values.kind })}
        choices={choicesOf(KINDS, language)}
        inline
      />
      <div className="wb-fieldrow">
        <SelectField
          {...form.bind('areaCode')}
          choices={areaChoices}
          loading={loading}
          {...(readArea && readArea === values.areaCode ? { hint: texts.hints.area(areaName(readArea)) } : {})}
        />
        <TextField {...form.bind('address')} optional maxLength={200} placeholder={texts.hints.address} />
      </div>
      <div className="wb-fieldrow">
        <SelectField {...form.bind('categoryCode')} onChange={onClass} choices={classes.choices} optional />
        <SelectField {...form.bind('unitId')} onChange={onUnit} choices={unitChoices} loading={loading} optional />
      </div>
      <RadioField
        {...form.bind('urgency')}
        onChange={(urgency) => form.set({ urgency: urgency as typeof values.urgency })}
        choices={choicesOf(URGENCIES, language)}
        inline
      />
      <div className="wb-inline">
        <CheckboxField {...form.bind('confidential')} />
        <CheckboxField {...form.bind('onBehalf')} />
      </div>
      {values.onBehalf && (
        <TextField {...form.bind('onBehalfOf')} hint={texts.hints.onBehalfOf} optional maxLength={60} />
      )}
      <OwnFields fields={classes.classOf(values.categoryCode)?.fields ?? []} form={form} />
      <TextAreaField {...form.bind('answer')} hint={texts.hints.answer} rows={3} most={LONGEST_TEXT} optional />
    </form>
  )
}

const choicesOf = (words: Readonly<Record<string, Bilingual>>, language: Language) =>
  Object.entries(words).map(([value, word]) => ({ value, label: word[language] }))
