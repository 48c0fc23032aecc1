import { AppError, type FieldFault } from '../../kernel/errors.ts'
import { type Bilingual, fill } from '../../kernel/texts.ts'
import {
  actorsOf,
  type ClockAction,
  fieldName,
  needsOf,
  type Process,
  type TransitionDefinition,
  transitionsFrom,
  whoName,
} from './process.ts'
import { clocksOf } from './process-checks.ts'
import type { PossibleStep } from './workflow.contract.ts'
import { workflowErrors as errors } from './workflow.errors.ts'

/** A condition that the module decides: null where it holds, otherwise why it does not. */
export type Guard = () => Bilingual | null

/** Who wants to act: `can` says whether a permission or role word of the process is held, guards answer by name. */
export type Actor = {
  readonly can: (permission: string) => boolean
  readonly guards?: Readonly<Record<string, Guard>>
}

/** What was filled in: the names of the fields, or a record of which empty values do not count. */
export type Provided = ReadonlySet<string> | Readonly<Record<string, unknown>>

/** A step that was taken: the next state, and what to do to which clock, in this order. */
export type Step<S extends string = string, T extends string = string, C extends string = string> = {
  readonly transition: T
  readonly from: S
  readonly to: S
  readonly ended: boolean
  readonly clocks: readonly { readonly clock: C; readonly action: ClockAction }[]
}

/**
 * Takes a step: from a state, by a person, with what was filled in, to the next state. Throws STATE_UNKNOWN,
 * TRANSITION_NOT_POSSIBLE (the possible ones in its text and in `extra.possible`), NOT_ALLOWED, STEP_HELD_BACK with the
 * guard's words, GUARD_MISSING, and for fields that are missing NEEDS_REASON, NEEDS_GROUND, NEEDS_ATTACHMENT or
 * NEEDS_FIELD, with every missing one in `faults`.
 */
export function step<S extends string, T extends string, C extends string>(
  process: Process<S, T, C>,
  state: string,
  transition: string,
  by: Actor & { readonly provided?: Provided },
): Step<S, T, C> {
  checkState(process, state)
  const found = transitionsFrom(process, state).find(({ name }) => name === transition)
  if (!found) throw notPossible(process, state, transition)
  const hindrance = hindranceOf(process, found, by)
  if (hindrance) throw hindrance
  const missing = missingFields(process, found, by.provided ?? {})
  if (missing) throw missing
  return {
    transition: found.name,
    from: state as S,
    to: found.to,
    ended: process.states[found.to].end === true,
    clocks: clocksOf(found),
  }
}

/**
 * Lists every step that leads out of a state, in the order of the definition; one that this person cannot take says
 * why. Fields that must be filled in are listed and do not make a step impossible. Throws STATE_UNKNOWN, GUARD_MISSING.
 */
export function possible(process: Process, state: string, actor: Actor): PossibleStep[] {
  checkState(process, state)
  return transitionsFrom(process, state).map((transition) => {
    const hindrance = hindranceOf(process, transition, actor)
    return {
      transition: transition.name,
      label: transition.label,
      to: transition.to,
      toName: nameOf(process, transition.to),
      allowed: !hindrance,
      why: hindrance ? textOf(hindrance) : null,
      needs: needsOf(transition).map((field) => ({ field, name: nameOfField(process, field) })),
    }
  })
}

/** The state in which a matter begins, and the clocks that start with it. */
export function begin<S extends string, T extends string, C extends string>(
  process: Process<S, T, C>,
): { readonly state: S; readonly clocks: Step<S, T, C>['clocks'] } {
  const definitions = Object.entries(process.clocks ?? {}) as [C, { startsAtOnce?: boolean }][]
  const clocks = definitions.filter(([, { startsAtOnce }]) => startsAtOnce)
  return { state: process.start, clocks: clocks.map(([clock]) => ({ clock, action: 'start' })) }
}

const EVENTS = {
  start: 'started',
  pause: 'paused',
  resume: 'resumed',
  extend: 'extended',
  restart: 'restarted',
  stop: 'stopped',
} as const

