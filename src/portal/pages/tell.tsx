import { KINDS, type Kind, listPromises } from '../../delivery/feedback/feedback.contract.ts'
import { type Area, listAreas } from '../../foundation/directory/directory.contract.ts'
import type { Language } from '../../kernel/texts.ts'
import { Checkboxes } from '../../ui/portal/form/Checkboxes.tsx'
import type { FormFault } from '../../ui/portal/form/ErrorSummary.tsx'
import { Radios } from '../../ui/portal/form/Radios.tsx'
import { Select } from '../../ui/portal/form/Select.tsx'
import { TextArea } from '../../ui/portal/form/TextArea.tsx'
import { TextField } from '../../ui/portal/form/TextField.tsx'
import {
  addressOfStep,
  type Checked,
  checkContact,
  checkKind,
  checkWhat,
  checkWhere,
  type Draft,
  firstOpenStep,
  keepAnswers,
  LONGEST,
  readDraft,
  STEPS,
  type Step,
} from '../tell-draft.ts'
import { tellTexts } from '../texts/tell-texts.ts'
import type { Answer, Page, Visit } from '../visit.ts'
import { faultOf, NextButton, stepPage } from './tell-parts.tsx'

type Asked = { given: Partial<Draft>; faults: readonly FormFault[] }

/** Step 1: what kind of matter, each with the time in which it is answered. */
export async function kindPage(visit: Visit): Promise<Answer> {
  const { unit } = visit.query
  return askKind(visit, { given: { ...readDraft(visit), ...(unit ? { aboutUnitId: unit } : {}) }, faults: [] })
}

export async function takeKind(visit: Visit): Promise<Answer> {
  const checked = checkKind(visit.form, visit.language)
  return take(visit, 'kind', checked, () => askKind(visit, { given: checked.answers, faults: checked.faults }))
}

async function askKind(visit: Visit, { given, faults }: Asked): Promise<Page> {
  const { language } = visit
  const texts = tellTexts[language].kind
  const { items } = await visit.call(listPromises, {})
  const options = items.map(({ kind, name, limitText }) => ({
    value: kind,
    label: name[language],
    hint: sentences(language, texts.meaning[kind], texts.answered(limitText[language])),
  }))
  const page = stepPage({
    visit,
    step: 'kind',
    question: texts.question,
    faults,
    children: (
      <>
        <Radios
          language={language}
          name="kind"
          label={texts.question}
          hint={texts.hint}
          error={faultOf(faults, 'kind')}
          asHeading
          value={given.kind}
          options={options}
        />
        {given.aboutUnitId && <input type="hidden" name="unit" value={given.aboutUnitId} />}
        <NextButton language={language} />
        <p className="hint section">{tellTexts[language].urgent(visit.hotline)}</p>
      </>
    ),
  })
  return {
    ...page,
    title: tellTexts[language].colon(tellTexts[language].title, texts.question),
    description: tellTexts[language].description,
  }
}

/** Step 2: what happened. */
export async function whatPage(visit: Visit): Promise<Answer> {
  return unlessTooEarly(visit, 'what', (draft) => askWhat(visit, { given: draft, faults: [] }))
}

export async function takeWhat(visit: Visit): Promise<Answer> {
  const checked = checkWhat(visit.form, visit.language)
  const ask = (faults: readonly FormFault[]) => askWhat(visit, { given: checked.answers, faults })
  return take(visit, 'what', checked, ask)
}

function askWhat(visit: Visit, { given, faults }: Asked): Page {
  const texts = tellTexts[visit.language].what
  return stepPage({
    visit,
    step: 'what',
    question: texts.question,
    faults,
    children: (
      <>
        <TextArea
          language={visit.language}
          name="text"
          label={texts.question}
          hint={texts.hint}
          error={faultOf(faults, 'text')}
          asHeading
          value={given.text}
          rows={8}
          limit={LONGEST}
        />
        <NextButton language={visit.language} />
      </>
    ),
  })
}

/** Step 3: where. */
export async function wherePage(visit: Visit): Promise<Answer> {
  const areas = await visit.call(listAreas, {})
  return unlessTooEarly(visit, 'where', (draft) => askWhere(visit, { given: draft, faults: [] }, areas.items))
}

export async function takeWhere(visit: Visit): Promise<Answer> {
  const { items } = await visit.call(listAreas, {})
  const checked = checkWhere(visit.form, new Set(items.map(({ code }) => code)), visit.language)
  const ask = (faults: readonly FormFault[]) => askWhere(visit, { given: checked.answers, faults }, items)
  return take(visit, 'where', checked, ask)
}

