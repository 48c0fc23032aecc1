import { z } from 'zod'
import { AreaCode } from '../../../foundation/directory/directory.contract.ts'
import { Instant } from '../../../kernel/dates.ts'
import { endpoint } from '../../../kernel/endpoint.ts'
import { Kind, optional, Text, Words } from '../words.contract.ts'

/** What is suggested: which unit handles it, or which class it belongs to. */
export const RoutingTarget = z.enum(['unit', 'category'])
export type RoutingTarget = z.infer<typeof RoutingTarget>

/**
 * A model and what it was worth, measured on matters later than all that it had learned from. `said` are the answers
 * given at or above the threshold, the rest is “not sure”.
 */
export const RoutingModel = z.object({
  target: RoutingTarget,
  version: z.number().int(),
  trainedAt: Instant,
  trainedBy: z.string(),
  /** Matters that it learned from, and units or classes that it tells apart. */
  n: z.number().int(),
  classes: z.number().int(),
  /** Matters on which it was measured, from when on. */
  measuredOn: z.number().int(),
  measuredFrom: Instant.nullable(),
  /** Share of right first answers, and share with the right one among the first three. */
  accuracy: z.number(),
  top3: z.number(),
  threshold: z.number(),
  /** Share of right ones among the said; null where nothing was said. */
  saidAccuracy: z.number().nullable(),
  /** Share of matters on which something was said. */
  coverage: z.number(),
})
export type RoutingModel = z.infer<typeof RoutingModel>

export const SuggestedUnit = z.object({ unitId: z.uuid(), name: Words, probability: z.number().nullable() })
export const SuggestedCategory = z.object({ code: z.string(), path: Words, probability: z.number().nullable() })

/** On what a suggestion rests: the office's own dispatching, the unit entered for the class, or nothing. */
export const Basis = z.enum(['history', 'category', 'none'])

export const Suggestions = z.object({
  /** The likeliest first, at most three. A probability is null where it is no prediction but an entry. */
  units: z.array(SuggestedUnit),
  unitBasis: Basis,
  /** The first unit is not likely enough by the measured threshold: a person has to look. */
  notSure: z.boolean(),
  categories: z.array(SuggestedCategory),
  categoryBasis: z.enum(['history', 'keywords', 'none']),
  categoryNotSure: z.boolean(),
  /** Why there is no prediction of the unit, where there is none. */
  note: Words.nullable(),
  model: RoutingModel.nullable(),
})
export type Suggestions = z.infer<typeof Suggestions>

export const SuggestionQuestion = z.object({
  text: Text,
  areaCode: optional(AreaCode),
  kind: optional(Kind),
  categoryCode: optional(z.string().trim().max(12)),
})
export type SuggestionQuestion = z.output<typeof SuggestionQuestion>

export const suggestRouting = endpoint({
  id: 'feedback.suggestRouting',
  method: 'POST',
  path: '/api/v1/complaints/suggestions',
  summary:
    'Which unit handles such a matter and which class it belongs to, for a text being typed. Nothing is assigned.',
  who: { permission: 'feedback.read' },
  body: SuggestionQuestion,
  reply: Suggestions,
  perMinute: 1200,
})
export const listRoutingModels = endpoint({
  id: 'feedback.listRoutingModels',
  method: 'GET',
  path: '/api/v1/complaints/routing',
  summary: 'The models that were trained lately, the newest first, each with its measured accuracy.',
  who: { permission: 'feedback.read' },
  reply: z.object({ items: z.array(RoutingModel) }),
})
export const trainRouting = endpoint({
  id: 'feedback.trainRouting',
  method: 'POST',
  path: '/api/v1/complaints/routing/train',
  summary: 'Learn anew from the dispatching so far. It is done in the background, within some minutes.',
  who: { permission: 'feedback.trainRouting' },
  reply: z.object({ asked: z.literal(true) }),
  status: 202,
  perMinute: 6,
})
