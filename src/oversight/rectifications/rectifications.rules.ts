import { type Actor, can } from '../../kernel/actor.ts'
import { type LocalDate, showDate } from '../../kernel/dates.ts'
import { AppError } from '../../kernel/errors.ts'
import type { Bilingual } from '../../kernel/texts.ts'
import type { ClockEvent, Limit } from '../../platform/clock/clock.contract.ts'
import { defineProcess } from '../../platform/workflow/define-process.ts'
import type { Process } from '../../platform/workflow/process.ts'
import { type Actor as Stepper, step, type Step as Taken } from '../../platform/workflow/step.ts'
import { rectificationErrors, STATES, STEPS, type Step, type StepInput } from './rectifications.contract.ts'

/** How long mending may take: 5 working days where it is simple, 15 where it is complex (domain rules §1.1). */
export const LIMITS = {
  simple: { amount: 5, unit: 'WORKDAY' },
  complex: { amount: 15, unit: 'WORKDAY' },
} as const satisfies Record<string, Limit>

/** Pieces of evidence that one rectification may have. */
export const MOST_EVIDENCE = 50

const MEND = 'rectifications.mend'
const CHECK = 'rectifications.check'
const SUPERVISE = 'rectifications.supervise'
const UNFINISHED = ['OPENED', 'ACCEPTED', 'SUBMITTED', 'RETURNED'] as const

const toMend = { who: MEND, guard: 'ownUnit' } as const
const toCheck = { who: CHECK, guard: 'outsider' } as const
const toSupervise = { who: SUPERVISE, guard: 'outsider' } as const

/**
 * The way of a rectification. It ends only after somebody outside the unit has checked what was done; its clock runs
 * from the opening to the closing, so that nobody gains time by not accepting it.
 */
export const rectificationProcess = defineProcess({
  id: 'rectifications',
  version: 1,
  title: { zh: '整改', en: 'Rectification' },
  start: 'OPENED',
  states: {
    OPENED: { name: STATES.OPENED },
    ACCEPTED: { name: STATES.ACCEPTED },
    SUBMITTED: { name: STATES.SUBMITTED },
    RETURNED: { name: STATES.RETURNED },
    CHECKED: { name: STATES.CHECKED },
    CLOSED: { name: STATES.CLOSED, end: true },
    WITHDRAWN: { name: STATES.WITHDRAWN, end: true },
  },
  clocks: { mending: { name: { zh: '整改时限', en: 'time to mend' }, startsAtOnce: true } },
  fields: {
    cause: { zh: '原因', en: 'cause' },
    measure: { zh: '整改措施', en: 'measure' },
    evidence: { zh: '佐证', en: 'evidence' },
    note: { zh: '意见', en: 'note' },
    days: { zh: '延长的工作日数', en: 'working days more' },
  },
  actors: {
    [MEND]: { zh: '责任单位', en: 'the owning unit' },
    [CHECK]: { zh: '单位以外的核查人员', en: 'a checker outside the unit' },
    [SUPERVISE]: { zh: '质量监督员', en: 'a quality supervisor' },
  },
  transitions: [
    { name: 'accept', from: 'OPENED', to: 'ACCEPTED', label: STEPS.accept, ...toMend },
    { name: 'plan', from: 'ACCEPTED', to: 'ACCEPTED', label: STEPS.plan, needs: ['cause', 'measure'], ...toMend },
    { name: 'plan', from: 'RETURNED', to: 'RETURNED', label: STEPS.plan, needs: ['cause', 'measure'], ...toMend },
    {
      name: 'submit',
      from: ['ACCEPTED', 'RETURNED'],
      to: 'SUBMITTED',
      label: STEPS.submit,
      needs: ['cause', 'measure', 'evidence'],
      ...toMend,
    },
    { name: 'check', from: 'SUBMITTED', to: 'CHECKED', label: STEPS.check, needs: ['note'], ...toCheck },
    {
      name: 'return',
      from: ['SUBMITTED', 'CHECKED'],
      to: 'RETURNED',
      label: STEPS.return,
      needs: ['reason'],
      ...toCheck,
    },
    { name: 'close', from: 'CHECKED', to: 'CLOSED', label: STEPS.close, clocks: { stop: ['mending'] }, ...toSupervise },
    ...UNFINISHED.map((state) => ({
      name: 'extend' as const,
      from: state,
      to: state,
      label: STEPS.extend,
      needs: ['days'],
      clocks: { extend: ['mending'] as const },
      ...toSupervise,
    })),
    ...UNFINISHED.map((state) => ({
      name: 'urge' as const,
      from: state,
      to: state,
      label: STEPS.urge,
      needs: ['note'],
      ...toSupervise,
    })),
    {
      name: 'withdraw',
      from: UNFINISHED,
      to: 'WITHDRAWN',
      label: STEPS.withdraw,
      needs: ['reason'],
      clocks: { stop: ['mending'] },
      ...toSupervise,
    },
  ],
})

