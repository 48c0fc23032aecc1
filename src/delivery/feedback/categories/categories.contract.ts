import { z } from 'zod'
import { AreaCode } from '../../../foundation/directory/directory.contract.ts'
import { endpoint } from '../../../kernel/endpoint.ts'
import type { Bilingual } from '../../../kernel/texts.ts'
import { CategoryLimit } from '../settings/settings.contract.ts'
import { Kind, Text, Urgency, Words } from '../words.contract.ts'
import { RESPONSIBLES } from './responsibles.contract.ts'

/** Where a class stands in the tree: 2 digits on the first level, 4 on the second, 6 on the third. */
export const CategoryCode = z.string().regex(/^\d{2}(\d{2}){0,2}$/)

/** The datatypes of Open311 GeoReport v2 service attributes. */
export const DATATYPES = {
  string: { zh: '单行文字', en: 'Line of text' },
  number: { zh: '数字', en: 'Number' },
  datetime: { zh: '日期时间', en: 'Date and time' },
  text: { zh: '多行文字', en: 'Text' },
  singlevaluelist: { zh: '单选', en: 'One of a list' },
  multivaluelist: { zh: '多选', en: 'Some of a list' },
} as const satisfies Record<string, Bilingual>
export type Datatype = keyof typeof DATATYPES
export const Datatype = z.enum(Object.keys(DATATYPES) as [Datatype, ...Datatype[]])

const Name = z.string().trim().min(1).max(60)
const BothNames = z.object({ zh: Name, en: z.string().trim().min(1).max(120) })

/** One field that matters of a class have beside the text (an attribute in Open311). */
export const CategoryField = z.object({
  code: z.string().regex(/^[a-z][a-zA-Z0-9]{1,39}$/),
  datatype: Datatype,
  required: z.boolean(),
  description: BothNames,
  /** What can be chosen, for the two kinds of lists; empty for the others. */
  values: z
    .array(
      z.object({
        key: z
          .string()
          .trim()
          .regex(/^[\w-]{1,40}$/),
        name: BothNames,
      }),
    )
    .max(30),
})
export type CategoryField = z.infer<typeof CategoryField>

export const Responsible = z.enum(Object.keys(RESPONSIBLES) as [keyof typeof RESPONSIBLES, ...never[]])
export type Responsible = keyof typeof RESPONSIBLES

/** What an administrator says of a class. */
export const CategoryInput = z.object({
  name: Name,
  nameEn: z.string().trim().min(1).max(120),
  keywords: z.array(z.string().trim().min(2).max(20)).max(40),
  urgency: Urgency,
  /** What matters of this class mostly are; null where nothing can be said. */
  kind: Kind.nullable(),
  /** Matters of this class are sealed from the start. */
  confidential: z.boolean(),
  /** The word for the unit that is responsible; null as for the class above. */
  responsible: Responsible.nullable(),
  /** Limits of its own; otherwise those of the settings hold. */
  limits: z.array(CategoryLimit).max(24),
  /** Fields of its own, beside those of the classes above it. */
  fields: z.array(CategoryField).max(20),
  active: z.boolean(),
})
export type CategoryInput = z.infer<typeof CategoryInput>

/** One class as staff see it. */
export const Category = CategoryInput.extend({
  code: CategoryCode,
  /** Whether the city changed or added it; otherwise it is as it ships. */
  changed: z.boolean(),
  /** Whether it ships with the product. */
  shipped: z.boolean(),
  version: z.number().int().min(0),
})
export type Category = z.infer<typeof Category>

/** One class as everybody sees it, with the fields of the classes above it among its own. */
export const PublicCategory = z.object({
  code: CategoryCode,
  parentCode: CategoryCode.nullable(),
  name: Words,
  confidential: z.boolean(),
  kind: Kind.nullable(),
  fields: z.array(CategoryField),
})
export type PublicCategory = z.infer<typeof PublicCategory>

