import type { AppError } from '../../kernel/errors.ts'
import type { Bilingual } from '../../kernel/texts.ts'
import {
  actorsOf,
  CLOCK_ACTIONS,
  type ClockAction,
  type ClockActions,
  fieldName,
  needsOf,
  type ProcessDefinition,
  sourcesOf,
  type TransitionDefinition,
  transitionsFrom,
} from './process.ts'
import { workflowErrors as errors } from './workflow.errors.ts'

/**
 * Everything that is wrong with a process, each fault with its code, place and remedy; an empty list where it is sound.
 * Names are checked first, since nothing can be followed through names that are not defined.
 */
export function faultsOf(process: ProcessDefinition): AppError[] {
  const ofNames = [...unknownStates(process), ...missingNames(process), ...unknownWords(process)]
  if (ofNames.length > 0) return ofNames
  const ofPaths = [...doubleTransitions(process), ...brokenPaths(process)]
  return ofPaths.length > 0 ? ofPaths : clockFaults(process)
}

function unknownStates(process: ProcessDefinition): AppError[] {
  const used = [
    { where: 'start', states: [process.start] },
    ...process.transitions.map((step) => ({ where: step.name, states: [...sourcesOf(process, step), step.to] })),
  ]
  return used.flatMap(({ where, states }) =>
    states
      .filter((state) => !Object.hasOwn(process.states, state))
      .map((state) => errors.PROCESS_STATE_UNKNOWN({ process: process.id, where, state }, { field: where })),
  )
}

function missingNames(process: ProcessDefinition): AppError[] {
  const named: [string, Bilingual][] = [
    ['title', process.title],
    ...Object.entries(process.states).map(([state, { name }]): [string, Bilingual] => [state, name]),
    ...process.transitions.map(({ name, label }): [string, Bilingual] => [name, label]),
    ...Object.entries(process.clocks ?? {}).map(([clock, { name }]): [string, Bilingual] => [clock, name]),
    ...Object.entries(process.fields ?? {}),
    ...Object.entries(process.actors ?? {}),
  ]
  return named
    .filter(([where, { zh, en }]) => [where, zh, en].some((text) => text.trim() === '') || where === '*')
    .map(([where]) => errors.PROCESS_NAME_MISSING({ process: process.id, where: where || '?' }, { field: where }))
}

function unknownWords(process: ProcessDefinition): AppError[] {
  return process.transitions.flatMap((step) => {
    const at = { process: process.id, transition: step.name }
    const more = { field: step.name }
    const clocks = clocksOf(step).map(({ clock }) => clock)
    const unnamed = process.actors ? actorsOf(step).filter((actor) => !Object.hasOwn(process.actors ?? {}, actor)) : []
    return [
      ...unnamed.map((actor) => errors.PROCESS_ACTOR_UNKNOWN({ ...at, actor }, more)),
      ...needsOf(step)
        .filter((field) => !fieldName(process, field))
        .map((field) => errors.PROCESS_FIELD_UNKNOWN({ ...at, field }, more)),
      ...clocks
        .filter((clock) => !Object.hasOwn(process.clocks ?? {}, clock))
        .map((clock) => errors.PROCESS_CLOCK_UNKNOWN({ ...at, clock }, more)),
      ...[...new Set(clocks.filter((clock, i) => clocks.indexOf(clock) !== i))].map((clock) =>
        errors.PROCESS_CLOCK_TWICE({ ...at, clock }, more),
      ),
    ]
  })
}

function doubleTransitions(process: ProcessDefinition): AppError[] {
  return Object.keys(process.states).flatMap((state) => {
    const names = transitionsFrom(process, state).map(({ name }) => name)
    const twice = [...new Set(names.filter((name, i) => names.indexOf(name) !== i))]
    return twice.map((transition) =>
      errors.PROCESS_TRANSITION_TWICE({ process: process.id, state, transition }, { field: state }),
    )
  })
}

