import { listAccounts } from '../foundation/identity/identity.contract.ts'
import { call, type Transport } from '../kernel/call.ts'
import type { Language } from '../kernel/texts.ts'

/** One thing that a look-up found, and where it is. */
export type Found = { readonly id: string; readonly text: string; readonly hint?: string; readonly path: string }

/** Finds matters, people or places for the command palette. */
export type LookUpDefinition = {
  readonly id: string
  readonly permissions: readonly string[]
  readonly group: { readonly zh: string; readonly en: string }
  find(typed: string, transport: Transport, language: Language): Promise<readonly Found[]>
}

const MOST = 6

/** What the command palette asks while somebody types, beside the pages and actions that it knows itself. */
export const LOOK_UPS: readonly LookUpDefinition[] = [
  {
    id: 'accounts',
    permissions: ['identity.accounts.read'],
    group: { zh: '账号', en: 'Accounts' },
    async find(typed, transport) {
      const { items } = await call(transport, listAccounts, { query: { search: typed, limit: MOST } })
      return items.map(({ id, displayName, name, unitName }) => ({
        id,
        text: displayName,
        hint: [name, unitName].filter(Boolean).join(' · '),
        path: `/settings/accounts?q=${encodeURIComponent(name)}&open=${id}`,
      }))
    },
  },
]
