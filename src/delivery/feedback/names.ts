import type { DirectoryPublic } from '../../foundation/directory/directory.public.ts'
import { system } from '../../kernel/actor.ts'
import type { Bilingual } from '../../kernel/texts.ts'
import type { Database } from '../../platform/db/database.ts'
import { metresBetween, type Point } from './texts/places.rules.ts'

/** How long the names of areas and units are taken from memory, in milliseconds. */
const KEPT_FOR = 30_000
/** How soon after a reading a name that is missing is looked for again, in milliseconds. */
const MISSES_WAIT = 500
const ACTOR = system('feedback')

export type KnownNames = { area(code: string): Bilingual; unit(id: string): Bilingual }

/** Where no unit holds a matter, the hotline does. */
export const HOTLINE: Bilingual = { zh: '12345 热线受理中心', en: 'the 12345 hotline' }

/**
 * The names of areas and units, kept in memory so that lists and look-ups cost no statement for them. A unit that is
 * not known yet is looked for within half a second, so that a new one is not long without its name.
 */
export class Names {
  readonly #db: Database
  readonly #directory: Pick<DirectoryPublic, 'listAreas' | 'listUnits'>
  #areas = new Map<string, Bilingual>()
  #units = new Map<string, Bilingual>()
  #centres: readonly Point[] = []
  #readAt = 0

  constructor(db: Database, directory: Pick<DirectoryPublic, 'listAreas' | 'listUnits'>) {
    this.#db = db
    this.#directory = directory
  }

  /** The names, with those of the given units among them if they exist. */
  async read(units: readonly (string | null)[] = []): Promise<KnownNames> {
    const age = Date.now() - this.#readAt
    const misses = units.some((id) => id !== null && !this.#units.has(id))
    if (age > KEPT_FOR || (misses && age > MISSES_WAIT)) await this.#refresh()
    return {
      area: (code) => this.#areas.get(code) ?? { zh: code, en: code },
      unit: (id) => this.#units.get(id) ?? HOTLINE,
    }
  }

  /** Whether a place lies within so many metres of an area's centre. A city without coordinates takes any. */
  async isInCity(place: { lat: number; lon: number }, reach: number): Promise<boolean> {
    await this.read()
    return this.#centres.length === 0 || this.#centres.some((centre) => metresBetween(centre, place) <= reach)
  }

  async #refresh(): Promise<void> {
    await this.#db.read(ACTOR, async (tx) => {
      const nameOf = ({ name, nameEn }: { name: string; nameEn: string }) => ({ zh: name, en: nameEn })
      const areas = await this.#directory.listAreas(tx)
      const units = await this.#directory.listUnits(tx)
      this.#areas = new Map(areas.map((area) => [area.code, nameOf(area)]))
      this.#centres = areas.flatMap(({ lat, long }) => (lat !== null && long !== null ? [{ lat, lon: long }] : []))
      this.#units = new Map(units.map((unit) => [unit.id, nameOf(unit)]))
    })
    this.#readAt = Date.now()
  }
}
