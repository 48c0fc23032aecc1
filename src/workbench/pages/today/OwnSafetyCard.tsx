import { Card } from '../../../ui/workbench/Card.tsx'
import { useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink } from '../../../ui/workbench/navigation.tsx'
import { useMe } from '../../session/Session.tsx'
import { todayTexts } from './today-texts.ts'

/** Reminds an account without a second factor of it. */
export function OwnSafetyCard() {
  const texts = useTexts(todayTexts).safety
  if (useMe().secondFactor !== 'none') return null
  return (
    <Card title={texts.title}>
      <p>{texts.text}</p>
      <p>
        <PageLink to="/settings/account">{texts.action}</PageLink>
      </p>
    </Card>
  )
}
