import { z } from 'zod'
import { Instant, LocalDate } from '../../kernel/dates.ts'
import { endpoint, PageQuery, pageOf } from '../../kernel/endpoint.ts'
import type { Bilingual } from '../../kernel/texts.ts'

/** Where an entry stands. What was published once stays readable while a new wording is being written and checked. */
export const ENTRY_STATES = {
  draft: { zh: '草稿', en: 'Draft' },
  checked: { zh: '已核对', en: 'Checked' },
  published: { zh: '已发布', en: 'Published' },
  retired: { zh: '已停用', en: 'Retired' },
} as const satisfies Record<string, Bilingual>
export type EntryState = keyof typeof ENTRY_STATES
export const EntryState = z.enum(Object.keys(ENTRY_STATES) as [EntryState, ...EntryState[]])

/** What can be done with an entry next. */
export const ENTRY_ACTIONS = {
  edit: { zh: '修改', en: 'Edit' },
  check: { zh: '核对无误', en: 'Checked: it is right' },
  return: { zh: '退回修改', en: 'Return to its writer' },
  publish: { zh: '发布', en: 'Publish' },
  review: { zh: '复审仍有效', en: 'Still right' },
  retire: { zh: '停用', en: 'Retire' },
} as const satisfies Record<string, Bilingual>
export type EntryAction = keyof typeof ENTRY_ACTIONS
export const EntryAction = z.enum(Object.keys(ENTRY_ACTIONS) as [EntryAction, ...EntryAction[]])

export const MOST_FOUND = 20
export const LONGEST_ANSWER = 8000

const AreaCode = z.string().regex(/^\d{12}$/)
const Words = z.object({ zh: z.string(), en: z.string() })
const CategoryCode = z.string().trim().min(1).max(40)
const Reason = z.string().trim().min(2).max(500)

/** What is written into an entry. English may be left out; readers then get the Chinese words, marked as such. */
export const EntryContent = z
  .object({
    questionZh: z.string().trim().min(4).max(200),
    questionEn: z.string().trim().max(300).nullable().default(null),
    /** The answer in full; blank lines part paragraphs. No mark-up: it is shown as text. */
    answerZh: z.string().trim().min(4).max(LONGEST_ANSWER),
    answerEn: z.string().trim().max(LONGEST_ANSWER).nullable().default(null),
    /** The answer in one or two plain sentences, as it is read out on the telephone. */
    shortZh: z.string().trim().min(4).max(300),
    shortEn: z.string().trim().max(500).nullable().default(null),
    /** Other words by which people ask for it. */
    keywords: z.array(z.string().trim().min(1).max(40)).max(40).default([]),
    categoryCode: CategoryCode.nullable().default(null),
    /** Who answers for it being right. */
    unitId: z.uuid(),
    areaCode: AreaCode,
    /** The rule that it rests on, or who said so: title and number of the document. */
    source: z.string().trim().min(2).max(500),
    validFrom: LocalDate,
    validTo: LocalDate.nullable().default(null),
    /** When the unit looks at it again at the latest. */
    reviewOn: LocalDate,
    /** Whether residents may read it too. */
    isPublic: z.boolean().default(true),
  })
  .refine((content) => content.validTo === null || content.validTo >= content.validFrom, {
    path: ['validTo'],
    message: 'ends before it begins',
  })
export type EntryContent = z.output<typeof EntryContent>

/** A piece of a snippet; `hit` pieces are what was searched for. Screens mark them; there is no HTML in it. */
export const SnippetPart = z.object({ text: z.string(), hit: z.boolean() })
export type SnippetPart = z.infer<typeof SnippetPart>

/** One answer that a search found. */
export const FoundEntry = z.object({
  id: z.uuid(),
  question: Words,
  short: Words,
  snippet: z.array(SnippetPart),
  categoryCode: z.string().nullable(),
  unitId: z.uuid(),
  unitName: Words,
  areaCode: AreaCode,
  isPublic: z.boolean(),
  validTo: LocalDate.nullable(),
  /** The review is overdue: say so before reading it out. */
  reviewOverdue: z.boolean(),
  helped: z.number().int(),
  used: z.number().int(),
  score: z.number(),
})
export type FoundEntry = z.infer<typeof FoundEntry>

