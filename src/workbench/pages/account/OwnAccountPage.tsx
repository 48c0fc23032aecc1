import { useState } from 'react'
import { ROLES } from '../../../foundation/identity/identity.contract.ts'
import { showInstant } from '../../../kernel/dates.ts'
import { type Appearance, chooseAppearance, useAppearance } from '../../../ui/workbench/appearance.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { Card } from '../../../ui/workbench/Card.tsx'
import { Facts } from '../../../ui/workbench/Facts.tsx'
import { RadioField } from '../../../ui/workbench/forms/ChoiceFields.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import { StatusWord } from '../../../ui/workbench/StatusWord.tsx'
import { PasswordForm } from '../../session/PasswordForm.tsx'
import { SecondFactorDialog, type TotpOffer, useTotpOffer } from '../../session/SecondFactor.tsx'
import { unitOf, useMe, useSession } from '../../session/Session.tsx'
import { sessionTexts } from '../../session/session-texts.ts'
import { SingleKeySwitch } from '../../shell/SingleKeySwitch.tsx'
import { useDirectory } from '../directory/use-directory.ts'
import { ownAccountTexts } from './own-account-texts.ts'

/** What everybody may see and change of the own account. */
export function OwnAccountPage() {
  const texts = useTexts(ownAccountTexts)
  const session = useTexts(sessionTexts)
  const { adopt } = useSession()
  return (
    <div className="wb-page">
      <PageHeader title={texts.title} />
      <div className="wb-columns">
        <div>
          <AboutCard />
          <Card title={session.password.title}>
            <PasswordForm onChanged={adopt} />
          </Card>
        </div>
        <div>
          <FactorCard />
          <DisplayCard />
        </div>
      </div>
    </div>
  )
}

function AboutCard() {
  const texts = useTexts(ownAccountTexts)
  const language = useLanguage()
  const me = useMe()
  const { areaName, unitName } = useDirectory()
  const roles =
    me.grants.length === 0 ? (
      texts.noRoles
    ) : (
      <ul className="wb-lines">
        {me.grants.map(({ role, unitId, areaCode }) => (
          <li key={`${role} ${unitId} ${areaCode}`}>
            {ROLES[role][language]}
            <span className="wb-soft">
              {' · '}
              {unitId ? unitName(unitId) : texts.anyUnit}
              {' · '}
              {areaName(areaCode)}
            </span>
          </li>
        ))}
      </ul>
    )
  return (
    <Card title={texts.about}>
      <Facts
        facts={[
          { label: texts.displayName, value: me.displayName },
          { label: texts.name, value: me.name },
          { label: texts.unit, value: unitOf(me, language) ?? texts.noUnit },
          { label: texts.roles, value: roles },
          { label: texts.sessionEnds, value: showInstant(me.expiresAt, language) },
        ]}
      />
    </Card>
  )
}

function FactorCard() {
  const texts = useTexts(sessionTexts).factor
  const { secondFactor } = useMe()
  const [offer, setOffer] = useState<TotpOffer>()
  const ask = useTotpOffer()
  const on = secondFactor === 'totp'
  const begin = async () => setOffer((await ask.run({})).reply)
  return (
    <Card title={texts.title}>
      <p>
        <StatusWord standing={on ? 'kept' : 'atRisk'}>{on ? texts.on : texts.none}</StatusWord>
      </p>
      <p className="wb-prose">{texts.why}</p>
      <Button kind={on ? 'plain' : 'main'} busy={ask.pending} onClick={() => void begin()}>
        {on ? texts.again : texts.begin}
      </Button>
      {offer && <SecondFactorDialog offer={offer} onClose={() => setOffer(undefined)} />}
    </Card>
  )
}

function DisplayCard() {
  const texts = useTexts(ownAccountTexts)
  const language = useLanguage()
  const { speak } = useSession()
  const appearance = useAppearance()
  return (
    <Card title={texts.display}>
      <RadioField
        id="language"
        name="language"
        label={texts.language}
        inline
        fault={undefined}
        value={language}
        choices={[
          { value: 'zh', label: '中文' },
          { value: 'en', label: 'English' },
        ]}
        onChange={(chosen) => speak(chosen === 'en' ? 'en' : 'zh')}
      />
      <RadioField
        id="appearance"
        name="appearance"
        label={texts.appearance}
        inline
        fault={undefined}
        value={appearance}
        choices={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: texts.appearances[value] }))}
        onChange={(chosen) => chooseAppearance(chosen as Appearance)}
      />
      <SingleKeySwitch />
    </Card>
  )
}
