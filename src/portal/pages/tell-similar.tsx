import { findShared, type SharedMatter } from '../../delivery/feedback/texts/texts.contract.ts'
import { localDateOf, showDate } from '../../kernel/dates.ts'
import { AppError } from '../../kernel/errors.ts'
import type { FormFault } from '../../ui/portal/form/ErrorSummary.tsx'
import { Radios } from '../../ui/portal/form/Radios.tsx'
import { type Draft, keepAnswers } from '../tell-draft.ts'
import { tellTexts } from '../texts/tell-texts.ts'
import type { Answer, Page, Visit } from '../visit.ts'
import { isSealed } from './tell-class.tsx'
import { faultOf, leadOn, NextButton, stepPage, take, unlessTooEarly } from './tell-parts.tsx'

const DIFFERENT = 'different'

/** Whether others reported the same, so that it can be joined; passed over where nobody did. */
export async function similarPage(visit: Visit): Promise<Answer> {
  return unlessTooEarly(visit, 'similar', async (draft) => {
    const found = await sharedOf(visit, draft)
    if (found.length > 0) return askSimilar(visit, found, [])
    return leadOn(visit, 'similar', await keepAnswers(visit, { join: undefined, similarAsked: true }))
  })
}

export async function takeSimilar(visit: Visit): Promise<Answer> {
  return unlessTooEarly(visit, 'similar', async (draft) => {
    const found = await sharedOf(visit, draft)
    // Tokens differ from one answer to the next: what was chosen is told by its place in the list and its title.
    const chosen = found.find((_, index) => choiceOf(found, index) === visit.form.similar)
    const isDifferent = visit.form.similar === DIFFERENT || found.length === 0
    const message = tellTexts[visit.language].similar.missing
    const faults = chosen || isDifferent ? [] : [{ field: 'similar', message }]
    const join = chosen ? { token: chosen.token, title: chosen.title } : undefined
    return take(visit, 'similar', { answers: { join, similarAsked: true }, faults }, () =>
      askSimilar(visit, found, faults),
    )
  })
}

/** What is kept in confidence is compared with nothing; where the comparison cannot be had, the way goes on without. */
async function sharedOf(visit: Visit, draft: Draft): Promise<readonly SharedMatter[]> {
  if (draft.confidential || (await isSealed(visit))) return []
  const { text, areaCode, place, box } = draft
  const body = { text: text!, areaCode: areaCode!, lat: place?.lat, lon: place?.lon, placeCode: box?.code }
  try {
    return (await visit.call(findShared, { body })).items
  } catch (error) {
    if (error instanceof AppError && (error.status === 404 || error.status === 429)) return []
    throw error
  }
}

const choiceOf = (found: readonly SharedMatter[], index: number) => `${index} ${found[index]!.since}`

function askSimilar(visit: Visit, found: readonly SharedMatter[], faults: readonly FormFault[]): Page {
  const { language, zone } = visit
  const texts = tellTexts[language].similar
  const options = found.map(({ title, since, stateName, reported }, index) => ({
    value: choiceOf(found, index),
    label: title,
    hint: [
      texts.reported(reported),
      texts.since(showDate(localDateOf(since, zone), language)),
      texts.now(stateName[language]),
    ].join(language === 'zh' ? '，' : ', '),
  }))
  return stepPage({
    visit,
    step: 'similar',
    question: texts.question,
    faults,
    children: (
      <>
        <Radios
          language={language}
          name="similar"
          label={texts.question}
          hint={texts.hint}
          error={faultOf(faults, 'similar')}
          asHeading
          options={[...options, { value: DIFFERENT, label: texts.different }]}
        />
        <NextButton language={language} />
      </>
    ),
  })
}
