import { listComplaints } from '../delivery/feedback/feedback.contract.ts'
import { KINDS, STATES } from '../delivery/feedback/words.contract.ts'
import { listAccounts } from '../foundation/identity/identity.contract.ts'
import { listItems } from '../foundation/standards/standards.contract.ts'
import { call, type Transport } from '../kernel/call.ts'
import type { Language } from '../kernel/texts.ts'

/** One thing that a look-up found, and where it is. */
export type Found = { readonly id: string; readonly text: string; readonly hint?: string; readonly path: string }

/** Finds matters, people or places for the command palette. */
export type LookUpDefinition = {
  readonly id: string
  /** One of these permissions is needed; every account may ask where none is named. */
  readonly permissions?: readonly string[]
  readonly group: { readonly zh: string; readonly en: string }
  find(typed: string, transport: Transport, language: Language): Promise<readonly Found[]>
}

const MOST = 6

/** What the command palette asks while somebody types, beside the pages and actions that it knows itself. */
export const LOOK_UPS: readonly LookUpDefinition[] = [
  {
    id: 'matters',
    permissions: ['feedback.read'],
    group: { zh: '诉求', en: 'Matters' },
    async find(typed, transport, language) {
      // A number is found wherever its matter stands; words are looked for among the open ones.
      const { items } = await call(transport, listComplaints, { query: { search: typed, limit: MOST } })
      return items.map(({ id, number, title, kind, state }) => ({
        id,
        text: `${number} ${title}`,
        hint: `${KINDS[kind][language]} · ${STATES[state][language]}`,
        path: `/inbox/matters/${id}`,
      }))
    },
  },
  {
    id: 'items',
    group: { zh: '服务事项', en: 'Service items' },
    async find(typed, transport, language) {
      const { items } = await call(transport, listItems, { query: { search: typed, limit: MOST } })
      return items.map(({ id, name, nameEn, unitName, unitNameEn, code }) => ({
        id,
        text: language === 'en' && nameEn ? nameEn : name,
        hint: `${language === 'en' && unitNameEn ? unitNameEn : unitName} · ${code}`,
        path: `/lookup/items/${id}`,
      }))
    },
  },
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
