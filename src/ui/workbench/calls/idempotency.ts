import { AppError } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'

/** One submission: the key under which it was sent, what was sent, and whether an answer is still owed. */
export type Submission = { readonly key: string; readonly sent: string; readonly open: boolean }

/**
 * Chooses the Idempotency-Key of a submission. The same content sent again while the first answer is unknown (network
 * lost, time-out, server error) keeps its key, so that it cannot happen twice; anything else gets a new one.
 */
export function nextSubmission(previous: Submission | undefined, content: unknown): Submission {
  const sent = JSON.stringify(content) ?? ''
  if (previous?.open && previous.sent === sent) return previous
  return { key: newId(), sent, open: true }
}

/** Closes a submission once its fate is known: it succeeded, or the server refused it. */
export function settled(submission: Submission, error?: unknown): Submission {
  const refused = error instanceof AppError && error.status >= 400 && error.status < 500
  const known = error === undefined || (refused && error.status !== 401)
  return known ? { ...submission, open: false } : submission
}