function askWhere(visit: Visit, { given, faults }: Asked, areas: readonly Area[]): Page {
  const { language } = visit
  const texts = tellTexts[language].where
  return stepPage({
    visit,
    step: 'where',
    question: texts.question,
    faults,
    children: (
      <>
        <h1>{texts.question}</h1>
        <Select
          language={language}
          name="areaCode"
          label={texts.area}
          error={faultOf(faults, 'areaCode')}
          value={given.areaCode ?? visit.area}
          options={areaOptions(areas, language)}
        />
        <TextField
          language={language}
          name="address"
          label={texts.address}
          hint={texts.addressHint}
          error={faultOf(faults, 'address')}
          optional
          value={given.address}
          autoComplete="street-address"
        />
        <NextButton language={language} />
      </>
    ),
  })
}

/** Step 4: how to reach the visitor; nothing of it is needed. */
export async function contactPage(visit: Visit): Promise<Answer> {
  return unlessTooEarly(visit, 'contact', (draft) => askContact(visit, { given: draft, faults: [] }))
}

export async function takeContact(visit: Visit): Promise<Answer> {
  const checked = checkContact(visit.form, visit.language)
  const ask = (faults: readonly FormFault[]) => askContact(visit, { given: checked.answers, faults })
  return take(visit, 'contact', checked, ask)
}

function askContact(visit: Visit, { given, faults }: Asked): Page {
  const { language } = visit
  const texts = tellTexts[language].contact
  const field = (name: 'name' | 'phone' | 'email') =>
    ({ language, name, label: texts[name], error: faultOf(faults, name), optional: true, value: given[name] }) as const
  return stepPage({
    visit,
    step: 'contact',
    question: texts.question,
    faults,
    children: (
      <>
        <h1>{texts.question}</h1>
        <p className="hint section-tight">{texts.hint}</p>
        <TextField {...field('name')} autoComplete="name" width={20} />
        <TextField {...field('phone')} type="tel" autoComplete="tel" width={20} />
        <TextField {...field('email')} type="email" autoComplete="email" />
        <Checkboxes
          language={language}
          name="confidential"
          label={texts.confidential}
          values={given.confidential ? ['yes'] : []}
          options={[{ value: 'yes', label: texts.keepSecret, hint: texts.keepSecretHint }]}
        />
        <NextButton language={language} />
        <p className="hint section">
          {texts.privacy} <a href="/privacy">{texts.privacyLink}</a>
        </p>
      </>
    ),
  })
}

/** Shows a step once the steps before it are answered, or leads to the first that is not. */
function unlessTooEarly(visit: Visit, step: Step, show: (draft: Draft) => Answer): Answer {
  const draft = readDraft(visit)
  const open = firstOpenStep(draft)
  if (!draft || STEPS.indexOf(step) > STEPS.indexOf(open)) return { redirect: addressOfStep(open) }
  return show(draft)
}

/** Keeps the answers of a page and leads on, or shows the page again with what must be mended. */
async function take(
  visit: Visit,
  step: Step,
  { answers, faults }: Checked,
  askAgain: (faults: readonly FormFault[]) => Page | Promise<Page>,
): Promise<Answer> {
  if (faults.length > 0) return askAgain(faults)
  const draft = { ...readDraft(visit), ...answers }
  if (!keepAnswers(visit, answers)) {
    return askAgain([{ field: 'text', message: tellTexts[visit.language].what.tooHeavy }])
  }
  const open = firstOpenStep({ key: '', ...draft })
  const next = STEPS[STEPS.indexOf(step) + 1] ?? 'check'
  const isOpenBefore = STEPS.indexOf(open) < STEPS.indexOf(next)
  return { redirect: addressOfStep(visit.query.change || isOpenBefore ? open : next) }
}

/** The areas of the city as a list to choose from: each county as a group, itself first, then its towns. */
export function areaOptions(areas: readonly Area[], language: Language) {
  const name = (area: Area) => (language === 'zh' ? area.name : area.nameEn)
  const counties = areas.filter(({ level }) => level === 'county')
  const city = areas.filter(({ level }) => level === 'city')
  return [
    ...counties.flatMap((county) => [
      { value: county.code, label: tellTexts[language].where.wholeArea(name(county)), group: name(county) },
      ...areas
        .filter(({ parentCode }) => parentCode === county.code)
        .map((town) => ({ value: town.code, label: name(town), group: name(county) })),
    ]),
    ...city.map((area) => ({ value: area.code, label: tellTexts[language].where.wholeCity(name(area)) })),
  ]
}

const sentences = (language: Language, ...parts: string[]) => parts.join(language === 'zh' ? '；' : '; ')

/** The name of a kind of matter. */
export const kindName = (kind: Kind, language: Language) => KINDS[kind][language]
