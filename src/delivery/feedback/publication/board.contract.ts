import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { Words } from '../words.contract.ts'

const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

/** A share with its 95 % Wilson interval; `withheld` where there are cases but too few to show. */
export const Share = z.object({
  n: z.number().int().nullable(),
  rate: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  withheld: z.boolean(),
  /** Fewer cases than a share can be read from (n < 30). */
  few: z.boolean(),
})
export type Share = z.infer<typeof Share>

/** One row, column or the whole of the board. `count` is null where it is withheld. */
export const BoardLine = z.object({
  code: z.string(),
  name: Words,
  count: z.number().int().nullable(),
  onTime: Share,
  satisfied: Share,
})
export type BoardLine = z.infer<typeof BoardLine>

export const Board = z.object({
  from: Month,
  to: Month,
  /** The class whose parts the rows are; null at the top. */
  within: z.object({ code: z.string(), name: Words }).nullable(),
  total: BoardLine,
  categories: z.array(BoardLine),
  areas: z.array(BoardLine),
  /** Counts by class and place; null where withheld. Pairs without any matter are left out. */
  cells: z.array(z.object({ category: z.string(), area: z.string(), count: z.number().int().nullable() })),
  /** Counts below this are withheld, and one more in the same row or column, so that none can be worked out. */
  smallest: z.number().int(),
})
export type Board = z.infer<typeof Board>

export const getBoard = endpoint({
  id: 'publication.board',
  method: 'GET',
  path: '/api/v1/public/feedback-board',
  summary: 'What is turned to the city with, by class and place, over some months; small counts are withheld.',
  who: 'anyone',
  query: z.object({
    from: Month.optional(),
    to: Month.optional(),
    /** Shows the parts of this class. */
    category: z
      .string()
      .regex(/^\d{2}(\d{2})?$/)
      .optional(),
  }),
  reply: Board,
  perMinute: 240,
})
