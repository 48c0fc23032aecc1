import { z } from 'zod'
import { AreaCode } from '../../../foundation/directory/directory.contract.ts'
import { Instant } from '../../../kernel/dates.ts'
import { endpoint } from '../../../kernel/endpoint.ts'
import { Complaint } from '../feedback.contract.ts'
import { Kind, optional, Phone, State, Text, Words } from '../words.contract.ts'

/** What is compared with what was handed in already: the text, and where it is. */
const Compared = z.object({
  text: Text,
  areaCode: AreaCode,
  lat: optional(z.number().min(-90).max(90)),
  lon: optional(z.number().min(-180).max(180)),
  /** The suggestion box whose QR code was scanned. */
  placeCode: optional(z.string().trim().max(40)),
})

export const SimilarQuestion = Compared.extend({
  /** The caller's telephone number: matters of the same caller are compared wherever they lie. */
  phone: optional(Phone),
  /** The matter itself, where it is registered already. */
  exceptId: optional(z.uuid()),
})
export type SimilarQuestion = z.output<typeof SimilarQuestion>

/** A matter that may be the same. Never who wrote. */
export const SimilarMatter = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  kind: Kind,
  state: State,
  unitName: Words.nullable(),
  receivedAt: Instant,
  due: Instant,
  open: z.boolean(),
  /** How alike the texts are: the cosine of their pairs of characters, 1 for the same text. */
  score: z.number(),
  /** Metres between the two places; null where one of them has no coordinates. */
  distance: z.number().nullable(),
  sameCaller: z.boolean(),
  /** The main matter that it is joined to. */
  parentId: z.uuid().nullable(),
  /** How many matters are joined to it. */
  joined: z.number().int(),
})
export type SimilarMatter = z.infer<typeof SimilarMatter>

/** What a resident learns of a matter that others handed in: nothing by which a person or a case can be told. */
export const SharedMatter = z.object({
  title: z.string(),
  since: Instant,
  state: State,
  stateName: Words,
  /** How many have reported it so far. */
  reported: z.number().int(),
  /** Joins it when it is given as `joinToken` with the own matter; ends after two hours. */
  token: z.string(),
})
export type SharedMatter = z.infer<typeof SharedMatter>

export const JoinedMatter = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  state: State,
  receivedAt: Instant,
  confidential: z.boolean(),
})
export type JoinedMatter = z.infer<typeof JoinedMatter>

const OfMatter = z.object({ id: z.uuid() })

export const findSimilar = endpoint({
  id: 'feedback.findSimilar',
  method: 'POST',
  path: '/api/v1/complaints/duplicates',
  summary:
    'Matters that may be the same: same caller, near or in the same place, within the days of the settings, texts alike. A POST, so that telephone numbers never stand in an address.',
  who: { permission: 'feedback.read' },
  body: SimilarQuestion,
  reply: z.object({ items: z.array(SimilarMatter) }),
  perMinute: 1200,
})
export const findShared = endpoint({
  id: 'feedback.findShared',
  method: 'POST',
  path: '/api/v1/complaints/similar',
  summary: 'Whether others reported the same lately, so that it can be joined. Nothing confidential is ever among it.',
  who: 'anyone',
  body: Compared,
  reply: z.object({ items: z.array(SharedMatter) }),
  perMinute: 30,
})
export const joinComplaint = endpoint({
  id: 'feedback.join',
  method: 'POST',
  path: '/api/v1/complaints/:id/join',
  summary: 'Join a matter to the main one that it repeats. Its caller is answered and asked separately.',
  who: { permission: 'feedback.dispatch' },
  params: OfMatter,
  body: z.object({ parentId: z.uuid() }),
  reply: Complaint,
  ifMatch: true,
})
export const unjoinComplaint = endpoint({
  id: 'feedback.unjoin',
  method: 'POST',
  path: '/api/v1/complaints/:id/unjoin',
  summary: 'Let a joined matter go its own way again.',
  who: { permission: 'feedback.dispatch' },
  params: OfMatter,
  reply: Complaint,
  ifMatch: true,
})
export const listJoined = endpoint({
  id: 'feedback.listJoined',
  method: 'GET',
  path: '/api/v1/complaints/:id/joined',
  summary: 'How many matters are joined to this one, and those of them that lie within the own scope.',
  who: { permission: 'feedback.read' },
  params: OfMatter,
  reply: z.object({ total: z.number().int(), items: z.array(JoinedMatter) }),
})
