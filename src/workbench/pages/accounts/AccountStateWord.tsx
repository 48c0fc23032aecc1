import type { Account } from '../../../foundation/identity/identity.contract.ts'
import { useTexts } from '../../../ui/workbench/language.tsx'
import { type Standing, StatusWord } from '../../../ui/workbench/StatusWord.tsx'
import { type AccountState, accountState } from './account-state.ts'
import { accountsTexts } from './accounts-texts.ts'

const STANDINGS: Readonly<Record<AccountState, Standing>> = {
  active: 'kept',
  locked: 'missed',
  oneTime: 'atRisk',
  disabled: 'provisional',
}

/** The state of an account as sign and word. */
export function AccountStateWord({ account }: { account: Account }) {
  const texts = useTexts(accountsTexts)
  const state = accountState(account, Date.now())
  return <StatusWord standing={STANDINGS[state]}>{texts.states[state]}</StatusWord>
}
