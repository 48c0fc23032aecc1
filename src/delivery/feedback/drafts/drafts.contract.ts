import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'

/** How long something that was begun is kept, in minutes. */
export const DRAFT_MINUTES = 60

const Content = z.string().min(1).max(30_000)

export const keepDraft = endpoint({
  id: 'feedback.keepDraft',
  method: 'POST',
  path: '/api/v1/complaints/drafts',
  summary: 'Keep what somebody has begun to write, encrypted, for an hour. Whoever has the id can read it again.',
  who: 'anyone',
  body: z.object({ id: z.uuid().optional(), content: Content }),
  reply: z.object({ id: z.uuid() }),
  perMinute: 40,
})
export const readDraft = endpoint({
  id: 'feedback.readDraft',
  method: 'POST',
  path: '/api/v1/complaints/drafts/reading',
  summary: 'What was kept under an id; null where the hour is over. A POST, so that ids never stand in an address.',
  who: 'anyone',
  body: z.object({ id: z.uuid() }),
  reply: z.object({ content: Content.nullable() }),
  perMinute: 300,
})
export const dropDraft = endpoint({
  id: 'feedback.dropDraft',
  method: 'POST',
  path: '/api/v1/complaints/drafts/dropping',
  summary: 'Forget what was kept under an id.',
  who: 'anyone',
  body: z.object({ id: z.uuid() }),
  reply: z.object({}),
  perMinute: 60,
})
