import type { ClockEvent, ClockHistory, ClockReading, Limit } from '../../platform/clock/clock.contract.ts'
import { clock } from '../../platform/clock/clock.ts'
import { type KeptClock, keep, keptAt, type Reckoning } from '../../platform/clock/kept-clock.ts'
import type { ClockAction } from '../../platform/workflow/process.ts'
import { clockEventType } from '../../platform/workflow/step.ts'
import { CLOCKS, type ClockName, type StageClocks } from './words.contract.ts'

/** What a matter's row keeps of its clocks. */
export type KeptClocks = {
  readonly answer: KeptClock
  readonly clocks: StageClocks
  /** The stage whose time runs out next, and when; null where none runs. */
  readonly stage: ClockName | null
  readonly stageDueAt: Date | null
  /** Of the clocks that this step stopped: whether each was kept. */
  readonly verdicts: Readonly<Partial<Record<ClockName, boolean>>>
}

/** What the acting of clocks needs to know beside the step. */
export type Winding = {
  readonly at: Date
  readonly reckoning: Reckoning
  readonly limits: (clock: ClockName) => Limit
  readonly reason?: string | undefined
  readonly ground?: string | undefined
  /** For `extend`: by how much, and when it was asked for, since a ruling may come after the deadline. */
  readonly extension?: { readonly by: Limit; readonly askedAt: Date } | undefined
  readonly plannedEnd?: Date | undefined
}

/** Starts the clocks with which a matter begins: those of the dispatch and of the answer. */
export function startClocks(winding: Winding): KeptClocks & { readonly reading: ClockReading } {
  const begun = windClocks(
    { answer: [], clocks: {} },
    [
      { clock: 'answer', action: 'start' },
      { clock: 'dispatch', action: 'start' },
    ],
    winding,
  )
  const { calendar, settings } = winding.reckoning
  return { ...begun, reading: clock(begun.answer.history, calendar, winding.at, settings) }
}

/**
 * Does to the clocks of a matter what a step asks for, and says what the row keeps of them. Throws what the clocks throw
 * (CLOCK_EXPIRED for an extension that was asked for after the deadline, LIMIT_UNIT_MISMATCH).
 */
export function windClocks(
  before: { readonly answer: ClockHistory; readonly clocks: StageClocks },
  actions: readonly { readonly clock: string; readonly action: ClockAction }[],
  winding: Winding,
): KeptClocks {
  const histories = new Map<ClockName, ClockHistory>(Object.entries(before.clocks) as [ClockName, ClockHistory][])
  histories.set('answer', before.answer)
  const verdicts: Partial<Record<ClockName, boolean>> = {}
  let answer = before.answer.length > 0 ? keptAt(before.answer, winding.at, winding.reckoning) : undefined
  for (const { clock: name, action } of actions as readonly { clock: ClockName; action: ClockAction }[]) {
    const history = histories.get(name) ?? []
    const event = eventOf(name, action, history, winding)
    if (!event) continue
    const kept = keep(history, event, winding.reckoning)
    histories.set(name, kept.history)
    if (kept.onTime !== null) verdicts[name] = kept.onTime
    if (name === 'answer') answer = kept
  }
  histories.delete('answer')
  if (!answer) throw new Error('a matter has no clock of its answer')
  const running = [...histories].flatMap(([name, history]) => {
    const { state, due } = readNow(history, winding)
    return state === 'running' ? [{ name, due }] : []
  })
  const next = running.sort((a, b) => a.due.localeCompare(b.due))[0]
  return {
    answer,
    clocks: Object.fromEntries(histories),
    stage: next?.name ?? null,
    stageDueAt: next ? new Date(next.due) : null,
    verdicts,
  }
}

/** The clocks of a matter as they stand at a moment, the answer's first, each with its name. */
export function readClocks(
  { answer, clocks }: { readonly answer: ClockHistory; readonly clocks: StageClocks },
  { calendar, settings }: Reckoning,
  now: Date,
): { name: ClockName; label: { zh: string; en: string }; reading: ClockReading }[] {
  const names = Object.keys(CLOCKS) as ClockName[]
  const all: StageClocks = { ...clocks, answer }
  return names.flatMap((name) => {
    const history = all[name]
    if (!history?.length) return []
    return [{ name, label: { ...CLOCKS[name] }, reading: clock(history, calendar, now, settings) }]
  })
}

/** What the row keeps of clocks that nothing happened to, read anew: for when the calendar changes. */
export function rereadClocks(
  before: { readonly answer: ClockHistory; readonly clocks: StageClocks },
  at: Date,
  reckoning: Reckoning,
): KeptClocks {
  const limits = () => {
    throw new Error('nothing is started here')
  }
  return windClocks(before, [], { at, reckoning, limits })
}

function readNow(history: ClockHistory, { at, reckoning }: Winding): ClockReading {
  return clock(history, reckoning.calendar, at, reckoning.settings)
}

/** The event that an action makes of a clock as it stands; undefined where nothing is to be done. */
function eventOf(
  name: ClockName,
  action: ClockAction,
  history: ClockHistory,
  winding: Winding,
): ClockEvent | undefined {
  const standing = history.length > 0 ? readNow(history, winding).state : null
  const isOver = standing === null || standing === 'stopped'
  // A stage that was never reached, or is over, has nothing to pause, extend or resume.
  if (isOver && (action === 'pause' || action === 'resume' || action === 'extend')) return undefined
  if (action === 'restart' && standing === null) return started(name, winding)
  const type = clockEventType(action, standing)
  const { at, reason = '', ground = '', extension, plannedEnd } = winding
  const iso = at.toISOString()
  switch (type) {
    case null:
      return undefined
    case 'started':
      return started(name, winding)
    case 'restarted':
      return { type, at: iso, reason: reason || CLOCKS[name].zh, limit: winding.limits(name) }
    case 'paused':
      return { type, at: iso, reason, ground, ...(plannedEnd && { plannedEnd: plannedEnd.toISOString() }) }
    case 'extended': {
      if (!extension) throw new Error('an extension without a length')
      // Asked for in time counts, even if the ruling comes late; but nothing is put before what happened already.
      const [, latest] = [extension.askedAt.toISOString(), history.at(-1)!.at].sort()
      return { type, at: latest!, by: extension.by, reason, ground }
    }
    default:
      return { type, at: iso }
  }
}

function started(name: ClockName, { at, limits }: Winding): ClockEvent {
  return { type: 'started', at: at.toISOString(), limit: limits(name) }
}