/**
 * The type of the event that an action adds to a clock's history, given how the clock stands (null where it has not
 * started). Starting a clock that has stopped is a restart; stopping one that does not run adds nothing (null).
 */
export function clockEventType(
  action: ClockAction,
  standing: 'running' | 'paused' | 'stopped' | null,
): (typeof EVENTS)[ClockAction] | null {
  if (action === 'stop' && (standing === null || standing === 'stopped')) return null
  return action === 'start' && standing === 'stopped' ? 'restarted' : EVENTS[action]
}

/** The name of a state; throws STATE_UNKNOWN. */
export function stateName(process: Process, state: string): Bilingual {
  checkState(process, state)
  return nameOf(process, state)
}

function checkState(process: Process, state: string): void {
  if (!Object.hasOwn(process.states, state)) throw errors.STATE_UNKNOWN({ process: process.id, state })
}

function nameOf(process: Process, state: string): Bilingual {
  return process.states[state]?.name ?? { zh: state, en: state }
}

function nameOfField(process: Process, field: string): Bilingual {
  return fieldName(process, field) ?? { zh: field, en: field }
}

function notPossible(process: Process, state: string, transition: string): AppError {
  const steps = transitionsFrom(process, state)
  const label = process.transitions.find(({ name }) => name === transition)?.label ?? { zh: transition, en: transition }
  const labels = steps.map((one) => one.label)
  const params = {
    stateZh: nameOf(process, state).zh,
    stateEn: nameOf(process, state).en,
    ...named(label),
    possibleZh: labels.map(({ zh }) => zh).join('、') || '无',
    possibleEn: labels.map(({ en }) => en).join(', ') || 'nothing',
  }
  return errors.TRANSITION_NOT_POSSIBLE(params, { extra: { possible: steps.map(({ name }) => name) } })
}

function hindranceOf(process: Process, transition: TransitionDefinition, actor: Actor): AppError | null {
  if (!actorsOf(transition).some((word) => actor.can(word))) {
    const { zh, en } = whoName(process, transition)
    return errors.NOT_ALLOWED({ ...named(transition.label), whoZh: zh, whoEn: en })
  }
  if (transition.guard === undefined) return null
  const guard = actor.guards?.[transition.guard]
  if (!guard) throw errors.GUARD_MISSING({ ...named(transition.label), guard: transition.guard })
  const why = guard()
  return why && new AppError('STEP_HELD_BACK', { status: 409, text: why, extra: { guard: transition.guard } })
}

function missingFields(process: Process, transition: TransitionDefinition, provided: Provided): AppError | null {
  const missing = needsOf(transition).filter((field) => !isProvided(provided, field))
  const [first, ...others] = missing.map((field) => needOf(process, transition, field))
  if (!first) return null
  const faults = [first, ...others].map(
    (one): FieldFault => ({ field: one.field ?? '', code: one.code, message: textOf(one) }),
  )
  const { code, status, text, params, field = '' } = first
  return new AppError(code, { status, text, params, field, faults })
}

function needOf(process: Process, transition: TransitionDefinition, field: string): AppError {
  const params = named(transition.label)
  if (field === 'reason') return errors.NEEDS_REASON(params, { field })
  if (field === 'ground') return errors.NEEDS_GROUND(params, { field })
  if (field === 'attachment') return errors.NEEDS_ATTACHMENT(params, { field })
  const { zh, en } = nameOfField(process, field)
  return errors.NEEDS_FIELD({ ...params, fieldZh: zh, fieldEn: en }, { field })
}

function isProvided(provided: Provided, field: string): boolean {
  if (provided instanceof Set) return provided.has(field)
  const value = Object.hasOwn(provided, field) ? (provided as Record<string, unknown>)[field] : undefined
  if (typeof value === 'string') return value.trim() !== ''
  if (Array.isArray(value)) return value.length > 0
  return value !== undefined && value !== null
}

function named(label: Bilingual) {
  return { transitionZh: label.zh, transitionEn: label.en }
}

function textOf({ text, params }: AppError): Bilingual {
  return { zh: fill(text.zh, params), en: fill(text.en, params) }
}