export const searchKnowledge = endpoint({
  id: 'knowledge.search',
  method: 'GET',
  path: '/api/v1/knowledge/search',
  summary: 'Answers in force for staff while typing, the best first; with no word, those used most.',
  who: { permission: 'knowledge.read' },
  query: z.object({
    q: z.string().trim().max(100).default(''),
    categoryCode: CategoryCode.optional(),
    /** Answers for this area: its own and those of the areas above it. */
    areaCode: AreaCode.optional(),
    limit: z.coerce.number().int().min(1).max(MOST_FOUND).default(8),
    /** Set on the search that was meant, not on each while typing: only that one counts as unanswered. */
    final: z.stringbool().default(false),
  }),
  reply: z.object({ items: z.array(FoundEntry) }),
  perMinute: 1200,
})

/** One row of the list by which entries are kept right. */
export const EntryRow = z.object({
  id: z.uuid(),
  question: Words,
  state: EntryState,
  /** Something is published, whatever the state of the wording in work. */
  isLive: z.boolean(),
  isPublic: z.boolean(),
  categoryCode: z.string().nullable(),
  unitId: z.uuid(),
  unitName: Words,
  areaCode: AreaCode,
  reviewOn: LocalDate,
  reviewOverdue: z.boolean(),
  used: z.number().int(),
  helped: z.number().int(),
  notHelped: z.number().int(),
  changedAt: Instant,
  changedByName: z.string().nullable(),
  version: z.number().int(),
})
export type EntryRow = z.infer<typeof EntryRow>

export const EntryQuery = PageQuery.extend({
  state: EntryState.optional(),
  unitId: z.uuid().optional(),
  areaCode: AreaCode.optional(),
  categoryCode: CategoryCode.optional(),
  /** `toCheck`: drafts of others; `review`: published ones due for review within 14 days, the soonest first. */
  show: z.enum(['all', 'toCheck', 'toPublish', 'review']).default('all'),
})
export type EntryQuery = z.output<typeof EntryQuery>

export const listEntries = endpoint({
  id: 'knowledge.list',
  method: 'GET',
  path: '/api/v1/knowledge/entries',
  summary: 'Entries of the knowledge base in every state, for those who keep them right.',
  who: { permission: 'knowledge.read' },
  query: EntryQuery,
  reply: pageOf(EntryRow),
})

export const EntryVersion = z.object({
  no: z.number().int(),
  content: EntryContent,
  writtenAt: Instant,
  writtenByName: z.string().nullable(),
  checkedAt: Instant.nullable(),
  checkedByName: z.string().nullable(),
  publishedAt: Instant.nullable(),
  publishedByName: z.string().nullable(),
  /** What changed and why, or why it was returned. */
  note: z.string().nullable(),
})
export type EntryVersion = z.infer<typeof EntryVersion>

export const Entry = EntryRow.extend({
  /** The wording in work: what is edited, checked and published next. */
  content: EntryContent,
  /** The number of that wording, and of the published one. */
  workingNo: z.number().int(),
  liveNo: z.number().int().nullable(),
  live: EntryContent.nullable(),
  versions: z.array(EntryVersion),
  actions: z.array(z.object({ action: EntryAction, allowed: z.boolean(), why: Words.nullable() })),
})
export type Entry = z.infer<typeof Entry>

const EntryId = z.object({ id: z.uuid() })

