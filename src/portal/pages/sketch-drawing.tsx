import type { Place } from '../../delivery/feedback/words.contract.ts'
import type { Language } from '../../kernel/texts.ts'
import { linesOf } from '../sketch-cells.ts'
import { type AreaPoint, distanceWords, type Frame, HEIGHT, toDrawing, WIDTH } from '../sketch-map.ts'

type SketchProps = {
  language: Language
  points: readonly AreaPoint[]
  frame: Frame
  pin: Place | undefined
  title: string
  elder: boolean
}

/** Height of a label in the drawing as a phone shows it, where it must keep apart from the others; larger in elder mode. */
const LABEL = 30
const ELDER_LABEL = 54

/** The city as a sketch: a cell around each township's centre, names where there is room, a scale, the pin. */
export function SketchDrawing({ language, points, frame, pin, title, elder }: SketchProps) {
  const { towns, counties } = linesOf(points, frame)
  const [x, y] = pin ? toDrawing(frame, pin) : [WIDTH / 2, HEIGHT / 2]
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={title}
      data-lat={frame.lat}
      data-lon={frame.lon}
      data-span={frame.span}
    >
      <path className="sketch-towns" d={towns} />
      <path className="sketch-counties" d={counties} />
      {labelled(points, frame, language, elder ? ELDER_LABEL : LABEL).map(({ area, at, name }) => (
        <g key={area.code} className={area.level}>
          <circle cx={at[0]} cy={at[1]} r="4" />
          {name && (
            <text x={at[0]} y={at[1] - 9} textAnchor="middle">
              {name}
            </text>
          )}
        </g>
      ))}
      <Scale frame={frame} language={language} />
      <path
        className="sketch-pin"
        data-pin=""
        display={pin ? undefined : 'none'}
        transform={`translate(${Math.round(x)} ${Math.round(y)})`}
        d="M0 0C-4-12-15-19-15-31a15 15 0 0 1 30 0C15-19 4-12 0 0Z"
      />
    </svg>
  )
}

/** The centres in sight, each with its name unless it would cover another; townships before counties once near. */
function labelled(points: readonly AreaPoint[], frame: Frame, language: Language, height: number) {
  const first = frame.span > 60 ? 'county' : 'town'
  const shown = points
    .map(({ area, lat, lon }) => ({ area, at: toDrawing(frame, { lat, lon }).map(Math.round) as [number, number] }))
    .filter(({ at: [x, y] }) => x > 0 && x < WIDTH && y > 12 && y < HEIGHT)
    .sort((one, other) => Number(other.area.level === first) - Number(one.area.level === first))
  const taken: [number, number, number][] = []
  return shown.map(({ area, at }) => {
    const name = language === 'zh' ? area.name : area.nameEn
    const half = (name.length * height * (language === 'zh' ? 1 : 0.55)) / 2
    const [x, y] = at
    const fits = x - half > 0 && x + half < WIDTH && y > height + 10
    const free = taken.every(([tx, ty, reach]) => Math.abs(tx - x) > reach + half || Math.abs(ty - y) > height + 4)
    if (!fits || !free) return { area, at, name: '' }
    taken.push([x, y, half])
    return { area, at, name }
  })
}

function Scale({ frame, language }: { frame: Frame; language: Language }) {
  const kilometres = frame.span / 8
  const length = WIDTH / 8
  return (
    <g className="sketch-scale">
      <path d={`M12 ${HEIGHT - 22}v8h${length}v-8`} />
      <text x={length + 22} y={HEIGHT - 12}>
        {distanceWords(kilometres * 1000, language)}
      </text>
    </g>
  )
}
