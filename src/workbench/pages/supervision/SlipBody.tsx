import { useState } from 'react'
import { COLOURS } from '../../../delivery/feedback/supervision/ladder.contract.ts'
import {
  acceptSlip,
  answerSlip,
  SLIP_STATES,
  type Slip,
  sendBackSlip,
  withdrawSlip,
} from '../../../delivery/feedback/supervision/slips.contract.ts'
import { showInstant } from '../../../kernel/dates.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { Facts } from '../../../ui/workbench/Facts.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink } from '../../../ui/workbench/navigation.tsx'
import { LightWord } from '../matters/LightGauge.tsx'
import { Lines } from './Lines.tsx'
import { supervisionTexts } from './supervision-texts.ts'
import { TextStep } from './TextStep.tsx'

/** A slip in full: to whom and why, what the unit answered, and what can be done with it. */
export function SlipBody({ slip }: { slip: Slip }) {
  const all = useTexts(supervisionTexts)
  const texts = all.slip
  const language = useLanguage()
  return (
    <>
      <Facts
        facts={[
          { label: all.columns.slip, value: slip.number },
          { label: all.columns.colour, value: COLOURS[slip.colour][language] },
          { label: all.columns.unit, value: slip.unitName[language] },
          {
            label: texts.about,
            value: (
              <>
                <PageLink to={`/inbox/matters/${slip.complaintId}`}>{slip.complaintNumber}</PageLink> {slip.title}
              </>
            ),
          },
          { label: texts.reason, value: slip.reason[language] },
          ...(slip.accountable ? [{ label: texts.accountable, value: slip.accountable[language] }] : []),
          { label: all.columns.state, value: SLIP_STATES[slip.state][language] },
          { label: all.columns.answerDue, value: showInstant(slip.due, language) },
          { label: all.columns.light, value: <LightWord light={slip.light} /> },
          {
            label: texts.by,
            value: `${slip.issuedBy || texts.system} · ${showInstant(slip.issuedAt, language)} · ${texts.daysOver(String(slip.daysOver))}`,
          },
        ]}
      />
      <section className="wb-block">
        <h2 className="wb-blocktitle">{texts.measure}</h2>
        {slip.measure ? <p className="wb-prose">{slip.measure}</p> : <p className="wb-soft">{texts.noMeasure}</p>}
      </section>
      <SlipSteps key={slip.version} slip={slip} />
      <section className="wb-block">
        <h2 className="wb-blocktitle">{texts.history}</h2>
        <Lines lines={slip.timeline} />
      </section>
    </>
  )
}

function SlipSteps({ slip }: { slip: Slip }) {
  const { fields } = useTexts(supervisionTexts)
  const language = useLanguage()
  const [chosen, setChosen] = useState<string>()
  const steps = slip.steps.filter(({ allowed }) => allowed)
  const step = steps.find((one) => one.step === chosen)
  const common = {
    version: slip.version,
    doIt: step?.label[language] ?? '',
    most: 1000,
    onClose: () => setChosen(undefined),
  }
  const params = { id: slip.id }
  if (steps.length === 0) return null
  return (
    <section className="wb-block">
      <div className="wb-actions">
        {steps.map((one, place) => (
          <Button
            key={one.step}
            kind={one.step === 'withdraw' ? 'danger' : place === 0 && !step ? 'main' : 'plain'}
            onClick={() => setChosen(one.step)}
          >
            {one.label[language]}
          </Button>
        ))}
      </div>
      {chosen === 'answer' && (
        <TextStep
          {...common}
          endpoint={answerSlip}
          field="measure"
          label={fields.measure}
          most={4000}
          input={(measure) => ({ params, body: { measure } })}
        />
      )}
      {chosen === 'accept' && (
        <TextStep
          {...common}
          endpoint={acceptSlip}
          field="opinion"
          label={fields.opinion}
          optional
          input={(opinion) => ({ params, body: { opinion } })}
        />
      )}
      {chosen === 'sendBack' && (
        <TextStep
          {...common}
          endpoint={sendBackSlip}
          field="reason"
          label={fields.backReason}
          input={(reason) => ({ params, body: { reason } })}
        />
      )}
      {chosen === 'withdraw' && (
        <TextStep
          {...common}
          endpoint={withdrawSlip}
          field="reason"
          label={fields.withdrawReason}
          danger
          input={(reason) => ({ params, body: { reason } })}
        />
      )}
    </section>
  )
}
