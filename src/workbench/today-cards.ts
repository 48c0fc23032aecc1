import type { ComponentType } from 'react'

/** One card of the Today page, brought by a page's area: what turns yellow or red, what waits for this account. */
export type TodayCard = {
  readonly id: string
  /** Cards with a smaller number stand first: 10 overdue, 20 due today, 50 news, 90 hints. */
  readonly order: number
  readonly permissions?: readonly string[]
  readonly load: () => Promise<ComponentType>
}

/** The cards of the Today page; a card that has nothing to say renders nothing. */
export const TODAY_CARDS: readonly TodayCard[] = [
  {
    id: 'matters-overdue',
    order: 10,
    permissions: ['feedback.read'],
    load: async () => (await import('./pages/matters/MatterCards.tsx')).OverdueCard,
  },
  {
    id: 'matters-today',
    order: 20,
    permissions: ['feedback.read'],
    load: async () => (await import('./pages/matters/MatterCards.tsx')).DueTodayCard,
  },
  {
    id: 'matters-soon',
    order: 25,
    permissions: ['feedback.read'],
    load: async () => (await import('./pages/matters/MatterCards.tsx')).DueSoonCard,
  },
  {
    id: 'matters-to-sign',
    order: 30,
    permissions: ['feedback.handle'],
    load: async () => (await import('./pages/matters/MatterCards.tsx')).ToSignCard,
  },
  {
    id: 'matters-new',
    order: 30,
    permissions: ['feedback.dispatch'],
    load: async () => (await import('./pages/matters/MatterCards.tsx')).NewMattersCard,
  },
  {
    id: 'notices',
    order: 50,
    load: async () => (await import('./pages/messages/NoticesCard.tsx')).NoticesCard,
  },
  {
    id: 'own-safety',
    order: 90,
    load: async () => (await import('./pages/today/OwnSafetyCard.tsx')).OwnSafetyCard,
  },
  {
    id: 'accounts',
    order: 60,
    permissions: ['identity.accounts.read'],
    load: async () => (await import('./pages/today/AccountsCard.tsx')).AccountsCard,
  },
  {
    id: 'imports',
    order: 50,
    permissions: ['registers.import'],
    load: async () => (await import('./pages/registers/ImportsCard.tsx')).ImportsCard,
  },
  {
    id: 'rectifications',
    order: 12,
    permissions: ['rectifications.mend', 'rectifications.supervise', 'rectifications.check'],
    load: async () => (await import('./pages/rectifications/RectificationsCard.tsx')).RectificationsCard,
  },
]
