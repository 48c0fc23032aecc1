import { z } from 'zod'
import { Instant } from '../../kernel/dates.ts'
import { endpoint, PageQuery, pageOf } from '../../kernel/endpoint.ts'
import type { Bilingual } from '../../kernel/texts.ts'

/** What a telephone system tells of a call, in the order in which it happens when nothing is lost. */
export const EVENT_KINDS = {
  queued: { zh: '进入排队', en: 'Entered the queue' },
  ringing: { zh: '振铃', en: 'Rings at a seat' },
  answered: { zh: '接起', en: 'Answered' },
  abandoned: { zh: '放弃', en: 'Hung up while waiting' },
  ended: { zh: '结束', en: 'Ended' },
} as const satisfies Record<string, Bilingual>
export type EventKind = keyof typeof EVENT_KINDS
export const EventKind = z.enum(Object.keys(EVENT_KINDS) as [EventKind, ...EventKind[]])

/** Where a call stands. */
export const CALL_STATES = {
  waiting: { zh: '排队中', en: 'Waiting' },
  ringing: { zh: '振铃中', en: 'Ringing' },
  talking: { zh: '通话中', en: 'Talking' },
  ended: { zh: '已结束', en: 'Ended' },
  abandoned: { zh: '已放弃', en: 'Given up' },
} as const satisfies Record<string, Bilingual>
export type CallState = keyof typeof CALL_STATES
export const CallState = z.enum(Object.keys(CALL_STATES) as [CallState, ...CallState[]])

/** How a call ended that led to no matter (未生成工单的来电). */
export const OUTCOME_REASONS = {
  'advice-given': { zh: '当场解答', en: 'Answered on the spot' },
  'out-of-scope': { zh: '不属受理范围', en: 'Outside what the hotline takes' },
  'wrong-number': { zh: '打错电话', en: 'Wrong number' },
  silent: { zh: '无声来电', en: 'Nobody spoke' },
  dropped: { zh: '通话中断', en: 'Line broke off' },
  harassment: { zh: '骚扰来电', en: 'Harassment' },
} as const satisfies Record<string, Bilingual>
export type OutcomeReason = keyof typeof OUTCOME_REASONS
export const OutcomeReason = z.enum(Object.keys(OUTCOME_REASONS) as [OutcomeReason, ...OutcomeReason[]])

/**
 * What the hotline does not take and where the caller is pointed to (国办发〔2020〕53号 and rules of cities).
 The codes do not change.
 */
export const GROUNDS = {
  emergency: { zh: '应由 110、119、120、122 处置的紧急事项', en: 'Emergencies for 110, 119, 120 or 122' },
  litigation: { zh: '已进入或应当通过诉讼、仲裁解决', en: 'Before a court or arbitration, or belongs there' },
  reconsideration: { zh: '行政复议', en: 'Administrative reconsideration' },
  discipline: { zh: '纪检监察', en: 'Discipline inspection and supervision' },
  disclosure: { zh: '政府信息公开申请', en: 'Requests for disclosure of government information' },
  petition: { zh: '已进入信访程序', en: 'Already in the petition procedure' },
  organs: {
    zh: '党委、人大、政协、法院、检察院职权事项',
    en: 'For the party, congress, consultative body, courts, procuratorates',
  },
  elsewhere: { zh: '不属本行政区域', en: 'Outside this city' },
  secrets: { zh: '涉及国家秘密、商业秘密、个人隐私', en: 'State or business secrets, privacy of others' },
  order: { zh: '违反法律法规、公序良俗', en: 'Against the law or public order' },
} as const satisfies Record<string, Bilingual>
export type Ground = keyof typeof GROUNDS
export const Ground = z.enum(Object.keys(GROUNDS) as [Ground, ...Ground[]])

