import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { FastifyRequest } from 'fastify'
import type { AnyEndpoint, FormFields } from '../../kernel/endpoint.ts'
import { defineErrors, errors } from '../../kernel/errors.ts'
import type { FormFile } from './binding.ts'

export type Form = {
  readonly fields: FormFields
  readonly files: readonly FormFile[]
  /** Removes what lay in a temporary place. */
  clear(): Promise<void>
}

/** What a form may carry. */
export type FormLimits = Pick<AnyEndpoint, 'maxFiles' | 'maxFileBytes'>

export const formErrors = defineErrors({
  TOO_MANY_FILES: {
    status: 413,
    zh: '一次最多提交 {limit} 个文件。请减少文件后重新提交，其余的可以以后补充。',
    en: 'At most {limit} files can be sent at once. Send fewer; the others can be added later.',
  },
  TOO_MANY_FIELDS: {
    status: 413,
    zh: '表单的项目过多，最多 200 项。请删减后重新提交。',
    en: 'The form has too many fields: at most 200. Send fewer.',
  },
})

/** Bytes that one file of a form may have unless its endpoint says otherwise. */
const MOST_BYTES = 10 * 1024 * 1024

/** Parses the body of a URL-encoded form; a name that stands several times keeps all its values. */
export function parseFields(body: string): FormFields {
  const fields: FormFields = {}
  for (const [name, value] of new URLSearchParams(body)) addField(fields, name, value)
  return fields
}

/** `__proto__` and its like are no names of fields; the character zero, which no database keeps, is no text. */
function addField(fields: FormFields, name: string, given: string) {
  if (name in Object.prototype) return
  const value = given.replaceAll('\0', '')
  const known = fields[name]
  if (known) known.push(value)
  else fields[name] = [value]
}

/**
 * Reads a form, URL-encoded or multipart. Fields may stand before and after files, so files are laid down in a temporary
 * folder until the call is answered. Throws WRONG_MEDIA_TYPE for another body and TOO_LARGE for a file over the limit.
 */
export async function readForm(request: FastifyRequest, endpoint: FormLimits): Promise<Form> {
  if (!request.isMultipart()) {
    if (request.body === undefined || request.body === null) return { fields: {}, files: [], clear: async () => {} }
    if (!isFields(request.body)) throw errors.WRONG_MEDIA_TYPE({ type: String(request.headers['content-type'] ?? '') })
    return { fields: request.body.fields, files: [], clear: async () => {} }
  }
  const dir = await mkdtemp(join(tmpdir(), 'gongheng-form-'))
  const clear = () => rm(dir, { recursive: true, force: true })
  try {
    return { ...(await readParts(request, endpoint, dir)), clear }
  } catch (error) {
    await clear()
    throw asFault(error, endpoint)
  }
}

/** What the reader of forms throws where a limit is passed or the body is broken, in words that name it. */
function asFault(error: unknown, { maxFiles = 0, maxFileBytes = MOST_BYTES }: FormLimits): unknown {
  const { code } = error as { code?: string }
  if (code === 'FST_REQ_FILE_TOO_LARGE') return errors.TOO_LARGE({ limit: sizeWords(maxFileBytes) }, { field: 'file' })
  if (code === 'FST_FILES_LIMIT') return formErrors.TOO_MANY_FILES({ limit: maxFiles }, { field: 'file' })
  if (code === 'FST_PARTS_LIMIT' || code === 'FST_FIELDS_LIMIT') return formErrors.TOO_MANY_FIELDS()
  // What the parser finds wrong with a body has no code; one that breaks off ends its stream too early.
  const isTheSenders = code === undefined || code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET'
  return isTheSenders ? errors.UNREADABLE_BODY({ reason: (error as Error).message }, { cause: error }) : error
}

async function readParts(
  request: FastifyRequest,
  { maxFiles = 0, maxFileBytes = MOST_BYTES }: FormLimits,
  dir: string,
) {
  const fields: FormFields = {}
  const files: FormFile[] = []
  const limits = { fields: 200, files: maxFiles, fileSize: maxFileBytes, fieldSize: 100_000, parts: 200 + maxFiles }
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') {
      addField(fields, part.fieldname, String(part.value ?? ''))
      continue
    }
    const path = join(dir, String(files.length))
    await pipeline(part.file, createWriteStream(path))
    if (part.file.truncated) throw errors.TOO_LARGE({ limit: sizeWords(maxFileBytes) }, { field: part.fieldname })
    // A form that was sent without choosing a file carries an empty part without a name.
    if (!part.filename && part.file.bytesRead === 0) continue
    files.push({
      field: part.fieldname,
      fileName: part.filename,
      mediaType: part.mimetype,
      open: () => createReadStream(path),
    })
  }
  return { fields, files }
}

function sizeWords(bytes: number): string {
  return `${Math.floor(bytes / (1024 * 1024))} MB`
}

/** What the parser of URL-encoded bodies leaves, told from JSON by its mark. */
class ParsedFields {
  readonly fields: FormFields

  constructor(fields: FormFields) {
    this.fields = fields
  }
}

function isFields(body: unknown): body is ParsedFields {
  return body instanceof ParsedFields
}

/** The content type parser of URL-encoded forms, for the server. */
export async function parseUrlEncoded(_request: FastifyRequest, body: string | Buffer): Promise<ParsedFields> {
  return new ParsedFields(parseFields(String(body)))
}
