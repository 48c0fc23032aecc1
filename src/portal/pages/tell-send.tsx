import { listPromises, type Receipt, submitComplaint } from '../../delivery/feedback/resident.contract.ts'
import { listAreas, listUnits } from '../../foundation/directory/directory.contract.ts'
import { AppError } from '../../kernel/errors.ts'
import { Inset } from '../../ui/portal/content/Inset.tsx'
import { SummaryList, type SummaryRow } from '../../ui/portal/content/SummaryList.tsx'
import { Button } from '../../ui/portal/form/Button.tsx'
import type { FormFault } from '../../ui/portal/form/ErrorSummary.tsx'
import { whereWords } from '../sketch-map.ts'
import { detailWords } from '../tell-details.ts'
import { type Draft, keepAnswers, keepSubmitted, readDraft, readSubmitted } from '../tell-draft.ts'
import { addressOfStep, firstOpenStep, type Step } from '../tell-steps.ts'
import { tellSendTexts } from '../texts/tell-send-texts.ts'
import type { Answer, Page, Visit } from '../visit.ts'
import { kindName } from './tell.tsx'
import { fieldsOf, isSealed } from './tell-class.tsx'
import { stepPage } from './tell-parts.tsx'

export const DONE = '/tell/done'

/** The last page: everything that was answered, each with a way to change it, and the promise that sending it makes. */
export async function checkPage(visit: Visit): Promise<Answer> {
  const draft = await readDraft(visit)
  const open = firstOpenStep(draft)
  if (!draft || open !== 'check') return { redirect: readSubmitted(visit) && !draft ? DONE : addressOfStep(open) }
  return askToSend(visit, draft, [])
}

async function askToSend(visit: Visit, draft: Draft, faults: readonly FormFault[]): Promise<Page> {
  const { language } = visit
  const texts = tellSendTexts[language].check
  const { items: promises } = await visit.call(listPromises, {})
  const promise = promises.find(({ kind }) => kind === draft.kind)
  // A class may be more pressing than its kind.
  const words = draft.category ? texts.promiseAtMost : texts.promise
  return stepPage({
    visit,
    step: 'check',
    question: texts.question,
    faults,
    children: (
      <>
        <h1>{texts.question}</h1>
        <SummaryList language={language} rows={await answersOf(visit, draft)} />
        {promise && <Inset>{words(promise.limitText[language])}</Inset>}
        <input type="hidden" name="key" value={draft.key} />
        <Button>{texts.send}</Button>
      </>
    ),
  })
}

async function answersOf(visit: Visit, draft: Draft): Promise<SummaryRow[]> {
  const { language } = visit
  const texts = tellSendTexts[language].check
  const { category, place, box, files = [], join } = draft
  const shown = (text: string | undefined) => text || texts.notGiven
  const row = (step: Step, label: string, value: SummaryRow['value']) => ({
    label,
    value,
    changeHref: `${addressOfStep(step)}?change=1`,
  })
  const sealed = draft.confidential || (await isSealed(visit))
  return [
    row('kind', texts.kind, kindName(draft.kind!, language)),
    ...(await aboutRow(visit, draft)),
    row('what', texts.text, <span className="lines">{draft.text}</span>),
    ...(category ? [row('class', texts.class, category.name[language])] : []),
    ...(await detailRows(visit, draft, row)),
    row('where', texts.area, await areaName(visit, draft.areaCode)),
    row('where', texts.address, shown(draft.address)),
    ...(place ? [row('map', texts.map, await placeWords(visit, place))] : []),
    ...(box ? [{ label: texts.box, value: box.name[language] }] : []),
    row('photos', texts.photos, files.length > 0 ? <FileNames names={files.map(({ name }) => name)} /> : shown('')),
    row('contact', texts.name, shown(draft.name)),
    row('contact', texts.phone, shown(draft.phone)),
    row('contact', texts.email, shown(draft.email)),
    ...(draft.onBehalfOf ? [row('contact', texts.onBehalfOf, draft.onBehalfOf)] : []),
    row('contact', texts.confidential, sealed ? texts.isConfidential : texts.notConfidential),
    ...(join ? [row('similar', texts.join, join.title)] : []),
  ]
}

