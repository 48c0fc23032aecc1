import { z } from 'zod'
import { AreaCode } from '../../../foundation/directory/directory.contract.ts'
import { Instant } from '../../../kernel/dates.ts'
import { endpoint, PageQuery, pageOf } from '../../../kernel/endpoint.ts'
import { defineErrors } from '../../../kernel/errors.ts'
import type { Bilingual } from '../../../kernel/texts.ts'
import { Access } from '../resident.contract.ts'
import { Kind, Level, optional, Reason, Solved, Words } from '../words.contract.ts'

export const CASE_STATES = {
  DRAFT: { zh: '待审', en: 'To be checked' },
  PUBLISHED: { zh: '已公开', en: 'Published' },
  WITHDRAWN: { zh: '已撤下', en: 'Withdrawn' },
  DROPPED: { zh: '不公开', en: 'Not to be published' },
} as const satisfies Record<string, Bilingual>
export type CaseState = keyof typeof CASE_STATES
export const CaseState = z.enum(Object.keys(CASE_STATES) as [CaseState, ...CaseState[]])

/** What the person who publishes has to have read for, each confirmed by itself. */
export const CHECKS = {
  names: {
    zh: '没有姓名、称呼能指认到个人（来件人、被反映人、第三人）',
    en: 'No name or form of address points to a person: sender, accused or third party',
  },
  contacts: {
    zh: '没有电话、证件、账号、车牌、邮箱',
    en: 'No telephone, identity, account, plate or e-mail address',
  },
  places: {
    zh: '地点不细于小区、村或路段，户号已隐去',
    en: 'No place finer than an estate, village or stretch of road',
  },
  circumstances: {
    zh: '把时间、地点和情节合在一起看，也认不出是谁',
    en: 'Time, place and circumstances together do not give anybody away',
  },
  answer: {
    zh: '答复如实、完整，与问题对得上',
    en: 'The answer is true, complete and answers the question',
  },
} as const satisfies Record<string, Bilingual>
export type CheckCode = keyof typeof CHECKS
export const CheckCode = z.enum(Object.keys(CHECKS) as [CheckCode, ...CheckCode[]])

/** The kinds of personal data that are found in texts, in words. */
export const PERSONAL = {
  'id-number': { zh: '证件号码', en: 'identity number' },
  'bank-card': { zh: '银行卡号', en: 'bank card' },
  mobile: { zh: '手机号码', en: 'mobile number' },
  landline: { zh: '固定电话', en: 'landline' },
  email: { zh: '电子邮箱', en: 'e-mail address' },
  plate: { zh: '车牌号', en: 'number plate' },
  account: { zh: '微信或QQ号', en: 'WeChat or QQ account' },
  address: { zh: '门牌户号', en: 'house and room' },
  name: { zh: '姓名', en: 'name' },
} as const satisfies Record<string, Bilingual>
export const PersonalKind = z.enum(Object.keys(PERSONAL) as [keyof typeof PERSONAL, ...(keyof typeof PERSONAL)[]])

/** A place in a text where personal data stands, and how it is hidden. */
export const Mark = z.object({ kind: PersonalKind, from: z.number().int(), to: z.number().int(), masked: z.string() })
export type Mark = z.infer<typeof Mark>

const Named = z.object({ code: z.string(), name: Words })
const Title = z.string().trim().min(2).max(120)
const Told = z.string().trim().min(2).max(4000)
const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
const CategoryCode = z.string().regex(/^\d{2}(\d{2}){0,2}$/)
/** Not `z.coerce.boolean`, to which “false” is true. */
const Asked = z.enum(['true', 'false']).transform((text) => text === 'true')

/** A case as everybody reads it. */
export const PublicCase = z.object({
  id: z.uuid(),
  kind: Kind,
  title: z.string(),
  question: z.string(),
  answer: z.string(),
  category: Named.nullable(),
  area: Named,
  unit: z.object({ id: z.uuid(), name: Words }).nullable(),
  /** The month in which it was handed in. */
  month: Month,
  /** Hours from the receipt to the first answer. */
  hours: z.number(),
  onTime: z.boolean(),
  ratingLevel: Level.nullable(),
  solved: Solved.nullable(),
  publishedAt: Instant,
})
export type PublicCase = z.infer<typeof PublicCase>

