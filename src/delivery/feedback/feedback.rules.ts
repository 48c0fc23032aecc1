import type { Actor } from '../../kernel/actor.ts'
import { can } from '../../kernel/actor.ts'
import type { Moment } from '../../kernel/dates.ts'
import type { Bilingual } from '../../kernel/texts.ts'
import type { Calendar } from '../../platform/clock/calendar.ts'
import type { ClockEvent, ClockHistory, ClockReading, Light, Limit } from '../../platform/clock/clock.contract.ts'
import { clock, record } from '../../platform/clock/clock.ts'
import type { ClockSettings } from '../../platform/clock/settings.ts'
import { defineProcess } from '../../platform/workflow/define-process.ts'
import { clockEventType, type Step, type Actor as Stepper } from '../../platform/workflow/step.ts'
import { ACTIONS, type Kind, STATES, type State } from './feedback.contract.ts'

/** How a city counts: its calendar and how it reads clocks. */
export type Reckoning = { readonly calendar: Calendar; readonly settings: ClockSettings }

/**
 * How soon each kind is answered unless a city decides otherwise: consultations within 2 and requests and complaints
 * within 5 working days, suggestions and reports within 13 (rules of two cities read; no national number).
 */
export const DEFAULT_LIMITS: Readonly<Record<Kind, Limit>> = {
  consultation: { amount: 2, unit: 'WORKDAY' },
  help: { amount: 5, unit: 'WORKDAY' },
  complaint: { amount: 5, unit: 'WORKDAY' },
  report: { amount: 13, unit: 'WORKDAY' },
  suggestion: { amount: 13, unit: 'WORKDAY' },
  praise: { amount: 5, unit: 'WORKDAY' },
}

/** The word for the resident among those who may take a step; nobody holds it as a permission. */
export const RESIDENT = 'resident'

/**
 * The way of a matter from its receipt to its end (国办发〔2020〕53号: 受理、派单、办理、答复、办结、评价). The clock of
 * the answer runs from the receipt, not from the signing, so that nobody gains time by leaving a matter unsigned.
 */
