import { useState } from 'react'
import {
  type Rectification,
  Step,
  type StepInput,
  stepRectification,
} from '../../../oversight/rectifications/rectifications.contract.ts'
import type { PossibleStep } from '../../../platform/workflow/workflow.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { etagOfVersion } from '../../../ui/workbench/calls/etags.ts'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { FormFrame } from '../../../ui/workbench/forms/FormFrame.tsx'
import { TextAreaField } from '../../../ui/workbench/forms/TextAreaField.tsx'
import { TextField } from '../../../ui/workbench/forms/TextField.tsx'
import { useForm } from '../../../ui/workbench/forms/use-form.ts'
import { useLanguage, useTexts, useWord } from '../../../ui/workbench/language.tsx'
import { UnsavedGuard } from '../../../ui/workbench/navigation.tsx'
import { partTexts } from '../../../ui/workbench/part-texts.ts'
import { rectificationTexts } from './rectification-texts.ts'

const FIELDS = ['cause', 'measure', 'note', 'reason', 'ground', 'days'] as const
type FieldName = (typeof FIELDS)[number]

/** What can be done now, as buttons; what cannot, with the reason. A step that needs something opens its form. */
export function NextSteps({ of }: { of: Rectification }) {
  const texts = useTexts(rectificationTexts)
  const say = useWord()
  const [chosen, setChosen] = useState<string>()
  const steps = of.possible.filter(({ transition }) => Step.safeParse(transition).success)
  const possible = inOrder(steps, of).filter(({ allowed }) => allowed)
  const held = steps.filter(({ allowed }) => !allowed)
  const step = possible.find(({ transition }) => transition === chosen)
  return (
    <section className="wb-block">
      <h2>{texts.next}</h2>
      {steps.length === 0 && <p className="wb-soft">{texts.nextNone}</p>}
      <div className="wb-actions">
        {possible.map((one, at) => (
          <Button key={one.transition} kind={kindOf(one, at === 0 && !step)} onClick={() => setChosen(one.transition)}>
            {say(one.label)}
          </Button>
        ))}
      </div>
      {step && (
        <StepForm key={`${step.transition} ${of.version}`} of={of} step={step} onClose={() => setChosen(undefined)} />
      )}
      {held.length > 0 && (
        <details>
          <summary>
            {texts.cannot} <span className="wb-count">{held.length}</span>
          </summary>
          <ul className="wb-lines">
            {held.map((one) => (
              <li key={one.transition}>
                <strong>{say(one.label)}</strong>
                {one.why && <span className="wb-soft"> · {say(one.why)}</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

/** The way forward; everything else stands behind it. */
const FORWARD: readonly string[] = ['accept', 'plan', 'submit', 'check', 'close']

/** The step that leads on stands first: what is planned and proved already goes to the check before it is planned anew. */
function inOrder(steps: readonly PossibleStep[], { cause, evidence }: Rectification): readonly PossibleStep[] {
  const isReady = cause !== null && evidence.length > 0
  const place = ({ transition }: PossibleStep) => {
    if (transition === 'plan' && isReady) return FORWARD.length
    return FORWARD.includes(transition) ? FORWARD.indexOf(transition) : FORWARD.length + 1
  }
  return [...steps].sort((one, other) => place(one) - place(other))
}

function kindOf({ transition }: PossibleStep, isFirst: boolean): 'main' | 'danger' | 'plain' {
  if (transition === 'withdraw') return 'danger'
  return isFirst && FORWARD.includes(transition) ? 'main' : 'plain'
}

type StepFormProps = { of: Rectification; step: PossibleStep; onClose: () => void }

function StepForm({ of, step, onClose }: StepFormProps) {
  const texts = useTexts(rectificationTexts)
  const { cancel } = useTexts(partTexts)
  const say = useWord()
  const language = useLanguage()
  const transition = Step.parse(step.transition)
  // What the matter has already (a cause, a measure, evidence) need not be said again.
  const asked = FIELDS.filter(
    (field) => step.needs.some((need) => need.field === field) || (transition === 'extend' && isForExtension(field)),
  )
  const take = useAction(stepRectification, { showsError: true, done: texts.done(say(step.label)) })
  const form = useForm<Record<FieldName, string>>({
    initial: { cause: of.cause ?? '', measure: of.measure ?? '', note: '', reason: '', ground: '', days: '' },
    labels: texts.fields,
    check: (values) =>
      Object.fromEntries(
        asked.flatMap((field): [string, string][] => {
          const value = values[field].trim()
          if (value === '') return [[field, texts.required(texts.fields[field])]]
          return field === 'days' && !/^([1-9]|[1-5]\d|60)$/.test(value) ? [[field, texts.daysWrong]] : []
        }),
      ),
  })
  const submit = form.submit(async (values) => {
    const outcome = await take.run(
      { params: { id: of.id, step: transition }, body: inputOf(values, asked) },
      { ifMatch: etagOfVersion(of.version) },
    )
    if (!outcome.error) onClose()
    return outcome
  })
  const evidence = step.needs.find(({ field }) => field === 'evidence')
  return (
    <FormFrame onSubmit={submit}>
      <UnsavedGuard when={form.dirty} />
      <ErrorSummary form={form} />
      <p className="wb-soft">
        {texts.leadsTo(say(step.toName))}
        {step.needs.length > 0 &&
          ` · ${texts.needs(step.needs.map(({ name }) => name[language]).join(language === 'zh' ? '、' : ', '))}`}
      </p>
      {evidence && of.evidence.length === 0 && <p>◐ {texts.noEvidence}</p>}
      {asked.map((field) =>
        field === 'days' ? (
          <TextField key={field} {...form.bind(field)} inputMode="numeric" chars={4} />
        ) : field === 'ground' ? (
          <TextField key={field} {...form.bind(field)} maxLength={400} />
        ) : (
          <TextAreaField key={field} {...form.bind(field)} rows={3} most={4000} />
        ),
      )}
      <div className="wb-actions">
        <Button submit kind="main" busy={form.pending}>
          {say(step.label)}
        </Button>
        <Button onClick={onClose}>{cancel}</Button>
      </div>
    </FormFrame>
  )
}

const isForExtension = (field: FieldName) => field === 'days' || field === 'reason' || field === 'ground'

function inputOf(values: Record<FieldName, string>, asked: readonly FieldName[]): StepInput {
  const said = asked.map((field) => [field, field === 'days' ? Number(values.days) : values[field].trim()])
  return Object.fromEntries(said) as StepInput
}
