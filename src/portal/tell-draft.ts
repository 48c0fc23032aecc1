import { z } from 'zod'
import { HeldFile } from '../delivery/feedback/attachments/attachments.contract.ts'
import { dropDraft, keepDraft, readDraft as readKeptDraft } from '../delivery/feedback/drafts/drafts.contract.ts'
import { Receipt } from '../delivery/feedback/resident.contract.ts'
import { Attributes, Kind, Place, Words } from '../delivery/feedback/words.contract.ts'
import { newId } from '../kernel/ids.ts'
import type { Visit } from './visit.ts'

/** What a visitor has answered so far. `key` makes sending it twice one matter; it changes with every answer. */
export const Draft = z.object({
  key: z.string(),
  kind: Kind.optional(),
  text: z.string().optional(),
  /** The class that was chosen, with its name; none where the page was passed over. */
  category: z.object({ code: z.string(), name: Words, hasFields: z.boolean(), sealed: z.boolean() }).optional(),
  classAsked: z.boolean().optional(),
  attributes: Attributes.optional(),
  detailsAsked: z.boolean().optional(),
  areaCode: z.string().optional(),
  address: z.string().optional(),
  place: Place.optional(),
  /** The suggestion box whose code was scanned. */
  box: z.object({ code: z.string(), name: Words }).optional(),
  files: z.array(HeldFile.pick({ token: true, name: true, bytes: true })).optional(),
  photosAsked: z.boolean().optional(),
  name: z.string().optional(),
  phone: z.string().optional(),
  email: z.string().optional(),
  onBehalfOf: z.string().optional(),
  confidential: z.boolean().optional(),
  /** The page about the sender was sent, with or without details. */
  asked: z.boolean().optional(),
  /** Another's matter that this one joins. */
  join: z.object({ token: z.string(), title: z.string() }).optional(),
  similarAsked: z.boolean().optional(),
  aboutUnitId: z.uuid().optional(),
})
export type Draft = z.infer<typeof Draft>

/** A draft that is too long for a cookie lies on the server; the cookie has the only key to it. */
const Elsewhere = z.object({ at: z.uuid() })

/** What the confirmation shows: the receipt, for the visitor's eyes only. */
export const Submitted = Receipt.pick({
  number: true,
  code: true,
  kind: true,
  limit: true,
  due: true,
  dueDate: true,
  provisional: true,
  next: true,
}).extend({ key: z.string(), joined: z.boolean() })
export type Submitted = z.infer<typeof Submitted>

const DRAFT = 'gh_draft'
const SUBMITTED = 'gh_sent'
const BELOW_TELL = { path: '/tell', minutes: 60 }

/** What has been answered so far. */
export async function readDraft({ jar, call }: Visit): Promise<Draft | undefined> {
  const near = jar.read(DRAFT, Draft)
  if (near) return near
  const far = jar.read(DRAFT, Elsewhere)
  if (!far) return undefined
  const { content } = await call(readKeptDraft, { body: { id: far.at } })
  if (content === null) return undefined
  return Draft.safeParse(JSON.parse(content)).data
}

/** Keeps new answers beside the earlier ones: in the cookie, or where they are too long for it on the server. */
export async function keepAnswers(visit: Visit, answers: Partial<Draft>): Promise<Draft> {
  const draft = { ...(await readDraft(visit)), ...answers, key: newId() }
  await keepWhole(visit, draft)
  return draft
}

/** Begins anew with these answers. */
export async function beginDraft(visit: Visit, answers: Partial<Draft>): Promise<void> {
  await keepWhole(visit, { ...answers, key: newId() })
}

async function keepWhole(visit: Visit, draft: Draft): Promise<void> {
  const { jar, call } = visit
  const far = jar.read(DRAFT, Elsewhere)
  if (jar.keep(DRAFT, draft, BELOW_TELL)) {
    if (far) await call(dropDraft, { body: { id: far.at } })
    return
  }
  const { id } = await call(keepDraft, { body: { id: far?.at, content: JSON.stringify(draft) } })
  jar.keep(DRAFT, { at: id }, BELOW_TELL)
}

/** Puts the receipt in the place of the draft, for ten minutes. */
export async function keepSubmitted({ jar, call }: Visit, submitted: Submitted): Promise<void> {
  const far = jar.read(DRAFT, Elsewhere)
  jar.drop(DRAFT, BELOW_TELL.path)
  jar.keep(SUBMITTED, submitted, { ...BELOW_TELL, minutes: 10 })
  if (far) await call(dropDraft, { body: { id: far.at } })
}

export function readSubmitted({ jar }: Visit): Submitted | undefined {
  return jar.read(SUBMITTED, Submitted)
}
