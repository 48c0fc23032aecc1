import { z } from 'zod'
import { AreaCode } from '../../../foundation/directory/directory.contract.ts'
import { Instant } from '../../../kernel/dates.ts'
import { endpoint, PageQuery, pageOf } from '../../../kernel/endpoint.ts'
import { defineErrors } from '../../../kernel/errors.ts'
import type { Bilingual } from '../../../kernel/texts.ts'
import { PossibleStep } from '../../../platform/workflow/workflow.contract.ts'
import { Kind, Reason, Words } from '../words.contract.ts'
import { Share } from './board.contract.ts'

export const DIGEST_STATES = {
  DRAFT: { zh: '草稿', en: 'Draft' },
  IN_REVIEW: { zh: '核对中', en: 'Being checked' },
  PUBLISHED: { zh: '已公开', en: 'Published' },
  SUPERSEDED: { zh: '已有新版', en: 'Superseded' },
} as const satisfies Record<string, Bilingual>
export type DigestState = keyof typeof DIGEST_STATES
export const DigestState = z.enum(Object.keys(DIGEST_STATES) as [DigestState, ...DigestState[]])

/** A calendar quarter: 2026-Q3. */
export const Quarter = z.string().regex(/^\d{4}-Q[1-4]$/)

const Told = z.object({ zh: z.string().trim().max(600), en: z.string().trim().max(900) })
const Note = z.object({ zh: z.string().trim().max(4000), en: z.string().trim().max(6000) })

/** “You said, we did”: picked by a person from the published cases. */
export const Example = z.object({
  caseId: z.uuid(),
  said: Told.refine(({ zh }) => zh.length > 0),
  did: Told.refine(({ zh }) => zh.length > 0),
})
export type Example = z.infer<typeof Example>

/** A count beside that of the quarter before; null where it is withheld. */
export const Compared = z.object({
  code: z.string(),
  name: Words,
  count: z.number().int().nullable(),
  before: z.number().int().nullable(),
})
export type Compared = z.infer<typeof Compared>

/** Everything that a digest says, frozen: page, JSON and CSV are made from this alone. */
export const DigestData = z.object({
  format: z.literal('gongheng-digest/1'),
  quarter: Quarter,
  period: z.object({ from: z.iso.date(), to: z.iso.date() }),
  before: z.object({ from: z.iso.date(), to: z.iso.date() }),
  area: z.object({ code: z.string(), name: Words }),
  generatedAt: Instant,
  /** The last event that is counted, so that anybody with the ledger can count again. */
  eventPosition: z.number().int(),
  headline: z.array(Words),
  received: z.object({ count: z.number().int(), before: z.number().int() }),
  kinds: z.array(Compared.extend({ code: Kind })),
  categories: z.array(Compared),
  /** Matters without a class, which are in no row above. */
  unclassed: z.number().int(),
  places: z.array(Compared),
  promises: z.object({
    onTime: Share,
    solved: Share,
    satisfied: Share,
    medianHours: z.number().nullable(),
    /** What the shares leave out. */
    excluded: z.object({ notAccepted: z.number().int(), answered: z.number().int(), rated: z.number().int() }),
  }),
  rectifications: z.object({ opened: z.number().int() }),
  published: z.object({ cases: z.number().int() }),
  examples: z.array(Example),
  note: Note,
  method: z.array(Words),
  /** Counts below this are withheld. */
  smallest: z.number().int(),
})
export type DigestData = z.infer<typeof DigestData>

export const DigestRow = z.object({
  id: z.uuid(),
  slug: z.string(),
  edition: z.number().int(),
  quarter: Quarter,
  area: z.object({ code: z.string(), name: Words }),
  state: DigestState,
  authorName: z.string(),
  reviewerName: z.string().nullable(),
  createdAt: Instant,
  publishedAt: Instant.nullable(),
  version: z.number().int(),
})
export type DigestRow = z.infer<typeof DigestRow>

export const Digest = DigestRow.extend({
  data: DigestData,
  /** SHA-256 of the canonical JSON of the data, hexadecimal. */
  hash: z.string(),
  whatChanged: Note.nullable(),
  returnReason: z.string().nullable(),
  possible: z.array(PossibleStep),
})
export type Digest = z.infer<typeof Digest>

const PUBLISH = { permission: 'feedback.publish' } as const
const Id = z.object({ id: z.uuid() })

