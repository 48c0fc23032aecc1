import { defineProcess } from '../../platform/workflow/define-process.ts'
import type { TransitionDefinition } from '../../platform/workflow/process.ts'
import { ACTIONS, type Action, CLOCKS, STATES, type State } from './words.contract.ts'

/** The words for those who take a step without holding a permission: the sender, and the product itself. */
export const RESIDENT = 'resident'
export const SYSTEM = 'system'

const OFFICE = 'feedback.dispatch'
const UNIT = 'feedback.handle'
const RULER = 'feedback.rule'

type Stage = 'dispatch' | 'sign' | 'contact' | 'handle' | 'answer' | 'followUp'
type Way = Omit<TransitionDefinition<State, Action, Stage>, 'label'>

const UNDER_WAY = ['RECEIVED', 'DISPATCHED', 'RETURN_ASKED', 'HANDLING', 'LISTED', 'REVIEW'] as const
const ANSWERED = ['REPLIED', 'RATED', 'FOLLOWED_UP'] as const
const ALL: readonly Stage[] = ['dispatch', 'sign', 'contact', 'handle', 'answer', 'followUp']

/** From the receipt to the unit, or past it: 受理、派单、直办、不予受理、转接. */
const INTAKE: readonly Way[] = [
  {
    name: 'dispatch',
    from: 'RECEIVED',
    to: 'DISPATCHED',
    who: ['feedback.send', SYSTEM],
    needs: ['unitId'],
    clocks: { stop: ['dispatch'], start: ['sign', 'contact', 'handle'] },
  },
  {
    name: 'redispatch',
    from: 'DISPATCHED',
    to: 'DISPATCHED',
    who: OFFICE,
    needs: ['unitId', 'reason'],
    clocks: { restart: ['sign', 'contact', 'handle'] },
  },
  {
    name: 'redispatch',
    from: 'HANDLING',
    to: 'DISPATCHED',
    who: OFFICE,
    needs: ['unitId', 'reason'],
    clocks: { start: ['sign'], restart: ['contact', 'handle'] },
  },
  {
    name: 'reply',
    from: 'RECEIVED',
    to: 'REPLIED',
    who: 'feedback.answerDirectly',
    needs: ['text'],
    clocks: { stop: ['dispatch', 'answer'], start: ['followUp'] },
  },
  {
    name: 'reject',
    from: 'RECEIVED',
    to: 'NOT_ACCEPTED',
    who: OFFICE,
    needs: ['reason', 'ground'],
    clocks: { stop: ['dispatch', 'answer'] },
  },
  {
    name: 'transfer',
    from: 'RECEIVED',
    to: 'TRANSFERRED',
    who: 'feedback.answerDirectly',
    needs: ['to', 'reason'],
    clocks: { stop: ['dispatch', 'answer'] },
  },
]

/**
 * Inside the unit. The handling clock runs from the dispatch, not from the signing, so that nobody gains time by leaving
 * a matter unsigned; one that nobody signs is signed by the product when the time is up.
 */
