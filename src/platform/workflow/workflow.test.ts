import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { AppError } from '../../kernel/errors.ts'
import { defineProcess, readProcess } from './define-process.ts'
import type { ProcessDefinition, StateOf, TransitionOf } from './process.ts'
import { begin, clockEventType, possible, stateName, step } from './step.ts'
import { PossibleStep } from './workflow.contract.ts'

const name = (zh: string, en: string) => ({ zh, en })

const complaint = defineProcess({
  id: 'complaint',
  version: 1,
  title: name('投诉办理', 'Handling a complaint'),
  start: 'REGISTERED',
  states: {
    REGISTERED: { name: name('已登记', 'Registered') },
    HANDLING: { name: name('办理中', 'Being handled') },
    WAITING: { name: name('等待鉴定', 'Waiting for an appraisal') },
    REPLIED: { name: name('已答复', 'Replied') },
    CLOSED: { name: name('已办结', 'Closed'), end: true },
    WITHDRAWN: { name: name('已撤回', 'Withdrawn'), end: true },
  },
  clocks: {
    dispatch: { name: name('派单时限', 'Dispatch'), startsAtOnce: true },
    handling: { name: name('办理时限', 'Handling') },
  },
  fields: { answer: name('答复意见', 'answer') },
  actors: {
    dispatcher: name('派单员', 'a dispatcher'),
    handler: name('承办人员', 'the handling unit'),
    citizen: name('诉求人', 'the person who complained'),
    'unit-head': name('单位负责人', 'the head of the unit'),
  },
  transitions: [
    {
      name: 'dispatch',
      label: name('派单', 'Dispatch'),
      from: 'REGISTERED',
      to: 'HANDLING',
      who: 'dispatcher',
      clocks: { stop: ['dispatch'], start: ['handling'] },
    },
    {
      name: 'pause',
      label: name('送鉴定', 'Send for appraisal'),
      from: 'HANDLING',
      to: 'WAITING',
      who: ['handler', 'unit-head'],
      clocks: { pause: ['handling'] },
      guard: 'listed',
    },
    {
      name: 'resume',
      label: name('收到鉴定', 'Appraisal received'),
      from: 'WAITING',
      to: 'HANDLING',
      who: 'handler',
      clocks: { resume: ['handling'] },
    },
    {
      name: 'reply',
      label: name('答复', 'Reply'),
      from: 'HANDLING',
      to: 'REPLIED',
      who: 'handler',
      needs: ['answer', 'attachment'],
      clocks: { stop: ['handling'] },
    },
    {
      name: 'redo',
      label: name('重办', 'Do again'),
      from: 'REPLIED',
      to: 'HANDLING',
      who: 'dispatcher',
      needs: ['reason'],
      clocks: { start: ['handling'] },
    },
    { name: 'close', label: name('办结', 'Close'), from: 'REPLIED', to: 'CLOSED', who: 'dispatcher' },
    {
      name: 'withdraw',
      label: name('撤回', 'Withdraw'),
      from: '*',
      to: 'WITHDRAWN',
      who: 'citizen',
      clocks: { stop: ['dispatch', 'handling'] },
    },
  ],
})

const everybody = { can: () => true, guards: { listed: () => null } }

function refused(run: () => unknown, code: string): AppError {
  let caught: unknown
  assert.throws(run, (error) => {
    caught = error
    return true
  })
  assert.ok(caught instanceof AppError, String(caught))
  assert.equal(caught.code, code)
  assert.doesNotMatch(caught.in('zh') + caught.in('en'), /[{}]/)
  return caught
}

describe('a process', () => {
  it('has literal names, which the compiler knows', () => {
    const state: StateOf<typeof complaint> = 'HANDLING'
    const steps: Record<TransitionOf<typeof complaint>, number> = {
      dispatch: 1,
      pause: 1,
      resume: 1,
      reply: 1,
      redo: 1,
      close: 1,
      withdraw: 1,
    }
    assert.ok(complaint.states[state] && steps)
  })

  it('is frozen, and keeps its hash whatever the order of its keys', () => {
    assert.ok(Object.isFrozen(complaint) && Object.isFrozen(complaint.states.HANDLING.name))
    const { hash, ...definition } = complaint
    assert.match(hash, /^[0-9a-f]{64}$/)
    const turned = Object.fromEntries(Object.entries(definition).reverse()) as typeof definition
    assert.equal(defineProcess(turned).hash, hash)
    assert.notEqual(defineProcess({ ...definition, version: 2 }).hash, hash)
  })

  it('comes back from JSON as it was, or not at all', () => {
    assert.deepEqual(readProcess(JSON.parse(JSON.stringify(complaint))), complaint)
    refused(() => readProcess({ ...complaint, version: 2 }), 'PROCESS_CHANGED')
    refused(() => readProcess('complaint'), 'PROCESS_UNREADABLE')
    refused(() => readProcess({ ...complaint, colour: 'red' }), 'PROCESS_UNREADABLE')
  })

  it('begins in its start state with the clocks that start at once', () => {
    assert.deepEqual(begin(complaint), { state: 'REGISTERED', clocks: [{ clock: 'dispatch', action: 'start' }] })
    assert.equal(stateName(complaint, 'WAITING').zh, '等待鉴定')
  })
})

