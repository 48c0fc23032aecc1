/**
 * A layered drawing of a directed graph (Sugiyama, Tagawa and Toda 1981): arrows against the flow are turned round,
 * nodes get a layer by their longest path, long arrows get a place in every layer they cross, the order in each layer
 * is improved by barycentres, and places are then set as near to their neighbours as the widths allow. The text of an
 * arrow has its own place between the layers, so texts never lie on one another.
 */

export type LayoutNode = { readonly id: string; readonly width: number; readonly height: number }
export type LayoutArrow = {
  readonly from: string
  readonly to: string
  readonly width: number
  readonly height: number
}

export type Point = { readonly x: number; readonly y: number }
export type PlacedNode = LayoutNode & Point
/** `points` run from the source's edge to the target's; `text` is the middle of the place for the arrow's text. */
export type PlacedArrow = LayoutArrow & { readonly points: readonly Point[]; readonly text: Point }
export type Layout = {
  readonly width: number
  readonly height: number
  readonly nodes: readonly PlacedNode[]
  readonly arrows: readonly PlacedArrow[]
}

const GAP_X = 28
const GAP_Y = 24
const THREAD_WIDTH = 10
const SWEEPS = 24

/** One place in a row: a node, the text of an arrow, or a thread where an arrow passes. */
type Place = { width: number; height: number; x: number; up: Place[]; down: Place[] }

/** Places nodes and arrows; the first node is the top. An arrow from a node to itself is not drawn and not returned. */
export function layOut(nodes: readonly LayoutNode[], arrows: readonly LayoutArrow[]): Layout {
  const drawn = arrows.filter(({ from, to }) => from !== to)
  const turned = againstTheFlow(nodes, drawn)
  const downwards = drawn.map((arrow) => ({
    arrow,
    upper: turned.has(arrow) ? arrow.to : arrow.from,
    lower: turned.has(arrow) ? arrow.from : arrow.to,
  }))
  const layerOf = layersOf(nodes, downwards)
  const rows: Place[][] = []
  const row = (index: number) => {
    while (rows.length <= index) rows.push([])
    return rows[index]!
  }
  const places = new Map(nodes.map((node) => [node.id, place(node.width, node.height)]))
  for (const { id } of nodes) row(layerOf.get(id)! * 2).push(places.get(id)!)
  const chains = downwards.map(({ arrow, upper, lower }) => {
    const chain = [places.get(upper)!]
    const [first, last] = [layerOf.get(upper)! * 2, layerOf.get(lower)! * 2]
    // The text stands next to where the arrow begins, so that it is read as one of the ways out of that node.
    const textRow = turned.has(arrow) ? last - 1 : first + 1
    for (let index = first + 1; index < last; index++) {
      const isText = index === textRow
      const one = place(isText ? arrow.width : THREAD_WIDTH, isText ? arrow.height : 0)
      row(index).push(one)
      chain.push(one)
    }
    chain.push(places.get(lower)!)
    for (let i = 1; i < chain.length; i++) {
      chain[i - 1]!.down.push(chain[i]!)
      chain[i]!.up.push(chain[i - 1]!)
    }
    return { arrow, chain, textAt: turned.has(arrow) ? chain.length - 2 : 1 }
  })
  const ordered = orderRows(rows)
  setPlaces(ordered)
  return measure(nodes, places, ordered, chains, turned)
}

function place(width: number, height: number): Place {
  return { width, height, x: 0, up: [], down: [] }
}

/** The arrows that lead back to a node on the path by which a depth-first walk from the top came. */
function againstTheFlow(nodes: readonly LayoutNode[], arrows: readonly LayoutArrow[]): Set<LayoutArrow> {
  const back = new Set<LayoutArrow>()
  const done = new Set<string>()
  const onPath = new Set<string>()
  const walk = (id: string) => {
    onPath.add(id)
    for (const arrow of arrows.filter(({ from }) => from === id)) {
      if (onPath.has(arrow.to)) back.add(arrow)
      else if (!done.has(arrow.to)) walk(arrow.to)
    }
    onPath.delete(id)
    done.add(id)
  }
  for (const { id } of nodes) if (!done.has(id)) walk(id)
  return back
}

