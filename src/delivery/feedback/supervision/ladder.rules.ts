import { dateOfDayNumber, localDateOf, localDayNumberOf, momentAt } from '../../../kernel/dates.ts'
import { type ClockReading, LimitUnit } from '../../../platform/clock/clock.contract.ts'
import type { Reckoning } from '../../../platform/clock/kept-clock.ts'
import { readSettings } from '../../../platform/clock/settings.ts'
import type { Settings } from '../settings/settings.contract.ts'
import type { Colour, Rung, UrgingStep } from './ladder.contract.ts'

/** When each step of the ladder comes for one clock. */
export type Rungs = Readonly<Partial<Record<Rung, Date>>>

/** What is to be done for a matter now, and when to look at it again. */
export type Climb = {
  /** The gravest urging and the gravest slip that are due and not done; lesser ones that were missed are passed over. */
  readonly urging: UrgingStep | null
  readonly slip: Colour | null
  /** Every step whose time has come, done or passed over. */
  readonly done: readonly Rung[]
  readonly next: Rung | null
  readonly nextAt: Date | null
}

const URGINGS: readonly UrgingStep[] = ['remind', 'urge', 'supervise']
const SLIPS: readonly Colour[] = ['blue', 'orange', 'red']
const IN_DAYS: readonly LimitUnit[] = [LimitUnit.enum.WORKDAY, LimitUnit.enum.NATURAL_DAY]

/**
 * When the steps of the ladder come, for a handling clock that runs. Days before and after the due date are working days
 * of the city's calendar, each at the opening of the office. A limit in hours leaves no day before it: its reminder
 * comes when the light turns yellow and its urging as soon as it is overdue; what follows counts working days again.
 */
export function rungsOf(
  reading: Pick<ClockReading, 'due' | 'startedAt' | 'limit' | 'light' | 'nextChangeAt'>,
  { ladder, slips }: Pick<Settings, 'ladder' | 'slips'>,
  reckoning: Reckoning,
): Rungs {
  const due = new Date(reading.due)
  const on = (workdays: number) => openingOn(due, workdays, reckoning)
  const after = (workdays: number) => new Date(Math.max(due.getTime() + 1, on(workdays).getTime()))
  const rungs: Partial<Record<Rung, Date>> = {
    supervise: after(ladder.superviseDaysAfter),
    blue: after(slips.blueDaysAfter),
    orange: after(slips.orangeDaysAfter),
    red: after(slips.redDaysAfter),
  }
  if (IN_DAYS.includes(reading.limit.unit)) {
    rungs.urge = after(ladder.urgeDaysAfter)
    const remind = on(-ladder.remindDaysBefore)
    // Nobody is reminded on the day on which it came.
    if (remind > new Date(reading.startedAt)) rungs.remind = remind
  } else {
    rungs.urge = new Date(due.getTime() + 1)
    if (reading.light === 'yellow') rungs.remind = new Date(reading.startedAt)
    if (reading.light === 'green' && reading.nextChangeAt) rungs.remind = new Date(reading.nextChangeAt)
  }
  return rungs
}

/** What is to be done now. Of a ladder that was not looked at for long only the gravest of each kind is done. */
export function climb(rungs: Rungs, done: readonly Rung[], due: Date, now: Date): Climb {
  const reached = (rung: Rung) => rungs[rung] !== undefined && rungs[rung] <= now
  const gravest = <R extends Rung>(of: readonly R[]) => {
    const top = of.findLast(reached)
    // A reminder says that something will be due: once it is overdue there is nothing to be reminded of.
    if (!top || done.includes(top) || (top === 'remind' && now > due)) return null
    return top
  }
  const all = [...URGINGS, ...SLIPS]
  const next = all
    .filter((rung) => rungs[rung] !== undefined && !reached(rung) && !done.includes(rung))
    .sort((a, b) => rungs[a]!.getTime() - rungs[b]!.getTime())[0]
  return {
    urging: gravest(URGINGS),
    slip: gravest(SLIPS),
    done: all.filter((rung) => done.includes(rung) || reached(rung)),
    next: next ?? null,
    nextAt: next ? rungs[next]! : null,
  }
}

/** Working days between a due date and now, by the city's calendar; 0 until the due date is over. */
export function daysOver(due: Date, now: Date, { calendar, settings }: Reckoning): number {
  if (now <= due) return 0
  const { zone } = readSettings(settings)
  return calendar.workdaysBetween(localDateOf(due, zone), localDateOf(now, zone))
}

/** The opening of the office so many working days after (before, if negative) the day of a moment. */
function openingOn(moment: Date, workdays: number, { calendar, settings }: Reckoning): Date {
  const { zone, officeHours } = readSettings(settings)
  const running = calendar.workdaysUpTo(localDayNumberOf(moment, zone)) + workdays
  const day = dateOfDayNumber(calendar.dayOfWorkday(running))
  return new Date(momentAt(day, officeHours[0]!.from, zone))
}
