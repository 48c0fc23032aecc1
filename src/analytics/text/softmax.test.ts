import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Example, lossOf, predict, type Softmax, trainSoftmax } from './softmax.ts'

const vector = (...entries: [number, number][]) => ({
  at: Int32Array.from(entries, ([at]) => at),
  values: Float32Array.from(entries, ([, value]) => value),
})

function train(...given: Parameters<typeof trainSoftmax>): Softmax {
  const training = trainSoftmax(...given)
  for (;;) {
    const { done, value } = training.next()
    if (done) return value
  }
}

/** Gradient descent on all examples at once: slow, plain, and another way to the same minimum. */
function minimum(examples: readonly Example[], classes: number, features: number, l2: number): number {
  const model = { classes, features, weights: new Float32Array(features * classes), bias: new Float32Array(classes) }
  for (let round = 0; round < 6000; round++) {
    const slope = Float64Array.from(model.weights, (weight) => l2 * weight)
    const biasSlope = new Float64Array(classes)
    for (const { x, y } of examples) {
      const p = predict(model, x)
      p[y]! -= 1
      for (let c = 0; c < classes; c++) biasSlope[c]! += p[c]! / examples.length
      x.at.forEach((feature, k) => {
        for (let c = 0; c < classes; c++) slope[feature * classes + c]! += (p[c]! * x.values[k]!) / examples.length
      })
    }
    slope.forEach((value, i) => {
      model.weights[i]! -= value
    })
    biasSlope.forEach((value, c) => {
      model.bias[c]! -= value
    })
  }
  return lossOf(model, examples, l2)
}

describe('softmax regression', () => {
  it('of nothing but a bias says how frequent each class is: that is where its loss is least', () => {
    const examples = [0, 0, 0, 0, 0, 1, 1, 1, 2, 2].map((y) => ({ x: vector(), y }))
    const model = train(examples, { classes: 3, features: 1, epochs: 400, rate: 0.05 })
    const shares = [...predict(model, vector())]
    for (const [c, share] of [0.5, 0.3, 0.2].entries()) assert.ok(Math.abs(shares[c]! - share) < 0.03, `${shares}`)
  })

  it('comes to the same minimum as gradient descent on all examples at once', () => {
    const examples = Array.from({ length: 90 }, (_, i) => {
      const y = i % 3
      // Every seventh is labelled wrong, so that the minimum is inside and not at infinity.
      return { x: vector([y, 1], [3 + (i % 5), 0.7]), y: i % 7 === 0 ? (y + 1) % 3 : y }
    })
    const l2 = 1e-3
    const least = minimum(examples, 3, 8, l2)
    const reached = lossOf(train(examples, { classes: 3, features: 8, epochs: 300, rate: 0.1, l2 }), examples, l2)
    assert.ok(reached - least < 0.005, `${reached} for ${least}`)
    assert.ok(reached >= least - 1e-6)
  })

  it('is the same for the same seed and yields while it works', () => {
    const examples = Array.from({ length: 200 }, (_, i) => ({ x: vector([i % 4, 1]), y: i % 2 }))
    const options = { classes: 2, features: 4, epochs: 2 }
    assert.deepEqual(train(examples, options), train(examples, options))
    assert.notDeepEqual(train(examples, options), train(examples, { ...options, seed: 2 }))
    const training = trainSoftmax(examples, { ...options, chunk: 100 })
    assert.deepEqual([training.next().value, training.next().value], [0.25, 0.5])
  })
})
