import type { ComplaintQuery } from '../../../delivery/feedback/feedback.contract.ts'
import type { State } from '../../../delivery/feedback/words.contract.ts'
import type { LocalDate } from '../../../kernel/dates.ts'
import type { Light } from '../../../platform/clock/clock.contract.ts'

/** The views of the inbox that everybody has, in their order; own views are kept by the table. */
export const MATTER_VIEWS = [
  'open',
  'overdue',
  'today',
  'soon',
  'new',
  'toSign',
  'handling',
  'supporting',
  'listed',
  'review',
  'answered',
  'mine',
  'closed',
] as const
export type MatterView = (typeof MATTER_VIEWS)[number]

/** The view that an address names; all open matters where it names none that exists. */
export function readView(text: string | undefined): MatterView {
  return MATTER_VIEWS.find((view) => view === text) ?? 'open'
}

type ViewQuery = Partial<Pick<ComplaintQuery, 'status' | 'state' | 'light' | 'unitId' | 'dueOn' | 'role'>>

/** What the server is asked for a view; `mine` needs the account's unit. */
export function queryOfView(view: MatterView, today: LocalDate, unitId: string | null): ViewQuery {
  const queries: Record<MatterView, ViewQuery> = {
    open: { status: 'open' },
    overdue: { light: 'red' },
    today: { dueOn: today },
    soon: { light: 'yellow' },
    new: { state: 'RECEIVED' },
    toSign: { state: 'DISPATCHED' },
    handling: { state: 'HANDLING' },
    supporting: { role: 'supporting' },
    listed: { state: 'LISTED' },
    review: { state: 'REVIEW' },
    answered: { state: 'REPLIED' },
    mine: unitId ? { unitId } : {},
    closed: { status: 'closed' },
  }
  return queries[view]
}

/** The views that make sense for an account: what its own unit leads or supports only where it has one. */
export function viewsFor(unitId: string | null): readonly MatterView[] {
  return MATTER_VIEWS.filter((view) => unitId !== null || (view !== 'mine' && view !== 'supporting'))
}

/** How a light is drawn: the sign and colour of its standing. */
export const STANDING_OF_LIGHT = {
  green: 'kept',
  yellow: 'atRisk',
  red: 'missed',
  met: 'kept',
  missed: 'missed',
} as const satisfies Record<Light, 'kept' | 'atRisk' | 'missed'>

const DAY = 86_400_000

/** Days since a matter came in and days from then to its deadline, both by the calendar: what the gauge of a row shows. */
export function timeOnBeam(matter: { receivedAt: string; due: string }, now: number) {
  const from = Date.parse(matter.receivedAt)
  return { used: Math.max(0, now - from) / DAY, promised: Math.max(0, Date.parse(matter.due) - from) / DAY }
}

/** The matters among those chosen that can be sent to a unit at once. */
export function dispatchable<M extends { state: State }>(matters: readonly M[]): readonly M[] {
  return matters.filter(({ state }) => state === 'RECEIVED')
}

const ANSWERED: readonly State[] = ['REPLIED', 'RATED', 'FOLLOWED_UP']

/** The matters among those chosen that were answered and can be closed at once. */
export function closable<M extends { state: State }>(matters: readonly M[]): readonly M[] {
  return matters.filter(({ state }) => ANSWERED.includes(state))
}
