import { characterGrams, countsOf } from '../../../analytics/text/grams.ts'
import { type Example, predict, type Softmax, trainSoftmax } from '../../../analytics/text/softmax.ts'
import { type Answer, chooseThreshold, measureThreshold } from '../../../analytics/text/sureness.ts'
import { DocumentCounts, tfIdf, type Vocabulary } from '../../../analytics/text/tf-idf.ts'

/** What a suggestion goes by. */
export type Asked = {
  readonly text: string
  readonly areaCode?: string | null | undefined
  readonly kind?: string | null | undefined
  readonly categoryCode?: string | null | undefined
}

/** A matter of the past with where it ended: the id of a unit, or the code of a class. */
export type Past = Asked & { readonly label: string; readonly at: number }

/** A trained router with all that it needs to answer. */
export type Router = { readonly labels: readonly string[]; readonly vocabulary: Vocabulary; readonly model: Softmax }

/** What a router was worth on matters later than all that it had learned from. */
export type Measured = {
  readonly n: number
  readonly classes: number
  readonly measuredOn: number
  readonly measuredFrom: string | null
  readonly accuracy: number
  readonly top3: number
  readonly threshold: number
  readonly saidAccuracy: number | null
  readonly coverage: number
}

/** Shares of the history, oldest first: learned from, used to choose the threshold, and (the rest) measured on. */
const LEARNED = 0.7
const CHOSEN_ON = 0.15
/** What is said shall be right at least so often; below it the answer is “not sure”. */
const RIGHT_AT_LEAST = 0.85
const MOST_LABELS = 256
/** Matters that a unit or class needs to be learned. */
const LEAST_EXAMPLES = 5
const VOCABULARY = { leastDocuments: 3, most: 12_000 }
const LONGEST = 600
/** The weight of where it is, what kind and what class, beside the pairs of characters of the text. */
const MARK_WEIGHT = 40
const FIT = { epochs: 6, rate: 0.5, l2: 1e-6, seed: 12345 }

/** The words of a matter: pairs of characters, and marks for area, kind and class. */
export function featuresOf({ text, areaCode, kind, categoryCode }: Asked): Map<string, number> {
  const counts = countsOf(characterGrams(text.slice(0, LONGEST), 2))
  const marks = [
    areaCode && `#a${areaCode.slice(0, 6)}`,
    areaCode && areaCode.slice(6, 9) !== '000' && `#a${areaCode.slice(0, 9)}`,
    kind && `#k${kind}`,
    categoryCode && `#c${categoryCode.slice(0, 2)}`,
    categoryCode && `#c${categoryCode}`,
  ]
  for (const mark of marks) if (mark) counts.set(mark, MARK_WEIGHT)
  return counts
}

/** The likeliest labels with their probabilities, the likeliest first. */
export function rank({ labels, vocabulary, model }: Router, asked: Asked, most = 3) {
  const p = predict(model, tfIdf(featuresOf(asked), vocabulary))
  return labels
    .map((label, i) => ({ label, probability: p[i]! }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, most)
}

/**
 * Learns from the past, oldest first in `history`, and measures what was learned. First it learns from the oldest 70 %,
 * chooses the threshold of sureness on the next 15 % and measures on the newest 15 %: that is the accuracy that is
 * shown. Then it learns once more from everything, so that the newest units and problems are known too. A generator
 * that yields now and then; its result is undefined where there are fewer than two labels to tell apart.
 */
export function* learn(
  history: readonly Past[],
): Generator<number, { router: Router; measured: Measured } | undefined> {
  const learned = Math.floor(history.length * LEARNED)
  const chosen = learned + Math.floor(history.length * CHOSEN_ON)
  const before = yield* fit(history.slice(0, learned))
  if (!before) return undefined
  const onChosen = answersOf(before, history.slice(learned, chosen))
  const { threshold } = chooseThreshold(onChosen, RIGHT_AT_LEAST)
  const later = history.slice(chosen)
  const answers = answersOf(before, later)
  const said = measureThreshold(answers, threshold)
  const router = (yield* fit(history)) ?? before
  const share = (right: (answer: (typeof answers)[number]) => boolean) =>
    answers.length === 0 ? 0 : answers.filter(right).length / answers.length
  return {
    router,
    measured: {
      n: history.length,
      classes: router.labels.length,
      measuredOn: answers.length,
      measuredFrom: later[0] ? new Date(later[0].at).toISOString() : null,
      accuracy: share(({ right }) => right),
      top3: share(({ amongThree }) => amongThree),
      threshold,
      saidAccuracy: said.accuracy,
      coverage: said.coverage,
    },
  }
}

function answersOf(router: Router, matters: readonly Past[]): (Answer & { amongThree: boolean })[] {
  return matters.map((matter) => {
    const ranked = rank(router, matter)
    return {
      probability: ranked[0]!.probability,
      right: ranked[0]!.label === matter.label,
      amongThree: ranked.some(({ label }) => label === matter.label),
    }
  })
}

function* fit(history: readonly Past[]): Generator<number, Router | undefined> {
  const labels = labelsOf(history)
  if (labels.length < 2) return undefined
  const places = new Map(labels.map((label, i) => [label, i]))
  const known = history.filter(({ label }) => places.has(label)).map(asLearned)
  const counted = new DocumentCounts()
  for (const [i, matter] of known.entries()) {
    counted.add(featuresOf(matter).keys())
    if (i % 200 === 0) yield 0
  }
  const vocabulary = counted.vocabulary(VOCABULARY)
  const examples: Example[] = []
  for (const [i, matter] of known.entries()) {
    examples.push({ x: tfIdf(featuresOf(matter), vocabulary), y: places.get(matter.label)! })
    if (i % 200 === 0) yield 0
  }
  const model = yield* trainSoftmax(examples, { ...FIT, classes: labels.length, features: vocabulary.places.size })
  return { labels, vocabulary, model }
}

/** Every second matter is learned without its class: while a text is being typed the class is not known yet. */
function asLearned(matter: Past, i: number): Past {
  return i % 2 === 0 ? matter : { ...matter, categoryCode: null }
}

/** The labels with enough matters, the most frequent first. */
function labelsOf(history: readonly Past[]): string[] {
  const counts = countsOf(history.map(({ label }) => label))
  return [...counts]
    .filter(([, count]) => count >= LEAST_EXAMPLES)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, MOST_LABELS)
    .map(([label]) => label)
}
