import { errors } from '../../kernel/errors.ts'
import { showLimit } from '../../platform/clock/clock.contract.ts'
import { ConfirmationPanel } from '../../ui/portal/content/ConfirmationPanel.tsx'
import { Inset } from '../../ui/portal/content/Inset.tsx'
import { Timeline } from '../../ui/portal/facts/Timeline.tsx'
import { Button, ButtonGroup, ButtonLink } from '../../ui/portal/form/Button.tsx'
import { showDue } from '../readings.ts'
import { readSubmitted, type Submitted } from '../tell-draft.ts'
import { tellSendTexts } from '../texts/tell-send-texts.ts'
import type { Answer, Page, Visit } from '../visit.ts'
import { RememberBox } from './remember.tsx'

/** The number and the code, large, and what happens next and by when. */
export async function donePage(visit: Visit): Promise<Answer> {
  const sent = readSubmitted(visit)
  return sent ? confirm(visit, sent) : closed(visit)
}

/** The receipt as a text to be kept. */
export async function receiptFile(visit: Visit): Promise<Answer> {
  const { language, hotline, origin, zone } = visit
  const sent = readSubmitted(visit)
  if (!sent) throw errors.NOT_FOUND({ what: 'receipt' })
  const texts = tellSendTexts[language].done
  const { number, code } = sent
  const due = showDue(sent, language, zone)
  const body = texts.receipt({ title: texts.title, number, code, due, address: `${origin}/follow`, hotline })
  return { file: { name: texts.receiptName(number), mediaType: 'text/plain; charset=utf-8', body: `\uFEFF${body}` } }
}

function closed({ language, hotline }: Visit): Page {
  const texts = tellSendTexts[language].done
  const body = (
    <div className="text">
      <h1>{texts.goneTitle}</h1>
      <p>{texts.gone}</p>
      <ButtonGroup>
        <ButtonLink href="/follow">{texts.follow}</ButtonLink>
        <ButtonLink href={`tel:${hotline}`} kind="second">
          {hotline}
        </ButtonLink>
      </ButtonGroup>
    </div>
  )
  return { title: texts.goneTitle, section: 'tell', body }
}

function confirm(visit: Visit, sent: Submitted): Page {
  const { language } = visit
  const texts = tellSendTexts[language].done
  const entries = sent.next.map((words) => ({ title: words[language], state: 'next' as const }))
  return {
    title: texts.title,
    section: 'tell',
    body: (
      <>
        <ConfirmationPanel language={language} title={texts.title} numberLabel={texts.number} number={sent.number}>
          <dl className="code-facts">
            <div>
              <dt>{texts.code}</dt>
              <dd className="code">{sent.code}</dd>
            </div>
            <div>
              <dt>{texts.due}</dt>
              <dd>
                {showDue(sent, language, visit.zone)}
                <small>{texts.limit(showLimit(sent.limit, language))}</small>
              </dd>
            </div>
          </dl>
          <p>
            <strong>{texts.codeNote}</strong> <a href="/tell/receipt">{texts.save}</a>
          </p>
          {sent.provisional && <p className="hint">{texts.provisional}</p>}
        </ConfirmationPanel>
        {sent.joined && <Inset>{texts.joined}</Inset>}
        <h2>{texts.next}</h2>
        <Timeline language={language} entries={entries} />
        <form method="post" action="/follow">
          <input type="hidden" name="number" value={sent.number} />
          <input type="hidden" name="code" value={sent.code} />
          <RememberBox language={language} />
          <ButtonGroup>
            <Button>{texts.follow}</Button>
            <ButtonLink href="/tell" kind="second">
              {texts.again}
            </ButtonLink>
          </ButtonGroup>
        </form>
      </>
    ),
  }
}