function layersOf(
  nodes: readonly LayoutNode[],
  arrows: readonly { readonly upper: string; readonly lower: string }[],
): Map<string, number> {
  const layers = new Map<string, number>()
  const layerOf = (id: string): number => {
    const known = layers.get(id)
    if (known !== undefined) return known
    const above = arrows.filter(({ lower }) => lower === id).map(({ upper }) => layerOf(upper))
    const layer = above.length === 0 ? 0 : Math.max(...above) + 1
    layers.set(id, layer)
    return layer
  }
  for (const { id } of nodes) layerOf(id)
  // A node beside the top into which nothing leads goes down to just above the first node that it leads to.
  for (const { id } of nodes.slice(1)) {
    const below = arrows.filter(({ upper }) => upper === id).map(({ lower }) => layers.get(lower)!)
    if (layers.get(id) === 0 && below.length > 0) layers.set(id, Math.min(...below) - 1)
  }
  return layers
}

/** Orders the rows from the order given and from its mirror image, and keeps the order in which fewest arrows cross. */
function orderRows(rows: readonly Place[][]): Place[][] {
  const asGiven = improveOrder(rows.map((row) => [...row]))
  const mirrored = improveOrder(rows.map((row, i) => (i === 0 ? [...row] : [...row].reverse())))
  return crossings(mirrored) < crossings(asGiven) ? mirrored : asGiven
}

/** Orders each row by the middle of its neighbours, downwards and upwards in turn, and keeps the best order seen. */
function improveOrder(start: Place[][]): Place[][] {
  let current = start
  let best = start
  let least = crossings(start)
  for (let sweep = 0; sweep < SWEEPS && least > 0; sweep++) {
    const downwards = sweep % 2 === 0
    current = current.map((row) => [...row])
    const indices = current.map((_, i) => (downwards ? i : current.length - 1 - i)).slice(1)
    for (const index of indices) {
      const beside = current[downwards ? index - 1 : index + 1]!
      const position = new Map(beside.map((one, i) => [one, i]))
      const middle = new Map(
        current[index]!.map((one, i) => [one, middleOf(downwards ? one.up : one.down, position, i)]),
      )
      current[index]!.sort((a, b) => middle.get(a)! - middle.get(b)!)
    }
    const count = crossings(current)
    if (count < least) {
      best = current
      least = count
    }
  }
  return best
}

function middleOf(neighbours: readonly Place[], position: ReadonlyMap<Place, number>, own: number): number {
  if (neighbours.length === 0) return own
  return neighbours.reduce((sum, one) => sum + position.get(one)!, 0) / neighbours.length
}

function crossings(rows: readonly Place[][]): number {
  let count = 0
  for (let index = 1; index < rows.length; index++) {
    const position = new Map(rows[index]!.map((one, i) => [one, i]))
    const lines = rows[index - 1]!.flatMap((one, i) => one.down.map((to) => [i, position.get(to)!] as const))
    for (const [a, b] of lines) for (const [c, d] of lines) if (a < c && b > d) count++
  }
  return count
}

/** Sets x in every row as near to the neighbours as the widths allow, going down and up until it has settled. */
function setPlaces(rows: readonly Place[][]): void {
  for (const row of rows)
    spread(
      row,
      row.map((_, i) => i),
    )
  for (let pass = 0; pass < SWEEPS; pass++) {
    for (const row of pass % 2 === 0 ? rows : [...rows].reverse()) {
      spread(
        row,
        row.map((one) => {
          const near = [...one.up, ...one.down]
          return near.length === 0 ? one.x : near.reduce((sum, { x }) => sum + x, 0) / near.length
        }),
      )
    }
  }
}