describe('a step', () => {
  it('leads to the next state and says what happens to which clock', () => {
    const taken = step(complaint, 'REGISTERED', 'dispatch', everybody)
    assert.deepEqual(taken, {
      transition: 'dispatch',
      from: 'REGISTERED',
      to: 'HANDLING',
      ended: false,
      clocks: [
        { action: 'start', clock: 'handling' },
        { action: 'stop', clock: 'dispatch' },
      ],
    })
    assert.equal(step(complaint, 'WAITING', 'withdraw', everybody).ended, true)
  })

  it('that is not possible names those that are', () => {
    const error = refused(() => step(complaint, 'REGISTERED', 'close', everybody), 'TRANSITION_NOT_POSSIBLE')
    assert.deepEqual(error.extra.possible, ['dispatch', 'withdraw'])
    assert.match(error.in('zh'), /“已登记”.*“办结”.*派单、撤回/)
    assert.match(error.in('en'), /Possible now: Dispatch, Withdraw/)
    assert.match(refused(() => step(complaint, 'CLOSED', 'close', everybody), 'TRANSITION_NOT_POSSIBLE').in('zh'), /无/)
    refused(() => step(complaint, 'GONE', 'close', everybody), 'STATE_UNKNOWN')
    refused(() => step(complaint, 'toString', 'close', everybody), 'STATE_UNKNOWN')
  })

  it('is refused to those who may not, naming who may', () => {
    const nobody = { ...everybody, can: () => false }
    const error = refused(() => step(complaint, 'HANDLING', 'pause', nobody), 'NOT_ALLOWED')
    assert.match(error.in('zh'), /承办人员或单位负责人/)
    assert.equal(error.status, 403)
    step(complaint, 'HANDLING', 'reply', {
      can: (word) => word === 'handler',
      provided: new Set(['answer', 'attachment']),
    })
  })

  it('names every field that is missing, in both languages', () => {
    const provided = { answer: '  ', attachment: [] }
    const error = refused(() => step(complaint, 'HANDLING', 'reply', { ...everybody, provided }), 'NEEDS_FIELD')
    assert.deepEqual(
      error.faults.map(({ field, code }) => [field, code]),
      [
        ['answer', 'NEEDS_FIELD'],
        ['attachment', 'NEEDS_ATTACHMENT'],
      ],
    )
    assert.match(error.faults[0]?.message.zh ?? '', /答复意见/)
    refused(() => step(complaint, 'REPLIED', 'redo', everybody), 'NEEDS_REASON')
    const full = { answer: '已修复', attachment: ['a.pdf'] }
    assert.equal(step(complaint, 'HANDLING', 'reply', { ...everybody, provided: full }).to, 'REPLIED')
  })

  it('that pauses a clock needs reason and ground without being told', () => {
    refused(() => step(complaint, 'HANDLING', 'pause', everybody), 'NEEDS_REASON')
    const provided = new Set(['reason'])
    refused(() => step(complaint, 'HANDLING', 'pause', { ...everybody, provided }), 'NEEDS_GROUND')
  })

  it('is held back by its guard, in the words of the guard', () => {
    const guards = { listed: () => name('该事项不在特殊环节清单内。', 'The item is not on the list of special steps.') }
    const error = refused(() => step(complaint, 'HANDLING', 'pause', { can: () => true, guards }), 'STEP_HELD_BACK')
    assert.equal(error.in('zh'), '该事项不在特殊环节清单内。')
    refused(() => step(complaint, 'HANDLING', 'pause', { can: () => true }), 'GUARD_MISSING')
  })
})

describe('the list of possible steps', () => {
  it('says why a step cannot be taken', () => {
    const guards = { listed: () => name('不在清单内。', 'Not on the list.') }
    const steps = possible(complaint, 'HANDLING', { can: (word) => word === 'handler', guards })
    assert.deepEqual(
      steps.map(({ transition, allowed, why }) => [transition, allowed, why?.en ?? null]),
      [
        ['pause', false, 'Not on the list.'],
        ['reply', true, null],
        [
          'withdraw',
          false,
          '“Withdraw” is for the person who complained; your account may not do it. If your work needs it, ask your system administrator.',
        ],
      ],
    )
    assert.deepEqual(steps[0]?.needs, [
      { field: 'reason', name: name('理由', 'reason') },
      { field: 'ground', name: name('依据', 'legal ground') },
    ])
    assert.deepEqual(PossibleStep.array().parse(steps), steps)
    assert.deepEqual(possible(complaint, 'CLOSED', everybody), [])
  })
})

