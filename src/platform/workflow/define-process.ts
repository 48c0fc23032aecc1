import { createHash } from 'node:crypto'
import { z } from 'zod'
import { AppError, type FieldFault } from '../../kernel/errors.ts'
import { fill } from '../../kernel/texts.ts'
import { CLOCK_ACTIONS, type Process, type ProcessDefinition } from './process.ts'
import { faultsOf } from './process-checks.ts'
import { workflowErrors } from './workflow.errors.ts'

const Name = z.object({ zh: z.string(), en: z.string() })
const Names = z.record(z.string(), Name)
const Words = z.array(z.string())

/** The shape of a process that comes from outside the code (from a table, a file or a screen). */
const ProcessShape = z.strictObject({
  id: z.string().min(1),
  version: z.number().int().min(1),
  title: Name,
  start: z.string(),
  states: z.record(z.string(), z.strictObject({ name: Name, end: z.boolean().optional() })),
  transitions: z.array(
    z.strictObject({
      name: z.string(),
      from: z.union([z.string(), Words.min(1)]),
      to: z.string(),
      who: z.union([z.string().min(1), Words.min(1)]),
      label: Name,
      needs: Words.optional(),
      clocks: z.partialRecord(z.enum(CLOCK_ACTIONS), Words).optional(),
      guard: z.string().optional(),
    }),
  ),
  clocks: z.record(z.string(), z.strictObject({ name: Name, startsAtOnce: z.boolean().optional() })).optional(),
  fields: Names.optional(),
  actors: Names.optional(),
})

/**
 * Checks a process and freezes it with the hash of its content. The names of states, steps and clocks become literal
 * types. Throws the first fault found (PROCESS_STATE_UNKNOWN, PROCESS_WITHOUT_END, PROCESS_STATE_UNREACHABLE,
 * PROCESS_DEAD_END, PROCESS_TRANSITION_TWICE, PROCESS_NAME_MISSING, PROCESS_ACTOR_UNKNOWN, PROCESS_FIELD_UNKNOWN,
 * PROCESS_CLOCK_UNKNOWN, PROCESS_CLOCK_TWICE, PROCESS_CLOCK_IMPOSSIBLE, PROCESS_CLOCK_LEFT_RUNNING) with all of them in
 * `faults`, and PROCESS_UNREADABLE for data of another shape.
 */
export function defineProcess<const S extends string, const T extends string, const C extends string = never>(
  definition: ProcessDefinition<S, T, C>,
): Process<S, T, C> {
  const checked = check(definition)
  return deepFreeze({ ...checked, hash: contentHash(checked) }) as Process<S, T, C>
}

/**
 * Reads back a process that was kept as JSON with the matter that began under it. It is checked again, and its content
 * must still have the hash it was kept with: otherwise PROCESS_CHANGED. Throws PROCESS_UNREADABLE for another shape.
 */
export function readProcess(kept: unknown): Process {
  const { hash, ...definition } = typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {}
  const process = defineProcess(definition as ProcessDefinition)
  if (process.hash !== hash) throw workflowErrors.PROCESS_CHANGED({ process: process.id })
  return process
}

/** The SHA-256 (hex) of a process's content, the same whatever order its keys were written in. */
export function contentHash(definition: ProcessDefinition): string {
  return createHash('sha256').update(canonical(definition)).digest('hex')
}

function check(definition: ProcessDefinition<string, string, string>): ProcessDefinition {
  const read = ProcessShape.safeParse(definition)
  if (!read.success) {
    const field = read.error.issues[0]?.path.join('.') || 'id'
    throw workflowErrors.PROCESS_UNREADABLE({ field }, { field })
  }
  const process = withoutAbsent(read.data) as ProcessDefinition
  const [first, ...others] = faultsOf(process)
  if (!first) return process
  const { code, status, text, params, field } = first
  const faults = [first, ...others].map(asFieldFault)
  throw new AppError(code, { status, text, params, faults, ...(field === undefined ? {} : { field }) })
}

function asFieldFault({ field = '', code, text, params }: AppError): FieldFault {
  return { field, code, message: { zh: fill(text.zh, params), en: fill(text.en, params) } }
}

/** Leaves out keys whose value is undefined, which JSON does not keep. */
function withoutAbsent<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}

/** JSON with the keys of every object in order of their code units (the idea of RFC 8785). */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`
}

function deepFreeze<T extends object>(value: T): T {
  for (const item of Object.values(value)) if (typeof item === 'object' && item !== null) deepFreeze(item)
  return Object.freeze(value)
}
