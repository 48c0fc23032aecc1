import { z } from 'zod'
import { AreaCode } from '../../../foundation/directory/directory.contract.ts'
import { Instant } from '../../../kernel/dates.ts'
import { endpoint, PageQuery, pageOf } from '../../../kernel/endpoint.ts'
import type { Bilingual } from '../../../kernel/texts.ts'
import { Light } from '../../../platform/clock/clock.contract.ts'
import { Kind, Reason, Urgency, Words } from '../words.contract.ts'

/** The ladder of urging (催办): before the deadline, after it, and in writing when that did not help. */
export const URGING_STEPS = {
  remind: { zh: '到期提醒', en: 'Reminder' },
  urge: { zh: '催办', en: 'Urging' },
  supervise: { zh: '督办通报', en: 'Supervision notice' },
} as const satisfies Record<string, Bilingual>
export type UrgingStep = keyof typeof URGING_STEPS
export const UrgingStep = z.enum(Object.keys(URGING_STEPS) as [UrgingStep, ...UrgingStep[]])

/** Slips of supervision (督办单) by how grave they are, as in 三明: 蓝 reminds, 橙 warns, 红 asks who answers for it. */
export const COLOURS = {
  blue: { zh: '蓝色督办单（提醒）', en: 'Blue slip (reminder)' },
  orange: { zh: '橙色督办单（警告）', en: 'Orange slip (warning)' },
  red: { zh: '红色督办单（问责）', en: 'Red slip (accountability)' },
} as const satisfies Record<string, Bilingual>
export type Colour = keyof typeof COLOURS
export const Colour = z.enum(Object.keys(COLOURS) as [Colour, ...Colour[]])

/** Everything that comes by itself as a matter grows late. */
export const Rung = z.enum([...UrgingStep.options, ...Colour.options])
export type Rung = UrgingStep | Colour

/** A reminder, urging or notice as it went out. */
export const Urging = z.object({
  id: z.uuid(),
  step: UrgingStep,
  automatic: z.boolean(),
  /** Which round of the handling clock: 1, and one more for every redo or new unit. */
  round: z.number().int(),
  due: Instant,
  reason: z.string().nullable(),
  by: z.string().nullable(),
  told: z.number().int(),
  at: Instant,
})
export type Urging = z.infer<typeof Urging>

/** A matter whose handling clock runs, where it stands on the ladder, and what comes next. */
export const Watched = z.object({
  complaintId: z.uuid(),
  number: z.string(),
  title: z.string(),
  kind: Kind,
  urgency: Urgency,
  areaCode: AreaCode,
  areaName: Words,
  unitId: z.uuid(),
  unitName: Words,
  due: Instant,
  light: Light,
  /** Working days past the deadline; 0 before it. */
  daysOver: z.number().int(),
  round: z.number().int(),
  done: z.array(Rung),
  next: Rung.nullable(),
  nextAt: Instant.nullable(),
})
export type Watched = z.infer<typeof Watched>

export const WatchQuery = PageQuery.extend({
  /** Overdue ones unless told; `all` shows whatever is being handled, the soonest due first. */
  status: z.enum(['overdue', 'all']).default('overdue'),
  unitId: z.uuid().optional(),
})
export type WatchQuery = z.output<typeof WatchQuery>

export const listWatched = endpoint({
  id: 'feedback.listWatched',
  method: 'GET',
  path: '/api/v1/complaints/ladder',
  summary: 'Matters of the own scope that are late or being handled, with what was done about it and what comes next.',
  who: { permission: 'feedback.urge' },
  query: WatchQuery,
  reply: pageOf(Watched),
})
export const listUrgings = endpoint({
  id: 'feedback.listUrgings',
  method: 'GET',
  path: '/api/v1/complaints/:id/urgings',
  summary: 'Every reminder, urging and notice of a matter, the latest first.',
  who: { permission: 'feedback.read' },
  params: z.object({ id: z.uuid() }),
  reply: z.object({ items: z.array(Urging) }),
})
export const urgeComplaint = endpoint({
  id: 'feedback.urge',
  method: 'POST',
  path: '/api/v1/complaints/:id/urgings',
  summary: 'Urge the unit that holds a matter, with a reason; its head gets a copy.',
  who: { permission: 'feedback.urge' },
  params: z.object({ id: z.uuid() }),
  body: z.object({ reason: Reason }),
  reply: Urging,
  status: 201,
  creates: true,
  perMinute: 60,
})
