import assert from 'node:assert/strict'
import { it } from 'node:test'
import { chooseThreshold, measureThreshold } from './sureness.ts'

const answers = (text: string) =>
  text.split(' ').map((one) => ({ probability: Number.parseFloat(one), right: !one.endsWith('x') }))

it('says as much as can be said at the target, and nothing where it cannot be kept', () => {
  const some = answers('.9 .8 .7x .6 .5 .4x .3x')
  assert.deepEqual(chooseThreshold(some, 0.8, 1), { threshold: 0.5, accuracy: 0.8, coverage: 5 / 7 })
  assert.deepEqual(chooseThreshold(some, 1, 1), { threshold: 0.8, accuracy: 1, coverage: 2 / 7 })
  assert.deepEqual(chooseThreshold(answers('.9x .8x'), 0.5, 1), { threshold: 1.01, accuracy: null, coverage: 0 })
  assert.deepEqual(chooseThreshold(answers('.99 .98'), 0.8, 1), { threshold: 0.8, accuracy: 1, coverage: 1 })
  // Too few to know.
  assert.equal(chooseThreshold(some, 0.8).threshold, 1.01)
})

it('says answers of equal probability together or not at all', () => {
  assert.equal(chooseThreshold(answers('.9 .9x .9x'), 0.9, 1).threshold, 1.01)
})

it('measures a threshold on other answers', () => {
  assert.deepEqual(measureThreshold(answers('.9 .6x .2'), 0.6), { threshold: 0.6, accuracy: 0.5, coverage: 2 / 3 })
  assert.deepEqual(measureThreshold([], 0.6), { threshold: 0.6, accuracy: null, coverage: 0 })
})
