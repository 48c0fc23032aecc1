import { Place } from '../../delivery/feedback/words.contract.ts'
import { type Area, listAreas } from '../../foundation/directory/directory.contract.ts'
import { Button, ButtonGroup } from '../../ui/portal/form/Button.tsx'
import type { FormFault } from '../../ui/portal/form/ErrorSummary.tsx'
import { Select } from '../../ui/portal/form/Select.tsx'
import {
  type AreaPoint,
  distanceWords,
  type Frame,
  frameAt,
  fromDrawing,
  HEIGHT,
  isOutside,
  moved,
  pointsOf,
  WIDTH,
  whereWords,
  zoomFor,
} from '../sketch-map.ts'
import { type Draft, keepAnswers } from '../tell-draft.ts'
import { mapTexts } from '../texts/map-texts.ts'
import { tellTexts } from '../texts/tell-texts.ts'
import type { Answer, Page, Visit } from '../visit.ts'
import { SketchDrawing } from './sketch-drawing.tsx'
import { areaOptions } from './tell.tsx'
import { actionOf, faultOf, leadOn, stepPage, unlessTooEarly } from './tell-parts.tsx'

/** How wide the map is shown, in pixels: on a phone, and where there is room. What was pressed says which it was. */
const SIZES = { small: 288, large: WIDTH } as const
/** How many steps of the pin lead from one edge to the other. */
const STEPS_ACROSS = 20
/** A picture of nothing, one pixel: what is pressed lies over the drawing. */
const NOTHING = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=='

type Known = { areas: readonly Area[]; points: readonly AreaPoint[]; draft: Draft }

/** The place on a sketch of the city: pressed on it, found by the browser, or reached by buttons. */
export async function mapPage(visit: Visit): Promise<Answer> {
  return withMap(visit, (known) => askPlace(visit, known, []))
}

export async function takeMap(visit: Visit): Promise<Answer> {
  return withMap(visit, async (known) => {
    const { form } = visit
    const pin = pinIn(visit, known)
    const texts = mapTexts[visit.language]
    if (pin instanceof Error) return askPlace(visit, known, [{ field: 'town', message: pin.message }])
    if (pin && isOutside(known.points, pin)) return askPlace(visit, known, [{ field: 'town', message: texts.outside }])
    const draft = await keepAnswers(visit, { place: pin, similarAsked: false, join: undefined })
    if (form.go === 'done' || form.go === 'clear') return leadOn(visit, 'map', draft)
    return { redirect: addressOf(visit, zoomAfter(form)) }
  })
}

/** Going nearer and further is a step; one's own position is shown as near as it goes. */
function zoomAfter({ zoom, go }: Visit['form']): number {
  const step = numberIn(zoom) ?? 0
  if (go === 'here') return 99
  return go === 'in' ? step + 1 : go === 'out' ? Math.max(0, step - 1) : step
}

async function withMap(visit: Visit, show: (known: Known) => Answer | Promise<Answer>): Promise<Answer> {
  const { items: areas } = await visit.call(listAreas, {})
  const points = pointsOf(areas)
  return unlessTooEarly(visit, 'map', (draft) =>
    points.length > 1 ? show({ areas, points, draft }) : { redirect: actionOf(visit, 'where') },
  )
}

/** Where the pin is to be after what was pressed; none where it is taken away, an error where nothing can be read. */
function pinIn(visit: Visit, { points }: Known): Place | undefined | Error {
  const { form, language } = visit
  const texts = mapTexts[language]
  for (const [name, width] of Object.entries(SIZES)) {
    const [x, y] = [numberIn(form[`${name}.x`]), numberIn(form[`${name}.y`])]
    if (x === undefined || y === undefined) continue
    const frame = frameIn(form.frame)
    // A browser sends the upper left corner where a key was pressed instead.
    if (!frame || (x === 0 && y === 0)) return new Error(texts.byKeyboard)
    return fromDrawing(frame, (x * WIDTH) / width, (y * WIDTH) / width)
  }
  const pin = Place.safeParse({ lat: numberIn(form.lat), lon: numberIn(form.lon) }).data
  switch (form.go) {
    case 'clear':
      return undefined
    case 'town': {
      const town = points.find(({ area }) => area.code === form.town)
      return town ? { lat: town.lat, lon: town.lon } : new Error(texts.noTown)
    }
    case 'n':
    case 's':
    case 'e':
    case 'w': {
      const step = stepOf(frameIn(form.frame)?.span ?? 2)
      const north = form.go === 'n' ? step : form.go === 's' ? -step : 0
      const east = form.go === 'e' ? step : form.go === 'w' ? -step : 0
      return pin ? moved(pin, north, east) : new Error(texts.unreadable)
    }
    case 'here':
      return pin ?? new Error(texts.unreadable)
    default:
      return pin
  }
}

