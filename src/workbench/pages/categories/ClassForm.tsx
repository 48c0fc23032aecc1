import {
  type Category,
  type CategoryInput,
  listCategoryDetails,
  type Responsible,
  saveCategory,
} from '../../../delivery/feedback/categories/categories.contract.ts'
import { RESPONSIBLES } from '../../../delivery/feedback/categories/responsibles.contract.ts'
import { KINDS, type Kind, URGENCIES, type Urgency } from '../../../delivery/feedback/words.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { etagOfVersion } from '../../../ui/workbench/calls/etags.ts'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { CheckboxField } from '../../../ui/workbench/forms/ChoiceFields.tsx'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { FieldRow, FormFrame } from '../../../ui/workbench/forms/FormFrame.tsx'
import { SelectField } from '../../../ui/workbench/forms/SelectField.tsx'
import { TextAreaField } from '../../../ui/workbench/forms/TextAreaField.tsx'
import { TextField } from '../../../ui/workbench/forms/TextField.tsx'
import { useForm } from '../../../ui/workbench/forms/use-form.ts'
import { useLanguage, useTexts, useWord } from '../../../ui/workbench/language.tsx'
import { UnsavedGuard } from '../../../ui/workbench/navigation.tsx'
import { categoriesTexts } from './categories-texts.ts'
import { classesAbove, nameOfClass, wordsOf } from './class-tree.ts'
import { draftOf, FieldsEditor, fieldOf } from './FieldsEditor.tsx'
import { LimitsEditor } from './LimitsEditor.tsx'

type ClassFormProps = {
  all: readonly Category[]
  /** The class to change, or what a new one begins with (version 0, code that is free). */
  category: Category
  isNew?: boolean
  onSaved?: (code: string) => void
}

/** Changes, adds or retires a class. */
export function ClassForm({ all, category, isNew = false, onSaved }: ClassFormProps) {
  const texts = useTexts(categoriesTexts)
  const language = useLanguage()
  const say = useWord()
  const action = useAction(saveCategory, {
    showsError: true,
    done: (saved) => texts.form.saved(nameOfClass(saved, language)),
    refresh: [listCategoryDetails],
  })
  const over = classesAbove(all, category.code)
  const fromAbove = over.findLast(({ responsible }) => responsible !== null)?.responsible
  const inherited = over.flatMap(({ fields }) => fields.map(({ description }) => say(description)))
  const form = useForm({
    initial: {
      code: category.code,
      name: category.name,
      nameEn: category.nameEn,
      keywords: category.keywords.join('、'),
      kind: category.kind as string | null,
      urgency: category.urgency as string | null,
      confidential: category.confidential,
      responsible: category.responsible as string | null,
      limits: category.limits as CategoryInput['limits'],
      fields: category.fields.map(draftOf),
      active: category.active,
    },
    labels: {
      code: texts.form.code,
      name: texts.form.name,
      nameEn: texts.form.nameEn,
      keywords: texts.form.keywords,
      kind: texts.form.kind,
      urgency: texts.form.urgency,
      confidential: texts.form.confidential,
      responsible: texts.form.responsible,
      limits: texts.limits.title,
      fields: texts.fields.title,
      active: texts.form.active,
    },
    check: ({ code, keywords, limits, fields }) => {
      const short = wordsOf(keywords).find((word) => [...word].length < 2)
      const taken = isNew && all.some((one) => one.code === code)
      return {
        ...(/^\d{2}(\d{2}){0,2}$/.test(code) ? {} : { code: texts.form.codeWrong }),
        ...(taken ? { code: texts.form.codeTaken } : {}),
        ...(short ? { keywords: texts.form.keywordShort(short) } : {}),
        ...(limits.some(({ limit }) => !Number.isFinite(limit.amount)) ? { limits: texts.limits.notNumber } : {}),
        ...(fields.some(({ code, description }) => !(code && description.zh.trim() && description.en.trim()))
          ? { fields: texts.fields.incomplete }
          : {}),
      }
    },
  })
  const submit = form.submit(async ({ code, keywords, kind, urgency, responsible, fields, ...rest }) => {
    const body: CategoryInput = {
      ...rest,
      keywords: wordsOf(keywords),
      kind: kind as Kind | null,
      urgency: (urgency ?? 'ordinary') as Urgency,
      responsible: responsible as Responsible | null,
      fields: fields.map(fieldOf),
    }
    const outcome = await action.run({ params: { code }, body }, { ifMatch: etagOfVersion(category.version) })
    if (!outcome.error) onSaved?.(code)
    return outcome
  })
  const choices = (words: Readonly<Record<string, { zh: string; en: string }>>) =>
    Object.entries(words).map(([value, name]) => ({ value, label: say(name), words: `${name.zh} ${name.en}` }))
  return (
    <FormFrame onSubmit={submit}>
      <UnsavedGuard when={form.dirty && !isNew} />
      <ErrorSummary form={form} />
      {isNew && (
        <TextField {...form.bind('code')} hint={texts.form.codeHint} maxLength={6} chars={8} inputMode="numeric" />
      )}
      <FieldRow>
        <TextField {...form.bind('name')} maxLength={60} />
        <TextField {...form.bind('nameEn')} maxLength={120} />
      </FieldRow>
      <TextAreaField {...form.bind('keywords')} hint={texts.form.keywordsHint} rows={2} optional />
      <FieldRow>
        <SelectField {...form.bind('kind')} choices={choices(KINDS)} placeholder={texts.form.kindAny} optional />
        <SelectField {...form.bind('urgency')} choices={choices(URGENCIES)} />
      </FieldRow>
      <SelectField
        {...form.bind('responsible')}
        choices={choices(RESPONSIBLES)}
        hint={texts.form.responsibleHint}
        optional
        {...(fromAbove ? { placeholder: texts.form.inherits(say(RESPONSIBLES[fromAbove])) } : {})}
      />
      <CheckboxField {...form.bind('confidential')} hint={texts.form.confidentialHint} />
      {!isNew && (
        <>
          <LimitsEditor
            id={form.idOf('limits')}
            value={form.values.limits}
            onChange={(limits) => form.set({ limits })}
            fault={form.faults.fields.get('limits')}
          />
          <FieldsEditor
            id={form.idOf('fields')}
            value={form.values.fields}
            onChange={(fields) => form.set({ fields })}
            fault={form.faults.fields.get('fields')}
            inherited={inherited}
          />
          <CheckboxField {...form.bind('active')} hint={texts.form.activeHint} />
        </>
      )}
      <div className="wb-actions">
        <Button submit kind="main" busy={form.pending}>
          {texts.form.save}
        </Button>
      </div>
    </FormFrame>
  )
}

/** What a new class begins with: as the class above it, with nothing of its own yet. */
export function newClass(code: string, parent: Category | undefined): Category {
  return {
    code,
    name: '',
    nameEn: '',
    keywords: [],
    urgency: parent?.urgency ?? 'ordinary',
    kind: parent?.kind ?? null,
    confidential: parent?.confidential ?? false,
    responsible: null,
    limits: [],
    fields: [],
    active: true,
    changed: true,
    shipped: false,
    version: 0,
  }
}
