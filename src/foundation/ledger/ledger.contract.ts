import { z } from 'zod'
import { LocalDate } from '../../kernel/dates.ts'
import { endpoint, FileReply, PageQuery, pageOf } from '../../kernel/endpoint.ts'
import { defineErrors } from '../../kernel/errors.ts'

/** An event as an auditor sees it: when, what, to what, by whom, where. */
export const LedgerEvent = z.object({
  id: z.number().int(),
  at: z.string(),
  type: z.string(),
  subject: z.object({ kind: z.string(), id: z.string() }),
  actor: z.object({ kind: z.string(), id: z.uuid().nullable(), name: z.string().nullable() }),
  countyCode: z.string(),
  areaCode: z.string().nullable(),
  unitId: z.uuid().nullable(),
  data: z.record(z.string(), z.unknown()),
  /** SHA-256 of the content with the leaf prefix of RFC 6962 §2.1, in hexadecimal. */
  hash: z.string(),
})
export type LedgerEvent = z.infer<typeof LedgerEvent>

/** Which events: all conditions together. The days are those of the city, both counted. */
export const LedgerFilter = z.object({
  type: z.string().trim().min(1).max(100).optional(),
  subjectKind: z.string().trim().min(1).max(60).optional(),
  subjectId: z.string().trim().min(1).max(100).optional(),
  actorId: z.uuid().optional(),
  unitId: z.uuid().optional(),
  areaCode: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
  from: LocalDate.optional(),
  to: LocalDate.optional(),
})
export type LedgerFilter = z.infer<typeof LedgerFilter>

const READ = { permission: 'ledger.read' } as const
const EventId = z.object({ id: z.coerce.number().int().min(1) })

export const listEvents = endpoint({
  id: 'ledger.listEvents',
  method: 'GET',
  path: '/api/v1/ledger/events',
  summary: 'The events of the log, the newest first.',
  who: READ,
  query: PageQuery.extend(LedgerFilter.shape),
  reply: pageOf(LedgerEvent),
})
export const getEvent = endpoint({
  id: 'ledger.getEvent',
  method: 'GET',
  path: '/api/v1/ledger/events/:id',
  summary: 'One event, and whether its content still gives its hash.',
  who: READ,
  params: EventId,
  reply: LedgerEvent.extend({ intact: z.boolean() }),
})
export const listEventTypes = endpoint({
  id: 'ledger.listEventTypes',
  method: 'GET',
  path: '/api/v1/ledger/event-types',
  summary: 'The kinds of events that the log holds.',
  who: READ,
  reply: z.object({ items: z.array(z.string()) }),
})
export const exportEvents = endpoint({
  id: 'ledger.exportEvents',
  method: 'GET',
  path: '/api/v1/ledger/export',
  summary: 'The events as a CSV file, the newest first.',
  who: READ,
  query: LedgerFilter,
  replies: 'file',
  reply: FileReply,
  perMinute: 10,
})

/** Events checked in one call at most. */
export const MOST_VERIFIED = 1_000_000
export const Verification = z.object({
  /** First and last number looked at. */
  fromId: z.number().int(),
  toId: z.number().int(),
  checked: z.number().int(),
  /** Numbers without an event. Work that failed at the last moment leaves such gaps; they prove nothing by themselves. */
  gaps: z.number().int(),
  /** Events whose content no longer gives their hash, the first hundred. */
  altered: z.array(z.object({ id: z.number().int(), at: z.string(), type: z.string() })),
  alteredCount: z.number().int(),
  /** Where to go on if the range was longer than one call checks. */
  nextFromId: z.number().int().optional(),
})
export type Verification = z.infer<typeof Verification>

export const verify = endpoint({
  id: 'ledger.verify',
  method: 'GET',
  path: '/api/v1/ledger/verification',
  summary: 'Recompute the hashes of a range of events and name those that do not fit.',
  who: READ,
  query: z.object({
    fromId: z.coerce.number().int().min(1).default(1),
    toId: z.coerce.number().int().min(1).optional(),
  }),
  reply: Verification,
  perMinute: 6,
  timeout: 120_000,
})

export const LETTER_STATES = ['waiting', 'retried', 'dropped'] as const
/** An event that a reaction could not deal with, after several tries. */
export const DeadLetter = z.object({
  id: z.uuid(),
  consumer: z.string(),
  eventId: z.number().int(),
  eventType: z.string(),
  error: z.string(),
  failedAt: z.string(),
  state: z.enum(LETTER_STATES),
  settledAt: z.string().nullable(),
  settledBy: z.uuid().nullable(),
  reason: z.string().nullable(),
})
export type DeadLetter = z.infer<typeof DeadLetter>

const LETTERS = { permission: 'ledger.deadLetters' } as const
const LetterId = z.object({ id: z.uuid() })

export const listDeadLetters = endpoint({
  id: 'ledger.listDeadLetters',
  method: 'GET',
  path: '/api/v1/ledger/dead-letters',
  summary: 'Events that a reaction could not deal with, the newest first.',
  who: LETTERS,
  query: PageQuery.extend({ state: z.enum(LETTER_STATES).default('waiting') }),
  reply: pageOf(DeadLetter),
})
export const retryDeadLetter = endpoint({
  id: 'ledger.retryDeadLetter',
  method: 'POST',
  path: '/api/v1/ledger/dead-letters/:id/retry',
  summary: 'Give the event to its reaction once more.',
  who: LETTERS,
  params: LetterId,
  reply: DeadLetter,
})
export const dropDeadLetter = endpoint({
  id: 'ledger.dropDeadLetter',
  method: 'POST',
  path: '/api/v1/ledger/dead-letters/:id/drop',
  summary: 'Give up on the event for this reaction, with the reason.',
  who: LETTERS,
  params: LetterId,
  body: z.object({ reason: z.string().trim().min(5).max(500) }),
  reply: DeadLetter,
})

export const ledgerErrors = defineErrors({
  LETTER_SETTLED: {
    status: 409,
    zh: '这条未处理成功的事件已由他人处理。请刷新列表。',
    en: 'Somebody has dealt with this event already. Reload the list.',
  },
  RETRY_FAILED: {
    status: 409,
    zh: '重试仍未成功：{reason}。请先排除原因再重试，或说明理由后放弃。',
    en: 'It failed again: {reason}. Remove the cause and retry, or give up with a reason.',
  },
  RANGE_REVERSED: {
    status: 400,
    zh: '起止范围颠倒，请让“{from}”不大于“{to}”。',
    en: 'The range is the wrong way round: “{from}” must not come after “{to}”.',
  },
})
