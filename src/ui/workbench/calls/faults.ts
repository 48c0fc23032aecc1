import type { AppError } from '../../../kernel/errors.ts'
import type { Language } from '../../../kernel/texts.ts'

/** What an error says about a form: a text for each field it knows, and a text for everything else. */
export type FormFaults = { readonly fields: ReadonlyMap<string, string>; readonly general: string | undefined }

export const NO_FAULTS: FormFaults = { fields: new Map(), general: undefined }

/**
 * Sorts what the server said to the fields of a form. A fault goes to the field of the same name, or to the nearest
 * field above it (`grants.0.areaCode` to `grants`); what fits nowhere is told in the general text, so that no message
 * is lost. `fieldOfCode` names the field for errors that the server tells of as a whole (NAME_TAKEN is about `name`).
 */
export function faultsOf(
  error: AppError,
  names: readonly string[],
  language: Language,
  fieldOfCode: Readonly<Record<string, string>> = {},
): FormFaults {
  const fields = new Map<string, string>()
  const elsewhere: string[] = []
  const faults = [...error.faults]
  const field = error.field ?? fieldOfCode[error.code]
  if (faults.length === 0 && field) faults.push({ field, code: error.code, message: error.text })
  for (const fault of faults) {
    const name = fieldFor(fault.field, names)
    const text = fault.message[language]
    if (name === undefined) elsewhere.push(fault.field ? `${plainPath(fault.field)}: ${text}` : text)
    else if (!fields.has(name)) fields.set(name, text)
  }
  const said = elsewhere.length > 0 ? elsewhere.join(' ') : undefined
  return { fields, general: said ?? (fields.size > 0 ? undefined : error.in(language)) }
}

function fieldFor(path: string, names: readonly string[]): string | undefined {
  const steps = plainPath(path).split('.')
  for (let length = steps.length; length > 0; length -= 1) {
    const name = steps.slice(0, length).join('.')
    if (names.includes(name)) return name
  }
  return undefined
}

/** Servers name a field from the root of the request (`body.name`, `/body/name`); a form knows it as `name`. */
function plainPath(path: string): string {
  const dotted = path.replace(/^\//, '').replaceAll('/', '.')
  return dotted.replace(/^(?:body|query|params)\./, '')
}
