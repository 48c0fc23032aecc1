import type { FieldFault } from '../../../kernel/errors.ts'
import type { Box, RequestFilter, RequestsQuery, Span, UpdatesQuery } from './open311.contract.ts'

export const MOST_ROWS = 1000
/** Rows of a page of the bulk file. */
export const MOST_BULK_ROWS = 10_000
const DAY = 86_400_000
const MOST_DAYS = 90
const MOST_UPDATE_DAYS = 31
const MOST_METRES = 50_000

type Read = { filter: RequestFilter; faults: FieldFault[] }

/**
 * Reads the parameters of `GET /requests`. Ids override all others. Without dates the last 90 days are meant, by the
 * date of the request, or by that of the last change where `updated_after` or `updated_before` is given.
 */
export function readRequestsQuery(query: RequestsQuery, now: Date, mostRows: number = MOST_ROWS): Read {
  const faults: FieldFault[] = []
  const page = readCount(query.page, 'page', 10_000, faults) ?? 1
  const pageSize = readCount(query.page_size, 'page_size', mostRows, faults) ?? mostRows
  const numbers = listOf(query.service_request_id)
  if (numbers.length > MOST_ROWS) faults.push(tooMany('service_request_id'))
  if (numbers.length > 0) return { filter: { numbers, page, pageSize }, faults }
  const services = listOf(query.service_code)
  const isClosed = readStatus(query.status, faults)
  const circle = readCircle(query, faults)
  const box = readBox(query.bbox, faults)
  const byChange = query.updated_after !== undefined || query.updated_before !== undefined
  const byDate = query.start_date !== undefined || query.end_date !== undefined
  const updated = byChange
    ? readSpan(query.updated_after, query.updated_before, ['updated_after', 'updated_before'], now, faults)
    : undefined
  const requested =
    byDate || !byChange
      ? readSpan(query.start_date, query.end_date, ['start_date', 'end_date'], now, faults)
      : undefined
  return {
    filter: {
      page,
      pageSize,
      ...(services.length > 0 ? { services } : {}),
      ...(isClosed === undefined ? {} : { isClosed }),
      ...(circle ? { circle } : {}),
      ...(box ? { box } : {}),
      ...(updated ? { updated } : {}),
      ...(requested ? { requested } : {}),
    },
    faults,
  }
}

/** Reads the parameters of `GET /servicerequestupdates`; without a beginning the last day is meant, as clients poll. */
export function readUpdatesQuery(query: UpdatesQuery, now: Date) {
  const faults: FieldFault[] = []
  const numbers = listOf(query.service_request_id)
  if (numbers.length > MOST_ROWS) faults.push(tooMany('service_request_id'))
  // Every history of the span is opened, so that of everything it is shorter than that of some requests.
  const days = numbers.length > 0 ? { most: MOST_DAYS, usual: MOST_DAYS } : { most: MOST_UPDATE_DAYS, usual: 1 }
  const span = readSpan(query.start_date, query.end_date, ['start_date', 'end_date'], now, faults, days)
  return { numbers, span, faults }
}

const INSTANT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/i

/** An instant as W3C writes it; without a zone it is taken as UTC. A blank for the plus of a zone is put right. */
export function readInstant(text: string): Date | undefined {
  const given = text.trim().replace(/ (?=\d{2}:?\d{2}$)/, '+')
  if (!INSTANT.test(given)) return undefined
  const hasZone = /(Z|[+-]\d{2}:?\d{2})$/i.test(given.slice(10))
  const at = new Date(given.length === 10 || hasZone ? given : `${given}Z`)
  return Number.isNaN(at.getTime()) ? undefined : at
}

