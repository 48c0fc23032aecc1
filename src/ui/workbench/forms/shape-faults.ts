import type { z } from 'zod'
import type { Shape } from '../../../kernel/endpoint.ts'
import { defineTexts, type Language } from '../../../kernel/texts.ts'

const texts = defineTexts({
  zh: {
    missing: '请填写此项。',
    choose: '请选择此项。',
    tooShort: (least: number) => `至少填写 ${least} 个字符。`,
    tooLong: (most: number) => `最多填写 ${most} 个字符，请删减。`,
    tooFew: (least: number) => `至少选择 ${least} 项。`,
    tooMany: (most: number) => `最多选择 ${most} 项。`,
    tooSmall: (least: number) => `不能小于 ${least}。`,
    tooBig: (most: number) => `不能大于 ${most}。`,
    notNumber: '请填写数字。',
    format: '格式不正确，请按提示的格式填写。',
    email: '请填写正确的电子邮箱，例如 name@example.org。',
    wrong: '此项内容不可用，请修改。',
  },
  en: {
    missing: 'Fill this in.',
    choose: 'Choose one.',
    tooShort: (least: number) => `Enter at least ${least} characters.`,
    tooLong: (most: number) => `Enter at most ${most} characters.`,
    tooFew: (least: number) => `Choose at least ${least}.`,
    tooMany: (most: number) => `Choose at most ${most}.`,
    tooSmall: (least: number) => `This must be ${least} or more.`,
    tooBig: (most: number) => `This must be ${most} or less.`,
    notNumber: 'Enter a number.',
    format: 'The format is not right. Follow the hint.',
    email: 'Enter a correct e-mail address such as name@example.org.',
    wrong: 'This cannot be used. Change it.',
  },
})

/**
 * Checks values by the shape of a contract before they are sent, and says for each field what to do, so that a form
 * need not ask the server about an empty field. The server checks again.
 */
export function faultsByShape(shape: Shape, values: unknown, language: Language): Record<string, string> {
  const checked = shape.safeParse(values)
  if (checked.success) return {}
  const faults: Record<string, string> = {}
  for (const issue of checked.error.issues) {
    const field = String(issue.path[0] ?? '')
    faults[field] ??= isBlank(values, issue.path) ? texts[language].missing : remedyFor(issue, language)
  }
  return faults
}

/** An empty field is told to be filled, whatever else its shape asks. */
function isBlank(values: unknown, path: readonly PropertyKey[]): boolean {
  let value = values
  for (const step of path) value = (value as Record<PropertyKey, unknown> | null | undefined)?.[step]
  return typeof value === 'string' && value.trim() === ''
}

function remedyFor(issue: z.core.$ZodIssue, language: Language): string {
  const say = texts[language]
  switch (issue.code) {
    case 'too_small': {
      const least = Number(issue.minimum)
      if (issue.origin === 'string') return least <= 1 ? say.missing : say.tooShort(least)
      return issue.origin === 'array' ? say.tooFew(least) : say.tooSmall(least)
    }
    case 'too_big': {
      const most = Number(issue.maximum)
      if (issue.origin === 'string') return say.tooLong(most)
      return issue.origin === 'array' ? say.tooMany(most) : say.tooBig(most)
    }
    case 'invalid_type':
      return issue.expected === 'number' || issue.expected === 'int' ? say.notNumber : say.missing
    case 'invalid_value':
      return say.choose
    case 'invalid_format':
      return issue.format === 'email' ? say.email : say.format
    default:
      return say.wrong
  }
}
