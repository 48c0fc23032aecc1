import type { Area } from '../../foundation/directory/directory.contract.ts'

type Point = { readonly lat: number; readonly lon: number }

/**
 * The area in which something most likely lies: the one whose centre is nearest to the point, or whose name stands in
 * the address, the lowest one first; otherwise the city. Somebody of the office puts it right where it is wrong.
 */
export function areaOfPlace(areas: readonly Area[], point: Point | null, address: string | null): string | undefined {
  const nearest = point && nearestOf(areas, point)
  if (nearest) return nearest.code
  const named = address === null ? undefined : namedIn(areas, address)
  return (named ?? areas.find(({ level }) => level === 'city'))?.code
}

function nearestOf(areas: readonly Area[], { lat, lon }: Point): Area | undefined {
  const shrink = Math.cos((lat * Math.PI) / 180)
  let best: Area | undefined
  let least = Number.POSITIVE_INFINITY
  for (const area of areas) {
    if (area.lat === null || area.long === null || area.level === 'city') continue
    const distance = (area.lat - lat) ** 2 + ((area.long - lon) * shrink) ** 2
    if (distance < least) [best, least] = [area, distance]
  }
  return best
}

/** The lowest area whose name stands in the address, the longest name first. */
function namedIn(areas: readonly Area[], address: string): Area | undefined {
  const depth = { city: 0, county: 1, town: 2 }
  return areas
    .filter(({ name, nameEn }) => address.includes(name) || (nameEn.length > 3 && address.includes(nameEn)))
    .sort((a, b) => depth[b.level] - depth[a.level] || b.name.length - a.name.length)[0]
}
