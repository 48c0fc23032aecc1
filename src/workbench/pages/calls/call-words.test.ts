import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { Call } from '../../../delivery/calls/calls.contract.ts'
import { answeredInTime, durationWords, resultWords } from './call-words.ts'
import { callsTexts } from './calls-texts.ts'

it('says times of a call in minutes and whole seconds', () => {
  assert.deepEqual(
    [null, 0, 59.6, 83].map((seconds) => durationWords(seconds, callsTexts.zh)),
    ['', '0 秒', '1 分 0 秒', '1 分 23 秒'],
  )
})

it('says what came of a call, and that a talked one was not written up', () => {
  const call = { matters: [], outcome: null, state: 'ended' } as unknown as Call
  assert.equal(resultWords(call, callsTexts.zh, 'zh'), '未登记结果')
  assert.equal(resultWords({ ...call, state: 'talking' }, callsTexts.zh, 'zh'), '')
  const outcome = { reason: 'silent', ground: null, pointedTo: null, at: '2026-11-22T00:00:00Z' } as const
  assert.equal(resultWords({ ...call, outcome }, callsTexts.en, 'en'), 'Nobody spoke')
  const matters = [{ complaintId: '01890a5d-ac96-774b-bcce-b302099a8101', number: 'GH-1', at: outcome.at }]
  assert.equal(resultWords({ ...call, outcome, matters }, callsTexts.zh, 'zh'), 'GH-1')
})

it('holds the wait against the promise only where the call was answered', () => {
  const answeredAt = '2026-11-22T00:00:15Z'
  assert.equal(answeredInTime({ answeredAt, waitSeconds: 15 }, 15), true)
  assert.equal(answeredInTime({ answeredAt, waitSeconds: 16 }, 15), false)
  assert.equal(answeredInTime({ answeredAt: null, waitSeconds: 16 }, 15), undefined)
  assert.equal(answeredInTime({ answeredAt, waitSeconds: 16 }, undefined), undefined)
})
