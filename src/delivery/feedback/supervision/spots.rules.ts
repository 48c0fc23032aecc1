import { likeness, squeezed } from '../../../analytics/text/grams.ts'
import { metresBetween, type Point } from '../texts/places.rules.ts'

/** Two texts are about the same when they share this much of their pairs of characters, where no class tells. */
const SAME_MATTER = 0.5

/** A matter as it is counted at its place. */
export type Intake = {
  readonly complaintId: string
  readonly at: Date
  /** The keyed index of the telephone; null where none was given. */
  readonly caller: string | null
  readonly lat: number | null
  readonly lon: number | null
  readonly placeKey: string | null
}

/** By what equal places are known: the code of a suggestion box, or the area with the address; null without either. */
export function placeKeyOf(matter: {
  readonly placeCode: string | null
  readonly areaCode: string
  readonly address: string | null
}): string | null {
  if (matter.placeCode) return `box:${matter.placeCode}`
  const address = squeezed(matter.address ?? '')
  // “某小区” alone names no point; two or three characters are the name of a street.
  return [...address].length >= 4 ? `at:${matter.areaCode}:${[...address].slice(0, 80).join('')}` : null
}

/**
 * How many people called: each telephone once. Those who gave none count as one together, since one person can hand in
 * any number of them.
 */
export function callersOf(intakes: readonly Pick<Intake, 'caller'>[]): number {
  const known = new Set(intakes.map(({ caller }) => caller))
  return known.size
}

/** Those of some intakes that lie at the point or place of one: within so many metres, or of the same place. */
export function atPlaceOf(one: Intake, others: readonly Intake[], metres: number): Intake[] {
  const point = pointOf(one)
  return others.filter((other) => {
    if (one.placeKey !== null && one.placeKey === other.placeKey) return true
    const there = pointOf(other)
    return point !== null && there !== null && metresBetween(point, there) <= metres
  })
}

/** The point of something that may have none. */
export function pointOf({ lat, lon }: { readonly lat: number | null; readonly lon: number | null }): Point | null {
  return lat === null || lon === null ? null : { lat, lon }
}

type Said = { readonly categoryCode: string | null; readonly title: string; readonly text: string }

/** Whether two matters of one person are about the same: the same class of the second level, or texts much alike. */
export function isSameMatter(one: Said, other: Said): boolean {
  const classOf = ({ categoryCode }: Said) => categoryCode?.slice(0, 4) ?? null
  if (classOf(one) !== null && classOf(one) === classOf(other)) return true
  return likeness(`${one.title}${one.text}`, `${other.title}${other.text}`) >= SAME_MATTER
}
