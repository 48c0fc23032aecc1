import { type Actor, can } from '../../../kernel/actor.ts'
import { CITY_ZONE, localDateOf, type Moment } from '../../../kernel/dates.ts'
import type { Bilingual } from '../../../kernel/texts.ts'
import { defineProcess } from '../../../platform/workflow/define-process.ts'
import type { Actor as Stepper } from '../../../platform/workflow/step.ts'
import { PROBLEM_STATES, PROBLEM_STEPS } from './problem-orders.contract.ts'
import { SLIP_STATES, SLIP_STEPS } from './slips.contract.ts'

const SUPERVISE = 'feedback.supervise'
const HANDLE = 'feedback.handle'

/** The way of a slip: raised, answered by the unit within its time, accepted or sent back by somebody outside it. */
export const slipProcess = defineProcess({
  id: 'feedback.slip',
  version: 1,
  title: { zh: '督办单', en: 'Slip of supervision' },
  start: 'ISSUED',
  states: {
    ISSUED: { name: SLIP_STATES.ISSUED },
    ANSWERED: { name: SLIP_STATES.ANSWERED },
    ACCEPTED: { name: SLIP_STATES.ACCEPTED, end: true },
    WITHDRAWN: { name: SLIP_STATES.WITHDRAWN, end: true },
  },
  clocks: { answer: { name: { zh: '反馈时限', en: 'time to answer' }, startsAtOnce: true } },
  fields: { measure: { zh: '整改措施', en: 'measure' } },
  actors: {
    [SUPERVISE]: { zh: '督办人员', en: 'a supervisor' },
    [HANDLE]: { zh: '承办单位', en: 'the handling unit' },
  },
  transitions: [
    {
      name: 'answer',
      from: 'ISSUED',
      to: 'ANSWERED',
      who: HANDLE,
      label: SLIP_STEPS.answer,
      needs: ['measure'],
      guard: 'ownUnit',
      clocks: { stop: ['answer'] },
    },
    { name: 'accept', from: 'ANSWERED', to: 'ACCEPTED', who: SUPERVISE, label: SLIP_STEPS.accept, guard: 'outsider' },
    {
      name: 'sendBack',
      from: 'ANSWERED',
      to: 'ISSUED',
      who: SUPERVISE,
      label: SLIP_STEPS.sendBack,
      needs: ['reason'],
      guard: 'outsider',
      clocks: { restart: ['answer'] },
    },
    {
      name: 'withdraw',
      from: ['ISSUED', 'ANSWERED'],
      to: 'WITHDRAWN',
      who: SUPERVISE,
      label: SLIP_STEPS.withdraw,
      needs: ['reason'],
      guard: 'outsider',
      clocks: { stop: ['answer'] },
    },
  ],
})

/** The way of a problem order (问题单): somebody takes it on, brings about a decision, and says what came of it. */
export const problemProcess = defineProcess({
  id: 'feedback.problem-order',
  version: 1,
  title: { zh: '问题单', en: 'Problem order' },
  start: 'OPEN',
  states: {
    OPEN: { name: PROBLEM_STATES.OPEN },
    ASSIGNED: { name: PROBLEM_STATES.ASSIGNED },
    DECIDED: { name: PROBLEM_STATES.DECIDED },
    CLOSED: { name: PROBLEM_STATES.CLOSED, end: true },
  },
  fields: {
    accountId: { zh: '负责人', en: 'who takes it on' },
    decision: { zh: '处理方式', en: 'decision' },
    text: { zh: '决定内容', en: 'what was decided' },
    result: { zh: '办理结果', en: 'result' },
  },
  actors: { [SUPERVISE]: { zh: '督办人员', en: 'a supervisor' } },
  transitions: [
    {
      name: 'assign',
      from: ['OPEN', 'ASSIGNED'],
      to: 'ASSIGNED',
      who: SUPERVISE,
      label: PROBLEM_STEPS.assign,
      needs: ['accountId'],
    },
    {
      name: 'decide',
      from: 'ASSIGNED',
      to: 'DECIDED',
      who: SUPERVISE,
      label: PROBLEM_STEPS.decide,
      needs: ['decision', 'text'],
    },
    {
      name: 'close',
      from: 'DECIDED',
      to: 'CLOSED',
      who: SUPERVISE,
      label: PROBLEM_STEPS.close,
      needs: ['result'],
    },
  ],
})

const NOT_OWN_UNIT: Bilingual = {
  zh: '督办单发给了其他单位，须由该单位的人员反馈。',
  en: 'The slip went to another unit; somebody of that unit must answer it.',
}
const FROM_INSIDE: Bilingual = {
  zh: '本单位的人员不能认可、退回或撤销发给本单位的督办单。',
  en: 'Nobody of the unit may accept, send back or withdraw a slip to it.',
}

/** Who wants to act, in the words of the two processes. */
export function supervisorOf(actor: Actor, { unitId }: { readonly unitId: string | null }): Stepper {
  const isOfUnit = unitId !== null && (actor.unitId === unitId || actor.scope.units.includes(unitId))
  return {
    can: (word) => can(actor, word),
    guards: { ownUnit: () => (isOfUnit ? null : NOT_OWN_UNIT), outsider: () => (isOfUnit ? FROM_INSIDE : null) },
  }
}

/** The public number of a slip (DB, 督办) or problem order (WT, 问题): year and month in the city and a running number. */
export function numberOf(prefix: 'DB' | 'WT', serial: number, at: Moment, zone: string = CITY_ZONE): string {
  const day = localDateOf(at, zone)
  return `${prefix}-${day.slice(2, 4)}${day.slice(5, 7)}-${String(serial).padStart(5, '0')}`
}
