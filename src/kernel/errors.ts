import { type Bilingual, fill, type Language } from './texts.ts'

export type ErrorParams = Readonly<Record<string, string | number>>

/** One thing that is wrong with one field of an input: which field (dotted path), and what to do about it. */
export type FieldFault = { readonly field: string; readonly code: string; readonly message: Bilingual }

type AppErrorOptions = {
  status: number
  text: Bilingual
  params?: ErrorParams
  field?: string
  faults?: readonly FieldFault[]
  extra?: Readonly<Record<string, unknown>>
  cause?: unknown
}

/**
 * An error that the user can understand: a stable code, an HTTP status, and a text in both languages that names what is
 * wrong and the remedy. It becomes an RFC 9457 problem at the HTTP edge and one line at the command line. Anything else
 * that is thrown is a defect and is shown as INTERNAL without details.
 */
export class AppError extends Error {
  readonly code: string
  readonly status: number
  readonly text: Bilingual
  readonly params: ErrorParams
  readonly field: string | undefined
  readonly faults: readonly FieldFault[]
  readonly extra: Readonly<Record<string, unknown>>

  constructor(code: string, options: AppErrorOptions) {
    super(`${code}: ${fill(options.text.en, options.params ?? {})}`, { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.status = options.status
    this.text = options.text
    this.params = options.params ?? {}
    this.field = options.field
    this.faults = options.faults ?? []
    this.extra = options.extra ?? {}
  }

  /** The text in one language with its parameters filled in. */
  in(language: Language): string {
    return fill(this.text[language], this.params)
  }
}

export type ErrorDefinition = { readonly status: number; readonly zh: string; readonly en: string }
export type MakeError = (
  params?: ErrorParams,
  more?: {
    field?: string
    faults?: readonly FieldFault[]
    extra?: Readonly<Record<string, unknown>>
    cause?: unknown
  },
) => AppError

/**
 * Declares the errors of a module, each with its HTTP status and its text in both languages (`{name}` is filled from
 * the parameters). The result has one function for each code that makes the error: `throw errors.ALREADY_RATED()`.
 */
export function defineErrors<const T extends Record<string, ErrorDefinition>>(
  definitions: T,
): { readonly [K in keyof T]: MakeError } {
  const makers: Record<string, MakeError> = {}
  for (const [code, { status, zh, en }] of Object.entries(definitions)) {
    makers[code] = (params, more) =>
      new AppError(code, { status, text: { zh, en }, ...(params ? { params } : {}), ...more })
  }
  return makers as { readonly [K in keyof T]: MakeError }
}

/** Errors that every module may raise. */
export const errors = defineErrors({
  INVALID_INPUT: {
    status: 400,
    zh: '填写的内容有误，请按各项提示修改后再提交。',
    en: 'Some of the input is not right. Correct each field that is named and send it again.',
  },
  UNREADABLE_BODY: {
    status: 400,
    zh: '无法读取提交的内容：{reason}。请检查格式后重新提交。',
    en: 'The body cannot be read: {reason}. Check its format and send it again.',
  },
  NOT_SIGNED_IN: {
    status: 401,
    zh: '请先登录。登录可能已超时，重新登录后可继续。',
    en: 'Please sign in. Your session may have ended; sign in again to go on.',
  },
  NOT_ALLOWED: {
    status: 403,
    zh: '您的账号没有进行此操作的权限。如工作需要，请向系统管理员申请。',
    en: 'Your account may not do this. If your work needs it, ask your system administrator.',
  },
  NOT_FOUND: {
    status: 404,
    zh: '没有找到“{what}”。请核对编号或地址，或者它不在您可查看的范围内。',
    en: 'There is no “{what}” here. Check the number or address; it may also lie outside what you may see.',
  },
  CHANGED_MEANWHILE: {
    status: 412,
    zh: '在您编辑期间，他人已修改了这条记录。请刷新后重新修改。',
    en: 'Somebody else changed this meanwhile. Reload it and make your change again.',
  },
  PRECONDITION_REQUIRED: {
    status: 428,
    zh: '修改时请带上 If-Match（读取时得到的 ETag），以免覆盖他人的修改。',
    en: 'Send If-Match with the ETag that you read, so that nobody else’s change is overwritten.',
  },
  TOO_LARGE: {
    status: 413,
    zh: '提交的内容超过上限（{limit}）。请缩小后再提交。',
    en: 'This is larger than the limit of {limit}. Make it smaller and send it again.',
  },
  WRONG_MEDIA_TYPE: {
    status: 415,
    zh: '不支持的内容类型“{type}”。',
    en: 'The content type “{type}” is not supported here.',
  },
  TOO_MANY_REQUESTS: {
    status: 429,
    zh: '操作过于频繁，请在 {seconds} 秒后重试。',
    en: 'Too many requests. Try again in {seconds} seconds.',
  },
  KEY_REUSED: {
    status: 422,
    zh: '这个 Idempotency-Key 已用于另一项内容不同的提交。请换一个新的键。',
    en: 'This Idempotency-Key was used for a different request. Use a new key.',
  },
  STILL_RUNNING: {
    status: 409,
    zh: '相同的提交正在处理，请稍候再查看结果。',
    en: 'The same request is still being worked on. Wait a moment and ask again.',
  },
  TIMED_OUT: {
    status: 503,
    zh: '处理超时。请先查看内容是否已保存，再决定是否重试。',
    en: 'This took too long. Look whether it was saved before you try again.',
  },
  UNAVAILABLE: {
    status: 503,
    zh: '服务暂时不可用，内容没有保存。请稍后重试。',
    en: 'The service is not available for the moment and nothing was saved. Please try again shortly.',
  },
  INTERNAL: {
    status: 500,
    zh: '系统出现意外错误，已记录（编号 {requestId}）。请稍后重试；如仍不行，请把编号告诉管理员。',
    en: 'Something unexpected went wrong and was recorded ({requestId}). Try again; if it persists, tell your administrator this number.',
  },
})
