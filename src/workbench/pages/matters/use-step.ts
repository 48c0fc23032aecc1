import { type Complaint, getComplaint } from '../../../delivery/feedback/feedback.contract.ts'
import { ACTIONS, type Action } from '../../../delivery/feedback/words.contract.ts'
import type { AnyEndpoint, InputOf } from '../../../kernel/endpoint.ts'
import { etagOfVersion } from '../../../ui/workbench/calls/etags.ts'
import { type Outcome, useAction } from '../../../ui/workbench/calls/use-action.ts'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { showToast } from '../../../ui/workbench/toast/toast-list.ts'
import { stepTexts } from './step-texts.ts'

/** What every form of a step is given. */
export type StepProps = {
  readonly matter: Complaint
  readonly action: Action
  /** The step was taken, or given up. */
  readonly onClose: () => void
}

const CHANGED_MEANWHILE = 412

/** How long a draft of a step is told apart from others: by matter and step. */
export function draftOf({ matter, action }: Pick<StepProps, 'matter' | 'action'>): string {
  return `matter.${matter.id}.${action}`
}

/**
 * Takes one step with a matter, on the version that is shown. Where somebody else was quicker the matter is read again
 * and what was typed stays, so that it can be checked and sent once more.
 */
export function useStep<E extends AnyEndpoint>(endpoint: E, { matter, action, onClose }: StepProps) {
  const texts = useTexts(stepTexts)
  const language = useLanguage()
  const read = useEndpoint(getComplaint, { params: { id: matter.id } })
  const own: Readonly<Partial<Record<Action, (number: string) => string>>> = texts.done
  const step = useAction(endpoint, {
    showsError: true,
    done: own[action]?.(matter.number) ?? texts.taken(matter.number, ACTIONS[action][language]),
  })
  return {
    pending: step.pending,
    async take(input: InputOf<E>): Promise<Outcome<unknown>> {
      const outcome = await step.run(input, { ifMatch: etagOfVersion(matter.version) })
      if (outcome.error?.status === CHANGED_MEANWHILE) {
        read.retry()
        showToast({ kind: 'failed', text: texts.conflict })
      }
      if (!outcome.error) onClose()
      return outcome
    },
  }
}
