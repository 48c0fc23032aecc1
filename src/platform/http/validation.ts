import type { z } from 'zod'
import type { AnyEndpoint } from '../../kernel/endpoint.ts'
import { type AppError, errors, type FieldFault } from '../../kernel/errors.ts'
import type { Bilingual } from '../../kernel/texts.ts'

export type RawInput = { params: unknown; query: unknown; body: unknown }

/**
 * Checks what came in against the contract and returns it in the contract's types. All faults are reported together,
 * each with its field and what to do about it, as INVALID_INPUT (400).
 */
export function validateInput(endpoint: AnyEndpoint, raw: RawInput) {
  const faults: FieldFault[] = []
  const received: { params?: unknown; query?: unknown; body?: unknown } = {}
  for (const part of ['params', 'query', 'body'] as const) {
    const shape = endpoint[part]
    if (!shape) continue
    const result = shape.safeParse(part === 'body' ? (raw.body ?? {}) : raw[part])
    if (result.success) received[part] = result.data
    else faults.push(...result.error.issues.map(faultOf))
  }
  if (faults.length > 0) throw invalid(faults)
  return received
}

/** An INVALID_INPUT error from faults that were found elsewhere than in a contract. */
export function invalid(faults: readonly FieldFault[]): AppError {
  const field = faults[0]?.field
  return errors.INVALID_INPUT({}, { faults, ...(field ? { field } : {}) })
}

type Issue = z.core.$ZodIssue

function faultOf(issue: Issue): FieldFault {
  return { field: issue.path.join('.'), code: codeOf(issue), message: messageOf(issue) }
}

function codeOf(issue: Issue): string {
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'REQUIRED'
  return issue.code.toUpperCase()
}

function messageOf(issue: Issue): Bilingual {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null
        ? { zh: '请填写此项。', en: 'This is needed.' }
        : { zh: '内容的类型不对，请按说明填写。', en: `This must be of the type ${issue.expected}.` }
    case 'too_small':
      return tooSmall(issue)
    case 'too_big':
      return tooBig(issue)
    case 'invalid_format':
      return formatFault(issue.format)
    case 'invalid_value':
      return {
        zh: `只能是：${issue.values.slice(0, 20).map(String).join('、')}。`,
        en: `This must be one of: ${issue.values.slice(0, 20).map(String).join(', ')}.`,
      }
    case 'unrecognized_keys':
      return {
        zh: `没有这些字段：${issue.keys.join('、')}。`,
        en: `There are no such fields: ${issue.keys.join(', ')}.`,
      }
    default:
      return { zh: '内容不符合要求，请按说明修改。', en: 'This is not as asked. Correct it as the note says.' }
  }
}

function tooSmall({ origin, minimum }: z.core.$ZodIssueTooSmall): Bilingual {
  if (origin === 'string' && Number(minimum) <= 1) return { zh: '请填写此项。', en: 'This is needed.' }
  if (origin === 'string') return { zh: `至少 ${minimum} 个字。`, en: `At least ${minimum} characters.` }
  if (origin === 'array') return { zh: `至少 ${minimum} 项。`, en: `At least ${minimum} entries.` }
  return { zh: `不能小于 ${minimum}。`, en: `This cannot be less than ${minimum}.` }
}

function tooBig({ origin, maximum }: z.core.$ZodIssueTooBig): Bilingual {
  if (origin === 'string')
    return { zh: `最多 ${maximum} 个字，请删减。`, en: `At most ${maximum} characters: shorten it.` }
  if (origin === 'array') return { zh: `最多 ${maximum} 项。`, en: `At most ${maximum} entries.` }
  return { zh: `不能大于 ${maximum}。`, en: `This cannot be more than ${maximum}.` }
}

function formatFault(format: string): Bilingual {
  if (format === 'email')
    return { zh: '请填写正确的邮箱，例如 name@example.cn。', en: 'Give an e-mail address such as name@example.org.' }
  if (format === 'date') return { zh: '请填写正确的日期，例如 2026-03-02。', en: 'Give a date such as 2026-03-02.' }
  if (format === 'datetime')
    return { zh: '请填写正确的时间，例如 2026-03-02T08:30:00Z。', en: 'Give an instant such as 2026-03-02T08:30:00Z.' }
  if (format === 'uuid')
    return { zh: '编号格式不对，请从列表中选择。', en: 'This is not an id: choose one from the list.' }
  return { zh: '格式不对，请按说明填写。', en: 'The form is not right: write it as the note says.' }
}
