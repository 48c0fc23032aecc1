import { z } from 'zod'
import { AreaCode } from '../../../foundation/directory/directory.contract.ts'
import { Instant } from '../../../kernel/dates.ts'
import { endpoint, PageQuery, pageOf } from '../../../kernel/endpoint.ts'
import { Kind, Place, Reason, State, Words } from '../words.contract.ts'

const who = { permission: 'feedback.supervise' } as const
const Id = z.object({ id: z.uuid() })

/** A point about which several people called within some days (热点). Who they are is never shown, only how many. */
export const HotSpot = z.object({
  id: z.uuid(),
  areaCode: AreaCode,
  areaName: Words,
  place: Place.nullable(),
  /** The address or place as the first of them gave it. */
  label: z.string(),
  categoryCode: z.string().nullable(),
  callers: z.number().int(),
  matters: z.number().int(),
  firstAt: Instant,
  lastAt: Instant,
  raisedAt: Instant,
  state: z.enum(['OPEN', 'CLOSED']),
  note: z.string().nullable(),
  closedBy: z.string().nullable(),
  closedAt: Instant.nullable(),
  version: z.number().int(),
})
export type HotSpot = z.infer<typeof HotSpot>

export const HotSpotWithMatters = HotSpot.extend({
  items: z.array(
    z.object({
      complaintId: z.uuid(),
      number: z.string(),
      title: z.string(),
      kind: Kind,
      state: State,
      unitName: Words.nullable(),
      at: Instant,
    }),
  ),
})
export type HotSpotWithMatters = z.infer<typeof HotSpotWithMatters>

export const HotSpotQuery = PageQuery.extend({ status: z.enum(['open', 'closed']).default('open') })
export type HotSpotQuery = z.output<typeof HotSpotQuery>

export const listHotSpots = endpoint({
  id: 'feedback.listHotSpots',
  method: 'GET',
  path: '/api/v1/complaints/hot-spots',
  summary: 'Points about which several people called within some days, the latest first; counts, never callers.',
  who,
  query: HotSpotQuery,
  reply: pageOf(HotSpot),
})
export const getHotSpot = endpoint({
  id: 'feedback.getHotSpot',
  method: 'GET',
  path: '/api/v1/complaints/hot-spots/:id',
  summary: 'A hot spot with its matters.',
  who,
  params: Id,
  reply: HotSpotWithMatters,
})
export const closeHotSpot = endpoint({
  id: 'feedback.closeHotSpot',
  method: 'POST',
  path: '/api/v1/complaints/hot-spots/:id/close',
  summary: 'Close a hot spot with a note of what was done; its matters are not counted for another one.',
  who,
  params: Id,
  body: z.object({ note: Reason }),
  reply: HotSpotWithMatters,
  ifMatch: true,
})

/** The same person with the same matter soon after it was closed (重复诉求). */
export const Repeat = z.object({
  complaintId: z.uuid(),
  number: z.string(),
  title: z.string(),
  kind: Kind,
  categoryCode: z.string().nullable(),
  areaCode: AreaCode,
  areaName: Words,
  earlierId: z.uuid(),
  earlierNumber: z.string(),
  /** The unit that had handled the earlier one. */
  unitId: z.uuid().nullable(),
  unitName: Words.nullable(),
  /** Whole days from the closing of the earlier one. */
  days: z.number().int(),
  /** 2 for the second time, and so on. */
  times: z.number().int(),
  foundAt: Instant,
})
export type Repeat = z.infer<typeof Repeat>

export const RepeatQuery = PageQuery.extend({ unitId: z.uuid().optional() })
export type RepeatQuery = z.output<typeof RepeatQuery>

export const listRepeats = endpoint({
  id: 'feedback.listRepeats',
  method: 'GET',
  path: '/api/v1/complaints/repeats',
  summary: 'Matters that somebody raised again soon after they were closed, the latest first.',
  who,
  query: RepeatQuery,
  reply: pageOf(Repeat),
})