describe('a step from everywhere', () => {
  it('leaves out the ends and the state it leads to', () => {
    const { hash: _hash, ...definition } = complaint
    const park = { name: 'park', label: name('挂账', 'Park'), from: '*', to: 'REPLIED', who: 'dispatcher' } as const
    const clocks = { stop: ['dispatch', 'handling'] } as const
    const parking = defineProcess({ ...definition, transitions: [...definition.transitions, { ...park, clocks }] })
    const canPark = Object.keys(parking.states).filter((state) =>
      possible(parking, state, everybody).some(({ transition }) => transition === 'park'),
    )
    assert.deepEqual(canPark, ['REGISTERED', 'HANDLING', 'WAITING'])
  })
})

describe('clock events', () => {
  it('follow from the action and how the clock stands', () => {
    assert.equal(clockEventType('start', null), 'started')
    assert.equal(clockEventType('start', 'stopped'), 'restarted')
    assert.equal(clockEventType('stop', null), null)
    assert.equal(clockEventType('stop', 'stopped'), null)
    assert.equal(clockEventType('stop', 'paused'), 'stopped')
    assert.equal(clockEventType('resume', 'paused'), 'resumed')
  })
})

describe('a process that cannot be', () => {
  const { hash: _hash, ...sound } = complaint
  type Loose = ProcessDefinition
  const base = sound as Loose
  const withStep = (change: object): Loose => ({
    ...base,
    transitions: [
      ...base.transitions,
      { name: 'extra', label: name('补充', 'Extra'), from: 'REGISTERED', to: 'HANDLING', who: 'handler', ...change },
    ],
  })
  const state = (end: boolean) => ({ name: name('新', 'New'), end })
  const cases: [string, string, Loose][] = [
    ['an unknown start', 'PROCESS_STATE_UNKNOWN', { ...base, start: 'NOWHERE' }],
    ['an unknown target', 'PROCESS_STATE_UNKNOWN', withStep({ to: 'NOWHERE' })],
    ['an unknown source', 'PROCESS_STATE_UNKNOWN', withStep({ from: ['REGISTERED', 'NOWHERE'] })],
    ['a state nobody reaches', 'PROCESS_STATE_UNREACHABLE', { ...base, states: { ...base.states, LOST: state(true) } }],
    [
      'a trap',
      'PROCESS_DEAD_END',
      {
        ...base,
        states: { A: state(false), TRAP: state(false), E: state(true) },
        start: 'A',
        clocks: {},
        transitions: [
          { name: 'fall', label: name('落', 'Fall'), from: 'A', to: 'TRAP', who: 'handler' },
          { name: 'end', label: name('终', 'End'), from: 'A', to: 'E', who: 'handler' },
        ],
      },
    ],
    ['no end', 'PROCESS_WITHOUT_END', { ...base, states: { REGISTERED: state(false) }, transitions: [], clocks: {} }],
    ['two steps of one name', 'PROCESS_TRANSITION_TWICE', withStep({ name: 'dispatch' })],
    ['a label without English', 'PROCESS_NAME_MISSING', withStep({ label: name('补充', ' ') })],
    ['somebody nobody knows', 'PROCESS_ACTOR_UNKNOWN', withStep({ who: 'ghost' })],
    ['a field without a name', 'PROCESS_FIELD_UNKNOWN', withStep({ needs: ['plan'] })],
    ['a clock that is not defined', 'PROCESS_CLOCK_UNKNOWN', withStep({ clocks: { start: ['other'] } })],
    [
      'two acts on one clock',
      'PROCESS_CLOCK_TWICE',
      withStep({ clocks: { start: ['handling'], pause: ['handling'] } }),
    ],
    [
      'a pause before the start',
      'PROCESS_CLOCK_IMPOSSIBLE',
      withStep({ to: 'WAITING', clocks: { stop: ['dispatch'], pause: ['handling'] } }),
    ],
    ['an end with a clock running', 'PROCESS_CLOCK_LEFT_RUNNING', withStep({ from: 'HANDLING', to: 'CLOSED' })],
    ['an end with a clock paused', 'PROCESS_CLOCK_LEFT_RUNNING', withStep({ from: 'WAITING', to: 'CLOSED' })],
    ['a version of 0', 'PROCESS_UNREADABLE', { ...base, version: 0 }],
  ]
  for (const [what, code, definition] of cases) {
    it(`is refused: ${what}`, () => {
      const error = refused(() => defineProcess(definition), code)
      assert.ok(code === 'PROCESS_UNREADABLE' || error.faults.some((fault) => fault.code === code))
    })
  }

  it('names the state and the remedy, and lists every fault', () => {
    const two: Loose = { ...base, states: { ...base.states, LOST: state(true), GONE: state(true) } }
    const error = refused(() => defineProcess(two), 'PROCESS_STATE_UNREACHABLE')
    assert.match(error.in('zh'), /LOST.*请增加/)
    assert.deepEqual(
      error.faults.map(({ field }) => field),
      ['LOST', 'GONE'],
    )
  })
})
