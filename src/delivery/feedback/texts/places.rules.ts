/** A point on the map in degrees of WGS 84. */
export type Point = { readonly lat: number; readonly lon: number }

/** Mean radius of the earth in metres (IUGG). */
const RADIUS = 6_371_008.8
/** Sides of a square of the map in degrees: 222 m from south to north, 445 m on the equator, 267 m at 53° N. */
const HIGH = 0.002
const WIDE = 0.004
const ROWS_APART = 1_000_000
const METRES_OF_DEGREE = (Math.PI / 180) * RADIUS

const rowOf = (lat: number) => Math.floor((lat + 90) / HIGH)
const columnOf = (lon: number) => Math.floor((lon + 180) / WIDE)

/** The number of the square of the map in which a point lies. */
export function cellOf({ lat, lon }: Point): number {
  return rowOf(lat) * ROWS_APART + columnOf(lon)
}

const MOST_CELLS = 4000

/**
 * The squares that a circle of so many metres touches: all points of the circle lie in them, and some around it too.
 * At most 4,000, which a radius of some 7 km needs. Not meant for the poles and the date line.
 */
export function cellsWithin({ lat, lon }: Point, metres: number): number[] {
  const north = metres / METRES_OF_DEGREE
  const east = north / Math.max(0.01, Math.cos((lat * Math.PI) / 180))
  const cells: number[] = []
  for (let row = rowOf(lat - north); row <= rowOf(lat + north); row++) {
    for (let column = columnOf(lon - east); column <= columnOf(lon + east); column++) {
      if (cells.length < MOST_CELLS) cells.push(row * ROWS_APART + column)
    }
  }
  return cells
}

/** Metres between two points on the sphere by the haversine formula (Sinnott 1984). */
export function metresBetween(one: Point, other: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const dLat = radians(other.lat - one.lat)
  const dLon = radians(other.lon - one.lon)
  const h =
    Math.sin(dLat / 2) ** 2 + Math.cos(radians(one.lat)) * Math.cos(radians(other.lat)) * Math.sin(dLon / 2) ** 2
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(h)))
}
