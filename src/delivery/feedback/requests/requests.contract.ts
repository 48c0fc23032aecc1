import { z } from 'zod'
import { AreaCode } from '../../../foundation/directory/directory.contract.ts'
import { Instant, LocalDate } from '../../../kernel/dates.ts'
import { endpoint, PageQuery, pageOf } from '../../../kernel/endpoint.ts'
import { Light, Limit } from '../../../platform/clock/clock.contract.ts'
import { Complaint } from '../feedback.contract.ts'
import { Askable, optional, Reason, Words } from '../words.contract.ts'

/** How the hotline office ruled; one that the unit takes back itself is `withdrawn`. */
export const Ruling = z.enum(['granted', 'refused', 'withdrawn'])
export type Ruling = z.infer<typeof Ruling>

/** What a unit asked of the hotline office: a return, more time, or long-term listing. */
export const Request = z.object({
  id: z.uuid(),
  complaintId: z.uuid(),
  number: z.string(),
  title: z.string(),
  categoryCode: z.string().nullable(),
  kind: Askable,
  areaCode: AreaCode,
  unitId: z.uuid(),
  unitName: Words,
  reason: z.string(),
  ground: z.string(),
  /** More time as a limit; listing until a day. */
  wanted: z.object({ by: Limit.optional(), until: LocalDate.optional() }),
  askedBy: z.string(),
  askedAt: Instant,
  /** Until when it has to be ruled on. */
  due: Instant,
  light: Light,
  outcome: Ruling.nullable(),
  ruling: z.string().nullable(),
  ruledBy: z.string().nullable(),
  ruledAt: Instant.nullable(),
  /** The unit to which a disputed matter was ruled to belong. */
  assignedUnitId: z.uuid().nullable(),
  assignedUnitName: Words.nullable(),
})
export type Request = z.infer<typeof Request>

const ComplaintId = z.object({ id: z.uuid() })

export const sendBackComplaint = endpoint({
  id: 'feedback.sendBack',
  method: 'POST',
  path: '/api/v1/complaints/:id/send-back',
  summary: 'Ask to return a matter before it is signed for, with reason and legal ground; the office rules.',
  who: { permission: 'feedback.handle' },
  params: ComplaintId,
  body: z.object({ reason: Reason, ground: Reason }),
  reply: Complaint,
  ifMatch: true,
})
export const askExtension = endpoint({
  id: 'feedback.askExtension',
  method: 'POST',
  path: '/api/v1/complaints/:id/extension',
  summary: 'Ask for more time before the deadline, with reason and legal ground.',
  who: { permission: 'feedback.handle' },
  params: ComplaintId,
  body: z.object({ by: Limit, reason: Reason, ground: Reason }),
  reply: Complaint,
  ifMatch: true,
})
export const askListing = endpoint({
  id: 'feedback.askListing',
  method: 'POST',
  path: '/api/v1/complaints/:id/listing',
  summary: 'Ask to list a matter for the long term (挂账) until a day, with reason and legal ground.',
  who: { permission: 'feedback.handle' },
  params: ComplaintId,
  body: z.object({ until: LocalDate, reason: Reason, ground: Reason }),
  reply: Complaint,
  ifMatch: true,
})
export const ruleOnRequest = endpoint({
  id: 'feedback.rule',
  method: 'POST',
  path: '/api/v1/complaints/:id/ruling',
  summary: 'Rule on what the unit asked for; a granted return may name the unit that it belongs to, which is binding.',
  who: { permission: 'feedback.rule' },
  params: ComplaintId,
  body: z.object({ outcome: z.enum(['granted', 'refused']), reason: Reason, assignedUnitId: optional(z.uuid()) }),
  reply: Complaint,
  ifMatch: true,
})

export const RequestQuery = PageQuery.extend({
  /** What waits for a ruling unless told; `ruled` are the precedents, the latest first. */
  status: z.enum(['open', 'ruled']).default('open'),
  kind: Askable.optional(),
  outcome: Ruling.optional(),
  complaintId: z.uuid().optional(),
  unitId: z.uuid().optional(),
  categoryCode: z.string().trim().max(12).optional(),
  /** Words of the title, reason, ground or ruling. */
  search: z.string().trim().max(100).optional(),
})
export type RequestQuery = z.output<typeof RequestQuery>

export const listRequests = endpoint({
  id: 'feedback.listRequests',
  method: 'GET',
  path: '/api/v1/complaints/requests',
  summary: 'What units ask for and how it was ruled on, of the own scope: the queue of rulings, and the precedents.',
  who: { permission: 'feedback.read' },
  query: RequestQuery,
  reply: pageOf(Request),
})
