import { Details } from '../../ui/portal/content/Details.tsx'
import { Inset } from '../../ui/portal/content/Inset.tsx'
import { Checkboxes } from '../../ui/portal/form/Checkboxes.tsx'
import type { FormFault } from '../../ui/portal/form/ErrorSummary.tsx'
import { TextField } from '../../ui/portal/form/TextField.tsx'
import { checkContact } from '../tell-checks.ts'
import { aboutYouTexts } from '../texts/about-you-texts.ts'
import type { Answer, Page, Visit } from '../visit.ts'
import { isSealed } from './tell-class.tsx'
import { type Asked, faultOf, NextButton, stepPage, take, unlessTooEarly } from './tell-parts.tsx'

/** Who writes and how to reach them; nothing of it is needed. */
export async function contactPage(visit: Visit): Promise<Answer> {
  return unlessTooEarly(visit, 'contact', (draft) => askContact(visit, { given: draft, faults: [] }))
}

export async function takeContact(visit: Visit): Promise<Answer> {
  const checked = checkContact(visit.form, visit.language)
  const ask = (faults: readonly FormFault[]) => askContact(visit, { given: checked.answers, faults })
  return take(visit, 'contact', checked, ask)
}

async function askContact(visit: Visit, { given, faults }: Asked): Promise<Page> {
  const { language, form } = visit
  const texts = aboutYouTexts[language]
  const sealed = await isSealed(visit)
  const field = (name: 'name' | 'phone' | 'email') =>
    ({ language, name, label: texts[name], error: faultOf(faults, name), optional: true, value: given[name] }) as const
  const forAnother = form.behalf === 'yes' || Boolean(given.onBehalfOf)
  return stepPage({
    visit,
    step: 'contact',
    question: texts.question,
    faults,
    children: (
      <>
        <h1>{texts.question}</h1>
        <p className="hint section-tight">{texts.hint}</p>
        <TextField {...field('name')} autoComplete="name" width={20} />
        <TextField {...field('phone')} type="tel" autoComplete="tel" width={20} />
        <TextField {...field('email')} type="email" autoComplete="email" />
        {sealed ? (
          <Inset>{sealed === 'kind' ? texts.always : texts.alwaysClass}</Inset>
        ) : (
          <Checkboxes
            language={language}
            name="confidential"
            label={texts.confidential}
            values={given.confidential ? ['yes'] : []}
            options={[{ value: 'yes', label: texts.keepSecret, hint: texts.keepSecretHint }]}
          />
        )}
        <Details summary={texts.whoSees}>
          <p>{texts.never}</p>
          <p>{texts.sees}</p>
          {!sealed && <p>{texts.without}</p>}
        </Details>
        <Checkboxes
          language={language}
          name="behalf"
          label={texts.behalf}
          values={forAnother ? ['yes'] : []}
          options={[
            {
              value: 'yes',
              label: texts.forAnother,
              reveals: (
                <TextField
                  language={language}
                  name="onBehalfOf"
                  label={texts.onBehalfOf}
                  hint={texts.onBehalfOfHint}
                  error={faultOf(faults, 'onBehalfOf')}
                  value={given.onBehalfOf}
                  width={20}
                  autoComplete="off"
                />
              ),
            },
          ]}
        />
        <NextButton language={language} />
        <p className="hint section">
          {texts.privacy} <a href="/privacy">{texts.privacyLink}</a>
        </p>
      </>
    ),
  })
}