export const listDigests = endpoint({
  id: 'digests.list',
  method: 'GET',
  path: '/api/v1/publication/digests',
  summary: 'The quarterly digests, the newest first.',
  who: PUBLISH,
  query: PageQuery.extend({ state: DigestState.optional() }),
  reply: pageOf(DigestRow),
})
export const getDigest = endpoint({
  id: 'digests.get',
  method: 'GET',
  path: '/api/v1/publication/digests/:id',
  summary: 'One digest with its frozen figures.',
  who: PUBLISH,
  params: Id,
  reply: Digest,
})
export const generateDigest = endpoint({
  id: 'digests.generate',
  method: 'POST',
  path: '/api/v1/publication/digests',
  summary: 'Draw up the digest of a quarter from the measures; a draft of the same quarter and area is replaced.',
  who: PUBLISH,
  body: z.object({ quarter: Quarter, areaCode: AreaCode.optional(), whatChanged: Note.optional() }),
  reply: Digest,
  status: 201,
  creates: true,
  timeout: 60_000,
})
export const editDigest = endpoint({
  id: 'digests.edit',
  method: 'PATCH',
  path: '/api/v1/publication/digests/:id',
  summary: 'Change the note and the examples of a draft.',
  who: PUBLISH,
  params: Id,
  body: z.object({ note: Note, examples: z.array(Example).max(12) }),
  reply: Digest,
  ifMatch: true,
})
export const stepDigest = endpoint({
  id: 'digests.step',
  method: 'POST',
  path: '/api/v1/publication/digests/:id/steps/:step',
  summary: 'Submit for the check, return with a reason, or publish. Who checks is never the author.',
  who: PUBLISH,
  params: Id.extend({ step: z.enum(['submit', 'return', 'publish']) }),
  body: z.object({ reason: Reason.optional() }),
  reply: Digest,
  ifMatch: true,
})

const Shown = DigestRow.omit({ authorName: true, reviewerName: true })

/** A published digest as everybody sees it. */
export const PublicDigest = Shown.extend({
  data: DigestData,
  hash: z.string(),
  whatChanged: Note.nullable(),
  /** The newest edition's address if this one was superseded. */
  supersededBy: z.string().nullable(),
})
export type PublicDigest = z.infer<typeof PublicDigest>
export const listPublicDigests = endpoint({
  id: 'digests.listPublic',
  method: 'GET',
  path: '/api/v1/public/digests',
  summary: 'The published digests, the newest first.',
  who: 'anyone',
  query: PageQuery,
  reply: pageOf(Shown),
})
export const getPublicDigest = endpoint({
  id: 'digests.getPublic',
  method: 'GET',
  path: '/api/v1/public/digests/:slug',
  summary: 'A published digest.',
  who: 'anyone',
  params: z.object({ slug: z.string().max(80) }),
  reply: PublicDigest,
})
export const downloadDigest = endpoint({
  id: 'digests.download',
  method: 'GET',
  path: '/api/v1/public/digests/:slug/:file',
  summary: 'A published digest as JSON (the very bytes that are hashed) or CSV.',
  who: 'anyone',
  params: z.object({ slug: z.string().max(80), file: z.enum(['data.json', 'data.csv']) }),
  reply: z.unknown(),
  replies: 'file',
  perMinute: 120,
})

export const digestErrors = defineErrors({
  QUARTER_NOT_OVER: {
    status: 422,
    zh: '{quarter} 还没有结束，数字会变。请在季度结束后生成。',
    en: '{quarter} is not over, its numbers will change. Draw it up when the quarter has ended.',
  },
  NOTHING_HEARD: {
    status: 422,
    zh: '{quarter} 没有登记任何诉求，无法生成通报。请换一个季度。',
    en: 'Nothing was registered in {quarter}, so there is nothing to tell. Choose another quarter.',
  },
  DIGEST_NOT_A_DRAFT: {
    status: 409,
    zh: '只有草稿可以修改。通报正在核对或已公开。',
    en: 'Only a draft can be changed. This digest is being checked or published.',
  },
  DIGEST_IN_REVIEW: {
    status: 409,
    zh: '该季度的通报正在核对。请等核对结束，或退回后再重新生成。',
    en: 'The digest of this quarter is being checked. Wait for that, or have it returned before you draw it up anew.',
  },
  DIGEST_PUBLISHED: {
    status: 409,
    zh: '该季度的通报已公开。如需更正，请说明更正内容，生成新版。',
    en: 'The digest of this quarter is published. To correct it, say what changes and draw up a new edition.',
  },
  EXAMPLE_NOT_PUBLISHED: {
    status: 422,
    zh: '实例须取自已公开的案例。请先公开该案例，或换一个。',
    en: 'An example has to be a published case. Publish it first, or choose another one.',
  },
  EXAMPLE_PERSONAL: {
    status: 422,
    zh: '实例或说明中有{what}。请改掉。',
    en: 'An example or the note holds: {whatEn}. Change it.',
  },
})