function readSpan(
  fromText: string | undefined,
  toText: string | undefined,
  [fromName, toName]: readonly [string, string],
  now: Date,
  faults: FieldFault[],
  { most, usual }: { most: number; usual: number } = { most: MOST_DAYS, usual: MOST_DAYS },
): Span {
  const read = (text: string | undefined, field: string) => {
    if (text === undefined) return undefined
    const at = readInstant(text)
    if (!at)
      faults.push(
        fault(
          field,
          'INVALID_FORMAT',
          '请给出带时区的时间，例如 2026-03-02T08:30:00+08:00。',
          'Give an instant with its zone, such as 2026-03-02T08:30:00+08:00.',
        ),
      )
    return at
  }
  const start = read(fromText, fromName)
  const end = read(toText, toName)
  const to = end ?? new Date(start ? Math.min(start.getTime() + most * DAY, now.getTime()) : now.getTime())
  const from = start ?? new Date(to.getTime() - usual * DAY)
  if (to.getTime() - from.getTime() > most * DAY)
    faults.push(
      fault(
        fromName,
        'SPAN_TOO_LONG',
        `一次最多查询 ${most} 天，请缩短 ${fromName} 与 ${toName} 的间隔。`,
        `At most ${most} days at once: bring ${fromName} and ${toName} closer together.`,
      ),
    )
  return { from, to }
}

function readStatus(text: string | undefined, faults: FieldFault[]): boolean | undefined {
  const wanted = new Set(listOf(text).map((one) => one.toLowerCase()))
  const isKnown = [...wanted].every((one) => one === 'open' || one === 'closed')
  if (!isKnown) faults.push(fault('status', 'INVALID_VALUE', '只能是 open、closed。', 'This is open or closed.'))
  return wanted.size === 1 ? wanted.has('closed') : undefined
}

function readCircle({ lat, long, radius }: RequestsQuery, faults: FieldFault[]) {
  if (lat === undefined && long === undefined && radius === undefined) return undefined
  const [y, x] = [Number(lat || Number.NaN), Number(long || Number.NaN)]
  const metres = radius === undefined ? 1000 : Number(radius || Number.NaN)
  if (Math.abs(y) <= 90 && Math.abs(x) <= 180 && metres > 0 && metres <= MOST_METRES) return { lat: y, lon: x, metres }
  faults.push(
    fault(
      'radius',
      'INVALID_FORMAT',
      `请同时给出 lat、long（度）和 radius（米，最多 ${MOST_METRES}）。`,
      `Give lat and long in degrees and radius in metres, ${MOST_METRES} at most.`,
    ),
  )
  return undefined
}

function readBox(text: string | undefined, faults: FieldFault[]): Box | undefined {
  if (text === undefined) return undefined
  const [west, south, east, north, ...more] = text.split(',').map((part) => Number(part.trim() || Number.NaN))
  const isGood =
    more.length === 0 &&
    west! >= -180 &&
    east! <= 180 &&
    south! >= -90 &&
    north! <= 90 &&
    west! <= east! &&
    south! <= north!
  if (isGood) return { west: west!, south: south!, east: east!, north: north! }
  faults.push(
    fault(
      'bbox',
      'INVALID_FORMAT',
      '请按“西经度,南纬度,东经度,北纬度”给出范围（度）。',
      'Give the box as west,south,east,north in degrees.',
    ),
  )
  return undefined
}

function readCount(text: string | undefined, field: string, most: number, faults: FieldFault[]): number | undefined {
  if (text === undefined) return undefined
  const value = Number(text || Number.NaN)
  if (Number.isInteger(value) && value >= 1 && value <= most) return value
  faults.push(fault(field, 'INVALID_FORMAT', `请填 1 到 ${most} 的整数。`, `This is a whole number from 1 to ${most}.`))
  return undefined
}

function listOf(text: string | undefined): string[] {
  return [...new Set((text ?? '').split(',').map((one) => one.trim()))].filter((one) => one !== '')
}

function tooMany(field: string): FieldFault {
  return fault(field, 'TOO_MANY', `一次最多 ${MOST_ROWS} 个。`, `At most ${MOST_ROWS} at once.`)
}

function fault(field: string, code: string, zh: string, en: string): FieldFault {
  return { field, code, message: { zh, en } }
}