/** A seat's extension as the telephone system names it. */
export const Extension = z
  .string()
  .trim()
  .regex(/^[0-9A-Za-z*#._-]{1,20}$/)
const Caller = z
  .string()
  .trim()
  .regex(/^\+?[\d\s()-]{3,24}$/)
const Words = z.object({ zh: z.string(), en: z.string() })
const Reason = z.string().trim().min(2).max(1000)

/**
 * One event of the telephone system. Each may repeat what earlier ones said (when the call entered the queue, was
 * answered, ended): a field is kept from the event with the latest `at` that names it, whatever order they arrive in.
 */
export const CallEvent = z.object({
  /** The call's id in the telephone system; visible ASCII without blanks. */
  callId: z
    .string()
    .trim()
    .regex(/^[!-~]{1,100}$/),
  kind: EventKind,
  /** When it happened, by the clock of the telephone system. */
  at: Instant,
  queue: z.string().trim().min(1).max(60).optional(),
  queuedAt: Instant.optional(),
  answeredAt: Instant.optional(),
  endedAt: Instant.optional(),
  extension: Extension.optional(),
  /** The caller's number; left out where it is withheld. It is encrypted and never stands in an event. */
  caller: Caller.optional(),
})
export type CallEvent = z.output<typeof CallEvent>

export const takeCallEvents = endpoint({
  id: 'calls.takeEvents',
  method: 'POST',
  path: '/api/v1/calls/events',
  summary: 'Take events of calls from a telephone system; repeats and late ones change nothing that is newer.',
  who: { client: 'calls' },
  body: z.object({ events: z.array(CallEvent).min(1).max(500) }),
  reply: z.object({
    /** How many were read; all of them, or the whole call is refused. */
    taken: z.number().int(),
    /** How many told something new. */
    changed: z.number().int(),
  }),
  perMinute: 6000,
})

export const CallOutcome = z.object({
  reason: OutcomeReason,
  ground: Ground.nullable(),
  /** Where the caller was pointed to. */
  pointedTo: z.string().nullable(),
  at: Instant,
})

/** A call as staff see it: the caller's number is masked. */
export const Call = z.object({
  id: z.uuid(),
  state: CallState,
  queue: z.string().nullable(),
  /** 138****5678; null where the number was withheld. */
  callerMasked: z.string().nullable(),
  extension: z.string().nullable(),
  operatorId: z.uuid().nullable(),
  operatorName: z.string().nullable(),
  queuedAt: Instant.nullable(),
  ringingAt: Instant.nullable(),
  answeredAt: Instant.nullable(),
  abandonedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  waitSeconds: z.number().nullable(),
  talkSeconds: z.number().nullable(),
  note: z.string().nullable(),
  outcome: CallOutcome.nullable(),
  /** The matters that came of it or that it was about. */
  matters: z.array(z.object({ complaintId: z.uuid(), number: z.string(), at: Instant })),
  version: z.number().int(),
})
export type Call = z.infer<typeof Call>

const CallId = z.object({ id: z.uuid() })

export const currentCall = endpoint({
  id: 'calls.current',
  method: 'GET',
  path: '/api/v1/calls/current',
  summary: 'The call that rings or is talked at the seat of who is signed in, and own calls not yet written up.',
  who: { permission: 'calls.operate' },
  reply: z.object({
    /** The seat at which this account answers; null until it has taken one. */
    extension: z.string().nullable(),
    call: Call.nullable(),
    /** How often this caller called before, within 90 days, and when last; null where the number is withheld. */
    earlier: z.object({ calls: z.number().int(), lastAt: Instant.nullable() }).nullable(),
    /** Calls answered by this account in the last 12 hours that have neither a matter nor an outcome, latest first. */
    unfinished: z.array(Call),
    /** Seconds within which a call is promised to be answered. */
    answerWithinSeconds: z.number().int(),
  }),
  perMinute: 1200,
})

export const getCall = endpoint({
  id: 'calls.get',
  method: 'GET',
  path: '/api/v1/calls/:id',
  summary: 'One call.',
  who: { permission: 'calls.read' },
  params: CallId,
  reply: Call,
})

export const CallQuery = PageQuery.extend({
  state: CallState.optional(),
  /** Calls that entered the queue on or after, and before. */
  from: Instant.optional(),
  to: Instant.optional(),
  extension: Extension.optional(),
  reason: OutcomeReason.optional(),
  /** A telephone number, whole: it is looked up without being decrypted. */
  caller: Caller.optional(),
})
export const listCalls = endpoint({
  id: 'calls.list',
  method: 'GET',
  path: '/api/v1/calls',
  summary: 'Calls, the latest first.',
  who: { permission: 'calls.supervise' },
  query: CallQuery,
  reply: pageOf(Call),
})

export const noteCall = endpoint({
  id: 'calls.note',
  method: 'PUT',
  path: '/api/v1/calls/:id/note',
  summary: 'Write what was said in a call; an empty text takes the note away.',
  who: { permission: 'calls.operate' },
  params: CallId,
  body: z.object({ text: z.string().trim().max(2000) }),
  reply: Call,
  ifMatch: true,
})
export const revealCaller = endpoint({
  id: 'calls.reveal',
  method: 'POST',
  path: '/api/v1/calls/:id/reveal',
  summary: 'Show the caller’s number for a stated reason; the showing is recorded.',
  who: { permission: 'calls.operate' },
  params: CallId,
  body: z.object({ reason: Reason }),
  reply: z.object({ caller: z.string().nullable() }),
  perMinute: 30,
})
export const linkMatter = endpoint({
  id: 'calls.linkMatter',
  method: 'POST',
  path: '/api/v1/calls/:id/matters',
  summary:
    'Note that a call was about a matter that exists already. A matter handed in with `callId` is linked by itself.',
  who: { permission: 'calls.operate' },
  params: CallId,
  body: z.object({ complaintId: z.uuid() }),
  reply: Call,
})
export const recordOutcome = endpoint({
  id: 'calls.recordOutcome',
  method: 'POST',
  path: '/api/v1/calls/outcomes',
  summary:
    'Record that a call ended without a matter and why; without `callId` where no telephone system sends events.',
  who: { permission: 'calls.operate' },
  body: z.object({
    callId: z.uuid().optional(),
    reason: OutcomeReason,
    /** Needed with out-of-scope. */
    ground: Ground.optional(),
    /** Needed with out-of-scope: where the caller was pointed to. */
    pointedTo: z.string().trim().min(2).max(200).optional(),
    /** The knowledge entry that was read out, with advice-given. */
    knowledgeId: z.uuid().optional(),
    categoryCode: z.string().trim().min(1).max(40).optional(),
  }),
  reply: z.object({ id: z.uuid(), reason: OutcomeReason, at: Instant }),
  status: 201,
  creates: true,
})

export const takeExtension = endpoint({
  id: 'calls.takeExtension',
  method: 'PUT',
  path: '/api/v1/calls/extension',
  summary: 'Sit down at a seat, or leave it; whoever sat there before leaves it.',
  who: { permission: 'calls.operate' },
  body: z.object({ extension: Extension.nullable() }),
  reply: z.object({ extension: z.string().nullable() }),
})
export const listExtensions = endpoint({
  id: 'calls.listExtensions',
  method: 'GET',
  path: '/api/v1/calls/extensions',
  summary: 'Who sits at which seat.',
  who: { permission: 'calls.supervise' },
  reply: z.object({
    items: z.array(z.object({ extension: z.string(), accountId: z.uuid(), name: z.string(), since: Instant })),
  }),
})

/** A rate with what it is a share of. `rate` is null where nothing was counted. */
const Share = z.object({ count: z.number().int(), of: z.number().int(), rate: z.number().nullable() })

/** How the line stands now, with what was promised beside it. */
export const Standing = z.object({
  at: Instant,
  /** The 24 hours up to now; only calls that were answered or given up are counted. */
  last24h: z.object({
    entered: z.number().int(),
    /** 接通率 */
    answered: Share,
    /** Answered within the promised seconds, as a share of all that entered. */
    inTime: Share,
    /** 放弃率 */
    abandoned: Share,
    meanWaitSeconds: z.number().nullable(),
    p90WaitSeconds: z.number().nullable(),
    meanTalkSeconds: z.number().nullable(),
  }),
  /** The 24 hours running of the last seven days in which the smallest share was answered; null without calls. */
  lowest24h: z.object({ from: Instant, to: Instant, answered: Share }).nullable(),
  now: z.object({
    waiting: z.number().int(),
    longestWaitSeconds: z.number().nullable(),
    ringing: z.number().int(),
    talking: z.number().int(),
    /** Accounts that sit at a seat. */
    seated: z.number().int(),
  }),
  /** The last 24 full and running hours, the oldest first. */
  hours: z.array(z.object({ from: Instant, entered: z.number().int(), answered: Share, inTime: Share })),
  /** Calls without a matter in the last 24 hours, by reason. */
  withoutMatter: z.array(z.object({ reason: OutcomeReason, name: Words, count: z.number().int() })),
  callBacks: z.object({ open: z.number().int(), overdue: z.number().int() }),
  promise: z.object({ answeredRate: z.number(), answerWithinSeconds: z.number().int() }),
})
export type Standing = z.infer<typeof Standing>

export const callStanding = endpoint({
  id: 'calls.standing',
  method: 'GET',
  path: '/api/v1/calls/standing',
  summary: 'How the line stands: answered in the running 24 hours, waiting and talking now, beside the promise.',
  who: { permission: 'calls.read' },
  reply: Standing,
})
