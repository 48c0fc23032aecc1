import {
  type CategoryField,
  listCategories,
  type MatchingCategory,
  matchCategories,
} from '../../delivery/feedback/categories/categories.contract.ts'
import type { Attributes } from '../../delivery/feedback/words.contract.ts'
import type { FormFault } from '../../ui/portal/form/ErrorSummary.tsx'
import { Radios } from '../../ui/portal/form/Radios.tsx'
import { detailFaults, detailsIn } from '../tell-details.ts'
import { type Draft, keepAnswers, readDraft } from '../tell-draft.ts'
import { tellTexts } from '../texts/tell-texts.ts'
import type { Answer, Page, Visit } from '../visit.ts'
import { DetailField } from './tell-detail-field.tsx'
import { faultOf, leadOn, NextButton, stepPage, take, unlessTooEarly } from './tell-parts.tsx'

const NONE = 'none'

/** Which class of matters it is, out of those for which the words speak; passed over where none is found. */
export async function classPage(visit: Visit): Promise<Answer> {
  return unlessTooEarly(visit, 'class', async (draft) => {
    const found = await matching(visit, draft)
    if (found.length > 0) return askClass(visit, found, draft.category?.code, [])
    return leadOn(visit, 'class', await keepAnswers(visit, { ...WITHOUT, classAsked: true }))
  })
}

const WITHOUT = { category: undefined, attributes: undefined, detailsAsked: undefined } as const

export async function takeClass(visit: Visit): Promise<Answer> {
  return unlessTooEarly(visit, 'class', async (draft) => {
    const found = await matching(visit, draft)
    const chosen = found.find(({ code }) => code === visit.form.class)
    const isNone = visit.form.class === NONE
    const faults = chosen || isNone ? [] : [{ field: 'class', message: tellTexts[visit.language].class.missing }]
    const same = chosen && chosen.code === draft.category?.code
    const answers: Partial<Draft> = chosen
      ? { ...(same ? {} : WITHOUT), category: categoryOf(chosen), classAsked: true }
      : { ...WITHOUT, classAsked: true }
    return take(visit, 'class', { answers, faults }, () => askClass(visit, found, undefined, faults))
  })
}

const categoryOf = ({ code, name, fields, confidential }: MatchingCategory) => ({
  code,
  name,
  hasFields: fields.length > 0,
  sealed: confidential,
})

async function matching({ call }: Visit, { text }: Draft): Promise<MatchingCategory[]> {
  return (await call(matchCategories, { body: { text: text! } })).items
}

function askClass(
  visit: Visit,
  found: readonly MatchingCategory[],
  value: string | undefined,
  faults: readonly FormFault[],
): Page {
  const { language } = visit
  const texts = tellTexts[language].class
  const options = found.map(({ code, name, path, confidential }) => ({
    value: code,
    label: name[language],
    hint: confidential ? tellTexts[language].colon(path[language], texts.sealed) : path[language],
  }))
  return stepPage({
    visit,
    step: 'class',
    question: texts.question,
    faults,
    children: (
      <>
        <Radios
          language={language}
          name="class"
          label={texts.question}
          hint={texts.hint}
          error={faultOf(faults, 'class')}
          asHeading
          value={value}
          options={[...options, { value: NONE, label: texts.none }]}
        />
        <NextButton language={language} />
      </>
    ),
  })
}

/** What a class asks beside the text; passed over where it asks nothing. */
export async function detailsPage(visit: Visit): Promise<Answer> {
  return withFields(visit, (draft, fields) => askDetails(visit, draft, fields, draft.attributes ?? {}, []))
}

export async function takeDetails(visit: Visit): Promise<Answer> {
  return withFields(visit, (draft, fields) => {
    const attributes = detailsIn(visit.lists, fields)
    const faults = detailFaults(visit.lists, fields, visit.language)
    return take(visit, 'details', { answers: { attributes, detailsAsked: true }, faults }, () =>
      askDetails(visit, draft, fields, attributes, faults),
    )
  })
}

async function withFields(
  visit: Visit,
  show: (draft: Draft, fields: readonly CategoryField[]) => Answer | Promise<Answer>,
): Promise<Answer> {
  return unlessTooEarly(visit, 'details', async (draft) => {
    const fields = await fieldsOf(visit, draft)
    if (fields.length > 0) return show(draft, fields)
    return leadOn(visit, 'details', await keepAnswers(visit, { detailsAsked: true }))
  })
}

/** The fields of the class that was chosen. */
export async function fieldsOf({ call }: Visit, { category }: Draft): Promise<readonly CategoryField[]> {
  if (!category?.hasFields) return []
  const { items } = await call(listCategories, { query: {} })
  return items.find(({ code }) => code === category.code)?.fields ?? []
}

function askDetails(
  visit: Visit,
  draft: Draft,
  fields: readonly CategoryField[],
  given: Attributes,
  faults: readonly FormFault[],
): Page {
  const { language, lists } = visit
  const question = tellTexts[language].details.question(draft.category!.name[language])
  return stepPage({
    visit,
    step: 'details',
    question,
    faults,
    children: (
      <>
        <h1>{question}</h1>
        {fields.map((field) => (
          <DetailField
            key={field.code}
            language={language}
            field={field}
            given={given[field.code]}
            sent={lists}
            error={faultOf(faults, field.code)}
          />
        ))}
        <NextButton language={language} />
      </>
    ),
  })
}

/** Whether a draft is sealed by its kind or class, whatever is chosen. */
export async function isSealed(visit: Visit): Promise<'kind' | 'class' | undefined> {
  const draft = await readDraft(visit)
  if (draft?.kind === 'report') return 'kind'
  return draft?.category?.sealed ? 'class' : undefined
}
