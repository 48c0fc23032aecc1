import { listAccounts } from '../../../foundation/identity/identity.contract.ts'
import { Card } from '../../../ui/workbench/Card.tsx'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { Loading } from '../../../ui/workbench/EmptyState.tsx'
import { useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink } from '../../../ui/workbench/navigation.tsx'
import { accountsNeedingCare } from '../accounts/account-state.ts'
import { todayTexts } from './today-texts.ts'

const MOST = 200

/** What administrators should look at: accounts that are locked, were never used, or have no role. */
export function AccountsCard() {
  const texts = useTexts(todayTexts).accounts
  const { data, loading } = useEndpoint(listAccounts, { query: { limit: MOST } })
  if (loading) return <Loading />
  const { locked, never, noRole } = accountsNeedingCare(data?.items ?? [], Date.now())
  if (locked + never + noRole === 0) return null
  return (
    <Card title={texts.title} {...(locked > 0 ? { tone: 'atRisk' as const } : {})}>
      <ul className="wb-lines">
        {locked > 0 && <li>◐ {texts.locked(locked)}</li>}
        {noRole > 0 && <li>{texts.noRole(noRole)}</li>}
        {never > 0 && <li>{texts.never(never)}</li>}
      </ul>
      <p>
        <PageLink to="/settings/accounts">{texts.action}</PageLink>
      </p>
    </Card>
  )
}