export const feedbackProcess = defineProcess({
  id: 'feedback',
  version: 1,
  title: { zh: '诉求办理', en: 'Handling of what residents send in' },
  start: 'RECEIVED',
  states: {
    RECEIVED: { name: STATES.RECEIVED },
    DISPATCHED: { name: STATES.DISPATCHED },
    HANDLING: { name: STATES.HANDLING },
    REPLIED: { name: STATES.REPLIED },
    RATED: { name: STATES.RATED },
    NOT_ACCEPTED: { name: STATES.NOT_ACCEPTED, end: true },
    CLOSED: { name: STATES.CLOSED, end: true },
  },
  clocks: { answer: { name: { zh: '答复时限', en: 'time to answer' }, startsAtOnce: true } },
  fields: { unitId: { zh: '承办单位', en: 'unit' }, text: { zh: '答复内容', en: 'answer' } },
  actors: {
    'feedback.dispatch': { zh: '派单员', en: 'a dispatcher' },
    'feedback.answerDirectly': { zh: '话务员或派单员', en: 'an operator or dispatcher' },
    'feedback.handle': { zh: '承办单位', en: 'the handling unit' },
    [RESIDENT]: { zh: '来件人', en: 'the resident' },
  },
  transitions: [
    {
      name: 'dispatch',
      from: 'RECEIVED',
      to: 'DISPATCHED',
      who: 'feedback.dispatch',
      label: ACTIONS.dispatch,
      needs: ['unitId'],
    },
    {
      name: 'redispatch',
      from: ['DISPATCHED', 'HANDLING'],
      to: 'DISPATCHED',
      who: 'feedback.dispatch',
      label: ACTIONS.redispatch,
      needs: ['unitId', 'reason'],
    },
    {
      name: 'reply',
      from: 'RECEIVED',
      to: 'REPLIED',
      who: 'feedback.answerDirectly',
      label: ACTIONS.reply,
      needs: ['text'],
      clocks: { stop: ['answer'] },
    },
    {
      name: 'reject',
      from: 'RECEIVED',
      to: 'NOT_ACCEPTED',
      who: 'feedback.dispatch',
      label: ACTIONS.reject,
      needs: ['reason', 'ground'],
      clocks: { stop: ['answer'] },
    },
    {
      name: 'sign',
      from: 'DISPATCHED',
      to: 'HANDLING',
      who: 'feedback.handle',
      label: ACTIONS.sign,
      guard: 'ownUnit',
    },
    {
      name: 'sendBack',
      from: 'DISPATCHED',
      to: 'RECEIVED',
      who: 'feedback.handle',
      label: ACTIONS.sendBack,
      needs: ['reason', 'ground'],
      guard: 'ownUnit',
    },
    {
      name: 'reply',
      from: 'HANDLING',
      to: 'REPLIED',
      who: 'feedback.handle',
      label: ACTIONS.reply,
      needs: ['text'],
      clocks: { stop: ['answer'] },
      guard: 'ownUnit',
    },
    { name: 'rate', from: 'REPLIED', to: 'RATED', who: RESIDENT, label: ACTIONS.rate, guard: 'notRated' },
    // Somebody who comes late may still rate; the matter stays closed.
    { name: 'rate', from: 'CLOSED', to: 'CLOSED', who: RESIDENT, label: ACTIONS.rate, guard: 'notRated' },
    {
      name: 'redo',
      from: ['REPLIED', 'RATED'],
      to: 'HANDLING',
      who: 'feedback.dispatch',
      label: ACTIONS.redo,
      needs: ['reason'],
      clocks: { restart: ['answer'] },
      guard: 'hasUnit',
    },
    { name: 'close', from: ['REPLIED', 'RATED'], to: 'CLOSED', who: 'feedback.dispatch', label: ACTIONS.close },
  ],
})

const NOT_OWN_UNIT: Bilingual = {
  zh: '这件诉求由其他单位承办，须由承办单位的人员办理。',
  en: 'Another unit holds this matter; somebody of that unit must do this.',
}
const RATED_ALREADY: Bilingual = { zh: '已经评价过。', en: 'It has been rated already.' }
const NO_UNIT: Bilingual = {
  zh: '这件诉求由热线直接答复，没有承办单位。请办结后另行登记并派单。',
  en: 'The hotline answered this itself; there is no unit to do it again. Close it and register a new one.',
}

type Standing = { readonly unitId: string | null; readonly ratingLevel: number | null }

/** Who wants to act on a matter, in the words of the process. A resident has shown the code of the matter. */
export function stepperOf(actor: Actor, matter: Standing, isResident = false): Stepper {
  const holdsIt = (unitId: string | null) =>
    actor.kind === 'system' || (unitId !== null && (actor.unitId === unitId || actor.scope.units.includes(unitId)))
  return {
    can: (word) => (word === RESIDENT ? isResident : can(actor, word)),
    guards: {
      ownUnit: () => (holdsIt(matter.unitId) ? null : NOT_OWN_UNIT),
      notRated: () => (matter.ratingLevel === null ? null : RATED_ALREADY),
      hasUnit: () => (matter.unitId === null ? NO_UNIT : null),
    },
  }
}

/** What the row keeps of the answer clock, so that lists can be sorted and filtered without reading histories. */
export type KeptClock = {
  readonly history: ClockHistory
  readonly dueAt: string
  readonly yellowAt: string | null
  readonly onTime: boolean | null
}

/** Starts the answer clock; returns it with its first reading. */
export function startClock(limit: Limit, at: Moment, reckoning: Reckoning): { kept: KeptClock; reading: ClockReading } {
  const started: ClockEvent = { type: 'started', at: new Date(at).toISOString(), limit }
  const reading = clock([started], reckoning.calendar, at, reckoning.settings)
  return { kept: keptOf([started], reading), reading }
}

