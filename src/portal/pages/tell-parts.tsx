import type { ReactElement, ReactNode } from 'react'
import type { Language } from '../../kernel/texts.ts'
import { Button } from '../../ui/portal/form/Button.tsx'
import { ErrorSummary, type FormFault } from '../../ui/portal/form/ErrorSummary.tsx'
import { portalTexts } from '../../ui/portal/portal-texts.ts'
import { addressOfStep, STEPS, type Step } from '../tell-draft.ts'
import { tellTexts } from '../texts/tell-texts.ts'
import type { Page, Visit } from '../visit.ts'

type StepPage = { visit: Visit; step: Step; question: string; faults: readonly FormFault[]; children: ReactNode }

/** One step of the way: the crumbs lead back to the steps before it, the form sends to its own address. */
export function stepPage({ visit, step, question, faults, children }: StepPage): Page {
  const { language } = visit
  const texts = tellTexts[language]
  const index = STEPS.indexOf(step)
  const action = visit.query.change ? `${addressOfStep(step)}?change=1` : addressOfStep(step)
  return {
    title: question,
    section: 'tell',
    crumbs: STEPS.slice(0, index).map((earlier) => ({ label: texts.steps[earlier], href: addressOfStep(earlier) })),
    wrong: faults.length > 0,
    unlisted: index > 0,
    status: faults.length > 0 ? 422 : 200,
    body: (
      <>
        <ErrorSummary language={language} faults={faults} />
        <p className="caption">{portalTexts[language].step(index + 1, STEPS.length)}</p>
        <form method="post" action={action} noValidate>
          {children}
        </form>
      </>
    ),
  }
}

/** The button that leads on. */
export function NextButton({ language }: { language: Language }): ReactElement {
  return <Button>{tellTexts[language].next}</Button>
}

/** The message for one field, if it is wrong. */
export function faultOf(faults: readonly FormFault[], field: string): string | undefined {
  return faults.find((fault) => fault.field === field)?.message
}
