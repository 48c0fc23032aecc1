/** One answer of a model on something it had not seen: how sure it was and whether it was right. */
export type Answer = { readonly probability: number; readonly right: boolean }

/** From which probability on an answer is said, and what that was worth where it was measured. */
export type Threshold = {
  /** Answers with at least this probability are said; 1.01, which none reaches, where the target cannot be kept. */
  readonly threshold: number
  /** Share of the said answers that were right; null where none is said. */
  readonly accuracy: number | null
  /** Share of all answers that are said; the rest is “not sure”. */
  readonly coverage: number
}

const NEVER = 1.01
/** Answers that must lie above a threshold: fewer would make it a matter of luck. */
const LEAST = 30

/**
 * The lowest threshold at which the answers that are said are right at least at the rate of `target`, chosen on answers
 * that took no part in the training (a classifier with a reject option: Chow 1970; El-Yaniv & Wiener 2010). Answers of
 * equal probability are said together or not at all. Where even the least sure ones are right often enough, no more
 * than a probability of `target` is asked for: that all seen so far were surer is no reason to be silent.
 */
export function chooseThreshold(answers: readonly Answer[], target: number, least = LEAST): Threshold {
  const sorted = [...answers].sort((a, b) => b.probability - a.probability)
  let best: Threshold = { threshold: NEVER, accuracy: null, coverage: 0 }
  let right = 0
  for (let i = 0; i < sorted.length; i++) {
    if (sorted[i]!.right) right++
    const said = i + 1
    const together = sorted[said]?.probability === sorted[i]!.probability
    if (!together && said >= least && right / said >= target) {
      best = { threshold: sorted[i]!.probability, accuracy: right / said, coverage: said / sorted.length }
    }
  }
  return best.coverage === 1 ? { ...best, threshold: Math.min(best.threshold, target) } : best
}

/** What a threshold that was chosen elsewhere is worth on these answers. */
export function measureThreshold(answers: readonly Answer[], threshold: number): Threshold {
  const said = answers.filter(({ probability }) => probability >= threshold)
  const right = said.filter((answer) => answer.right).length
  return {
    threshold,
    accuracy: said.length === 0 ? null : right / said.length,
    coverage: answers.length === 0 ? 0 : said.length / answers.length,
  }
}
