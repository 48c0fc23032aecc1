import { STATUS_CODES } from 'node:http'
import { AppError, errors } from '../../kernel/errors.ts'
import { fill, type Language } from '../../kernel/texts.ts'

/** A problem document of RFC 9457 with the product's code and the faults of single fields. */
export type Problem = {
  type: string
  title: string
  status: number
  detail: string
  code: string
  requestId: string
  errors?: { field: string; code: string; message: string }[]
}

/** The document that tells a caller what went wrong, in the caller's language. */
export function problemOf(error: AppError, language: Language, requestId: string): Problem {
  const { field, code } = error
  const detail = fill(error.text[language], { requestId, ...error.params })
  const several = error.faults.map((fault) => ({ ...fault, message: fault.message[language] }))
  // An error about one field names it the same way as several faults do, so that a form knows where to lead.
  const faults = several.length === 0 && field !== undefined ? [{ field, code, message: detail }] : several
  return {
    ...error.extra,
    type: `urn:gongheng:problem:${error.code.toLowerCase().replaceAll('_', '-')}`,
    title: STATUS_CODES[error.status] ?? 'Error',
    status: error.status,
    detail,
    code,
    requestId,
    ...(faults.length > 0 ? { errors: faults } : {}),
  }
}

type ServerFault = { code?: string; statusCode?: number; message?: string }

/** Makes an AppError of whatever was thrown: Fastify's own faults keep their meaning, a defect becomes INTERNAL. */
export function toAppError(thrown: unknown, requestId: string): AppError {
  if (thrown instanceof AppError) return thrown
  const { code = '', statusCode, message = '' } = (thrown ?? {}) as ServerFault
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || code === 'FST_REQ_FILE_TOO_LARGE')
    return errors.TOO_LARGE({ limit: '—' })
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return errors.WRONG_MEDIA_TYPE({ type: message.split(': ')[1] ?? '' })
  if (statusCode === 400) return errors.UNREADABLE_BODY({ reason: message })
  if (code === 'ENOSPC') return errors.UNAVAILABLE({}, { cause: thrown })
  return errors.INTERNAL({ requestId }, { cause: thrown })
}
