import type { WrittenText } from '../../../kernel/endpoint.ts'
import type { AppError } from '../../../kernel/errors.ts'
import { chooseLanguage, fill, type Language } from '../../../kernel/texts.ts'
import type { FailedCall } from '../../../platform/http/binding.ts'
import { open311Errors } from './open311.errors.ts'
import { type XmlValue, xmlDocument } from './xml-writer.ts'

export type Format = 'json' | 'xml'

/** How the entries of the lists of GeoReport v2 are called in XML. */
const ITEMS = {
  services: 'service',
  service_requests: 'request',
  service_request_updates: 'request_update',
  attributes: 'attribute',
  values: 'value',
  endpoints: 'endpoint',
  formats: 'format',
  errors: 'error',
}

const TYPES = { json: 'application/json; charset=utf-8', xml: 'text/xml; charset=utf-8' } as const
/** The discovery document is asked for without a charset by one validator. */
export const BARE_TYPES = { json: 'application/json', xml: 'text/xml' } as const

/** The format of an ending; throws UNKNOWN_FORMAT (400). */
export function formatOf(ending: string | undefined): Format {
  if (ending === 'json' || ending === 'xml') return ending
  throw open311Errors.UNKNOWN_FORMAT({ format: (ending ?? '').slice(0, 20) })
}

/** Splits `0203.json` into id and format; throws UNKNOWN_FORMAT (400), also where there is no ending. */
export function splitName(name: string): { id: string; format: Format } {
  const dot = name.lastIndexOf('.')
  if (dot === -1) throw open311Errors.UNKNOWN_FORMAT({ format: '' })
  return { id: name.slice(0, dot).replaceAll('\0', ''), format: formatOf(name.slice(dot + 1)) }
}

/** The language of a call: `locale`, as Open311 asks for it, before that of the request. */
export function localeOf(locale: string | undefined, language: Language): Language {
  return locale ? chooseLanguage(locale.slice(0, 2).toLowerCase(), locale) : language
}

/** Writes an answer: in JSON a list stands bare, in XML within its root. */
export function written(
  format: Format,
  root: string,
  value: XmlValue,
  more: Partial<WrittenText> & { types?: Readonly<Record<Format, string>> } = {},
): WrittenText {
  const { types = TYPES, ...rest } = more
  const text = format === 'json' ? JSON.stringify(value) : xmlDocument(root, value, ITEMS)
  return { mediaType: types[format], text, ...rest }
}

/** Writes a failure as GeoReport v2 asks: a list of code and description, in the format that was asked for. */
export function writeFailure(error: AppError, call: FailedCall): WrittenText {
  const { locale } = (call.query ?? {}) as { locale?: unknown }
  const language = localeOf(typeof locale === 'string' ? locale : undefined, call.language)
  const status = statusOf(error)
  const description = descriptionOf(error, language, call.requestId)
  return written(formatAskedFor(call), 'errors', [{ code: status, description }], { status })
}

/** GeoReport v2 knows 400, 403 and 404; a key that is missing is 403 there, input that is not right 400. */
function statusOf({ status }: AppError): number {
  if (status === 401) return 403
  return status === 409 || status === 422 ? 400 : status
}

function descriptionOf(error: AppError, language: Language, requestId: string): string {
  const text = fill(error.text[language], { requestId, ...error.params })
  const faults = error.faults.map(({ field, message }) => `${field}: ${message[language]}`)
  return [text, ...faults].join(' ')
}

function formatAskedFor({ params }: FailedCall): Format {
  const { format, name } = (params ?? {}) as { format?: string; name?: string }
  return (format ?? name?.split('.').at(-1)) === 'xml' ? 'xml' : 'json'
}
