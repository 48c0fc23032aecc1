import type { z } from 'zod'
import type { registerCall } from '../../../delivery/feedback/registration.contract.ts'
import type { Kind, Urgency } from '../../../delivery/feedback/words.contract.ts'
import type { Channel } from '../../../foundation/directory/directory.contract.ts'

/** What an operator has written down of a call so far; it outlives a lost network and a reload until it is sent. */
export type DeskDraft = {
  phone: string
  name: string
  kind: Kind
  title: string
  text: string
  areaCode: string | null
  address: string
  categoryCode: string | null
  urgency: Urgency
  confidential: boolean
  onBehalf: boolean
  onBehalfOf: string
  attributes: Record<string, string | string[]>
  channel: Channel
  answer: string
  knowledgeId: string | null
  unitId: string | null
  parentId: string | null
  callId: string | null
}

export const EMPTY_DRAFT: DeskDraft = {
  phone: '',
  name: '',
  kind: 'consultation',
  title: '',
  text: '',
  areaCode: null,
  address: '',
  categoryCode: null,
  urgency: 'ordinary',
  confidential: false,
  onBehalf: false,
  onBehalfOf: '',
  attributes: {},
  channel: 'phone',
  answer: '',
  knowledgeId: null,
  unitId: null,
  parentId: null,
  callId: null,
}

/** How a matter leaves the desk: answered on the line, sent to a unit, joined to another, or left to the dispatchers. */
export type Way = 'answer' | 'dispatch' | 'join' | 'register'

type Registration = z.input<NonNullable<(typeof registerCall)['body']>>

/** What is sent for a draft that leaves the desk in this way; what belongs to another way stays behind. */
export function registrationOf(draft: DeskDraft, way: Way): Registration {
  const { kind, text, areaCode, confidential, channel, urgency } = draft
  return {
    kind,
    text,
    areaCode: areaCode ?? '',
    confidential,
    channel,
    urgency,
    title: draft.title,
    address: draft.address,
    categoryCode: draft.categoryCode ?? '',
    attributes: filledIn(draft.attributes),
    name: draft.name,
    phone: draft.phone,
    onBehalfOf: draft.onBehalf ? draft.onBehalfOf : '',
    callId: draft.callId ?? '',
    ...(way === 'answer' ? { answer: draft.answer } : {}),
    ...(way === 'dispatch' ? { unitId: draft.unitId ?? '' } : {}),
    ...(way === 'join' ? { parentId: draft.parentId ?? '' } : {}),
  }
}

/** The fields of a class that were filled in; undefined where none was. */
function filledIn(attributes: DeskDraft['attributes']): DeskDraft['attributes'] | undefined {
  const filled = Object.entries(attributes).filter(([, value]) => value.length > 0)
  return filled.length > 0 ? Object.fromEntries(filled) : undefined
}

/** What has to be there before a draft can leave in a way, by the name of the field that lacks it. */
export function missingFor(
  draft: DeskDraft,
  way: Way,
): readonly ('text' | 'areaCode' | 'answer' | 'unitId' | 'parentId')[] {
  return [
    ...(draft.text.trim() === '' ? (['text'] as const) : []),
    ...(draft.areaCode === null ? (['areaCode'] as const) : []),
    ...(way === 'answer' && draft.answer.trim() === '' ? (['answer'] as const) : []),
    ...(way === 'dispatch' && draft.unitId === null ? (['unitId'] as const) : []),
    ...(way === 'join' && draft.parentId === null ? (['parentId'] as const) : []),
  ]
}

type Place = { readonly code: string; readonly name: string; readonly parentCode: string | null }

/**
 * The area that a text names, where it names just one: the longest names first, and of an area and one above it the
 * inner one. Undefined where none or several are named, since a guess between two is worth nothing.
 */
export function areaNamedIn(text: string, areas: readonly Place[]): string | undefined {
  const named = areas.filter(({ name }) => name.length >= 2 && text.includes(name))
  const above = new Map(areas.map(({ code, parentCode }) => [code, parentCode]))
  const isAboveAnother = (code: string) =>
    named.some((other) => {
      for (let at = above.get(other.code); at; at = above.get(at)) if (at === code) return true
      return false
    })
  const inner = named.filter(({ code }) => !isAboveAnother(code))
  return inner.length === 1 ? inner[0]?.code : undefined
}

/** What is asked while the text is being typed needs this many characters: less says nothing. */
export const LEAST_TYPED = 4

/** The beginning of a text that a search for answers takes (100 characters at most), on one line. */
export function searchWords(text: string): string {
  return [...text.replace(/\s+/g, ' ').trim()].slice(0, 100).join('')
}