const HANDLING: readonly Way[] = [
  {
    name: 'sign',
    from: 'DISPATCHED',
    to: 'HANDLING',
    who: [UNIT, SYSTEM],
    guard: 'ownUnit',
    clocks: { stop: ['sign'] },
  },
  {
    name: 'sendBack',
    from: 'DISPATCHED',
    to: 'RETURN_ASKED',
    who: UNIT,
    needs: ['reason', 'ground'],
    guard: 'mayReturn',
  },
  {
    name: 'grantReturn',
    from: 'RETURN_ASKED',
    to: 'RECEIVED',
    who: RULER,
    needs: ['reason'],
    clocks: { stop: ['sign', 'contact', 'handle'], restart: ['dispatch'] },
  },
  {
    // Ruled to belong to another unit (责任划分): binding, and on its way at once.
    name: 'assign',
    from: 'RETURN_ASKED',
    to: 'DISPATCHED',
    who: RULER,
    needs: ['unitId', 'reason'],
    clocks: { restart: ['sign', 'contact', 'handle'] },
  },
  { name: 'refuseReturn', from: 'RETURN_ASKED', to: 'DISPATCHED', who: RULER, needs: ['reason'] },
  {
    name: 'contact',
    from: 'HANDLING',
    to: 'HANDLING',
    who: UNIT,
    needs: ['text'],
    guard: 'ownUnit',
    clocks: { stop: ['contact'] },
  },
  { name: 'assist', from: 'HANDLING', to: 'HANDLING', who: UNIT, needs: ['text'], guard: 'supportingUnit' },
  {
    name: 'askExtension',
    from: 'HANDLING',
    to: 'HANDLING',
    who: UNIT,
    needs: ['by', 'reason', 'ground'],
    guard: 'mayAskExtension',
  },
  {
    name: 'extend',
    from: 'HANDLING',
    to: 'HANDLING',
    who: RULER,
    guard: 'extensionAsked',
    clocks: { extend: ['handle', 'answer'] },
  },
  { name: 'refuseExtension', from: 'HANDLING', to: 'HANDLING', who: RULER, needs: ['reason'], guard: 'extensionAsked' },
  {
    name: 'askListing',
    from: 'HANDLING',
    to: 'HANDLING',
    who: UNIT,
    needs: ['until', 'reason', 'ground'],
    guard: 'mayAskListing',
  },
  {
    name: 'list',
    from: 'HANDLING',
    to: 'LISTED',
    who: RULER,
    guard: 'listingAsked',
    clocks: { pause: ['handle', 'answer'] },
  },
  { name: 'refuseListing', from: 'HANDLING', to: 'HANDLING', who: RULER, needs: ['reason'], guard: 'listingAsked' },
  {
    name: 'unlist',
    from: 'LISTED',
    to: 'HANDLING',
    who: [UNIT, RULER, SYSTEM],
    needs: ['reason'],
    guard: 'ownUnitOrOffice',
    clocks: { resume: ['handle', 'answer'] },
  },
  {
    name: 'reply',
    from: 'HANDLING',
    to: 'REPLIED',
    who: [UNIT, SYSTEM],
    needs: ['text'],
    guard: 'mayAnswer',
    clocks: { stop: ['contact', 'handle', 'answer'], start: ['followUp'] },
  },
]

/** The answer: held for a check where it needs one, rated, followed up, done again, opened again, closed. */
const AFTERWARDS: readonly Way[] = [
  {
    name: 'submit',
    from: 'HANDLING',
    to: 'REVIEW',
    who: UNIT,
    needs: ['text'],
    guard: 'mayAnswer',
    // While the office reads, the unit's time stands still; the promise to the sender goes on.
    clocks: { stop: ['contact'], pause: ['handle'] },
  },
  {
    name: 'release',
    from: 'REVIEW',
    to: 'REPLIED',
    who: OFFICE,
    clocks: { stop: ['handle', 'answer'], start: ['followUp'] },
  },
  { name: 'rework', from: 'REVIEW', to: 'HANDLING', who: OFFICE, needs: ['reason'], clocks: { resume: ['handle'] } },
  { name: 'rate', from: 'REPLIED', to: 'RATED', who: RESIDENT, guard: 'notRated' },
  { name: 'rate', from: 'FOLLOWED_UP', to: 'FOLLOWED_UP', who: RESIDENT, guard: 'notRated' },
  // Somebody who comes late may still rate; the matter stays closed.
  { name: 'rate', from: 'CLOSED', to: 'CLOSED', who: RESIDENT, guard: 'notRated' },
  {
    name: 'followUp',
    from: ['REPLIED', 'RATED'],
    to: 'FOLLOWED_UP',
    who: 'feedback.followUp',
    needs: ['outcome'],
    guard: 'notHandler',
    clocks: { stop: ['followUp'] },
  },
  {
    name: 'redo',
    from: ANSWERED,
    to: 'HANDLING',
    who: OFFICE,
    needs: ['reason'],
    guard: 'hasUnit',
    clocks: { stop: ['followUp'], start: ['contact', 'handle'], restart: ['answer'] },
  },
  {
    name: 'reopen',
    from: [...ANSWERED, 'CLOSED', 'NOT_ACCEPTED'],
    to: 'RECEIVED',
    who: [RESIDENT, 'feedback.register'],
    needs: ['reason'],
    guard: 'mayReopen',
    clocks: { stop: ['followUp'], restart: ['dispatch', 'answer'] },
  },
  { name: 'close', from: ANSWERED, to: 'CLOSED', who: [OFFICE, SYSTEM], clocks: { stop: ['followUp'] } },
  { name: 'withdraw', from: UNDER_WAY, to: 'WITHDRAWN', who: RESIDENT, clocks: { stop: ALL } },
  { name: 'archive', from: ['CLOSED', 'NOT_ACCEPTED'], to: 'ARCHIVED', who: SYSTEM },
]