/** Which unit handles a class, or what a word of responsibility stands for, in an area with all below it. */
export const CategoryUnit = z.object({
  subject: z.enum(['category', 'responsible']),
  key: z.string().min(2).max(40),
  areaCode: AreaCode,
  unitId: z.uuid(),
})
export type CategoryUnit = z.infer<typeof CategoryUnit>

export const CategorySuggestion = z.object({
  code: CategoryCode,
  name: Words,
  /** The names from the first level down, for showing where it stands. */
  path: Words,
  /** Between 0 and 1: how much speaks for it, not a probability. */
  score: z.number(),
  /** The words of the text that speak for it. */
  matched: z.array(z.string()),
})
export type CategorySuggestion = z.infer<typeof CategorySuggestion>

const OfClass = z.object({ code: CategoryCode })

export const listCategories = endpoint({
  id: 'feedback.listCategories',
  method: 'GET',
  path: '/api/v1/categories',
  summary: 'The classes of matters that residents can choose from, as a list in the order of the tree.',
  who: 'anyone',
  query: z.object({ level: z.coerce.number().int().min(1).max(3).optional(), parent: CategoryCode.optional() }),
  reply: z.object({ items: z.array(PublicCategory) }),
  keptFor: 60,
})
export const suggestCategories = endpoint({
  id: 'feedback.suggestCategories',
  method: 'GET',
  path: '/api/v1/categories/suggestions',
  summary: 'The classes for which the words of a text speak, the likeliest first; never chosen by itself.',
  who: 'signed-in',
  query: z.object({ text: z.string().max(2000), limit: z.coerce.number().int().min(1).max(20).default(5) }),
  reply: z.object({ items: z.array(CategorySuggestion) }),
  perMinute: 1200,
})
/** A class that a resident's own words speak for, with what it asks. */
export const MatchingCategory = PublicCategory.extend({ path: Words })
export type MatchingCategory = z.infer<typeof MatchingCategory>

export const matchCategories = endpoint({
  id: 'feedback.matchCategories',
  method: 'POST',
  path: '/api/v1/categories/matching',
  summary: 'Up to five classes for which the words of a text speak. A POST, so that texts never stand in an address.',
  who: 'anyone',
  body: z.object({ text: Text }),
  reply: z.object({ items: z.array(MatchingCategory) }),
  perMinute: 60,
})
export const listCategoryDetails = endpoint({
  id: 'feedback.listCategoryDetails',
  method: 'GET',
  path: '/api/v1/categories/details',
  summary: 'All classes with keywords, urgency, limits and fields, the retired ones too.',
  who: 'signed-in',
  reply: z.object({ items: z.array(Category) }),
})
export const saveCategory = endpoint({
  id: 'feedback.saveCategory',
  method: 'PUT',
  path: '/api/v1/categories/:code',
  summary: 'Change, add (version 0) or retire a class. Nothing is deleted: matters keep their class.',
  who: { permission: 'feedback.settings' },
  params: OfClass,
  body: CategoryInput,
  reply: Category,
  ifMatch: true,
})
export const listCategoryUnits = endpoint({
  id: 'feedback.listCategoryUnits',
  method: 'GET',
  path: '/api/v1/categories/units',
  summary: 'Which units handle which classes and words of responsibility, by area.',
  who: 'signed-in',
  reply: z.object({ items: z.array(CategoryUnit) }),
})
export const setCategoryUnit = endpoint({
  id: 'feedback.setCategoryUnit',
  method: 'PUT',
  path: '/api/v1/categories/units',
  summary: 'Say which unit handles a class, or a word of responsibility, in an area; null takes it away.',
  who: { permission: 'feedback.settings' },
  body: CategoryUnit.extend({ unitId: z.uuid().nullable() }),
  reply: z.object({ items: z.array(CategoryUnit) }),
})
export const defaultUnit = endpoint({
  id: 'feedback.defaultUnit',
  method: 'GET',
  path: '/api/v1/categories/:code/unit',
  summary: 'The unit that handles a class in an area, and by which entry.',
  who: 'signed-in',
  params: OfClass,
  query: z.object({ areaCode: AreaCode }),
  reply: z.object({ unitId: z.uuid().nullable(), by: CategoryUnit.nullable() }),
})
