import type { Kind } from '../../delivery/feedback/words.contract.ts'
import type { Channel } from '../../foundation/directory/directory.contract.ts'
import type { Random } from './random.ts'

/** A class at the lowest level, as far as drawing one needs it. */
export type Leaf = {
  readonly code: string
  readonly name: string
  readonly kind: Kind | null
  readonly keywords: readonly string[]
}

/**
 * What people turn to a hotline with, between the published mixes of Tangshan (2024-11), a provincial capital (2024) and
 * Yichun (2023-05): half questions, a third requests, the rest complaints.
 */
const KIND_MIX: Readonly<Record<Kind, number>> = {
  consultation: 0.47,
  help: 0.3,
  complaint: 0.155,
  report: 0.03,
  suggestion: 0.035,
  praise: 0.01,
}
/** Nine in ten come by telephone (Beijing 2020 and Yichun 2023: 90.7 %). */
const CHANNEL_MIX: Readonly<Partial<Record<Channel, number>>> = {
  phone: 0.905,
  app: 0.05,
  web: 0.025,
  mail: 0.01,
  window: 0.008,
  letter: 0.002,
}

/** How often classes of the second level come up against a rare one; what is not named counts 1. */
const COMMON: Readonly<Record<string, number>> = {
  '0101': 4,
  '0102': 3,
  '0103': 7,
  '0104': 5,
  '0105': 2,
  '0106': 3,
  '0107': 3,
  '0108': 2.5,
  '0112': 2,
  '1101': 11,
  '1102': 6,
  '1104': 3,
  '1105': 3,
  '1106': 2,
  '1108': 3,
  '1201': 6,
  '1202': 5,
  '1203': 3,
  '1205': 2,
  '1206': 2,
  '1207': 2,
  '0201': 3,
  '0202': 2,
  '0206': 9,
  '0207': 6,
  '0208': 3,
  '0301': 7,
  '0304': 4,
  '0305': 4,
  '0306': 2,
  '0401': 3,
  '0406': 5,
  '0501': 2,
  '0505': 2,
  '0601': 5,
  '0607': 2,
  '0701': 4,
  '0704': 10,
  '0705': 2,
  '0707': 3,
  '0801': 3,
  '0802': 8,
  '0901': 2,
  '0902': 2,
  '0908': 3,
  '1001': 2,
  '1002': 2,
  '1005': 2,
  '1401': 2,
  '1402': 3,
}
/** Months in which a class is asked for more or less. */
const SEASONS: readonly { readonly code: string; readonly months: readonly number[]; readonly factor: number }[] = [
  { code: '1204', months: [11, 12, 1, 2, 3], factor: 9 },
  { code: '1204', months: [4, 5, 6, 7, 8, 9, 10], factor: 0.15 },
  { code: '0501', months: [5, 6, 7, 8], factor: 4 },
  { code: '0301', months: [1, 2, 12], factor: 2.2 },
  { code: '0802', months: [5, 6, 7, 8, 9], factor: 1.5 },
  { code: '0108', months: [5, 6, 7, 8, 9], factor: 2 },
  { code: '0406', months: [10, 11, 12], factor: 1.8 },
  { code: '060705', months: [1, 2], factor: 6 },
  { code: '0705', months: [2, 10], factor: 1.6 },
]

/** Draws what a matter is: kind, class and channel. */
export class Mix {
  readonly #byKind: Readonly<Record<Kind, readonly Leaf[]>>
  readonly #weights = new Map<string, Readonly<Record<string, number>>>()
  readonly #byCode: ReadonlyMap<string, Leaf>

  constructor(leaves: readonly Leaf[]) {
    this.#byCode = new Map(leaves.map((leaf) => [leaf.code, leaf]))
    const praise = leaves.filter(({ code }) => code.startsWith('1505'))
    const of = (kind: Kind) => leaves.filter((leaf) => fits(leaf, kind))
    this.#byKind = {
      consultation: of('consultation'),
      help: of('help'),
      complaint: of('complaint'),
      report: of('report'),
      suggestion: of('suggestion'),
      praise: praise.length > 0 ? praise : leaves,
    }
  }

  draw(month: number, random: Random): { kind: Kind; leaf: Leaf; channel: Channel } {
    const kind = random.weighted(KIND_MIX)
    const key = `${kind} ${month}`
    let weights = this.#weights.get(key)
    if (!weights) {
      weights = Object.fromEntries(this.#byKind[kind].map(({ code }) => [code, weightOf(code, month)]))
      this.#weights.set(key, weights)
    }
    return { kind, leaf: this.#byCode.get(random.weighted(weights))!, channel: random.weighted(CHANNEL_MIX) }
  }

  /** A class of a burst: whoever is hit asks for help or complains. */
  drawFrom(classes: Readonly<Record<string, number>>, random: Random): { kind: Kind; leaf: Leaf; channel: Channel } {
    const begin = random.weighted(classes)
    const below = [...this.#byCode.values()].filter(({ code }) => code.startsWith(begin))
    const leaf = below.length > 0 ? random.pick(below) : random.pick([...this.#byCode.values()])
    return { kind: random.weighted({ help: 0.7, complaint: 0.3 }), leaf, channel: random.weighted(CHANNEL_MIX) }
  }
}

/** Whether a class is turned to with a kind: its own, any where it has none; questions are asked about everything. */
function fits({ kind }: Leaf, wanted: Kind): boolean {
  if (kind === null || kind === wanted) return true
  if (wanted === 'consultation') return kind !== 'report'
  if (wanted === 'help') return kind === 'complaint'
  return wanted === 'suggestion' && kind === 'complaint'
}

function weightOf(code: string, month: number): number {
  const season = SEASONS.filter((one) => code.startsWith(one.code) && one.months.includes(month))
  return season.reduce((weight, { factor }) => weight * factor, COMMON[code.slice(0, 4)] ?? 1)
}
