import { type Call, OUTCOME_REASONS } from '../../../delivery/calls/calls.contract.ts'
import type { Language } from '../../../kernel/texts.ts'

type Texts = {
  readonly notWritten: string
  readonly duration: (minutes: number, seconds: number) => string
}

/** A time of a call in minutes and whole seconds; empty where there is none. */
export function durationWords(seconds: number | null, texts: Pick<Texts, 'duration'>): string {
  if (seconds === null) return ''
  const whole = Math.round(seconds)
  return texts.duration(Math.floor(whole / 60), whole % 60)
}

/** What came of a call: its matters, or why there is none; a talked call without either was not written up. */
export function resultWords(call: Call, texts: Pick<Texts, 'notWritten'>, language: Language): string {
  if (call.matters.length > 0) return call.matters.map(({ number }) => number).join(' ')
  if (call.outcome) return OUTCOME_REASONS[call.outcome.reason][language]
  return call.state === 'ended' ? texts.notWritten : ''
}

/** Whether a call was answered within the promised seconds; undefined where it was not answered or nothing is known. */
export function answeredInTime(
  { answeredAt, waitSeconds }: Pick<Call, 'answeredAt' | 'waitSeconds'>,
  promisedSeconds: number | undefined,
): boolean | undefined {
  if (answeredAt === null || waitSeconds === null || promisedSeconds === undefined) return undefined
  return waitSeconds <= promisedSeconds
}
