import { z } from 'zod'
import { Channel } from '../../foundation/directory/directory.contract.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { Complaint } from './feedback.contract.ts'
import { NewComplaint, Receipt } from './resident.contract.ts'
import { optional, Text, Urgency } from './words.contract.ts'

/** What an operator registers while the caller is on the line: handed in, and answered or dispatched in one go. */
export const NewCall = NewComplaint.omit({ joinToken: true }).extend({
  channel: Channel.default('phone'),
  urgency: Urgency.default('ordinary'),
  /** The call that it came with, by the id of the telephone system. */
  callId: optional(z.string().trim().max(80)),
  /** Answered on the line (直办). */
  answer: optional(Text),
  /** Sent to a unit at once, by those who may dispatch. */
  unitId: optional(z.uuid()),
  /** The main matter that this one repeats. */
  parentId: optional(z.uuid()),
})
export type NewCall = z.output<typeof NewCall>
export const Registered = z.object({ receipt: Receipt, complaint: Complaint })
export type Registered = z.infer<typeof Registered>

export const registerCall = endpoint({
  id: 'feedback.register',
  method: 'POST',
  path: '/api/v1/complaints/registrations',
  summary: 'Register a matter for somebody who calls or comes; answer it or send it to a unit in the same step.',
  who: { permission: 'feedback.register' },
  body: NewCall,
  reply: Registered,
  status: 201,
  creates: true,
})
