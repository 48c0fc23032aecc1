import { z } from 'zod'
import { endpoint, PageQuery, pageOf } from '../../kernel/endpoint.ts'
import { defineErrors } from '../../kernel/errors.ts'
import type { Bilingual } from '../../kernel/texts.ts'
import { CalendarDay, CalendarYear, Limit } from '../../platform/clock/clock.contract.ts'
import { AreaCode } from '../directory/directory.contract.ts'

/** The types of service items by their national code. */
export const ITEM_TYPES = {
  '01': { zh: '行政许可', en: 'Licence' },
  '02': { zh: '行政处罚', en: 'Penalty' },
  '03': { zh: '行政强制', en: 'Coercive measure' },
  '04': { zh: '行政征收', en: 'Levy' },
  '05': { zh: '行政给付', en: 'Benefit' },
  '06': { zh: '行政检查', en: 'Inspection' },
  '07': { zh: '行政确认', en: 'Confirmation' },
  '08': { zh: '行政奖励', en: 'Award' },
  '09': { zh: '行政裁决', en: 'Ruling' },
  '10': { zh: '其他行政权力', en: 'Other power' },
  '20': { zh: '公共服务', en: 'Public service' },
} as const satisfies Record<string, Bilingual>
export const ItemType = z.enum(Object.keys(ITEM_TYPES) as [keyof typeof ITEM_TYPES, ...(keyof typeof ITEM_TYPES)[]])

export type ItemType = z.infer<typeof ItemType>

export const Material = z.object({
  name: z.string(),
  nameEn: z.string(),
  needed: z.enum(['always', 'sometimes', 'later']),
  copies: z.number().int().min(0).max(99),
  note: z.string().nullable(),
})
export type Material = z.infer<typeof Material>

export const Step = z.object({
  name: z.string(),
  nameEn: z.string(),
  /** The post that is responsible. */
  post: z.string(),
  limit: Limit.nullable(),
})
export type Step = z.infer<typeof Step>

/** One service item with what it promises: the same card at every level. */
export const Item = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  nameEn: z.string(),
  type: ItemType,
  unitId: z.uuid(),
  unitName: z.string(),
  unitNameEn: z.string(),
  areaCode: AreaCode,
  /** What the law allows, and what the unit promises. Null where the catalogue does not say. */
  statutory: Limit.nullable(),
  promised: Limit.nullable(),
  legalBasis: z.string().nullable(),
  /** Visits to a counter; 0 means that nobody has to come. */
  visits: z.number().int().min(0).max(20).nullable(),
  fee: z.string().nullable(),
  feeEn: z.string().nullable(),
  online: z.enum(['none', 'consult', 'apply', 'whole']),
  audience: z.enum(['person', 'business', 'both']),
  place: z.string().nullable(),
  hours: z.string().nullable(),
  phone: z.string().nullable(),
  complaintPhone: z.string().nullable(),
  materials: z.array(Material),
  steps: z.array(Step),
  version: z.number().int(),
})
export type Item = z.infer<typeof Item>

export const ItemSummary = Item.pick({
  id: true,
  code: true,
  name: true,
  nameEn: true,
  type: true,
  unitId: true,
  unitName: true,
  unitNameEn: true,
  areaCode: true,
  statutory: true,
  promised: true,
  visits: true,
  online: true,
})
export type ItemSummary = z.infer<typeof ItemSummary>