function brokenPaths(process: ProcessDefinition): AppError[] {
  const states = Object.keys(process.states)
  const ends = states.filter((state) => process.states[state]?.end)
  if (ends.length === 0) return [errors.PROCESS_WITHOUT_END({ process: process.id }, { field: 'states' })]
  const arrows = process.transitions.flatMap((step) => sourcesOf(process, step).map((from) => [from, step.to] as const))
  const reached = reachable([process.start], arrows)
  const ending = reachable(
    ends,
    arrows.map(([from, to]) => [to, from]),
  )
  return [
    ...states
      .filter((state) => !reached.has(state))
      .map((state) => errors.PROCESS_STATE_UNREACHABLE({ process: process.id, state }, { field: state })),
    ...states
      .filter((state) => !ending.has(state))
      .map((state) => errors.PROCESS_DEAD_END({ process: process.id, state }, { field: state })),
  ]
}

function reachable(from: readonly string[], arrows: readonly (readonly [string, string])[]): Set<string> {
  const found = new Set(from)
  for (const state of found) for (const [source, target] of arrows) if (source === state) found.add(target)
  return found
}

type Being = 'idle' | 'running' | 'paused' | 'stopped'

/** What an action makes of a clock in each condition; where nothing stands, the action cannot be. */
const EFFECTS: Readonly<Record<ClockAction, Partial<Record<Being, Being>>>> = {
  start: { idle: 'running', stopped: 'running' },
  pause: { running: 'paused' },
  resume: { paused: 'running' },
  extend: { running: 'running', paused: 'paused' },
  restart: { running: 'running', paused: 'running', stopped: 'running' },
  stop: { running: 'stopped', paused: 'stopped', idle: 'idle', stopped: 'stopped' },
}

const ACTION_WORDS: Readonly<Record<ClockAction, Bilingual>> = {
  start: { zh: '开始计时', en: 'start' },
  pause: { zh: '暂停计时', en: 'pause' },
  resume: { zh: '恢复计时', en: 'resume' },
  extend: { zh: '延长时限', en: 'extend' },
  restart: { zh: '重新计时', en: 'restart' },
  stop: { zh: '结束计时', en: 'stop' },
}

const BEING_WORDS: Readonly<Record<Being, Bilingual>> = {
  idle: { zh: '尚未开始', en: 'not started' },
  running: { zh: '正在计时', en: 'running' },
  paused: { zh: '已暂停', en: 'paused' },
  stopped: { zh: '已结束', en: 'stopped' },
}

/** Follows every clock along every path: no step may find it in a condition where its action cannot be. */
function clockFaults(process: ProcessDefinition): AppError[] {
  return Object.entries(process.clocks ?? {}).flatMap(([clock, { startsAtOnce }]) => {
    const found = new Map<string, AppError>()
    const seen = new Map<string, { state: string; being: Being }>()
    const visit = (state: string, being: Being) => {
      if (seen.has(`${being} ${state}`)) return
      seen.set(`${being} ${state}`, { state, being })
      if (process.states[state]?.end && (being === 'running' || being === 'paused')) {
        const params = { process: process.id, clock, state }
        found.set(`end ${state}`, errors.PROCESS_CLOCK_LEFT_RUNNING(params, { field: state }))
      }
      for (const step of transitionsFrom(process, state)) {
        const action = clocksOf(step).find((one) => one.clock === clock)?.action
        const next = action ? EFFECTS[action][being] : being
        if (next) visit(step.to, next)
        else if (action) found.set(`${step.name} ${state}`, impossible(process, step, clock, action, state, being))
      }
    }
    visit(process.start, startsAtOnce ? 'running' : 'idle')
    return [...found.values()]
  })
}

function impossible(
  process: ProcessDefinition,
  step: TransitionDefinition,
  clock: string,
  action: ClockAction,
  state: string,
  being: Being,
): AppError {
  const words = {
    actionZh: ACTION_WORDS[action].zh,
    actionEn: ACTION_WORDS[action].en,
    beingZh: BEING_WORDS[being].zh,
    beingEn: BEING_WORDS[being].en,
  }
  const params = { process: process.id, transition: step.name, clock, state, ...words }
  return errors.PROCESS_CLOCK_IMPOSSIBLE(params, { field: step.name })
}

/** What a step does to clocks, one entry for each. */
export function clocksOf<C extends string>({
  clocks = {},
}: {
  readonly clocks?: ClockActions<C>
}): { action: ClockAction; clock: C }[] {
  return CLOCK_ACTIONS.flatMap((action) => (clocks[action] ?? []).map((clock) => ({ action, clock })))
}

/** What an action on a clock is called. */
export function actionName(action: ClockAction): Bilingual {
  return ACTION_WORDS[action]
}