/** What a step does to the answer clock: the history with what it adds, and what the row keeps of it. */
export function moveClock(
  history: ClockHistory,
  { clocks }: Pick<Step, 'clocks'>,
  { at, reason = '', reckoning }: { at: Date; reason?: string; reckoning: Reckoning },
): KeptClock | undefined {
  const action = clocks.find((one) => one.clock === 'answer')?.action
  if (!action) return undefined
  const { calendar, settings } = reckoning
  const type = clockEventType(action, clock(history, calendar, at, settings).state)
  if (type === null) return undefined
  const event = clockEvent(type, at.toISOString(), reason)
  const next = record(history, event, calendar, settings)
  return keptOf(next, clock(next, calendar, at, settings))
}

function clockEvent(type: string, at: string, reason: string): ClockEvent {
  if (type === 'stopped') return { type, at }
  if (type === 'restarted') return { type, at, reason }
  throw new Error(`the process of feedback never has its clock ${type}`)
}

function keptOf(history: ClockHistory, reading: ClockReading): KeptClock {
  const running = reading.state === 'running'
  return {
    history,
    dueAt: reading.due,
    yellowAt: running && reading.light === 'green' ? reading.nextChangeAt : running ? reading.startedAt : null,
    onTime: reading.state === 'stopped' ? reading.light === 'met' : null,
  }
}

/** The light of a row from what it keeps of its clock, without reading the history. */
export function lightOf(row: { dueAt: Date; yellowAt: Date | null; onTime: boolean | null }, now: Date): Light {
  if (row.onTime !== null) return row.onTime ? 'met' : 'missed'
  if (now > row.dueAt) return 'red'
  return row.yellowAt && now >= row.yellowAt ? 'yellow' : 'green'
}

/** Whether the sender's identity is kept from the handling unit: asked for, or a report of wrongdoing. */
export function isSealed({ kind, confidential }: { kind: Kind; confidential: boolean }): boolean {
  return confidential || kind === 'report'
}

/** Whether an account may ask to see who wrote. */
export function mayReveal(actor: Actor, matter: { kind: Kind; confidential: boolean }): boolean {
  return can(actor, 'feedback.reveal') && (!isSealed(matter) || can(actor, 'feedback.revealSealed'))
}

/** A heading for a matter that came without one: the beginning of its text, on one line. */
export function titleOf(title: string | undefined, text: string): string {
  if (title) return title
  const line = [...text.replace(/\s+/g, ' ').trim()]
  return line.length > 40 ? `${line.slice(0, 39).join('')}…` : line.join('')
}

/** What comes next for the resident in a state, a sentence a step. */
export function nextSteps(state: State, due: Bilingual): Bilingual[] {
  const steps: Record<State, Bilingual[]> = {
    RECEIVED: [
      {
        zh: '我们核对后转交承办单位，或直接答复您。',
        en: 'We check it and pass it to the unit that handles it, or answer you ourselves.',
      },
      { zh: `您会在${due.zh}前得到答复。`, en: `You get an answer by ${due.en}.` },
      { zh: '您可以用编号和查询码随时查看进度。', en: 'You can follow it at any time with the number and the code.' },
    ],
    DISPATCHED: [
      { zh: '承办单位签收后开始办理。', en: 'The unit signs for it and begins.' },
      { zh: `您会在${due.zh}前得到答复。`, en: `You get an answer by ${due.en}.` },
    ],
    HANDLING: [{ zh: `承办单位会在${due.zh}前答复您。`, en: `The unit answers you by ${due.en}.` }],
    REPLIED: [
      {
        zh: '请您评价这次答复；评价后我们办结，或要求重办。',
        en: 'Please rate the answer; then we close it or have it done again.',
      },
    ],
    RATED: [
      {
        zh: '我们会核对您的评价，然后办结或要求重办。',
        en: 'We read your rating, then close it or have it done again.',
      },
    ],
    NOT_ACCEPTED: [],
    CLOSED: [],
  }
  return steps[state]
}
