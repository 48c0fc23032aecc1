import type { Calendar } from './calendar.ts'
import type { ClockEvent, ClockHistory, ClockReading, Light } from './clock.contract.ts'
import { clock, record } from './clock.ts'
import type { ClockSettings } from './settings.ts'

/** How a city counts: its calendar and how it reads clocks. */
export type Reckoning = { readonly calendar: Calendar; readonly settings: ClockSettings }

/** A clock as a row keeps it: its history, and what lists are sorted and filtered by without reading histories. */
export type KeptClock = {
  readonly history: ClockHistory
  readonly dueAt: Date
  /** From when on the light is yellow; null where it no longer changes by itself. */
  readonly yellowAt: Date | null
  /** Null until the clock stops. */
  readonly onTime: boolean | null
}

/** Adds an event to a history and says what the row keeps. Throws what `record` throws. */
export function keep(history: ClockHistory, event: ClockEvent, { calendar, settings }: Reckoning): KeptClock {
  const next = record(history, event, calendar, settings)
  return keptOf(next, clock(next, calendar, event.at, settings))
}

/** What the row keeps of a clock to which nothing happened, read at a moment. Throws what `clock` throws. */
export function keptAt(history: ClockHistory, at: Date, { calendar, settings }: Reckoning): KeptClock {
  return keptOf(history, clock(history, calendar, at, settings))
}

function keptOf(history: ClockHistory, reading: ClockReading): KeptClock {
  const yellow =
    reading.state !== 'running' ? null : reading.light === 'green' ? reading.nextChangeAt : reading.startedAt
  return {
    history,
    dueAt: new Date(reading.due),
    yellowAt: yellow === null ? null : new Date(yellow),
    onTime: reading.state === 'stopped' ? reading.light === 'met' : null,
  }
}

/** The light of a row from what it keeps of its clock, without reading the history. */
export function lightOf(row: Pick<KeptClock, 'dueAt' | 'yellowAt' | 'onTime'>, now: Date): Light {
  if (row.onTime !== null) return row.onTime ? 'met' : 'missed'
  if (now > row.dueAt) return 'red'
  return row.yellowAt && now >= row.yellowAt ? 'yellow' : 'green'
}
