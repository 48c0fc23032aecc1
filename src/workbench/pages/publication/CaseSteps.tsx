import { useState } from 'react'
import {
  CHECKS,
  type CheckCode,
  dropCase,
  type PublicationCase,
  publishCase,
  redraftCase,
  withdrawCase,
} from '../../../delivery/feedback/publication/publication.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { Card } from '../../../ui/workbench/Card.tsx'
import { etagOfVersion } from '../../../ui/workbench/calls/etags.ts'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { Confirm, ConfirmWithReason } from '../../../ui/workbench/dialog/ConfirmWithReason.tsx'
import { CheckboxField } from '../../../ui/workbench/forms/ChoiceFields.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { publicationTexts } from './publication-texts.ts'

const CODES = Object.keys(CHECKS) as CheckCode[]

/** What can be done with a case: confirm the list and publish, decide against it, withdraw it, draw it up anew. */
export function CaseSteps({ of }: { of: PublicationCase }) {
  const texts = useTexts(publicationTexts).page
  const language = useLanguage()
  const [checked, setChecked] = useState<readonly CheckCode[]>([])
  const [foundIsFine, setFine] = useState(false)
  const [asking, setAsking] = useState<'publish' | 'drop' | 'withdraw'>()
  const publish = useAction(publishCase, { done: texts.publishedDone })
  const drop = useAction(dropCase, { showsError: true, done: texts.dropped })
  const withdraw = useAction(withdrawCase, { showsError: true, done: texts.withdrawn })
  const redraft = useAction(redraftCase, { done: texts.redrafted })
  const params = { id: of.id }
  const version = { ifMatch: etagOfVersion(of.version) }
  const close = () => setAsking(undefined)
  // Where a point is missing the server says which.
  const publishNow = () => publish.run({ params, body: { checks: [...checked], foundIsFine } }, version)
  const hasLeft = of.left.title.length + of.left.question.length + of.left.answer.length > 0
  const isReady = checked.length === CODES.length && (!hasLeft || foundIsFine) && of.hindrance === null
  return (
    <Card title={texts.checks}>
      {of.state === 'DRAFT' && (
        <>
          <p className="wb-soft">{of.hindrance ? of.hindrance[language] : texts.checksHint}</p>
          {CODES.map((code) => (
            <CheckboxField
              key={code}
              id={`check-${code}`}
              name={code}
              label={CHECKS[code][language]}
              value={checked.includes(code)}
              fault={undefined}
              onChange={(is) => setChecked(is ? [...checked, code] : checked.filter((one) => one !== code))}
            />
          ))}
          {hasLeft && (
            <CheckboxField
              id="found-is-fine"
              name="foundIsFine"
              label={texts.foundIsFine}
              value={foundIsFine}
              fault={undefined}
              onChange={setFine}
            />
          )}
          <div className="wb-actions">
            <Button
              kind="main"
              busy={publish.pending}
              onClick={() => (isReady ? setAsking('publish') : void publishNow())}
            >
              {texts.publish}
            </Button>
            <Button onClick={() => setAsking('drop')}>{texts.drop}</Button>
          </div>
        </>
      )}
      {of.state === 'PUBLISHED' && (
        <>
          <p>
            <a href={`/watch/cases/${of.id}`}>{texts.portal}</a>
          </p>
          <div className="wb-actions">
            <Button onClick={() => setAsking('withdraw')}>{texts.withdraw}</Button>
          </div>
        </>
      )}
      {(of.state === 'WITHDRAWN' || of.state === 'DROPPED') && (
        <div className="wb-actions">
          <Button busy={redraft.pending} onClick={() => void redraft.run({ params }, version)}>
            {texts.redraft}
          </Button>
        </div>
      )}
      {asking === 'publish' && (
        <Confirm title={texts.publishTitle} doIt={texts.publish} onClose={close} onConfirm={publishNow}>
          <p>{texts.publishText}</p>
        </Confirm>
      )}
      {asking === 'drop' && (
        <ConfirmWithReason
          title={texts.dropTitle}
          doIt={texts.drop}
          onClose={close}
          onConfirm={(reason) => drop.run({ params, body: { reason } }, version)}
        >
          <p>{of.title}</p>
        </ConfirmWithReason>
      )}
      {asking === 'withdraw' && (
        <ConfirmWithReason
          title={texts.withdrawTitle}
          doIt={texts.withdraw}
          onClose={close}
          onConfirm={(reason) => withdraw.run({ params, body: { reason } }, version)}
        >
          <p>{of.title}</p>
        </ConfirmWithReason>
      )}
    </Card>
  )
}
