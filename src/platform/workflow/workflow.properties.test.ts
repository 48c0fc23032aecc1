import assert from 'node:assert/strict'
import { it } from 'node:test'
import fc from 'fast-check'
import { instantOf } from '../../kernel/dates.ts'
import { AppError } from '../../kernel/errors.ts'
import { buildCalendar } from '../clock/calendar.ts'
import { OFFICIAL_YEARS } from '../clock/calendar-data.ts'
import type { ClockEvent, ClockHistory } from '../clock/clock.contract.ts'
import { clock } from '../clock/clock.ts'
import { defineProcess, readProcess } from './define-process.ts'
import { diagram } from './diagram.ts'
import { outline } from './outline.ts'
import { CLOCK_ACTIONS, type ClockAction, type Process, type ProcessDefinition } from './process.ts'
import { begin, clockEventType, possible, type Step, step } from './step.ts'

const calendar = buildCalendar(OFFICIAL_YEARS)
const STATES = ['A', 'B', 'C', 'D', 'E', 'F']
const name = { zh: '名', en: 'name' }
const anyState = fc.constantFrom(...STATES)
const everybody = { can: () => true, provided: new Set(['reason', 'ground']) }

const anyStep = fc.record({
  name: fc.constantFrom('go', 'return', 'close', 'wait', 'pass'),
  from: fc.oneof(anyState, fc.uniqueArray(anyState, { minLength: 1, maxLength: 3 }), fc.constant('*')),
  to: anyState,
  clocks: fc.option(
    fc
      .tuple(fc.constantFrom(...CLOCK_ACTIONS), fc.constantFrom('one', 'two'))
      .map(([action, on]) => ({ [action]: [on] })),
    { nil: undefined },
  ),
})

const anyDefinition = fc
  .record({
    size: fc.integer({ min: 1, max: STATES.length }),
    ends: fc.uniqueArray(anyState, { minLength: 0, maxLength: 3 }),
    steps: fc.array(anyStep, { maxLength: 6 }),
    atOnce: fc.boolean(),
    spine: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ size, ends: others, steps, atOnce, spine }): ProcessDefinition => {
    const states = STATES.slice(0, size)
    // Most definitions get a path through all states, since chance alone seldom makes a sound one.
    const ends = spine > 0 ? [states.at(-1)!] : others
    const path = spine > 0 ? spineOf(states) : []
    return {
      id: 'random',
      version: 1,
      title: name,
      start: 'A',
      states: Object.fromEntries(states.map((state) => [state, { name, end: ends.includes(state) }])),
      clocks: { one: { name, startsAtOnce: atOnce }, two: { name } },
      transitions: [...path, ...steps]
        .filter(({ from, to }) => [from, to].flat().every((state) => state === '*' || states.includes(state)))
        .map(({ clocks, ...rest }) => ({ ...rest, who: 'anyone', label: name, ...(clocks ? { clocks } : {}) })),
    }
  })

/** Steps from each state to the next; the first starts a clock and the last stops both. */
function spineOf(states: readonly string[]) {
  return states.slice(1).map((to, i) => {
    const clocks = i === states.length - 2 ? { stop: ['one', 'two'] } : i === 0 ? { start: ['two'] } : undefined
    return { name: `to-${to}`, from: states[i]!, to, clocks }
  })
}

/** The process, or null where it was refused with the code of a fault. Anything else that is thrown fails the test. */
function accepted(definition: ProcessDefinition): Process | null {
  try {
    return defineProcess(definition)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    assert.match(error.code, /^PROCESS_/)
    assert.ok(error.faults.length > 0)
    return null
  }
}

it('a definition is refused, or every state can be reached and can reach an end', () => {
  let sound = 0
  fc.assert(
    fc.property(anyDefinition, (definition) => {
      const process = accepted(definition)
      if (!process) return
      sound++
      const reach = (from: string) => {
        const found = new Set([from])
        for (const state of found) for (const { to } of possible(process, state, everybody)) found.add(to)
        return found
      }
      assert.deepEqual([...reach(process.start)].sort(), Object.keys(process.states).sort())
      for (const state of Object.keys(process.states)) {
        assert.ok([...reach(state)].some((target) => process.states[target]?.end))
      }
    }),
    { numRuns: 2000 },
  )
  assert.ok(sound > 300, `only ${sound} definitions were sound`)
})

it('a step never leaves the set of states, and no path makes a clock do what it cannot', () => {
  let walked = 0
  fc.assert(
    fc.property(anyDefinition, fc.array(fc.nat(99), { maxLength: 25 }), (definition, choices) => {
      const process = accepted(definition)
      if (!process) return
      walked++
      const histories = new Map<string, ClockHistory>()
      let { state, clocks } = begin(process) as { state: string; clocks: Step['clocks'] }
      let time = Date.UTC(2026, 0, 5)
      for (const choice of [0, ...choices]) {
        for (const { clock: one, action } of clocks) act(histories, one, action, time)
        if (process.states[state]?.end) {
          for (const history of histories.values()) assert.equal(clock(history, calendar, time).state, 'stopped')
        }
        const steps = possible(process, state, everybody)
        if (steps.length === 0) break
        const wish = steps[choice % steps.length]!
        const taken: Step = step(process, state, wish.transition, everybody)
        assert.ok(Object.hasOwn(process.states, taken.to))
        assert.equal(taken.to, wish.to)
        state = taken.to
        clocks = taken.clocks
        time += 3_600_000
      }
    }),
    { numRuns: 2000 },
  )
  assert.ok(walked > 300, `only ${walked} definitions were sound`)
})

it('every sound process can be kept, read back, drawn and told', () => {
  fc.assert(
    fc.property(anyDefinition, (definition) => {
      const process = accepted(definition)
      if (!process) return
      assert.deepEqual(readProcess(JSON.parse(JSON.stringify(process))), process)
      for (const language of ['zh', 'en'] as const) {
        assert.doesNotMatch(diagram(process, { language }), /NaN|undefined|Infinity/)
        const lines: string[] = outline(process, { language }).split('\n')
        assert.equal(lines.filter((line) => /^\d/.test(line)).length, Object.keys(process.states).length)
      }
    }),
    { numRuns: 1000 },
  )
})

function act(histories: Map<string, ClockHistory>, one: string, action: ClockAction, time: number): void {
  const history = histories.get(one) ?? []
  const standing = history.length === 0 ? null : clock(history, calendar, time).state
  const type = clockEventType(action, standing)
  if (type === null) return
  const why = { reason: '理由', ground: '依据' }
  const limit = { amount: 90_000, unit: 'HOUR' } as const
  const event = { type, at: instantOf(time), ...why, limit, by: limit } as ClockEvent
  histories.set(one, [...history, event])
  clock([...history, event], calendar, time)
}