const named = (state: State, end?: true) => ({ name: STATES[state], ...(end && { end }) })

/**
 * The way of a matter from its receipt to its end (国办发〔2020〕53号: 受理、派单、办理、答复、督办、办结、回访、评价;
 * the stages of DB11/T 2021-2022). Each stage has a clock of its own; that of the answer runs from the receipt.
 */
export const feedbackProcess = defineProcess<State, Action, Stage>({
  id: 'feedback',
  version: 2,
  title: { zh: '诉求办理', en: 'Handling of what residents send in' },
  start: 'RECEIVED',
  states: {
    RECEIVED: named('RECEIVED'),
    DISPATCHED: named('DISPATCHED'),
    RETURN_ASKED: named('RETURN_ASKED'),
    HANDLING: named('HANDLING'),
    LISTED: named('LISTED'),
    REVIEW: named('REVIEW'),
    REPLIED: named('REPLIED'),
    RATED: named('RATED'),
    FOLLOWED_UP: named('FOLLOWED_UP'),
    NOT_ACCEPTED: named('NOT_ACCEPTED'),
    CLOSED: named('CLOSED'),
    TRANSFERRED: named('TRANSFERRED', true),
    WITHDRAWN: named('WITHDRAWN', true),
    ARCHIVED: named('ARCHIVED', true),
  },
  clocks: {
    dispatch: { name: CLOCKS.dispatch, startsAtOnce: true },
    sign: { name: CLOCKS.sign },
    contact: { name: CLOCKS.contact },
    handle: { name: CLOCKS.handle },
    answer: { name: CLOCKS.answer, startsAtOnce: true },
    followUp: { name: CLOCKS.followUp },
  },
  fields: {
    unitId: { zh: '承办单位', en: 'unit' },
    text: { zh: '内容', en: 'text' },
    to: { zh: '转接到', en: 'where it is passed to' },
    by: { zh: '延长多久', en: 'how much longer' },
    until: { zh: '挂账到', en: 'listed until' },
    outcome: { zh: '回访结果', en: 'outcome' },
  },
  actors: {
    [OFFICE]: { zh: '派单员', en: 'a dispatcher' },
    'feedback.send': { zh: '话务员或派单员', en: 'an operator or dispatcher' },
    'feedback.answerDirectly': { zh: '话务员或派单员', en: 'an operator or dispatcher' },
    'feedback.register': { zh: '话务员或派单员', en: 'an operator or dispatcher' },
    'feedback.followUp': { zh: '回访员', en: 'whoever follows up' },
    [UNIT]: { zh: '承办单位', en: 'the handling unit' },
    [RULER]: { zh: '热线管理机构', en: 'the hotline office' },
    [RESIDENT]: { zh: '来件人', en: 'the resident' },
    [SYSTEM]: { zh: '系统', en: 'the system' },
  },
  transitions: [...INTAKE, ...HANDLING, ...AFTERWARDS].map((way) => ({ ...way, label: ACTIONS[way.name] })),
})