export const listItems = endpoint({
  id: 'standards.listItems',
  method: 'GET',
  path: '/api/v1/items',
  summary: 'The service items, found by words in their name, by unit, area and audience.',
  who: 'anyone',
  query: PageQuery.extend({
    search: z.string().trim().max(100).optional(),
    unitId: z.uuid().optional(),
    areaCode: AreaCode.optional(),
    audience: z.enum(['person', 'business']).optional(),
  }),
  reply: pageOf(ItemSummary),
})
export const getItem = endpoint({
  id: 'standards.getItem',
  method: 'GET',
  path: '/api/v1/items/:id',
  summary: 'One service item with its promise, materials and steps.',
  who: 'anyone',
  params: z.object({ id: z.uuid() }),
  reply: Item,
})
export const changePromise = endpoint({
  id: 'standards.changePromise',
  method: 'PATCH',
  path: '/api/v1/items/:id',
  summary:
    'Change what an item promises: time, visits, contact. The promise can be shorter than the statute, never longer.',
  who: { permission: 'standards.manage' },
  params: z.object({ id: z.uuid() }),
  body: z.object({
    promised: Limit.nullable().optional(),
    visits: z.number().int().min(0).max(20).nullable().optional(),
    phone: z.string().trim().max(40).nullable().optional(),
    complaintPhone: z.string().trim().max(40).nullable().optional(),
  }),
  reply: Item,
  ifMatch: true,
})

export const CatalogueReport = z.object({
  read: z.number().int(),
  accepted: z.number().int(),
  unchanged: z.number().int(),
  rejected: z.number().int(),
  /** At most the first 200. */
  rejects: z.array(z.object({ line: z.number().int(), field: z.string(), value: z.string(), reason: z.string() })),
})
export type CatalogueReport = z.infer<typeof CatalogueReport>

export const importCatalogue = endpoint({
  id: 'standards.importCatalogue',
  method: 'POST',
  path: '/api/v1/items/imports',
  summary: 'Import a catalogue of items from CSV or XLSX; the same file twice changes nothing.',
  who: { permission: 'standards.manage' },
  takes: 'multipart',
  body: z.object({ areaCode: AreaCode.optional() }),
  bodyLimit: 50 * 1024 * 1024,
  timeout: 60_000,
  reply: CatalogueReport,
})

export const CalendarReply = z.object({
  year: z.number().int(),
  /** Whether the State Council's notice of this year is known; otherwise the week's rule is assumed. */
  provisional: z.boolean(),
  notices: z.array(z.string()),
  days: z.array(CalendarDay.extend({ source: z.enum(['notice', 'city']) })),
  workdays: z.number().int(),
})
export type CalendarReply = z.infer<typeof CalendarReply>

export const getCalendar = endpoint({
  id: 'standards.getCalendar',
  method: 'GET',
  path: '/api/v1/calendar/:year',
  summary: 'The days of a year that differ from the week: holidays and make-up working days.',
  who: 'anyone',
  params: z.object({ year: z.coerce.number().int().min(1949).max(2200) }),
  reply: CalendarReply,
})
export const loadCalendarYear = endpoint({
  id: 'standards.loadCalendarYear',
  method: 'PUT',
  path: '/api/v1/calendar/:year',
  summary: 'Load the published days of a year; deadlines that reach into it are computed anew.',
  who: { permission: 'standards.calendar' },
  params: z.object({ year: z.coerce.number().int().min(1949).max(2200) }),
  body: CalendarYear.omit({ year: true }),
  reply: CalendarReply,
})
export const setCityDays = endpoint({
  id: 'standards.setCityDays',
  method: 'PUT',
  path: '/api/v1/calendar/:year/city-days',
  summary: "Set the city's own days of a year (a regional festival, a storm day); they win over the notice.",
  who: { permission: 'standards.calendar' },
  params: z.object({ year: z.coerce.number().int().min(1949).max(2200) }),
  body: z.object({ days: z.array(CalendarDay).max(60) }),
  reply: CalendarReply,
})

export const standardsErrors = defineErrors({
  PROMISE_ABOVE_STATUTE: {
    status: 422,
    zh: '承诺时限（{promised}）不能长于法定时限（{statutory}）。请缩短承诺时限。',
    en: 'The promised time ({promised}) cannot be longer than the statutory time ({statutory}). Make it shorter.',
  },
  SAME_CODE_TWICE: {
    status: 409,
    zh: '编码为“{code}”的事项已存在。',
    en: 'There is already an item with the code “{code}”.',
  },
  CATALOGUE_COLUMNS: {
    status: 422,
    zh: '目录文件缺少必需的列：{columns}。请补上后重新导入。',
    en: 'The catalogue lacks the columns {columns}. Add them and import it again.',
  },
})
