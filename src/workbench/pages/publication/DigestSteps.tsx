import { useState } from 'react'
import { type Digest, stepDigest } from '../../../delivery/feedback/publication/digests.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { Card } from '../../../ui/workbench/Card.tsx'
import { etagOfVersion } from '../../../ui/workbench/calls/etags.ts'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { Confirm, ConfirmWithReason } from '../../../ui/workbench/dialog/ConfirmWithReason.tsx'
import { useTexts, useWord } from '../../../ui/workbench/language.tsx'
import { publicationTexts } from './publication-texts.ts'

const STEPS = ['submit', 'publish', 'return'] as const
type StepName = (typeof STEPS)[number]

/** What comes next for a digest: submit, publish, return with a reason; what is not possible says why. */
export function DigestSteps({ of }: { of: Digest }) {
  const texts = useTexts(publicationTexts).digest
  const say = useWord()
  const [asking, setAsking] = useState<StepName>()
  const take = useAction(stepDigest, { done: (_, { params }) => texts.steps[params.step] })
  const run = (step: StepName, reason?: string) =>
    take.run(
      { params: { id: of.id, step }, body: reason === undefined ? {} : { reason } },
      { ifMatch: etagOfVersion(of.version) },
    )
  const steps = STEPS.flatMap((name) => {
    const step = of.possible.find(({ transition }) => transition === name)
    return step ? [{ name, step }] : []
  })
  if (steps.length === 0) return null
  const close = () => setAsking(undefined)
  return (
    <Card title={texts.next}>
      {of.returnReason && of.state === 'DRAFT' && (
        <p>
          ◐ <strong>{texts.returned}</strong> {of.returnReason}
        </p>
      )}
      <div className="wb-actions">
        {steps
          .filter(({ step }) => step.allowed)
          .map(({ name, step }, at) => (
            <Button
              key={name}
              kind={at === 0 ? 'main' : 'plain'}
              busy={take.pending}
              onClick={() => (name === 'submit' ? void run(name) : setAsking(name))}
            >
              {say(step.label)}
            </Button>
          ))}
      </div>
      {steps
        .filter(({ step }) => !step.allowed)
        .map(({ name, step }) => (
          <p key={name} className="wb-soft">
            <strong>{say(step.label)}</strong>
            {step.why && ` · ${say(step.why)}`}
          </p>
        ))}
      {asking === 'publish' && (
        <Confirm title={texts.publishTitle} doIt={texts.publish} onClose={close} onConfirm={() => run('publish')}>
          <p>{texts.publishText}</p>
        </Confirm>
      )}
      {asking === 'return' && (
        <ConfirmWithReason
          title={texts.returnTitle}
          doIt={texts.return}
          onClose={close}
          onConfirm={(reason) => run('return', reason)}
        >
          <p>{of.quarter}</p>
        </ConfirmWithReason>
      )}
    </Card>
  )
}
