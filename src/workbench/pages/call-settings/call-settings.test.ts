import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { CallSettings, DEFAULT_CALL_SETTINGS } from '../../../delivery/calls/settings/call-settings.contract.ts'
import { CALL_NUMBER_ROWS, meantNumbers, shownNumbers, wrongNumber } from './call-number-rows.ts'
import { spokenWords, unknownPlaces } from './script-words.ts'

describe('the numbers of calls on their page', () => {
  it('are all there, and come back as they were', () => {
    assert.deepEqual(CALL_NUMBER_ROWS.map(({ name }) => name).sort(), Object.keys(CallSettings.shape).sort())
    assert.equal(shownNumbers(DEFAULT_CALL_SETTINGS).answeredRate, 95)
    assert.deepEqual(meantNumbers(shownNumbers(DEFAULT_CALL_SETTINGS)), DEFAULT_CALL_SETTINGS)
    const share = { ...DEFAULT_CALL_SETTINGS, answeredRate: 0.9825 }
    assert.deepEqual(meantNumbers(shownNumbers(share)), share)
  })

  it('are refused by the limits of the contract, a share in per cent', () => {
    assert.equal(wrongNumber('mostTries', 3), undefined)
    assert.deepEqual(wrongNumber('mostTries', 21), { kind: 'notWhole', least: 1, most: 20 })
    assert.equal(wrongNumber('mostTries', 2.5)?.kind, 'notWhole')
    assert.equal(wrongNumber('callBackAfterSeconds', 0), undefined)
    assert.equal(wrongNumber('answeredRate', 98.5), undefined)
    assert.deepEqual(wrongNumber('answeredRate', 101), { kind: 'notBetween', least: 0, most: 100 })
    assert.equal(wrongNumber('answerWithinSeconds', null)?.kind, 'notNumber')
    assert.equal(wrongNumber('answerWithinSeconds', Number.NaN)?.kind, 'notNumber')
  })
})

describe('the words of a script', () => {
  it('are filled in, and what is not filled in is named', () => {
    assert.equal(spokenWords('{hotline}热线，{operator}为您服务', '王芳'), '12345热线，王芳为您服务')
    assert.deepEqual(unknownPlaces('{hotline} {name} {operator} {name} {}'), ['{name}', '{}'])
  })
})
