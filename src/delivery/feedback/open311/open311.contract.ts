import { z } from 'zod'
import { endpoint, FormFields, TextReply } from '../../../kernel/endpoint.ts'

/** A parameter of the address; one that stands twice counts as it stands first, and the character zero for nothing. */
function parameter(most: number) {
  const first = (given: unknown) => {
    const one: unknown = Array.isArray(given) ? given[0] : given
    return typeof one === 'string' ? one.replaceAll('\0', '') : one
  }
  return z.preprocess(first, z.string().trim().max(most).optional())
}

const OfFormat = z.object({ format: z.string().max(20) })
/** An id with its ending: `0203.json`. */
const OfName = z.object({ name: z.string().max(120) })
const Common = { jurisdiction_id: parameter(100), locale: parameter(20), api_key: parameter(200) }

export const RequestsQuery = z.object({
  ...Common,
  service_request_id: parameter(8000),
  service_code: parameter(2000),
  start_date: parameter(40),
  end_date: parameter(40),
  status: parameter(40),
  updated_after: parameter(40),
  updated_before: parameter(40),
  page: parameter(10),
  page_size: parameter(10),
  lat: parameter(30),
  long: parameter(30),
  radius: parameter(30),
  /** West, south, east, north in degrees. */
  bbox: parameter(120),
})
export type RequestsQuery = z.output<typeof RequestsQuery>

export const UpdatesQuery = z.object({
  ...Common,
  start_date: parameter(40),
  end_date: parameter(40),
  service_request_id: parameter(8000),
})
export type UpdatesQuery = z.output<typeof UpdatesQuery>

/** What a list of requests is narrowed by. */
export type RequestFilter = {
  readonly numbers?: readonly string[]
  readonly services?: readonly string[]
  readonly isClosed?: boolean
  readonly requested?: Span
  readonly updated?: Span
  readonly circle?: { readonly lat: number; readonly lon: number; readonly metres: number }
  readonly box?: Box
  readonly page: number
  readonly pageSize: number
}
export type Span = { readonly from: Date; readonly to: Date }
export type Box = { readonly west: number; readonly south: number; readonly east: number; readonly north: number }

const base = '/open311/v2'
/** What all calls share: everybody may, from every site, and answers are written in the words of GeoReport v2. */
const open = { who: 'anyone', reply: TextReply, replies: 'text', openToSites: true } as const
const query = z.object(Common)

export const discovery = endpoint({
  id: 'open311.discovery',
  method: 'GET',
  path: `${base}/discovery.:format`,
  summary: 'Open311: where the interface is and what it speaks.',
  params: OfFormat,
  query,
  ...open,
})
export const listServices = endpoint({
  id: 'open311.listServices',
  method: 'GET',
  path: `${base}/services.:format`,
  summary: 'Open311: what can be reported.',
  params: OfFormat,
  query,
  ...open,
})
export const getService = endpoint({
  id: 'open311.getService',
  method: 'GET',
  path: `${base}/services/:name`,
  summary: 'Open311: the fields of one service.',
  params: OfName,
  query,
  ...open,
})
export const createRequest = endpoint({
  id: 'open311.createRequest',
  method: 'POST',
  path: `${base}/requests.:format`,
  summary: 'Open311: report something, with the key of an API client.',
  params: OfFormat,
  query,
  body: FormFields,
  takes: 'form',
  maxFiles: 5,
  bodyLimit: 1_048_576,
  perMinute: 6000,
  timeout: 60_000,
  ...open,
})
export const getToken = endpoint({
  id: 'open311.getToken',
  method: 'GET',
  path: `${base}/tokens/:name`,
  summary: 'Open311: the request id of a token; ids are given out at once, so each is its own token.',
  params: OfName,
  query,
  ...open,
})
export const listRequests = endpoint({
  id: 'open311.listRequests',
  method: 'GET',
  path: `${base}/requests.:format`,
  summary: 'Open311: what was reported and how it stands; also as CSV for bulk use.',
  params: OfFormat,
  query: RequestsQuery,
  ...open,
})
export const getRequest = endpoint({
  id: 'open311.getRequest',
  method: 'GET',
  path: `${base}/requests/:name`,
  summary: 'Open311: one request.',
  params: OfName,
  query,
  ...open,
})
export const listUpdates = endpoint({
  id: 'open311.listUpdates',
  method: 'GET',
  path: `${base}/servicerequestupdates.:format`,
  summary: 'Open311, update extension: what happened to requests.',
  params: OfFormat,
  query: UpdatesQuery,
  perMinute: 120,
  ...open,
})
export const createUpdate = endpoint({
  id: 'open311.createUpdate',
  method: 'POST',
  path: `${base}/servicerequestupdates.:format`,
  summary: 'Open311, update extension: add to a request that the same client handed in.',
  params: OfFormat,
  query,
  body: FormFields,
  takes: 'form',
  maxFiles: 5,
  bodyLimit: 1_048_576,
  perMinute: 6000,
  timeout: 60_000,
  ...open,
})
