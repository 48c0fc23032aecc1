import type { Complaint } from '../../delivery/feedback/feedback.contract.ts'
import type { NewComplaint } from '../../delivery/feedback/resident.contract.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { AnyEndpoint, InputOf, ReplyOf } from '../../kernel/endpoint.ts'
import { AppError } from '../../kernel/errors.ts'
import type { Calendar } from '../../platform/clock/calendar.ts'
import type { Staff } from './people.ts'
import type { Random } from './random.ts'

export type Registered = { readonly id: string; readonly number: string; readonly code: string }

/** How well a unit works: above 1 it is slower than others; `settles` is the share that it puts right at once. */
export type Habit = { readonly pace: number; readonly settles: number; readonly unsigned: number }

/** What a course of events needs of the city: its services, its people and its calendar. Nothing of it is SQL. */
export type World = {
  readonly zone: string
  readonly calendar: Calendar
  readonly staff: Staff
  /** Where the time of the played city stands. */
  now(): Date
  /** Registers a matter as the hotline or the portal does. */
  register(actor: Actor, input: NewComplaint): Promise<Registered>
  /** Calls an endpoint as somebody, with all checks of its input and permissions. */
  call<E extends AnyEndpoint>(actor: Actor, endpoint: E, input: InputOf<E>, version?: number): Promise<ReplyOf<E>>
  /** The unit that handles a class in an area; undefined where nobody says. */
  unitFor(categoryCode: string, areaCode: string): Promise<string | undefined>
  /** Any unit that handles matters. */
  someUnit(random: Random): string
  habitOf(unitId: string): Habit
  readonly tally: Tally
}

/** How often each thing happened. */
export class Tally {
  readonly counts: Record<string, number> = {}

  add(what: string): void {
    this.counts[what] = (this.counts[what] ?? 0) + 1
  }
}

/**
 * Tries a step that time or somebody else may have made impossible meanwhile: what the product refuses in its own words
 * is counted and passed over, anything else is a defect and thrown.
 */
export async function attempt(
  tally: Tally,
  what: string,
  step: () => Promise<Complaint>,
): Promise<Complaint | undefined> {
  try {
    const reply = await step()
    tally.add(what)
    return reply
  } catch (error) {
    if (!(error instanceof AppError) || error.status >= 500) throw error
    tally.add(`refused ${error.code}`)
    return undefined
  }
}
