import { permissionsByRole } from '../../foundation/identity/identity.public.ts'
import { system } from '../../kernel/actor.ts'
import { Staff } from './people.ts'
import type { Random } from './random.ts'
import type { Stage } from './stage.ts'
import { type Habit, Tally, type World } from './world.ts'

const READER = system('simulate')

/** The city that is on the database, as a course of events sees it: its services, units and calendar. */
export async function cityWorld({ db, wired, moments, zone, call }: Stage, random: Random): Promise<World> {
  const { directory, feedback, standards, modules } = wired
  const units = await db.read(READER, (tx) => directory.listUnits(tx))
  const handling = units.filter(({ kind }) => kind === 'bureau' || kind === 'government')
  const habits = new Map(units.map(({ id, code }) => [id, habitOf(random.fork(code))]))
  const known = new Map<string, string | undefined>()
  const tally = new Tally()
  await standards.renewCalendar()
  await feedback.categories.renew()
  return {
    zone,
    tally,
    call,
    calendar: standards.calendar(),
    staff: new Staff(permissionsByRole(modules)),
    now: () => moments.now(),
    register: async (actor, input) => {
      const { receipt, id } = await db.transaction(actor, (tx) => feedback.register(tx, input))
      tally.add('registered')
      return { id, number: receipt.number, code: receipt.code }
    },
    unitFor: async (categoryCode, areaCode) => {
      const key = `${categoryCode} ${areaCode}`
      if (!known.has(key)) {
        const entry = await db.read(READER, (tx) => feedback.categories.defaultUnit(tx, categoryCode, areaCode))
        known.set(key, entry?.unitId)
      }
      return known.get(key)
    },
    someUnit: (own) => own.pick(handling).id,
    habitOf: (unitId) => habits.get(unitId) ?? { pace: 1, settles: 0.75, unsigned: 0.02 },
  }
}

/** Units differ: most work alike, some are slow, a few leave much undone. */
function habitOf(random: Random): Habit {
  return {
    pace: Math.min(1.7, Math.max(0.6, random.around(1, 1.22))),
    settles: 0.6 + 0.35 * random.next(),
    unsigned: random.chance(0.15) ? 0.12 : 0.02,
  }
}
