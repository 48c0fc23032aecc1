import { z } from 'zod'
import { Instant } from '../../../kernel/dates.ts'
import { endpoint } from '../../../kernel/endpoint.ts'

const whole = (least: number, most: number) => z.number().int().min(least).max(most)

/** Every number by which calls and call-backs are judged and worked. */
export const CallSettings = z.object({
  /** Seconds within which a call is answered (GB/T 33358-2016: 15). */
  answerWithinSeconds: whole(1, 600),
  /** The share of calls answered in any 24 hours running (GB/T 33358-2016: 0.95). */
  answeredRate: z.number().min(0).max(1),
  /** A caller who hung up sooner is not called back; the call counts all the same. */
  callBackAfterSeconds: whole(0, 600),
  /** Minutes within which somebody who hung up while waiting is called back. */
  abandonedWithinMinutes: whole(1, 10_080),
  /** Minutes within which a wished call-back is made where the caller named no time. */
  wishedWithinMinutes: whole(1, 10_080),
  /** Tries after which a caller is put down as not reached, and minutes between two. */
  mostTries: whole(1, 20),
  minutesBetweenTries: whole(1, 10_080),
  /** Minutes overdue after which supervisors are told; who took it, or every operator, is told at once. */
  supervisorAfterMinutes: whole(1, 10_080),
})
export type CallSettings = z.output<typeof CallSettings>

/** What holds until an administrator changes it. Limits of call-backs have no rule to rest on: they are ours. */
export const DEFAULT_CALL_SETTINGS: CallSettings = {
  answerWithinSeconds: 15,
  answeredRate: 0.95,
  callBackAfterSeconds: 5,
  abandonedWithinMinutes: 60,
  wishedWithinMinutes: 240,
  mostTries: 3,
  minutesBetweenTries: 60,
  supervisorAfterMinutes: 60,
}

export const CallSettingsReply = z.object({
  settings: CallSettings,
  defaults: CallSettings,
  changedAt: Instant.nullable(),
  changedBy: z.string().nullable(),
  version: z.number().int(),
})

export const getCallSettings = endpoint({
  id: 'calls.getSettings',
  method: 'GET',
  path: '/api/v1/calls/settings',
  summary: 'The numbers by which calls and call-backs are judged, with those that ship.',
  who: 'signed-in',
  reply: CallSettingsReply,
})
export const saveCallSettings = endpoint({
  id: 'calls.saveSettings',
  method: 'PUT',
  path: '/api/v1/calls/settings',
  summary: 'Change the numbers by which calls and call-backs are judged.',
  who: { permission: 'calls.settings' },
  body: CallSettings,
  reply: CallSettingsReply,
  ifMatch: true,
})
