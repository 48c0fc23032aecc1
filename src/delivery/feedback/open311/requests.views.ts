import { CHANNELS } from '../../../foundation/directory/directory.contract.ts'
import type { Language } from '../../../kernel/texts.ts'
import { maskAddress } from '../../../platform/privacy/mask.ts'
import { maskText } from '../../../platform/privacy/mask-text.ts'
import type { CsvValue } from '../../../platform/tabular/write-csv.ts'
import type { CategoryTree } from '../categories/category-tree.rules.ts'
import { lineOf } from '../categories/category-tree.rules.ts'
import type { Entry, Matter } from '../feedback.repository.ts'
import type { ClearContact } from '../feedback.views.ts'
import type { KnownNames } from '../names.ts'
import { STATES, type State } from '../words.contract.ts'
import type { PublicRequest, PublicUpdate } from './open311.repository.ts'
import { nameAbove, serviceName, UNSORTED } from './services.views.ts'

/** States in which nobody of the office has looked at the words yet, or has found that they do not belong here. */
const UNCHECKED: readonly State[] = ['RECEIVED', 'NOT_ACCEPTED', 'TRANSFERRED', 'WITHDRAWN']

/**
 * What Open311 shows of a matter; undefined for what it must never show: what is confidential, a report of wrongdoing, or
 * of a class that is sealed. Words are masked and shown once somebody of the office has passed the matter on; the place
 * is known to some ten metres, the address down to the estate.
 */
export function publicRequest(
  matter: Matter,
  { tree, contact }: { tree: CategoryTree; contact: ClearContact },
): PublicRequest | undefined {
  const line = lineOf(tree, matter.categoryCode ?? '')
  const isSealed = matter.confidential || matter.kind === 'report' || line.some((one) => one.confidential)
  if (isSealed) return undefined
  const known = knownOf(contact)
  const isChecked = !UNCHECKED.includes(matter.state)
  const updates = matter.timeline.flatMap((entry, place) => publicUpdate(entry, place, known))
  const last = updates.at(-1)?.at ?? matter.receivedAt.toISOString()
  return {
    complaintId: matter.id,
    countyCode: matter.countyCode,
    number: matter.number,
    clientId: matter.clientId,
    serviceCode: matter.categoryCode ?? UNSORTED,
    state: matter.state,
    isClosed: matter.closedAt !== null,
    requestedAt: matter.receivedAt,
    updatedAt: matter.closedAt ?? new Date(last),
    closedAt: matter.closedAt,
    expectedAt: matter.dueAt,
    unitId: matter.unitId,
    channel: matter.channel,
    description: isChecked ? maskText(matter.text, known).masked : null,
    address: matter.address && maskText(maskAddress(matter.address), known).masked,
    lat: rounded(matter.lat),
    lon: rounded(matter.lon),
    updates,
  }
}

/** The sender's own name, numbers and addresses, which are hidden wherever they stand in a text. */
function knownOf({ name, phone, email }: ClearContact): Parameters<typeof maskText>[1] {
  const one = (kind: 'name' | 'mobile' | 'email', text: string | null) => (text ? [{ kind, text } as const] : [])
  return [...one('name', name), ...one('mobile', phone), ...one('email', email)]
}

/** Words of the office only, never those that the sender added; nothing internal. */
function publicUpdate(entry: Entry, place: number, known: Parameters<typeof maskText>[1]): PublicUpdate[] {
  if (entry.internal) return []
  const { at, action, state, unitId } = entry
  const isAnswer = action === 'reply' || action === 'release'
  const text = isAnswer && entry.text ? maskText(entry.text, known).masked : null
  return [{ place, at, action, state, unitId, text }]
}

function rounded(degrees: number | null): number | null {
  return degrees === null ? null : Math.round(degrees * 10_000) / 10_000
}

/** How requests are shown to somebody: in which words. */
export type Showing = { readonly tree: CategoryTree; readonly names: KnownNames; readonly language: Language }
type Row = Omit<PublicRequest, 'updates'>

