import type { Bilingual } from '../../kernel/texts.ts'

/** A state of a process. `end` marks a state in which a matter may rest for good. */
export type StateDefinition = { readonly name: Bilingual; readonly end?: boolean }

/** What a step may do to a clock. */
export const CLOCK_ACTIONS = ['start', 'pause', 'resume', 'extend', 'restart', 'stop'] as const
export type ClockAction = (typeof CLOCK_ACTIONS)[number]

/** Which clocks a step acts on, by name. */
export type ClockActions<C extends string = string> = { readonly [A in ClockAction]?: readonly C[] }

/** A time limit that the process keeps; one that `startsAtOnce` runs from the moment the matter begins. */
export type ClockDefinition = { readonly name: Bilingual; readonly startsAtOnce?: boolean }

/**
 * A step from one state to another. `from: '*'` is every state that is no end, save the one it leads to. `who` is a
 * permission or role word, or several of which one is enough. `needs` are the fields that must be filled in; pausing and
 * extending a clock need reason and ground, restarting one a reason, without being told. `guard` names a condition that
 * the module decides.
 */
export type TransitionDefinition<S extends string = string, T extends string = string, C extends string = string> = {
  readonly name: T
  readonly from: S | readonly S[] | '*'
  readonly to: S
  readonly who: string | readonly string[]
  readonly label: Bilingual
  readonly needs?: readonly string[]
  readonly clocks?: ClockActions<C>
  readonly guard?: string
}

/** A process as its author writes it: plain data without functions, so that it can be kept, compared and drawn. */
export type ProcessDefinition<S extends string = string, T extends string = string, C extends string = string> = {
  readonly id: string
  readonly version: number
  readonly title: Bilingual
  readonly start: NoInfer<S>
  readonly states: { readonly [K in S]: StateDefinition }
  readonly transitions: readonly TransitionDefinition<NoInfer<S>, T, NoInfer<C>>[]
  readonly clocks?: { readonly [K in C]: ClockDefinition }
  /** Names of the fields that steps need, beside reason, ground and attachment. */
  readonly fields?: Readonly<Record<string, Bilingual>>
  /** What the words in `who` mean to a reader; where given, every word must be named. */
  readonly actors?: Readonly<Record<string, Bilingual>>
}

/** A process that has passed its checks. It is frozen; `hash` is the SHA-256 of its content. */
export type Process<
  S extends string = string,
  T extends string = string,
  C extends string = string,
> = ProcessDefinition<S, T, C> & { readonly hash: string }

export type StateOf<P> = P extends Process<infer S, string, string> ? S : never
export type TransitionOf<P> = P extends Process<string, infer T, string> ? T : never
export type ClockOf<P> = P extends Process<string, string, infer C> ? C : never

const COMMON_FIELDS: Readonly<Record<string, Bilingual>> = {
  reason: { zh: '理由', en: 'reason' },
  ground: { zh: '依据', en: 'legal ground' },
  attachment: { zh: '附件', en: 'attachment' },
}

/** The states from which a step can be taken. */
export function sourcesOf(process: ProcessDefinition, transition: TransitionDefinition): readonly string[] {
  if (transition.from !== '*') return typeof transition.from === 'string' ? [transition.from] : transition.from
  return Object.keys(process.states).filter((state) => !process.states[state]?.end && state !== transition.to)
}

/** The steps that lead out of a state, in the order of the definition. */
export function transitionsFrom<S extends string, T extends string, C extends string>(
  process: ProcessDefinition<S, T, C>,
  state: string,
): TransitionDefinition<S, T, C>[] {
  return process.transitions.filter((transition) => sourcesOf(process as ProcessDefinition, transition).includes(state))
}

/** The fields that a step needs, with those that its clock actions imply (行政许可法 §45: a pause is told in writing). */
export function needsOf({ needs = [], clocks = {} }: TransitionDefinition): string[] {
  const acts = (action: ClockAction) => (clocks[action]?.length ?? 0) > 0
  const needsGround = acts('pause') || acts('extend')
  const implied = needsGround ? ['reason', 'ground'] : acts('restart') ? ['reason'] : []
  return [...new Set([...implied, ...needs])]
}

/** The words of a step's `who`, as a list. */
export function actorsOf({ who }: TransitionDefinition): readonly string[] {
  return typeof who === 'string' ? [who] : who
}

/** The name of a field in both languages; undefined where the process does not name it. */
export function fieldName(process: ProcessDefinition, field: string): Bilingual | undefined {
  return process.fields?.[field] ?? COMMON_FIELDS[field]
}

/** Who may take a step, in both languages: 派单员或值班长, dispatcher or shift leader. */
export function whoName(process: ProcessDefinition, transition: TransitionDefinition): Bilingual {
  const names = actorsOf(transition).map((actor) => process.actors?.[actor] ?? { zh: actor, en: actor })
  return { zh: names.map(({ zh }) => zh).join('或'), en: names.map(({ en }) => en).join(' or ') }
}