const numberIn = (text: string | undefined) =>
  text && /^-?\d{1,5}(\.\d{1,12})?$/.test(text) ? Number(text) : undefined

/** The frame that the page was drawn in, as its form sends it back. */
function frameIn(text = ''): Frame | undefined {
  const [lat, lon, span] = text.split(',').map(numberIn)
  const place = Place.safeParse({ lat, lon })
  return place.success && span && span > 0 ? { ...place.data, span } : undefined
}

const stepOf = (span: number) => span / STEPS_ACROSS

function addressOf({ query }: Visit, zoom: number): string {
  return `/tell/map?zoom=${zoom}${query.change ? '&change=1' : ''}`
}

function askPlace(visit: Visit, { areas, points, draft }: Known, faults: readonly FormFault[]): Page {
  const { language, query, form } = visit
  const texts = mapTexts[language]
  const area = areas.find(({ code }) => code === draft.areaCode)
  const zoom = numberIn(query.zoom ?? form.zoom) ?? zoomFor(points, area)
  const pin = draft.place
  const frame = frameAt(points, zoom, pin, area)
  const name = area ? (language === 'zh' ? area.name : area.nameEn) : ''
  const step = stepOf(frame.span)
  const hidden = (
    <>
      <input type="hidden" name="frame" value={`${frame.lat.toFixed(6)},${frame.lon.toFixed(6)},${frame.span}`} />
      <input type="hidden" name="zoom" value={frame.step} />
    </>
  )
  return stepPage({
    visit,
    step: 'map',
    question: texts.question,
    faults,
    above: (
      <>
        <h1>{texts.question}</h1>
        <p className="hint section-tight">{texts.hint}</p>
        <p role="status" data-pin-words={texts.moved}>
          {pin ? texts.pin(whereWords(areas, pin, language)) : texts.none}
        </p>
        <form method="post" action={actionOf(visit, 'map')} className="sketch" data-sketch="">
          {hidden}
          <SketchDrawing
            language={language}
            points={points}
            frame={frame}
            pin={pin}
            elder={visit.elder}
            title={texts.drawing(name, distanceWords(frame.span * 1000, language))}
          />
          {Object.entries(SIZES).map(([size, width]) => (
            <input
              key={size}
              type="image"
              name={size}
              className={`sketch-${size}`}
              src={NOTHING}
              alt={texts.click}
              width={width}
              height={(width * HEIGHT) / WIDTH}
              tabIndex={-1}
            />
          ))}
        </form>
      </>
    ),
    children: (
      <>
        {hidden}
        <input type="hidden" name="lat" value={pin?.lat ?? ''} />
        <input type="hidden" name="lon" value={pin?.lon ?? ''} />
        <p className="sketch-tools">
          {frame.step + 1 < frame.steps && (
            <Button kind="second" name="go" value="in">
              {texts.nearer}
            </Button>
          )}
          {frame.step > 0 && (
            <Button kind="second" name="go" value="out">
              {texts.further}
            </Button>
          )}
        </p>
        <ButtonGroup>
          <Button name="go" value="done">
            {tellTexts[language].next}
          </Button>
          <button className="button second" type="submit" name="go" value="here" hidden data-locate={texts.denied}>
            {texts.here}
          </button>
          <Button kind="second" name="go" value="clear">
            {texts.clear}
          </Button>
        </ButtonGroup>
        <h2 className="section">{texts.keyboard}</h2>
        <Select
          language={language}
          name="town"
          label={texts.town}
          error={faultOf(faults, 'town')}
          value={draft.areaCode}
          options={areaOptions(areas, language).filter(({ value }) => points.some((one) => one.area.code === value))}
        />
        <p className="section-tight">
          <Button kind="second" name="go" value="town">
            {texts.put}
          </Button>
        </p>
        {pin && (
          <fieldset>
            <legend className="label">{texts.move(distanceWords(step * 1000, language))}</legend>
            <p className="sketch-tools">
              {(['n', 's', 'w', 'e'] as const).map((direction) => (
                <Button key={direction} kind="second" name="go" value={direction}>
                  {texts.directions[direction]}
                </Button>
              ))}
            </p>
          </fieldset>
        )}
      </>
    ),
  })
}
