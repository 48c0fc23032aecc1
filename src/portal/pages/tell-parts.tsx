import type { ReactElement, ReactNode } from 'react'
import type { Language } from '../../kernel/texts.ts'
import { Button } from '../../ui/portal/form/Button.tsx'
import { ErrorSummary, type FormFault } from '../../ui/portal/form/ErrorSummary.tsx'
import { portalTexts } from '../../ui/portal/portal-texts.ts'
import type { Checked } from '../tell-checks.ts'
import { type Draft, keepAnswers, readDraft } from '../tell-draft.ts'
import { addressOfStep, COUNTED, countOf, firstOpenStep, STEPS, type Step, stepAfter } from '../tell-steps.ts'
import { tellTexts } from '../texts/tell-texts.ts'
import type { Answer, Page, Visit } from '../visit.ts'

/** What a page shows: the answers so far, and what is wrong with those just given. */
export type Asked = { given: Partial<Draft>; faults: readonly FormFault[] }

type StepPage = {
  visit: Visit
  step: Step
  question: string
  faults: readonly FormFault[]
  /** The form carries files. */
  files?: boolean
  /** What stands above the form: words, or forms of their own. */
  above?: ReactNode
  children: ReactNode
}

/** One step of the way: the crumbs lead back to the steps before it, the form sends to its own address. */
export function stepPage({ visit, step, question, faults, files, above, children }: StepPage): Page {
  const { language } = visit
  const texts = tellTexts[language]
  const count = countOf(step)
  const isFirst = step === 'kind'
  return {
    title: question,
    section: 'tell',
    crumbs: COUNTED.slice(0, COUNTED.includes(step as (typeof COUNTED)[number]) ? count - 1 : count).map((earlier) => ({
      label: texts.steps[earlier],
      href: addressOfStep(earlier),
    })),
    wrong: faults.length > 0,
    unlisted: !isFirst,
    status: faults.length > 0 ? 422 : 200,
    body: (
      <>
        <ErrorSummary language={language} faults={faults} />
        <p className="caption">{portalTexts[language].step(count, COUNTED.length)}</p>
        {above}
        <form
          method="post"
          action={actionOf(visit, step)}
          encType={files ? 'multipart/form-data' : undefined}
          noValidate
        >
          {children}
        </form>
      </>
    ),
  }
}

/** Where the form of a step is sent: a page that was opened to change one answer leads back to the last page. */
export function actionOf({ query }: Visit, step: Step): string {
  return query.change ? `${addressOfStep(step)}?change=1` : addressOfStep(step)
}

/** The button that leads on. */
export function NextButton({ language }: { language: Language }): ReactElement {
  return <Button>{tellTexts[language].next}</Button>
}

/** The message for one field, if it is wrong. */
export function faultOf(faults: readonly FormFault[], field: string): string | undefined {
  return faults.find((fault) => fault.field === field)?.message
}

/** Shows a step once the steps before it are answered, or leads to the first that is not. */
export async function unlessTooEarly(
  visit: Visit,
  step: Step,
  show: (draft: Draft) => Answer | Promise<Answer>,
): Promise<Answer> {
  const draft = await readDraft(visit)
  const open = firstOpenStep(draft)
  if (!draft || STEPS.indexOf(step) > STEPS.indexOf(open)) return { redirect: addressOfStep(open) }
  return show(draft)
}

/** Keeps the answers of a page and leads on, or shows the page again with what must be mended. */
export async function take(
  visit: Visit,
  step: Step,
  { answers, faults }: Checked,
  askAgain: (faults: readonly FormFault[]) => Answer | Promise<Answer>,
): Promise<Answer> {
  if (faults.length > 0) return askAgain(faults)
  return leadOn(visit, step, await keepAnswers(visit, answers))
}

/** Leads to the step after this one; after a change straight to what is still open. */
export function leadOn({ query }: Visit, step: Step, draft: Draft): Answer {
  const next = query.change ? firstOpenStep(draft) : stepAfter(step, draft)
  // Pages that turn out to have nothing to ask lead on by themselves, and must know where to.
  const isPassing = next === 'class' || next === 'details' || next === 'similar'
  return { redirect: query.change && isPassing ? `${addressOfStep(next)}?change=1` : addressOfStep(next) }
}
