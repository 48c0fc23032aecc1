import type { Account } from '../../../foundation/identity/identity.contract.ts'

export type AccountState = 'active' | 'disabled' | 'locked' | 'oneTime'

/** What is to be said of an account first: disabled, locked for now, on a one-time password, or simply in use. */
export function accountState(
  account: Pick<Account, 'disabled' | 'lockedUntil' | 'mustChangePassword'>,
  now: number,
): AccountState {
  if (account.disabled) return 'disabled'
  if (account.lockedUntil !== null && Date.parse(account.lockedUntil) > now) return 'locked'
  return account.mustChangePassword ? 'oneTime' : 'active'
}

/** Counts the accounts that an administrator should look at; disabled ones need no care. */
export function accountsNeedingCare(
  accounts: readonly Account[],
  now: number,
): { readonly locked: number; readonly never: number; readonly noRole: number } {
  const inUse = accounts.filter(({ disabled }) => !disabled)
  return {
    locked: inUse.filter((account) => accountState(account, now) === 'locked').length,
    never: inUse.filter(({ lastSignInAt }) => lastSignInAt === null).length,
    noRole: inUse.filter(({ grants }) => grants.length === 0).length,
  }
}
