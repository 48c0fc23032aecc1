import { listPromises, type Receipt, submitComplaint } from '../../delivery/feedback/feedback.contract.ts'
import { listAreas, listUnits } from '../../foundation/directory/directory.contract.ts'
import { showDate } from '../../kernel/dates.ts'
import { AppError } from '../../kernel/errors.ts'
import { showLimit } from '../../platform/clock/clock.contract.ts'
import { ConfirmationPanel } from '../../ui/portal/content/ConfirmationPanel.tsx'
import { Inset } from '../../ui/portal/content/Inset.tsx'
import { SummaryList, type SummaryRow } from '../../ui/portal/content/SummaryList.tsx'
import { Timeline } from '../../ui/portal/facts/Timeline.tsx'
import { Button, ButtonGroup, ButtonLink } from '../../ui/portal/form/Button.tsx'
import type { FormFault } from '../../ui/portal/form/ErrorSummary.tsx'
import {
  addressOfStep,
  type Draft,
  firstOpenStep,
  keepAnswers,
  keepSubmitted,
  readDraft,
  readSubmitted,
  type Step,
} from '../tell-draft.ts'
import { tellTexts } from '../texts/tell-texts.ts'
import type { Answer, Page, Visit } from '../visit.ts'
import { kindName } from './tell.tsx'
import { stepPage } from './tell-parts.tsx'

const DONE = '/tell/done'

/** Step 5: everything that was answered, each with a way to change it, and the promise that sending it makes. */
export async function checkPage(visit: Visit): Promise<Answer> {
  const draft = readDraft(visit)
  const open = firstOpenStep(draft)
  if (!draft || open !== 'check') return { redirect: readSubmitted(visit) && !draft ? DONE : addressOfStep(open) }
  return askToSend(visit, draft, [])
}

async function askToSend(visit: Visit, draft: Draft, faults: readonly FormFault[]): Promise<Page> {
  const { language } = visit
  const texts = tellTexts[language].check
  const { items: promises } = await visit.call(listPromises, {})
  const promise = promises.find(({ kind }) => kind === draft.kind)
  return stepPage({
    visit,
    step: 'check',
    question: texts.question,
    faults,
    children: (
      <>
        <h1>{texts.question}</h1>
        <SummaryList language={language} rows={await answersOf(visit, draft)} />
        {promise && <Inset>{texts.promise(promise.limitText[language])}</Inset>}
        <input type="hidden" name="key" value={draft.key} />
        <Button>{texts.send}</Button>
      </>
    ),
  })
}

async function answersOf(visit: Visit, draft: Draft): Promise<SummaryRow[]> {
  const { language } = visit
  const texts = tellTexts[language].check
  const change = (step: Step) => `${addressOfStep(step)}?change=1`
  const shown = (text: string | undefined) => text || texts.notGiven
  const row = (step: Step, label: string, value: SummaryRow['value']) => ({ label, value, changeHref: change(step) })
  return [
    row('kind', texts.kind, kindName(draft.kind!, language)),
    ...(await aboutRow(visit, draft)),
    row('what', texts.text, <span className="lines">{draft.text}</span>),
    row('where', texts.area, await areaName(visit, draft.areaCode)),
    row('where', texts.address, shown(draft.address)),
    row('contact', texts.name, shown(draft.name)),
    row('contact', texts.phone, shown(draft.phone)),
    row('contact', texts.email, shown(draft.email)),
    row('contact', texts.confidential, draft.confidential ? texts.isConfidential : texts.notConfidential),
  ]
}

async function aboutRow({ call, language }: Visit, { aboutUnitId }: Draft): Promise<SummaryRow[]> {
  if (!aboutUnitId) return []
  const unit = (await call(listUnits, { query: {} })).items.find(({ id }) => id === aboutUnitId)
  return unit ? [{ label: tellTexts[language].check.about, value: language === 'zh' ? unit.name : unit.nameEn }] : []
}

async function areaName({ call, language }: Visit, code: string | undefined): Promise<string> {
  const { items } = await call(listAreas, {})
  const area = items.find((one) => one.code === code)
  const county = items.find((one) => one.code === area?.parentCode && one.level === 'county')
  const names = [county, area].map((one) => (language === 'zh' ? one?.name : one?.nameEn)).filter(Boolean)
  return language === 'zh' ? names.join('') : names.reverse().join(', ')
}

/**
 * Sends the matter: once, however often the button is pressed. The key in the form makes a repeat answer what the first
 * one answered; a repeat after the answer arrived leads to the same confirmation.
 */
export async function sendComplaint(visit: Visit): Promise<Answer> {
  const draft = readDraft(visit)
  if (!draft && readSubmitted(visit)) return { redirect: DONE }
  const open = firstOpenStep(draft)
  if (!draft || open !== 'check') return { redirect: addressOfStep(open) }
  const key = /^[\w-]{8,64}$/.test(visit.form.key ?? '') ? visit.form.key! : draft.key
  try {
    const { number, code, kind, limit, dueDate, provisional, next } = await submitOnce(visit, draft, key)
    keepSubmitted(visit, { key, number, code, kind, limit, dueDate, provisional, next })
    return { redirect: DONE }
  } catch (error) {
    if (!(error instanceof AppError) || error.status >= 500 || error.status === 429) throw error
    // The unit may have gone meanwhile, or the key was used for other answers: with a new key it can be sent again.
    keepAnswers(visit, {})
    return askToSend(visit, readDraft(visit) ?? draft, faultsOf(error, visit))
  }
}

/** How long a repeat waits for the answer of the first, in milliseconds: eight times. */
const WAIT = 250

async function submitOnce(visit: Visit, draft: Draft, key: string, attempts = 8): Promise<Receipt> {
  const { kind, text, areaCode, address, aboutUnitId, name, phone, email, confidential } = draft
  const body = { kind: kind!, text: text!, areaCode: areaCode!, address, aboutUnitId, name, phone, email, confidential }
  try {
    return await visit.call(submitComplaint, { body: { ...body, channel: 'web' } }, key)
  } catch (error) {
    if (attempts <= 1 || !(error instanceof AppError) || error.code !== 'STILL_RUNNING') throw error
    await new Promise((resolve) => setTimeout(resolve, WAIT))
    return submitOnce(visit, draft, key, attempts - 1)
  }
}

function faultsOf(error: AppError, { language }: Visit): FormFault[] {
  if (error.faults.length === 0) return [{ message: error.in(language) }]
  return error.faults.map(({ message }) => ({ message: message[language] }))
}

/** The number and the code, large, and what happens next and by when. */
export async function donePage(visit: Visit): Promise<Answer> {
  const { language, hotline } = visit
  const texts = tellTexts[language].done
  const sent = readSubmitted(visit)
  if (!sent) {
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
  const due = showDate(sent.dueDate, language)
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
                {due}
                <small>{texts.limit(showLimit(sent.limit, language))}</small>
              </dd>
            </div>
          </dl>
          <p>
            <strong>{texts.codeNote}</strong>
          </p>
          {sent.provisional && <p className="hint">{texts.provisional}</p>}
        </ConfirmationPanel>
        <h2>{texts.next}</h2>
        <Timeline language={language} entries={entries} />
        <form method="post" action="/follow">
          <input type="hidden" name="number" value={sent.number} />
          <input type="hidden" name="code" value={sent.code} />
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
