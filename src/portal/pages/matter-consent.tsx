import { allowPublication } from '../../delivery/feedback/publication/publication.contract.ts'
import type { Progress } from '../../delivery/feedback/resident.contract.ts'
import { Button } from '../../ui/portal/form/Button.tsx'
import { ErrorSummary, type FormFault } from '../../ui/portal/form/ErrorSummary.tsx'
import { Radios } from '../../ui/portal/form/Radios.tsx'
import { followTexts } from '../texts/follow-texts.ts'
import { matterFormTexts } from '../texts/matter-form-texts.ts'
import type { Answer, Page, Visit } from '../visit.ts'
import { withMatter } from './follow.tsx'
import { faultOf } from './tell-parts.tsx'

const MATTER = '/follow/matter'

/** Whether somebody may be asked at all: reports of wrongdoing are never told of. */
export function mayConsent({ kind }: Pick<Progress, 'kind'>): boolean {
  return kind !== 'report'
}

/** The page on which the sender says whether the matter may be told of without names. */
export async function consentPage(visit: Visit): Promise<Answer> {
  return withMatter(visit, (_access, progress) =>
    mayConsent(progress) ? askForConsent(visit, progress, []) : { redirect: MATTER },
  )
}

export async function takeConsent(visit: Visit): Promise<Answer> {
  const { allowed } = visit.form
  return withMatter(visit, async (access, progress) => {
    if (allowed !== 'yes' && allowed !== 'no') {
      const message = matterFormTexts[visit.language].consent.missing
      return askForConsent(visit, progress, [{ field: 'allowed', message }])
    }
    await visit.call(allowPublication, { body: { access, allowed: allowed === 'yes' } })
    return { redirect: `${MATTER}?done=${allowed === 'yes' ? 'allowed' : 'refused'}` }
  })
}

function askForConsent({ language }: Visit, { confidential }: Progress, faults: readonly FormFault[]): Page {
  const texts = matterFormTexts[language].consent
  return {
    title: texts.question,
    section: 'follow',
    crumbs: [{ label: followTexts[language].title, href: MATTER }],
    wrong: faults.length > 0,
    status: faults.length > 0 ? 422 : 200,
    body: (
      <>
        <ErrorSummary language={language} faults={faults} />
        <form method="post" action="/follow/publication" noValidate>
          <Radios
            language={language}
            name="allowed"
            label={texts.question}
            hint={confidential ? texts.confidential : texts.hint}
            error={faultOf(faults, 'allowed')}
            asHeading
            options={[
              { value: 'yes', label: texts.yes },
              { value: 'no', label: texts.no },
            ]}
          />
          <Button>{texts.send}</Button>
        </form>
      </>
    ),
  }
}