export const getEntry = endpoint({
  id: 'knowledge.get',
  method: 'GET',
  path: '/api/v1/knowledge/entries/:id',
  summary: 'One entry with its versions and what can be done with it.',
  who: { permission: 'knowledge.read' },
  params: EntryId,
  reply: Entry,
})
export const addEntry = endpoint({
  id: 'knowledge.add',
  method: 'POST',
  path: '/api/v1/knowledge/entries',
  summary: 'Write a new entry; it is a draft until somebody else has checked it.',
  who: { permission: 'knowledge.write' },
  body: EntryContent,
  reply: Entry,
  status: 201,
  creates: true,
})
export const editEntry = endpoint({
  id: 'knowledge.edit',
  method: 'PUT',
  path: '/api/v1/knowledge/entries/:id',
  summary: 'Write a new wording; what is published stays until the new one is.',
  who: { permission: 'knowledge.write' },
  params: EntryId,
  body: z.object({ content: EntryContent, note: z.string().trim().max(500).optional() }),
  reply: Entry,
  ifMatch: true,
})
export const checkEntry = endpoint({
  id: 'knowledge.check',
  method: 'POST',
  path: '/api/v1/knowledge/entries/:id/check',
  summary: 'Say that a wording is right; never by the one who wrote it.',
  who: { permission: 'knowledge.check' },
  params: EntryId,
  reply: Entry,
  ifMatch: true,
})
export const returnEntry = endpoint({
  id: 'knowledge.return',
  method: 'POST',
  path: '/api/v1/knowledge/entries/:id/return',
  summary: 'Return a wording to its writer with the reason.',
  who: { permission: 'knowledge.check' },
  params: EntryId,
  body: z.object({ reason: Reason }),
  reply: Entry,
  ifMatch: true,
})
export const publishEntry = endpoint({
  id: 'knowledge.publish',
  method: 'POST',
  path: '/api/v1/knowledge/entries/:id/publish',
  summary: 'Publish a checked wording: operators find it, residents too where it is public.',
  who: { permission: 'knowledge.publish' },
  params: EntryId,
  reply: Entry,
  ifMatch: true,
})
export const reviewEntry = endpoint({
  id: 'knowledge.review',
  method: 'POST',
  path: '/api/v1/knowledge/entries/:id/review',
  summary: 'Say that a published entry is still right, and when it is looked at next.',
  who: { permission: 'knowledge.check' },
  params: EntryId,
  body: z.object({ reviewOn: LocalDate }),
  reply: Entry,
  ifMatch: true,
})
export const retireEntry = endpoint({
  id: 'knowledge.retire',
  method: 'POST',
  path: '/api/v1/knowledge/entries/:id/retire',
  summary: 'Take an entry out of use; it stays with its history and can be written anew.',
  who: { permission: 'knowledge.publish' },
  params: EntryId,
  body: z.object({ reason: Reason }),
  reply: Entry,
  ifMatch: true,
})
export const useEntry = endpoint({
  id: 'knowledge.use',
  method: 'POST',
  path: '/api/v1/knowledge/entries/:id/use',
  summary: 'Note that an operator answered with it, and whether it settled the question.',
  who: { permission: 'knowledge.read' },
  params: EntryId,
  body: z.object({ helped: z.boolean().nullable().default(null) }),
  reply: z.object({ used: z.number().int(), helped: z.number().int(), notHelped: z.number().int() }),
})

/** Words that were searched for in vain. They are counted only from the third time on, so that nobody is in them. */
export const UnansweredWord = z.object({
  words: z.string(),
  count: z.number().int(),
  firstOn: LocalDate,
  lastOn: LocalDate,
})
export const listUnanswered = endpoint({
  id: 'knowledge.listUnanswered',
  method: 'GET',
  path: '/api/v1/knowledge/unanswered',
  summary: 'What was searched for in vain in the last 90 days, the most often first: what to write next.',
  who: { permission: 'knowledge.write' },
  reply: z.object({ items: z.array(UnansweredWord) }),
})

/** A published answer as residents read it. */
export const PublicAnswer = z.object({
  id: z.uuid(),
  question: Words,
  short: Words,
  answer: Words,
  /** False where the English words are the Chinese ones. */
  hasEnglish: z.boolean(),
  unitName: Words,
  areaCode: AreaCode,
  areaName: Words,
  categoryCode: z.string().nullable(),
  source: z.string(),
  validFrom: LocalDate,
  validTo: LocalDate.nullable(),
  /** When somebody last made sure that it is right. */
  checkedOn: LocalDate,
  related: z.array(z.object({ id: z.uuid(), question: Words })),
})
export type PublicAnswer = z.infer<typeof PublicAnswer>

const FoundAnswer = FoundEntry.pick({
  id: true,
  question: true,
  short: true,
  snippet: true,
  unitName: true,
  areaCode: true,
})
export type FoundAnswer = z.infer<typeof FoundAnswer>

export const searchAnswers = endpoint({
  id: 'knowledge.searchAnswers',
  method: 'GET',
  path: '/api/v1/answers',
  summary: 'Public answers, the best first; with no word, those read most.',
  who: 'anyone',
  query: z.object({
    q: z.string().trim().max(100).default(''),
    areaCode: AreaCode.optional(),
    /** Set where answers are shown beside something else that was searched for: nothing found is not counted then. */
    beside: z.stringbool().default(false),
    limit: z.coerce.number().int().min(1).max(MOST_FOUND).default(10),
  }),
  reply: z.object({ items: z.array(FoundAnswer) }),
  perMinute: 120,
})
export const readAnswer = endpoint({
  id: 'knowledge.readAnswer',
  method: 'GET',
  path: '/api/v1/answers/:id',
  summary: 'One public answer.',
  who: 'anyone',
  params: EntryId,
  reply: PublicAnswer,
})
export const voteAnswer = endpoint({
  id: 'knowledge.vote',
  method: 'POST',
  path: '/api/v1/answers/:id/votes',
  summary: 'Say whether a public answer was useful.',
  who: 'anyone',
  params: EntryId,
  body: z.object({ useful: z.boolean() }),
  reply: z.object({}),
  creates: true,
  perMinute: 10,
})
