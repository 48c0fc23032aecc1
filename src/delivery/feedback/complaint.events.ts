import type { Tx } from '../../platform/db/database.ts'
import { append } from '../../platform/events/events.ts'
import type { Matter } from './feedback.repository.ts'
import type { Action, ClockName } from './words.contract.ts'

/** The event that each step leaves. */
const EVENTS: Readonly<Record<Action, string>> = {
  dispatch: 'complaint.dispatched',
  redispatch: 'complaint.redispatched',
  sign: 'complaint.signed',
  sendBack: 'complaint.return-asked',
  grantReturn: 'complaint.return-granted',
  assign: 'complaint.redispatched',
  refuseReturn: 'complaint.return-refused',
  contact: 'complaint.contacted',
  assist: 'complaint.assisted',
  askExtension: 'complaint.extension-asked',
  extend: 'complaint.extension-granted',
  refuseExtension: 'complaint.extension-refused',
  askListing: 'complaint.listing-asked',
  list: 'complaint.listed',
  refuseListing: 'complaint.listing-refused',
  unlist: 'complaint.unlisted',
  reply: 'complaint.replied',
  submit: 'complaint.submitted',
  release: 'complaint.replied',
  rework: 'complaint.sent-back-for-rework',
  reject: 'complaint.rejected',
  transfer: 'complaint.transferred',
  rate: 'complaint.rated',
  followUp: 'complaint.followed-up',
  redo: 'complaint.redone',
  reopen: 'complaint.reopened',
  withdraw: 'complaint.withdrawn',
  close: 'complaint.closed',
  archive: 'complaint.archived',
}

const HOUR = 3_600_000

type StepData = Readonly<Record<string, unknown>> & {
  readonly verdicts?: Readonly<Partial<Record<ClockName, boolean>>>
  readonly ground?: unknown
}

/**
 * Appends what a step did, with what measures and reactions read of it: which clocks were kept (`kept`), whether an
 * answer was the first and how long it took, and how the matter fared on its way.
 */
export function appendStep(
  tx: Tx,
  action: Action,
  before: Matter,
  after: Matter,
  { verdicts, ground, ...more }: StepData,
) {
  const isAnswer = action === 'reply' || action === 'release'
  appendAbout(tx, EVENTS[action], after, {
    from: before.state,
    to: after.state,
    ...(verdicts && Object.keys(verdicts).length > 0 ? { kept: verdicts } : {}),
    ...(isAnswer ? answerOf(tx, before, after) : {}),
    ...(action === 'redispatch' || action === 'assign' || action === 'grantReturn'
      ? { fromUnitId: before.unitId }
      : {}),
    ...(action === 'reject' ? { ground } : {}),
    ...more,
  })
}

function answerOf(tx: Tx, before: Matter, after: Matter) {
  return {
    onTime: after.onTime,
    first: before.repliedAt === null,
    hours: Math.round(((tx.now.getTime() - before.receivedAt.getTime()) / HOUR) * 1e4) / 1e4,
    directly: after.unitId === null,
  }
}

/** What every event about a matter says of it. */
type Told = Pick<
  Matter,
  'id' | 'countyCode' | 'areaCode' | 'unitId' | 'number' | 'kind' | 'channel' | 'categoryCode' | 'urgency'
>

/** Appends an event about a matter; number, kind, channel, class and urgency go with every one. */
export function appendAbout(tx: Tx, type: string, matter: Told, data: Readonly<Record<string, unknown>> = {}) {
  append(tx, {
    type,
    subject: { kind: 'complaint', id: matter.id },
    countyCode: matter.countyCode,
    areaCode: matter.areaCode,
    unitId: matter.unitId,
    data: {
      number: matter.number,
      kind: matter.kind,
      channel: matter.channel,
      category: matter.categoryCode,
      urgency: matter.urgency,
      ...data,
    },
  })
}