/** Gives a row the places nearest to those wished for (least squares) that keep its order and gaps. */
function spread(row: readonly Place[], wishes: readonly number[]): void {
  let offset = 0
  const offsets = row.map((one, i) => {
    if (i > 0) offset += (row[i - 1]!.width + one.width) / 2 + GAP_X
    return offset
  })
  // Pool adjacent violators: neighbours whose wishes clash share the mean of their wishes.
  const pools: { sum: number; count: number }[] = []
  wishes.forEach((wish, i) => {
    let pool = { sum: wish - offsets[i]!, count: 1 }
    for (let last = pools.at(-1); last && last.sum / last.count > pool.sum / pool.count; last = pools.at(-1)) {
      pool = { sum: pool.sum + last.sum, count: pool.count + last.count }
      pools.pop()
    }
    pools.push(pool)
  })
  let index = 0
  for (const { sum, count } of pools) {
    for (let i = 0; i < count; i++, index++) row[index]!.x = sum / count + offsets[index]!
  }
}

type Chain = { readonly arrow: LayoutArrow; readonly chain: readonly Place[]; readonly textAt: number }

function measure(
  nodes: readonly LayoutNode[],
  places: ReadonlyMap<string, Place>,
  rows: readonly Place[][],
  chains: readonly Chain[],
  turned: ReadonlySet<LayoutArrow>,
): Layout {
  const all = rows.flat()
  const left = Math.min(...all.map((one) => one.x - one.width / 2))
  const right = Math.max(...all.map((one) => one.x + one.width / 2))
  const middles = new Map<Place, number>()
  let bottom = 0
  for (const row of rows) {
    const height = Math.max(0, ...row.map((one) => one.height))
    for (const one of row) middles.set(one, bottom + height / 2)
    bottom += height + GAP_Y
  }
  const at = (one: Place): Point => ({ x: one.x - left, y: middles.get(one)! })
  const ports = portsOf(chains)
  return {
    width: right - left,
    height: bottom - GAP_Y,
    nodes: nodes.map((node) => ({ ...node, ...at(places.get(node.id)!) })),
    arrows: chains.map(({ arrow, chain, textAt }) => {
      const [upper, lower] = [chain[0]!, chain.at(-1)!]
      const points = [
        { x: at(upper).x + ports.get(chain)!.upper, y: at(upper).y + upper.height / 2 },
        ...chain.slice(1, -1).flatMap((one) => (one.height === 0 ? [at(one)] : through(at(one), one.height))),
        { x: at(lower).x + ports.get(chain)!.lower, y: at(lower).y - lower.height / 2 },
      ]
      return { ...arrow, points: turned.has(arrow) ? points.reverse() : points, text: at(chain[textAt]!) }
    }),
  }
}

/** An arrow runs straight down behind its text, so that it meets the text in its middle. */
function through({ x, y }: Point, height: number): Point[] {
  return [
    { x, y: y - height / 2 },
    { x, y: y + height / 2 },
  ]
}

/** Where along a node's edge each arrow leaves or arrives, from its middle: side by side in the order of the next row. */
function portsOf(chains: readonly Chain[]): Map<readonly Place[], { upper: number; lower: number }> {
  const ports = new Map(chains.map(({ chain }) => [chain, { upper: 0, lower: 0 }]))
  const share = (end: 'upper' | 'lower') => {
    const groups = new Map<Place, (readonly Place[])[]>()
    for (const { chain } of chains) {
      const node = end === 'upper' ? chain[0]! : chain.at(-1)!
      groups.set(node, [...(groups.get(node) ?? []), chain])
    }
    for (const [node, group] of groups) {
      const next = (chain: readonly Place[]) => (end === 'upper' ? chain[1]! : chain.at(-2)!).x
      const step = Math.min(24, (node.width * 0.7) / group.length)
      group
        .sort((a, b) => next(a) - next(b))
        .forEach((chain, i) => {
          ports.get(chain)![end] = (i - (group.length - 1) / 2) * step
        })
    }
  }
  share('upper')
  share('lower')
  return ports
}
