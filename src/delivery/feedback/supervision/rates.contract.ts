import { z } from 'zod'
import { AreaCode } from '../../../foundation/directory/directory.contract.ts'
import { LocalDate } from '../../../kernel/dates.ts'
import { endpoint } from '../../../kernel/endpoint.ts'
import { Kind, Words } from '../words.contract.ts'

/** One of the three rates: how many of how many, with its 95 % Wilson interval; `small` where they are few. */
export const ThreeRate = z.object({
  count: z.number().int(),
  sum: z.number(),
  /** From 0 to 1; null where there is nothing to count. */
  rate: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  small: z.boolean(),
})
export type ThreeRate = z.infer<typeof ThreeRate>

export const ThreeRates = z.object({
  response: ThreeRate,
  solved: ThreeRate,
  satisfied: ThreeRate,
  /** The weighted mean of the three, from 0 to 100; a rate without data gives its weight to the others. */
  composite: z.number().nullable(),
})

/** 三率 of one unit, or of all together, with what was left out of them. */
export const RatesLine = ThreeRates.extend({ unitId: z.string().nullable(), unitName: Words.nullable() })

export const RatesReply = z.object({
  from: LocalDate,
  to: LocalDate,
  weights: z.object({ response: z.number(), solved: z.number(), satisfied: z.number() }),
  total: ThreeRates,
  units: z.array(RatesLine),
  /** What is not in the rates: nobody knows what the sender thinks; left out after a review; praise. */
  leftOut: z.object({
    unclear: z.number().int(),
    excluded: z.number().int(),
    praise: z.number().int(),
    unreachable: z.number().int(),
    refused: z.number().int(),
  }),
})
export type RatesReply = z.infer<typeof RatesReply>

export const RatesQuery = z.object({
  /** The first and last day of closing, both counted; the last 30 days unless told. */
  from: LocalDate.optional(),
  to: LocalDate.optional(),
  areaCode: AreaCode.optional(),
  unitId: z.uuid().optional(),
  kind: Kind.optional(),
})
export type RatesQuery = z.output<typeof RatesQuery>

export const threeRates = endpoint({
  id: 'feedback.threeRates',
  method: 'GET',
  path: '/api/v1/complaints/three-rates',
  summary: 'Response, solution and satisfaction (三率) of the own scope, in all and by unit, with what was left out.',
  who: { permission: 'feedback.read' },
  query: RatesQuery,
  reply: RatesReply,
})
