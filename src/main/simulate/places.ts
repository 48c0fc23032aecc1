import type { Area } from '../../foundation/directory/directory.contract.ts'
import type { Random } from './random.ts'

/** A place that matters are about: an estate, a road or a village of the demo city. All names are made up. */
export type Point = {
  readonly name: string
  readonly kind: 'estate' | 'road' | 'village'
  readonly areaCode: string
  readonly lat: number | null
  readonly lon: number | null
  /** How much of the town's matters come from here. */
  readonly weight: number
}

const FIRST = [
  '衡',
  '云',
  '柳',
  '青',
  '石',
  '渡',
  '岭',
  '禾',
  '河',
  '桥',
  '星',
  '坪',
  '湾',
  '枫',
  '竹',
  '棠',
  '兰',
  '泉',
]
const SECOND = ['景', '香', '源', '和', '锦', '秀', '悦', '安', '宁', '丰', '盛', '茂', '清', '晖', '岚', '庭']
const ESTATES = ['花园', '小区', '家园', '新村', '苑', '公寓', '雅居', '名邸']
const ROADS = ['路', '街', '大道', '巷']
const VILLAGES = ['村', '屯', '湾村', '坪村', '庄']
const PER_TOWN = 14

/** The places of the city's towns. A few of each town give most of its matters, as everywhere. */
export function pointsOf(areas: readonly Area[], random: Random): Point[] {
  return areas
    .filter(({ level }) => level === 'town')
    .flatMap((town) => Array.from({ length: PER_TOWN }, (_, i) => pointIn(town, i, random.fork(`${town.code}-${i}`))))
}

function pointIn({ code, lat, long }: Area, at: number, random: Random): Point {
  const isTown = code.slice(6, 9) < '100'
  const kind = at % 3 === 0 ? 'road' : isTown || at % 2 === 0 ? 'estate' : 'village'
  const end = { estate: ESTATES, road: ROADS, village: VILLAGES }[kind]
  const near = () => (random.next() - 0.5) * 0.03
  return {
    name: `${random.pick(FIRST)}${random.pick(SECOND)}${random.pick(end)}`,
    kind,
    areaCode: code,
    lat: lat === null ? null : Math.round((lat + near()) * 1e6) / 1e6,
    lon: long === null ? null : Math.round((long + near()) * 1e6) / 1e6,
    weight: 1 / (at + 1),
  }
}

/** Draws places by the people of their town and their own weight. */
export class Gazetteer {
  readonly points: readonly Point[]
  readonly #weights: Readonly<Record<string, number>>

  constructor(areas: readonly Area[], random: Random) {
    const people = new Map(areas.map(({ code, population }) => [code, population ?? 100_000]))
    this.points = pointsOf(areas, random)
    this.#weights = Object.fromEntries(
      this.points.map(({ areaCode, weight }, at) => [String(at), weight * (people.get(areaCode) ?? 1)]),
    )
  }

  draw(random: Random): Point {
    return this.points[Number(random.weighted(this.#weights))]!
  }
}