/** A settled matter that may be told of. The title is masked already. */
export const Candidate = z.object({
  complaintId: z.uuid(),
  number: z.string(),
  kind: Kind,
  title: z.string(),
  category: Named.nullable(),
  areaName: Words,
  unitName: Words.nullable(),
  closedAt: Instant,
  ratingLevel: Level.nullable(),
  onTime: z.boolean().nullable(),
})
export type Candidate = z.infer<typeof Candidate>

const Texts = z.object({ title: z.string(), question: z.string(), answer: z.string() })
const Marks = z.object({ title: z.array(Mark), question: z.array(Mark), answer: z.array(Mark) })

export const CaseRow = z.object({
  id: z.uuid(),
  state: CaseState,
  kind: Kind,
  title: z.string(),
  category: Named.nullable(),
  area: Named,
  unitName: Words.nullable(),
  month: Month,
  draftedAt: Instant,
  draftedByName: z.string(),
  publishedAt: Instant.nullable(),
  version: z.number().int(),
})
export type CaseRow = z.infer<typeof CaseRow>

/** A case on its way to publication: what was written, what is hidden of it, and what would be told. */
export const PublicationCase = CaseRow.extend({
  complaintId: z.uuid(),
  number: z.string(),
  question: z.string(),
  answer: z.string(),
  unitId: z.uuid().nullable(),
  hours: z.number(),
  onTime: z.boolean(),
  ratingLevel: Level.nullable(),
  solved: Solved.nullable(),
  original: Texts,
  /** Where the product found personal data in the original. */
  marks: Marks,
  /** Where it still finds some in the text that would be told. */
  left: Marks,
  checks: z.array(CheckCode),
  /** Why this account may not publish it; null where it may. */
  hindrance: Words.nullable(),
  publishedByName: z.string().nullable(),
  reason: z.string().nullable(),
  endedAt: Instant.nullable(),
})
export type PublicationCase = z.infer<typeof PublicationCase>

const PUBLISH = { permission: 'feedback.publish' } as const
const Id = z.object({ id: z.uuid() })
const Because = z.object({ reason: Reason })

export const listCandidates = endpoint({
  id: 'publication.candidates',
  method: 'GET',
  path: '/api/v1/publication/candidates',
  summary:
    'Settled matters that may be told of and are not yet: no reports, not refused by the sender, and confidential ones only with the sender’s consent.',
  who: PUBLISH,
  query: PageQuery.extend({
    kind: Kind.optional(),
    category: CategoryCode.optional(),
    areaCode: AreaCode.optional(),
    unitId: z.uuid().optional(),
    /** Only those that their sender called solved. */
    solved: Asked.optional(),
  }),
  reply: pageOf(Candidate),
})
export const draftCase = endpoint({
  id: 'publication.draft',
  method: 'POST',
  path: '/api/v1/publication/cases',
  summary: 'Draw up a case of a settled matter, with personal data hidden.',
  who: PUBLISH,
  body: z.object({ complaintId: z.uuid() }),
  reply: PublicationCase,
  status: 201,
  creates: true,
})
export const listCases = endpoint({
  id: 'publication.list',
  method: 'GET',
  path: '/api/v1/publication/cases',
  summary: 'The cases of one state, the newest draft first.',
  who: PUBLISH,
  query: PageQuery.extend({ state: CaseState.default('DRAFT') }),
  reply: pageOf(CaseRow),
})
export const getCase = endpoint({
  id: 'publication.get',
  method: 'GET',
  path: '/api/v1/publication/cases/:id',
  summary: 'One case beside what was written.',
  who: PUBLISH,
  params: Id,
  reply: PublicationCase,
})
export const editCase = endpoint({
  id: 'publication.edit',
  method: 'PATCH',
  path: '/api/v1/publication/cases/:id',
  summary: 'Change the words of a draft.',
  who: PUBLISH,
  params: Id,
  body: z.object({ title: Title, question: Told, answer: Told }),
  reply: PublicationCase,
  ifMatch: true,
})
export const publishCase = endpoint({
  id: 'publication.publish',
  method: 'POST',
  path: '/api/v1/publication/cases/:id/publish',
  summary: 'Confirm the check list and publish. Whoever worked on the matter may not.',
  who: PUBLISH,
  params: Id,
  body: z.object({
    checks: z.array(CheckCode).max(20),
    /** Names, plates or house numbers that are still found are none, or may be told. */
    foundIsFine: z.boolean().default(false),
  }),
  reply: PublicationCase,
  ifMatch: true,
})
export const dropCase = endpoint({
  id: 'publication.drop',
  method: 'POST',
  path: '/api/v1/publication/cases/:id/drop',
  summary: 'Decide not to publish a draft.',
  who: PUBLISH,
  params: Id,
  body: Because,
  reply: PublicationCase,
  ifMatch: true,
})
export const withdrawCase = endpoint({
  id: 'publication.withdraw',
  method: 'POST',
  path: '/api/v1/publication/cases/:id/withdraw',
  summary: 'Take a published case off the site, for a reason.',
  who: PUBLISH,
  params: Id,
  body: Because,
  reply: PublicationCase,
  ifMatch: true,
})
export const redraftCase = endpoint({
  id: 'publication.redraft',
  method: 'POST',
  path: '/api/v1/publication/cases/:id/redraft',
  summary: 'Draw up anew a case that was withdrawn or dropped.',
  who: PUBLISH,
  params: Id,
  reply: PublicationCase,
  ifMatch: true,
})

