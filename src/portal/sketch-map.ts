import type { Place } from '../delivery/feedback/words.contract.ts'
import type { Area } from '../foundation/directory/directory.contract.ts'
import type { Language } from '../kernel/texts.ts'

/** An area with its centre. */
export type AreaPoint = Place & { readonly area: Area }

/** The part of the map that is shown: its centre, and kilometres from its left edge to its right. */
export type Frame = Place & { readonly span: number }

/** The drawing in units of its own; it is shown smaller on a phone. */
export const WIDTH = 640
export const HEIGHT = 480

/** Kilometres a degree of latitude; of longitude it is this times the cosine of the latitude (sphere of 6371 km). */
const DEGREE = 111.195
/** How far across each step of nearing shows, in kilometres. */
const SPANS = [320, 160, 80, 40, 20, 10, 5, 2] as const

/** The counties and townships that have a centre: the points of the sketch. */
export function pointsOf(areas: readonly Area[]): AreaPoint[] {
  return areas.flatMap((area) => {
    const { lat, long, level } = area
    return lat === null || long === null || level === 'city' ? [] : [{ lat, lon: long, area }]
  })
}

/** Metres between two places on a sphere (haversine). */
export function metresBetween(one: Place, other: Place): number {
  const radians = Math.PI / 180
  const half = (to: number, from: number) => Math.sin(((to - from) * radians) / 2) ** 2
  const cosines = Math.cos(one.lat * radians) * Math.cos(other.lat * radians)
  return 2 * 6_371_000 * Math.asin(Math.sqrt(half(other.lat, one.lat) + cosines * half(other.lon, one.lon)))
}

/** The township (or county, where it has none) whose centre is nearest. */
export function nearestTo(points: readonly AreaPoint[], place: Place): AreaPoint | undefined {
  const towns = points.filter(({ area }) => area.level === 'town')
  const among = towns.length > 0 ? towns : points
  return among.toSorted((one, other) => metresBetween(one, place) - metresBetween(other, place))[0]
}

const COMPASS = {
  zh: ['以北', '东北方向', '以东', '东南方向', '以南', '西南方向', '以西', '西北方向'],
  en: ['north', 'north-east', 'east', 'south-east', 'south', 'south-west', 'west', 'north-west'],
} as const

/** Where a place is in words: how far from the centre of the nearest township, and in which direction. */
export function whereWords(areas: readonly Area[], place: Place, language: Language): string {
  const near = nearestTo(pointsOf(areas), place)
  if (!near) return `${place.lat.toFixed(4)}, ${place.lon.toFixed(4)}`
  const metres = metresBetween(near, place)
  const name = language === 'zh' ? near.area.name : near.area.nameEn
  if (metres < 50) return language === 'zh' ? `${name}中心` : `the centre of ${name}`
  const east = (place.lon - near.lon) * Math.cos((near.lat * Math.PI) / 180)
  const eighth = Math.round(Math.atan2(east, place.lat - near.lat) / (Math.PI / 4))
  const direction = COMPASS[language][(eighth + 8) % 8]!
  const far = distanceWords(metres, language)
  return language === 'zh' ? `${name}中心${direction}约 ${far}` : `about ${far} ${direction} of the centre of ${name}`
}

/** A distance as people say it: tens of metres below a kilometre, tenths of kilometres above. */
export function distanceWords(metres: number, language: Language): string {
  if (metres < 995) return `${Math.max(10, Math.round(metres / 10) * 10)} ${language === 'zh' ? '米' : 'metres'}`
  return `${Math.round(metres / 100) / 10} ${language === 'zh' ? '公里' : 'kilometres'}`
}

/** How many steps of nearing there are for these points; step 0 shows all of them. */
export function framesOf(points: readonly AreaPoint[]): readonly number[] {
  const { span } = around(points)
  const whole = [...SPANS].reverse().find((one) => one >= span) ?? span
  return [whole, ...SPANS.filter((one) => one < whole)]
}

/** The step of nearing at which an area is first shown: all of the city, a county with its townships, ten kilometres. */
export function zoomFor(points: readonly AreaPoint[], area: Area | undefined): number {
  const spans = framesOf(points)
  const below = points.filter((one) => one.area.code === area?.code || one.area.parentCode === area?.code)
  if (!area || area.level === 'city' || below.length === 0) return 0
  const wanted = Math.max(10, around(below).span)
  return Math.max(
    0,
    spans.findLastIndex((span) => span >= wanted),
  )
}

/** What is shown: around the pin, or around the area that was chosen. */
export function frameAt(points: readonly AreaPoint[], zoom: number, pin: Place | undefined, area: Area | undefined) {
  const spans = framesOf(points)
  const step = Math.min(Math.max(0, zoom), spans.length - 1)
  const below = points.filter((one) => one.area.code === area?.code || one.area.parentCode === area?.code)
  const centre = step > 0 && pin ? pin : around(step > 0 && below.length > 0 ? below : points)
  return { lat: centre.lat, lon: centre.lon, span: spans[step]!, step, steps: spans.length }
}

/** The middle of some points, and how wide a frame shows all of them with a margin. */
function around(points: readonly AreaPoint[]): Frame {
  const lats = points.map(({ lat }) => lat)
  const lons = points.map(({ lon }) => lon)
  const middle = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2
  const reach = (values: number[]) => Math.max(...values) - Math.min(...values)
  const [lat, lon] = [middle(lats), middle(lons)]
  const wide = reach(lons) * DEGREE * Math.cos((lat * Math.PI) / 180)
  const high = (reach(lats) * DEGREE * WIDTH) / HEIGHT
  return { lat, lon, span: Math.max(wide, high, 1) * 1.25 }
}

/** Where a place stands in the drawing. */
export function toDrawing(frame: Frame, place: Place): readonly [x: number, y: number] {
  const unit = WIDTH / frame.span
  const x = WIDTH / 2 + (place.lon - frame.lon) * DEGREE * Math.cos((frame.lat * Math.PI) / 180) * unit
  return [x, HEIGHT / 2 - (place.lat - frame.lat) * DEGREE * unit]
}

/** Which place a point of the drawing stands for, to about a metre. */
export function fromDrawing(frame: Frame, x: number, y: number): Place {
  const unit = WIDTH / frame.span
  return rounded({
    lat: frame.lat - (y - HEIGHT / 2) / (DEGREE * unit),
    lon: frame.lon + (x - WIDTH / 2) / (DEGREE * Math.cos((frame.lat * Math.PI) / 180) * unit),
  })
}

/** A place some kilometres further north and east. */
export function moved(place: Place, north: number, east: number): Place {
  return rounded({
    lat: place.lat + north / DEGREE,
    lon: place.lon + east / (DEGREE * Math.cos((place.lat * Math.PI) / 180)),
  })
}

const rounded = ({ lat, lon }: Place): Place => ({ lat: Math.round(lat * 1e5) / 1e5, lon: Math.round(lon * 1e5) / 1e5 })

/** How far from the nearest centre a place may lie and still be of the city, in metres, as where it is handed in. */
const REACH = 40_000

/** Whether a place lies outside the city, as far as centres can tell. */
export function isOutside(points: readonly AreaPoint[], place: Place): boolean {
  return points.every((one) => metresBetween(one, place) > REACH)
}
