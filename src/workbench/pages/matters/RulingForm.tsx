import { ruleOnRequest } from '../../../delivery/feedback/requests/requests.contract.ts'
import type { Action } from '../../../delivery/feedback/words.contract.ts'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { FormFrame } from '../../../ui/workbench/forms/FormFrame.tsx'
import { SelectField } from '../../../ui/workbench/forms/SelectField.tsx'
import { TextAreaField } from '../../../ui/workbench/forms/TextAreaField.tsx'
import { useForm } from '../../../ui/workbench/forms/use-form.ts'
import { useTexts } from '../../../ui/workbench/language.tsx'
import { useDirectory } from '../directory/use-directory.ts'
import { isShort, StepButtons } from './StepButtons.tsx'
import { stepTexts } from './step-texts.ts'
import { draftOf, type StepProps, useStep } from './use-step.ts'

/** The steps that grant what a unit asked for; the other rulings refuse it. */
const GRANTS: ReadonlySet<Action> = new Set(['grantReturn', 'extend', 'list'])

/** The steps of a ruling, which all go by the same form. */
export const RULINGS: ReadonlySet<Action> = new Set([...GRANTS, 'refuseReturn', 'refuseExtension', 'refuseListing'])

/** Rules on what the unit asked for, with the reason; a granted return may name the unit that it belongs to. */
export function RulingForm(props: StepProps) {
  const { matter, action } = props
  const texts = useTexts(stepTexts).fields
  const { unitChoices, loading } = useDirectory()
  const { take } = useStep(ruleOnRequest, props)
  const outcome = GRANTS.has(action) ? 'granted' : 'refused'
  const form = useForm({
    initial: { reason: '', assignedUnitId: null as string | null },
    labels: { reason: texts.ruling, assignedUnitId: texts.assigned },
    check: ({ reason }) => (isShort(reason) ? { reason: texts.reasonMissing } : {}),
    draftKey: draftOf(props),
  })
  const send = ({ reason, assignedUnitId }: typeof form.values) =>
    take({ params: { id: matter.id }, body: { outcome, reason, assignedUnitId: assignedUnitId ?? '' } })
  return (
    <FormFrame onSubmit={form.submit(send)}>
      <ErrorSummary form={form} />
      {action === 'grantReturn' && (
        <SelectField
          {...form.bind('assignedUnitId')}
          hint={texts.assignedHint}
          choices={unitChoices.filter(({ value }) => value !== matter.unitId)}
          loading={loading}
          optional
        />
      )}
      <TextAreaField {...form.bind('reason')} hint={texts.rulingHint} rows={3} most={1000} />
      <StepButtons {...props} busy={form.pending} danger={outcome === 'refused'} />
    </FormFrame>
  )
}