/** A request in the words of GeoReport v2. */
export function requestView(row: Row, { tree, names, language }: Showing) {
  const name = serviceName(tree, row.serviceCode, language)
  return {
    service_request_id: row.number,
    status: row.isClosed ? ('closed' as const) : ('open' as const),
    status_notes: stateName(row.state, language),
    service_name: name,
    service_code: row.serviceCode,
    description: row.description ?? name,
    agency_responsible: names.unit(row.unitId ?? '')[language],
    service_notice: null,
    requested_datetime: instant(row.requestedAt),
    updated_datetime: instant(row.updatedAt),
    expected_datetime: row.isClosed || !row.expectedAt ? null : instant(row.expectedAt),
    address: row.address,
    address_id: null,
    zipcode: null,
    lat: row.lat,
    long: row.lon,
    media_url: null,
  }
}

/** The columns of the bulk file, in the order that those who read it expect. */
export const BULK_COLUMNS = [
  'service_request_id',
  'requested_datetime',
  'updated_datetime',
  'closed_date',
  'status_description',
  'status_notes',
  'source',
  'service_name',
  'service_subtype',
  'description',
  'agency_responsible',
  'address',
  'lat',
  'long',
] as const

/** A line of the bulk file. */
export function bulkLine(row: Row, showing: Showing): CsvValue[] {
  const { tree, language } = showing
  const view = requestView(row, showing)
  const above = nameAbove(tree, row.serviceCode, language)
  return [
    view.service_request_id,
    view.requested_datetime,
    view.updated_datetime,
    row.closedAt && instant(row.closedAt),
    view.status,
    view.status_notes,
    CHANNELS[row.channel as keyof typeof CHANNELS]?.[language] ?? row.channel,
    above || view.service_name,
    above ? view.service_name : '',
    view.description,
    view.agency_responsible,
    view.address,
    view.lat,
    view.long,
  ]
}

/** The states in the words of the update extension, as FixMyStreet's client reads them. */
const UPDATE_STATUS: Readonly<Record<State, string>> = {
  RECEIVED: 'OPEN',
  DISPATCHED: 'INVESTIGATING',
  RETURN_ASKED: 'INVESTIGATING',
  HANDLING: 'IN_PROGRESS',
  LISTED: 'ACTION_SCHEDULED',
  REVIEW: 'IN_PROGRESS',
  REPLIED: 'IN_PROGRESS',
  RATED: 'IN_PROGRESS',
  FOLLOWED_UP: 'IN_PROGRESS',
  NOT_ACCEPTED: 'NO_FURTHER_ACTION',
  TRANSFERRED: 'NOT_COUNCILS_RESPONSIBILITY',
  WITHDRAWN: 'CLOSED',
  CLOSED: 'CLOSED',
  ARCHIVED: 'CLOSED',
}

/** One update in the words of the update extension. The words of an answer go only to the client that handed it in. */
export function updateView(
  update: PublicUpdate & { number: string; clientId: string | null },
  { names, language, clientId }: Pick<Showing, 'names' | 'language'> & { clientId: string | undefined },
) {
  const isOwn = clientId !== undefined && update.clientId === clientId
  const state = stateName(update.state, language)
  const unit = update.unitId && (update.action === 'dispatch' || update.action === 'redispatch')
  const words = unit ? `${state}: ${names.unit(update.unitId)[language]}` : state
  return {
    update_id: `${update.number}-${update.place}`,
    service_request_id: update.number,
    status: UPDATE_STATUS[update.state as State] ?? 'OPEN',
    description: isOwn && update.text ? update.text : words,
    updated_datetime: instant(new Date(update.at)),
    media_url: null,
    external_status_code: update.state,
  }
}

function stateName(state: string, language: Language): string {
  return STATES[state as State]?.[language] ?? state
}

/** An instant as W3C writes it, to the second. */
export function instant(at: Date): string {
  return at.toISOString().replace(/\.\d+Z$/, 'Z')
}