export const allowPublication = endpoint({
  id: 'publication.allow',
  method: 'POST',
  path: '/api/v1/complaints/publication',
  summary: 'The sender says whether the own matter may be told of without names. A no takes a published case off.',
  who: 'anyone',
  body: z.object({ access: Access, allowed: z.boolean() }),
  reply: z.object({ allowed: z.boolean() }),
  perMinute: 30,
})

export const listPublicCases = endpoint({
  id: 'publication.listPublic',
  method: 'GET',
  path: '/api/v1/public/cases',
  summary: 'What residents asked and what became of it, the newest first.',
  who: 'anyone',
  query: PageQuery.extend({
    limit: z.coerce.number().int().min(1).max(100).default(20),
    kind: Kind.optional(),
    category: CategoryCode.optional(),
    areaCode: AreaCode.optional(),
    unitId: z.uuid().optional(),
    month: Month.optional(),
    words: optional(z.string().trim().max(60)),
  }),
  reply: pageOf(PublicCase),
})
export const getPublicCase = endpoint({
  id: 'publication.getPublic',
  method: 'GET',
  path: '/api/v1/public/cases/:id',
  summary: 'One published case.',
  who: 'anyone',
  params: Id,
  reply: PublicCase,
})

export const publicationErrors = defineErrors({
  NOT_PUBLISHABLE: {
    status: 422,
    zh: '这件诉求不能公开：须已办结并有答复，不是举报件，来件人没有拒绝公开；保密件须经来件人同意。',
    en: 'This matter cannot be told of: it has to be closed with an answer, no report, not refused by its sender, and with the sender’s consent where it is confidential.',
  },
  DRAFTED_ALREADY: {
    status: 409,
    zh: '这件诉求已经在公开流程中。请在“案例公开”里打开它。',
    en: 'This matter is on its way to publication already. Open it under “Published cases”.',
  },
  NOT_IN_STATE: {
    status: 409,
    zh: '案例现在是“{state}”，不能这样操作。请刷新后再看。',
    en: 'The case is “{stateEn}” now, so this cannot be done. Reload it.',
  },
  CHECKS_MISSING: {
    status: 422,
    zh: '公开前须逐项确认核对清单，还差：{missing}。',
    en: 'Every point of the check list has to be confirmed before publishing; missing: {missingEn}.',
  },
  PERSONAL_DATA_LEFT: {
    status: 422,
    zh: '文字里还有{what}。请改掉后再公开。',
    en: 'The text still holds: {whatEn}. Change it before publishing.',
  },
  MAYBE_PERSONAL: {
    status: 422,
    zh: '文字里可能还有{what}。请核对；确认可以公开的，勾选“已核对，可以公开”。',
    en: 'The text may still hold: {whatEn}. Look again, and say so if it may be told.',
  },
  OWN_HANDLING: {
    status: 403,
    zh: '您参与过这件诉求的办理，须由其他人核对后公开。',
    en: 'You worked on this matter; somebody else has to check and publish it.',
  },
})
