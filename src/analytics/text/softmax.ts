import type { SparseVector } from './tf-idf.ts'

/** A trained softmax regression: for every component of the input one weight a class, and one bias a class. */
export type Softmax = {
  readonly classes: number
  readonly features: number
  /** `features` rows of `classes` weights. */
  readonly weights: Float32Array
  readonly bias: Float32Array
}

export type Example = { readonly x: SparseVector; readonly y: number }

export type TrainingOptions = {
  readonly classes: number
  readonly features: number
  readonly epochs?: number
  /** Strength of the L2 penalty on the mean loss. */
  readonly l2?: number
  readonly rate?: number
  /** The order of the examples is drawn from it: the same seed gives the same model. */
  readonly seed?: number
  /** Examples after which the generator yields, so that a caller can let others have the processor. */
  readonly chunk?: number
}

/** An error of a class's probability that moves no weight: of hundreds of classes most are out of the question. */
const NEGLIGIBLE = 1e-4

/**
 * Trains a multinomial logistic (softmax) regression by stochastic gradient descent with AdaGrad steps (Duchi, Hazan &
 * Singer 2011) on the mean log-loss with an L2 penalty. Sparse: an example touches only the rows of its components, and
 * the penalty of a row is paid when it is touched, weighted by how seldom that is, so that it is right on average. A
 * generator that yields the share done after every `chunk` examples and returns the model.
 */
export function* trainSoftmax(examples: readonly Example[], options: TrainingOptions): Generator<number, Softmax> {
  const { classes, features, epochs = 8, l2 = 1e-6, rate = 0.5, seed = 1, chunk = 64 } = options
  const weights = new Float32Array(features * classes)
  const bias = new Float32Array(classes)
  const squares = new Float32Array(features * classes).fill(1e-6)
  const biasSquares = new Float32Array(classes).fill(1e-6)
  const seldom = seldomness(examples, features)
  const model = { classes, features, weights, bias }
  const order = Int32Array.from(examples, (_, i) => i)
  const random = generatorOf(seed)
  const p = new Float64Array(classes)
  const moved = new Int32Array(classes)
  let done = 0
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random)
    for (const i of order) {
      const { x, y } = examples[i]!
      probabilities(model, x, p)
      p[y]! -= 1
      let moving = 0
      for (let c = 0; c < classes; c++) if (Math.abs(p[c]!) > NEGLIGIBLE) moved[moving++] = c
      for (let k = 0; k < x.at.length; k++) {
        const feature = x.at[k]!
        const value = x.values[k]!
        const shrink = l2 * seldom[feature]!
        const row = feature * classes
        for (let m = 0; m < moving; m++) {
          const at = row + moved[m]!
          const gradient = p[moved[m]!]! * value + shrink * weights[at]!
          squares[at]! += gradient * gradient
          weights[at]! -= (rate * gradient) / Math.sqrt(squares[at]!)
        }
      }
      for (let m = 0; m < moving; m++) {
        const c = moved[m]!
        biasSquares[c]! += p[c]! * p[c]!
        bias[c]! -= (rate * p[c]!) / Math.sqrt(biasSquares[c]!)
      }
      if (++done % chunk === 0) yield done / (epochs * examples.length)
    }
  }
  return model
}

/** The probabilities of all classes for an input; they sum to 1. */
export function predict(model: Softmax, x: SparseVector): Float64Array {
  return probabilities(model, x, new Float64Array(model.classes))
}

/** The mean log-loss of a model over examples with its L2 penalty: what training makes small. */
export function lossOf(model: Softmax, examples: readonly Example[], l2: number): number {
  let loss = 0
  for (const { x, y } of examples) loss -= Math.log(Math.max(predict(model, x)[y]!, 1e-300))
  let squares = 0
  for (const weight of model.weights) squares += weight * weight
  return loss / examples.length + (l2 / 2) * squares
}

function probabilities({ classes, weights, bias }: Softmax, { at, values }: SparseVector, p: Float64Array) {
  for (let c = 0; c < classes; c++) p[c] = bias[c]!
  for (let k = 0; k < at.length; k++) {
    const row = at[k]! * classes
    const value = values[k]!
    for (let c = 0; c < classes; c++) p[c]! += weights[row + c]! * value
  }
  let most = Number.NEGATIVE_INFINITY
  for (let c = 0; c < classes; c++) if (p[c]! > most) most = p[c]!
  let sum = 0
  for (let c = 0; c < classes; c++) {
    p[c] = Math.exp(p[c]! - most)
    sum += p[c]!
  }
  for (let c = 0; c < classes; c++) p[c]! /= sum
  return p
}

/** Examples for each one that touches a component: what the penalty of a touch is multiplied by. */
function seldomness(examples: readonly Example[], features: number): Float32Array {
  const touches = new Float32Array(features)
  for (const { x } of examples) for (const feature of x.at) touches[feature]!++
  return touches.map((count) => (count === 0 ? 0 : examples.length / count))
}

/** SplitMix32 as numbers from 0 to below 1. */
function generatorOf(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let h = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    h = Math.imul(h ^ (h >>> 15), 0x735a2d97)
    return ((h ^ (h >>> 15)) >>> 0) / 2 ** 32
  }
}

/** Fisher and Yates' shuffle. */
function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[order[i], order[j]] = [order[j]!, order[i]!]
  }
}
