import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { SaxesParser } from 'saxes'

const FOLDER = join(import.meta.dirname, '../../../shared/data/open311')

/** Why the official schemas cannot be asked here, or false. */
export const NO_SCHEMAS = existsSync(FOLDER) ? false : 'the schemas of GeoReport v2 are not beside the project'

/** Asserts that each entry fits the official JSON Schema of `request`, `service` or `service-definition`. */
export async function fits(name: string, entries: readonly unknown[]): Promise<void> {
  const schema = JSON.parse(await readFile(join(FOLDER, `georeport-v2_${name}.schema.json`), 'utf8'))
  const ajv = new Ajv({ strict: false, allErrors: true })
  addFormats.default(ajv)
  const isFine = ajv.compile({ type: 'object', ...schema })
  for (const entry of entries) assert.ok(isFine(entry), JSON.stringify({ entry, errors: isFine.errors }))
}

/** A document that some city published: names of its elements, to compare with ours. */
export function published(name: string): Promise<string> {
  return readFile(join(FOLDER, name), 'utf8')
}

export type Parsed = { name: string; text: string; inside: Parsed[] }

/** Parses a document strictly; fails where it is not well-formed. */
export function parseDocument(xml: string): Parsed {
  const top: Parsed = { name: '', text: '', inside: [] }
  const open = [top]
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => assert.fail(error.message))
  parser.on('opentag', ({ name }) => {
    const element = { name, text: '', inside: [] }
    open.at(-1)!.inside.push(element)
    open.push(element)
  })
  parser.on('text', (text) => {
    open.at(-1)!.text += text
  })
  parser.on('closetag', () => void open.pop())
  parser.write(xml).close()
  return top.inside[0]!
}

/**
 * What a document says in the shape of JSON: elements that may repeat become lists by the name of their frame, an empty
 * element null, everything else text.
 */
export function jsonOf(element: Parsed, lists: ReadonlySet<string>): unknown {
  if (lists.has(element.name)) return element.inside.map((one) => jsonOf(one, lists))
  if (element.inside.length === 0) return element.text === '' ? null : element.text
  return Object.fromEntries(element.inside.map((one) => [one.name, jsonOf(one, lists)]))
}

/** JSON as XML would say it: numbers and booleans as text, empty text and null alike. */
export function asText(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asText)
  if (value === null || value === '') return null
  if (typeof value !== 'object') return String(value)
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, asText(one)]))
}

/** The frames of GeoReport v2 whose elements repeat. */
export const LISTS: ReadonlySet<string> = new Set([
  'services',
  'service_requests',
  'service_request_updates',
  'attributes',
  'endpoints',
  'formats',
  'errors',
])