const NOT_OWN_UNIT: Bilingual = {
  zh: '这项整改由其他单位负责，须由责任单位的人员办理。',
  en: 'Another unit owns this; somebody of that unit must do it.',
}

/** What a rectification must be known by, to say who may do what with it. */
export type Standing = { readonly unitId: string; readonly handlers: readonly string[] }

/** Who wants to act on a rectification, in the words of the process. */
export function stepperOf(actor: Actor, standing: Standing): Stepper {
  return {
    can: (word) => can(actor, word),
    guards: {
      ownUnit: () => (belongsTo(actor, standing.unitId) ? null : NOT_OWN_UNIT),
      outsider: () => (isOutside(actor, standing) ? null : rectificationErrors.CHECKED_FROM_INSIDE().text),
    },
  }
}

/** Whether an account is of a unit: it belongs to it, or holds a role for it. */
export function belongsTo(actor: Actor, unitId: string): boolean {
  return actor.unitId === unitId || actor.scope.units.includes(unitId)
}

/** Whether an account may check: it is not of the unit, and has not mended anything in this matter. */
export function isOutside(actor: Actor, { unitId, handlers }: Standing): boolean {
  return !belongsTo(actor, unitId) && !(actor.id !== null && handlers.includes(actor.id))
}

/** What a step stands on: what the matter has, and what was sent with the step. */
export type Ground = Standing & {
  readonly state: string
  readonly cause: string | null
  readonly measure: string | null
  readonly evidence: readonly unknown[]
}

/**
 * Takes a step of the process. Throws what the process throws (NOT_ALLOWED, TRANSITION_NOT_POSSIBLE, STEP_HELD_BACK,
 * NEEDS_REASON, NEEDS_GROUND, NEEDS_FIELD), CHECKED_FROM_INSIDE where somebody of the unit would judge it, and
 * NOTHING_TO_CHECK where it is submitted without cause, measure or evidence.
 */
export function takeStep(process: Process, matter: Ground, name: Step, input: StepInput, actor: Actor): Taken {
  const provided = {
    ...input,
    cause: input.cause ?? matter.cause,
    measure: input.measure ?? matter.measure,
    evidence: matter.evidence,
  }
  try {
    return step(process, matter.state, name, { ...stepperOf(actor, matter), provided })
  } catch (error) {
    throw inOwnWords(error, name, actor)
  }
}

function inOwnWords(error: unknown, name: Step, { language }: Actor): unknown {
  if (!(error instanceof AppError)) return error
  if (error.code === 'STEP_HELD_BACK' && error.extra.guard === 'outsider') {
    return rectificationErrors.CHECKED_FROM_INSIDE()
  }
  if (error.code !== 'NEEDS_FIELD' || name !== 'submit') return error
  const fields = rectificationProcess.fields ?? {}
  const missing = error.faults.map(({ field }) => fields[field]?.[language] ?? field)
  const list = missing.join(language === 'zh' ? '、' : ', ')
  return rectificationErrors.NOTHING_TO_CHECK({ missing: list }, { faults: error.faults, field: error.field ?? '' })
}

/** The event that a step adds to the clock of mending, if it acts on it. */
export function clockEventOf({ clocks }: Pick<Taken, 'clocks'>, input: StepInput, at: string): ClockEvent | undefined {
  const action = clocks.find(({ clock }) => clock === 'mending')?.action
  if (action === 'stop') return { type: 'stopped', at }
  if (action !== 'extend') return undefined
  const { days = 0, reason = '', ground = '' } = input
  return { type: 'extended', at, by: { amount: days, unit: 'WORKDAY' }, reason, ground }
}

/** The heading of a rectification that came from a missed promise: “按期答复率”未达标（2026年10月）. */
export function titleOfMiss({ label, from, to }: { label: Bilingual; from: string; to: string }): Bilingual {
  return {
    zh: `“${label.zh}”未达标（${periodName(from, to).zh}）`,
    en: `${label.en}: promise missed (${periodName(from, to).en})`,
  }
}

/** A period in words: a whole month by its name, anything else by its days. */
export function periodName(from: string, to: string): Bilingual {
  const [year = '', month = ''] = from.split('-')
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10)
  const whole = from.endsWith('-01') && to === last
  const zh = (day: string) => showDate(day as LocalDate, 'zh')
  const en = (day: string) => showDate(day as LocalDate, 'en')
  if (whole) return { zh: `${year}年${Number(month)}月`, en: en(from).slice(2) }
  return from === to ? { zh: zh(from), en: en(from) } : { zh: `${zh(from)}至${zh(to)}`, en: `${en(from)} to ${en(to)}` }
}

/** The public number: ZG (整改), year and month of the opening, and a running number. */
export function numberOf(serial: number, openedOn: string): string {
  return `ZG-${openedOn.slice(2, 4)}${openedOn.slice(5, 7)}-${String(serial).padStart(5, '0')}`
}
