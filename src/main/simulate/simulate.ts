import { SHIPPED_CATEGORIES } from '../../delivery/feedback/categories/shipped-categories.ts'
import { system } from '../../kernel/actor.ts'
import { addDays, endOfDay, type LocalDate, localDateOf, momentAt } from '../../kernel/dates.ts'
import { Dispatcher } from '../../platform/events/dispatcher.ts'
import { measuresConsumer } from '../../platform/measures/fold.ts'
import { burstsOf } from './bursts.ts'
import { cityWorld } from './city-world.ts'
import { courseOf } from './course.ts'
import { Mix } from './mix.ts'
import { Callers } from './people.ts'
import { Gazetteer } from './places.ts'
import { Play } from './play.ts'
import { publishing } from './publishing.ts'
import { type Random, randomOf } from './random.ts'
import { arrivalsOf, dayFactor } from './rhythm.ts'
import type { Stage } from './stage.ts'

export type SimulateRequest = {
  readonly days: number
  /** Against an ordinary demo of some forty matters a day. */
  readonly scale: number
  readonly seed: string
  /** The last day that is played. */
  readonly until: LocalDate
}

export type Simulated = {
  readonly from: LocalDate
  readonly until: LocalDate
  readonly matters: number
  readonly steps: number
  readonly underWay: number
  readonly seconds: number
  readonly stepsPerSecond: number
  /** How often each thing happened; what the product refused is named by its error code. */
  readonly counts: Readonly<Record<string, number>>
}

/** Matters on an ordinary day at scale 1. */
export const ORDINARY_DAY = 40
const HOUR = 3_600_000
const CONFIDENTIAL = 0.035
/** What happens by time alone, as far as it concerns matters. Mail, training and clearing up are left out. */
const TIMED = [
  'feedback.sign-silent',
  'feedback.close-answered',
  'feedback.archive',
  'feedback.unlist-due',
  'feedback.ladder',
]
const SEVERAL_TIMES_A_DAY = ['feedback.sign-silent', 'feedback.ladder']
/** Messages are told of by the service at its own time, where what is over tells nobody. */
const UNTOLD = ['feedback.telling', 'feedback.calendar', 'feedback.self-dispatch']

/**
 * Plays a period of a hotline through the services of the product: registering, dispatching, handling, answering,
 * rating, calling back, publishing, and what jobs and reactions do, each at its moment. The same request on the same city
 * gives the same matters and texts; numbers, codes and ids are the product's own. Calls `tell` after every day.
 */
export async function simulate(
  stage: Stage,
  { days, scale, seed, until }: SimulateRequest,
  tell: (done: number, of: number, matters: number) => void = () => undefined,
): Promise<Simulated> {
  const { wired, moments, zone } = stage
  const begun = performance.now()
  const from = addDays(until, 1 - days)
  const random = randomOf(seed)
  const areas = await stage.db.read(system('simulate'), (tx) => wired.directory.listAreas(tx))
  const gazetteer = new Gazetteer(areas, random.fork('places'))
  const mix = new Mix(SHIPPED_CATEGORIES.filter(({ code, active }) => code.length === 6 && active))
  const callers = new Callers()
  const world = await cityWorld(stage, random.fork('units'))
  const bursts = burstsOf(from, until, gazetteer.points.length, random.fork('bursts'))
  const play = new Play(moments)
  const background = backgroundOf(stage, UNTOLD)
  // Nothing happens after the present moment, however far the last day goes.
  const end = Math.min(Date.parse(endOfDay(until, zone)), Date.now())
  let matters = 0
  play.add(new Date(momentAt(from, 15 * HOUR, zone)), publishing(world, stage, scale, random.fork('publishing')))
  for (let day = from, at = 0; day <= until; day = addDays(day, 1), at++) {
    const chance = random.fork(day)
    const month = Number(day.slice(5, 7))
    const mean = ORDINARY_DAY * scale * dayFactor(day, world.calendar)
    const add = (moment: Date, own: Random, drawn: ReturnType<Mix['draw']>, point = gazetteer.draw(own)) => {
      const subject = { ...drawn, point, caller: callers.draw(own) }
      play.add(moment, courseOf(subject, own.chance(CONFIDENTIAL), world, own))
      matters++
    }
    for (const [i, moment] of arrivalsOf(day, mean, chance, zone).entries()) {
      const own = chance.fork(String(i))
      add(moment, own, mix.draw(month, own))
    }
    for (const [b, burst] of bursts.entries()) {
      if (day < burst.from || day > burst.to) continue
      const more = chance.fork(`burst ${b}`)
      for (const [i, moment] of arrivalsOf(day, ORDINARY_DAY * scale * burst.more, more, zone).entries()) {
        const own = more.fork(String(i))
        const point = burst.point === undefined ? undefined : gazetteer.points[burst.point]
        add(moment, own, mix.drawFrom(burst.classes, own), point)
      }
    }
    await playDay(day)
    tell(at + 1, days, matters)
  }
  const steps = Object.values(world.tally.counts).reduce((sum, count) => sum + count, 0)
  const seconds = (performance.now() - begun) / 1000
  return {
    from,
    until,
    matters: world.tally.counts.registered ?? 0,
    steps,
    underWay: play.underWay,
    seconds: Math.round(seconds * 10) / 10,
    stepsPerSecond: Math.round(steps / seconds),
    counts: Object.fromEntries(Object.entries(world.tally.counts).sort(([a], [b]) => (a < b ? -1 : 1))),
  }

  /** A day in parts, after each of which jobs and reactions have their turn at that moment. */
  async function playDay(day: LocalDate): Promise<void> {
    for (const hour of [1.7, 13, 24]) {
      const moment = new Date(Math.min(momentAt(day, hour * HOUR - (hour === 24 ? 1 : 0), zone), end))
      await play.until(moment)
      await moments.at(moment, () => background(hour === 1.7 ? TIMED : SEVERAL_TIMES_A_DAY))
      if (moment.getTime() >= end) return
    }
  }
}

/** Runs jobs by name and then all reactions that are waiting, at the moment that is set. */
function backgroundOf({ db, wired }: Stage, without: readonly string[]) {
  const feedback = wired.modules.filter(({ name }) => name === 'feedback')
  const jobs = new Map(feedback.flatMap(({ jobs: own = [] }) => own.map((job) => [job.name, job] as const)))
  const consumers = feedback.flatMap(({ consumers: own = [] }) => own).filter(({ name }) => !without.includes(name))
  // The measures too: a digest is drawn up from them.
  const measures = measuresConsumer(wired.modules.flatMap(({ measures: own = [] }) => own))
  const dispatcher = new Dispatcher({ db, consumers: [measures, ...consumers] })
  return async (names: readonly string[]) => {
    await dispatcher.drain()
    for (const name of names) await jobs.get(name)?.run({})
  }
}

/** The city's day on which a period ends where nothing is said: today. */
export function todayOf(zone: string): LocalDate {
  return localDateOf(Date.now(), zone)
}
