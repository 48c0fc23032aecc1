import { type ComponentType, useState } from 'react'
import { type Complaint, signComplaint } from '../../../delivery/feedback/feedback.contract.ts'
import { type Action, ASKABLE } from '../../../delivery/feedback/words.contract.ts'
import type { Language } from '../../../kernel/texts.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { showToast } from '../../../ui/workbench/toast/toast-list.ts'
import { ExtensionForm, ListingForm } from './AskForms.tsx'
import { DispatchForm } from './DispatchForm.tsx'
import { FollowUpForm } from './FollowUpForm.tsx'
import { GroundForm } from './GroundForm.tsx'
import { AssistForm, ContactForm, TransferForm } from './HandlingForms.tsx'
import { OpinionForm, ReasonForm } from './ReasonForms.tsx'
import { ReplyForm } from './ReplyForm.tsx'
import { RulingForm } from './RulingForm.tsx'
import { stepTexts } from './step-texts.ts'
import { type StepProps, useStep } from './use-step.ts'

/** The form of each step; signing needs none, rating is the resident's. */
const FORMS: Readonly<Partial<Record<Action, ComponentType<StepProps>>>> = {
  dispatch: DispatchForm,
  redispatch: DispatchForm,
  sendBack: GroundForm,
  reject: GroundForm,
  grantReturn: RulingForm,
  refuseReturn: RulingForm,
  contact: ContactForm,
  assist: AssistForm,
  askExtension: ExtensionForm,
  extend: RulingForm,
  refuseExtension: RulingForm,
  askListing: ListingForm,
  list: RulingForm,
  refuseListing: RulingForm,
  unlist: ReasonForm,
  reply: ReplyForm,
  release: OpinionForm,
  rework: ReasonForm,
  transfer: TransferForm,
  followUp: FollowUpForm,
  redo: ReasonForm,
  reopen: ReasonForm,
  close: OpinionForm,
}

/** The order of the buttons: first what usually comes next, then the ways back and aside. */
const USUAL: readonly Action[] = [
  'grantReturn',
  'refuseReturn',
  'extend',
  'refuseExtension',
  'list',
  'refuseListing',
  'dispatch',
  'sign',
  'contact',
  'reply',
  'release',
  'rework',
  'followUp',
  'close',
  'assist',
  'askExtension',
  'askListing',
  'unlist',
  'redo',
  'redispatch',
  'reopen',
  'sendBack',
  'transfer',
  'reject',
]

/** Steps that lead on; only one of these is ever the main button. */
const FORWARD: ReadonlySet<Action> = new Set(['dispatch', 'sign', 'reply', 'release', 'followUp', 'close'])

/** Rulings that nobody asked for are no steps that are missing: they are left out instead of explained. */
const ONLY_WHEN_ASKED: ReadonlySet<Action> = new Set(['extend', 'refuseExtension', 'list', 'refuseListing'])

/** The next lawful steps as buttons, the form of the chosen one below; a step that is not possible says why. */
export function MatterSteps({ matter, only }: { matter: Complaint; only?: ReadonlySet<Action> }) {
  const texts = useTexts(stepTexts)
  const language = useLanguage()
  const [chosen, setChosen] = useState<Action>()
  const offered = matter.actions.filter(
    ({ action, allowed }) => (allowed || !ONLY_WHEN_ASKED.has(action)) && (only?.has(action) ?? true),
  )
  const steps = offered.toSorted((one, other) => USUAL.indexOf(one.action) - USUAL.indexOf(other.action))
  const blocked = steps.filter(({ allowed }) => !allowed)
  const main = steps.find(({ action, allowed }) => allowed && FORWARD.has(action))?.action
  const close = () => setChosen(undefined)
  const open = steps.find(({ action, allowed }) => action === chosen && allowed)?.action
  const Form = open && FORMS[open]
  return (
    <section className="wb-next" aria-label={texts.title}>
      <h2 className="wb-blocktitle">{texts.title}</h2>
      {matter.asked && (
        <p className="wb-status wb-status-atRisk wb-wraps" role="status">
          ◐ {texts.asked(ASKABLE[matter.asked][language])}
        </p>
      )}
      {steps.length === 0 && <p className="wb-soft">{texts.ended}</p>}
      {steps.length > 0 && blocked.length === steps.length && <p className="wb-soft">{texts.none}</p>}
      <div className="wb-actions">
        {steps
          .filter(({ allowed }) => allowed)
          .map(({ action, label }) =>
            action === 'sign' ? (
              <SignButton key={action} matter={matter} label={label[language]} isMain={action === main} />
            ) : (
              <Button
                key={action}
                kind={action === main && open === undefined ? 'main' : 'plain'}
                onClick={() => setChosen(action === chosen ? undefined : action)}
              >
                {label[language]}
              </Button>
            ),
          )}
      </div>
      {blocked.length > 0 && (
        <details className="wb-whynot">
          <summary>{texts.blocked(blocked.map(({ label }) => label[language]).join(texts.comma))}</summary>
          <ul>
            {blocked.map(({ action, label, why }) => (
              <li key={action}>{whyNot(label[language], why?.[language] ?? texts.none, language)}</li>
            ))}
          </ul>
        </details>
      )}
      {blocked.some(({ action }) => action === 'sendBack') && matter.supporting.length > 0 && (
        <p className="wb-soft">{texts.firstReceiver}</p>
      )}
      {Form && open && <Form key={open} matter={matter} action={open} onClose={close} />}
    </section>
  )
}

/** Names the step, unless the reason does so itself. */
function whyNot(step: string, why: string, language: Language): string {
  if (why.includes(step)) return why
  return language === 'zh' ? `${step}：${why}` : `${step}: ${why}`
}

function SignButton({ matter, label, isMain }: { matter: Complaint; label: string; isMain: boolean }) {
  const language = useLanguage()
  const { take, pending } = useStep(signComplaint, { matter, action: 'sign', onClose: () => undefined })
  const sign = async () => {
    const { error } = await take({ params: { id: matter.id } })
    if (error && error.code !== 'NOT_SIGNED_IN') showToast({ kind: 'failed', text: error.in(language) })
  }
  return (
    <Button kind={isMain ? 'main' : 'plain'} icon="check" busy={pending} onClick={() => void sign()}>
      {label}
    </Button>
  )
}
