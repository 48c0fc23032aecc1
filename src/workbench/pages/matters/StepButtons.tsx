import { ACTIONS, type Action } from '../../../delivery/feedback/words.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { partTexts } from '../../../ui/workbench/part-texts.ts'
import { stepTexts } from './step-texts.ts'
import type { StepProps } from './use-step.ts'

type StepButtonsProps = Omit<StepProps, 'matter'> & { readonly busy: boolean; readonly danger?: boolean }

/** Send and leave, at the foot of each form. */
export function StepButtons({ action, onClose, busy, danger }: StepButtonsProps) {
  const texts = useTexts(stepTexts)
  const parts = useTexts(partTexts)
  const language = useLanguage()
  const own: Readonly<Partial<Record<Action, string>>> = texts.submit
  return (
    <div className="wb-actions">
      <Button submit kind={danger ? 'danger' : 'main'} busy={busy}>
        {own[action] ?? ACTIONS[action][language]}
      </Button>
      <Button onClick={onClose}>{parts.cancel}</Button>
    </div>
  )
}

const SHORTEST_REASON = 2

/** Whether a reason or ground is too short to say anything. */
export const isShort = (text: string) => text.trim().length < SHORTEST_REASON
