import { createContext, type ReactNode, use } from 'react'

const AccountKeyContext = createContext('nobody')

/** Says under whose name views and choices are kept in this browser. */
export function AccountKeyProvider({ account, children }: { account: string; children: ReactNode }) {
  return <AccountKeyContext value={account}>{children}</AccountKeyContext>
}

/** The account under whose name something is kept. */
export function useAccountKey(): string {
  return use(AccountKeyContext)
}