function FileNames({ names }: { names: readonly string[] }) {
  return <span className="lines">{names.join('\n')}</span>
}

type MakeRow = (step: Step, label: string, value: SummaryRow['value']) => SummaryRow

async function detailRows(visit: Visit, draft: Draft, row: MakeRow): Promise<SummaryRow[]> {
  const { attributes = {} } = draft
  const { language } = visit
  return (await fieldsOf(visit, draft)).flatMap((field) => {
    const given = attributes[field.code]
    if (given === undefined) return []
    return [row('details', field.description[language], detailWords(field, given, language))]
  })
}

async function aboutRow({ call, language }: Visit, { aboutUnitId }: Draft): Promise<SummaryRow[]> {
  if (!aboutUnitId) return []
  const unit = (await call(listUnits, { query: {} })).items.find(({ id }) => id === aboutUnitId)
  return unit
    ? [{ label: tellSendTexts[language].check.about, value: language === 'zh' ? unit.name : unit.nameEn }]
    : []
}

async function placeWords({ call, language }: Visit, place: NonNullable<Draft['place']>): Promise<string> {
  return whereWords((await call(listAreas, {})).items, place, language)
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
  const draft = await readDraft(visit)
  if (!draft && readSubmitted(visit)) return { redirect: DONE }
  const open = firstOpenStep(draft)
  if (!draft || open !== 'check') return { redirect: addressOfStep(open) }
  const key = /^[\w-]{8,64}$/.test(visit.form.key ?? '') ? visit.form.key! : draft.key
  try {
    const { number, code, kind, limit, due, dueDate, provisional, next } = await submitOnce(visit, draft, key)
    const joined = draft.join !== undefined
    await keepSubmitted(visit, { key, number, code, kind, limit, due, dueDate, provisional, next, joined })
    return { redirect: DONE }
  } catch (error) {
    if (!(error instanceof AppError) || error.status >= 500) throw error
    if (error.status === 429) return askToWait(visit, draft, error)
    return askToMend(visit, error)
  }
}

/** Too much came from this address: everything is still there, and can be sent again in a moment. */
async function askToWait(visit: Visit, draft: Draft, error: AppError): Promise<Page> {
  const { language, hotline } = visit
  const texts = tellSendTexts[language].check
  const seconds = Number(error.params.seconds) || 60
  const faults = [{ message: texts.tooOften(seconds) }, { message: texts.tooOftenCall(hotline) }]
  return { ...(await askToSend(visit, draft, faults)), status: 429, retryAfter: seconds }
}

/** What a refusal says against it, with a new key so that it can be sent again once it is mended. */
async function askToMend(visit: Visit, error: AppError): Promise<Page> {
  const { language } = visit
  const texts = tellSendTexts[language].check
  if (error.code === 'FILE_TOKEN_EXPIRED') {
    const draft = await keepAnswers(visit, { files: [] })
    return askToSend(visit, draft, [{ message: texts.filesGone }])
  }
  const isOfJoin = error.field === 'joinToken'
  const draft = await keepAnswers(visit, isOfJoin ? { join: undefined } : {})
  return askToSend(visit, draft, faultsOf(error, visit))
}

/** How long a repeat waits for the answer of the first, in milliseconds: eight times. */
const WAIT = 250

async function submitOnce(visit: Visit, draft: Draft, key: string, attempts = 8): Promise<Receipt> {
  const { kind, text, areaCode, address, aboutUnitId, name, phone, email, onBehalfOf } = draft
  const body = {
    kind: kind!,
    text: text!,
    areaCode: areaCode!,
    address,
    aboutUnitId,
    name,
    phone,
    email,
    onBehalfOf,
    confidential: draft.confidential ?? false,
    categoryCode: draft.category?.code,
    attributes: draft.attributes,
    place: draft.place,
    placeCode: draft.box?.code,
    files: (draft.files ?? []).map(({ token }) => token),
    joinToken: draft.join?.token,
    channel: 'web' as const,
  }
  try {
    return await visit.call(submitComplaint, { body }, key)
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
