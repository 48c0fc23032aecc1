import { type AreaPoint, type Frame, HEIGHT, toDrawing, WIDTH } from './sketch-map.ts'

type Point = readonly [x: number, y: number]
/** A corner of a cell, and which neighbour the edge that begins there borders on; undefined at the rim of the drawing. */
type Corner = { readonly at: Point; readonly neighbour: number | undefined }

/** The lines between the cells of the sketch as SVG paths: between townships of one county, and between counties. */
export type SketchLines = { readonly towns: string; readonly counties: string }

/**
 * Draws each place of the sketch nearer to its own township's centre than to any other (Voronoi cells), by cutting the
 * drawing along the bisector of every pair: quadratic in the number of centres, of which a city has a few hundred.
 */
export function linesOf(points: readonly AreaPoint[], frame: Frame): SketchLines {
  const towns = points.filter(({ area }) => area.level === 'town')
  const cells = towns.length > 1 ? towns : points
  const seeds = cells.map((one) => toDrawing(frame, one))
  const lines = { towns: '', counties: '' }
  for (const [index, seed] of seeds.entries()) {
    for (const [[x1, y1], [x2, y2], neighbour] of edgesOf(cellOf(seed, index, seeds))) {
      // Each line is shared by two cells and drawn once.
      if (neighbour === undefined || neighbour < index) continue
      const isWithin = cells[index]!.area.countyCode === cells[neighbour]!.area.countyCode
      lines[isWithin ? 'towns' : 'counties'] += `M${x1} ${y1}L${x2} ${y2}`
    }
  }
  return lines
}

function cellOf(seed: Point, index: number, seeds: readonly Point[]): Corner[] {
  let cell: Corner[] = [
    [0, 0],
    [WIDTH, 0],
    [WIDTH, HEIGHT],
    [0, HEIGHT],
  ].map(([x, y]) => ({ at: [x!, y!], neighbour: undefined }))
  for (const [other, place] of seeds.entries()) {
    if (other !== index && cell.length > 0) cell = cut(cell, seed, place, other)
  }
  return cell
}

/** The part of a cell that is nearer to its seed than to another. */
function cut(cell: readonly Corner[], seed: Point, other: Point, neighbour: number): Corner[] {
  const [dx, dy] = [other[0] - seed[0], other[1] - seed[1]]
  if (dx === 0 && dy === 0) return [...cell]
  const middle = ((other[0] + seed[0]) * dx + (other[1] + seed[1]) * dy) / 2
  const beyond = ([x, y]: Point) => x * dx + y * dy - middle
  const kept: Corner[] = []
  for (const [index, corner] of cell.entries()) {
    const next = cell[(index + 1) % cell.length]!
    const [here, there] = [beyond(corner.at), beyond(next.at)]
    if (here <= 0) kept.push(corner)
    if (here <= 0 === there <= 0) continue
    const share = here / (here - there)
    const at: Point = [
      corner.at[0] + share * (next.at[0] - corner.at[0]),
      corner.at[1] + share * (next.at[1] - corner.at[1]),
    ]
    // Leaving the half that is kept, the new edge runs along the bisector; coming back, along the old one.
    kept.push({ at, neighbour: here <= 0 ? neighbour : corner.neighbour })
  }
  return kept
}

function edgesOf(cell: readonly Corner[]): (readonly [Point, Point, number | undefined])[] {
  const whole = ([x, y]: Point): Point => [Math.round(x), Math.round(y)]
  return cell.map(({ at, neighbour }, index) => [whole(at), whole(cell[(index + 1) % cell.length]!.at), neighbour])
}
