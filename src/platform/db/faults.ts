import { AppError, errors } from '../../kernel/errors.ts'

/** SQLSTATE classes and codes that pass by themselves (PostgreSQL 18, Appendix A). */
const PASSING = /^(08|53|57P0|58|40001|40P01|25006|XX002)/
const NETWORK = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOENT|ENOTFOUND|EHOSTUNREACH|EAI_AGAIN|ENOSPC)$/
const WORDS =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable|Cannot use a pool after/

/**
 * Turns a failure of the database that will pass (connection lost, server starting or stopping, disk full, too many
 * connections, deadlock) into UNAVAILABLE (503), a statement that ran too long into TIMED_OUT, and leaves the rest.
 */
export function asUnavailable(error: unknown): unknown {
  if (error instanceof AppError) return error
  const { code = '', message = '' } = (error ?? {}) as { code?: string; message?: string }
  if (code === '57014') return errors.TIMED_OUT({}, { cause: error })
  if (PASSING.test(code) || NETWORK.test(code) || WORDS.test(message)) return errors.UNAVAILABLE({}, { cause: error })
  return error
}

/** Whether an error is the violation of the named unique index or constraint. */
export function violates(error: unknown, constraint: string): boolean {
  const { code, constraint: named } = (error ?? {}) as { code?: string; constraint?: string }
  return code === '23505' && (named === constraint || (named ?? '').startsWith(constraint))
}
