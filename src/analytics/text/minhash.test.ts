import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { characterGrams } from './grams.ts'
import { jaccard, minHash, minHashOf, packed, packedResemblance, resemblance, SKETCH_SIZE } from './minhash.ts'

/** Two sets with exactly this many members in common and this many of their own. */
function pair(common: number, own: number, salt: number): [Set<string>, Set<string>] {
  const members = (name: string, count: number) => Array.from({ length: count }, (_, i) => `${salt}${name}${i}`)
  return [
    new Set([...members('common', common), ...members('one', own)]),
    new Set([...members('common', common), ...members('other', own)]),
  ]
}

describe('MinHash', () => {
  /** Leskovec, Rajaraman & Ullman, “Mining of Massive Datasets”, example 3.7 (S1 = {a, d}, S3 = {b, d, e}, S4 = {a, c, d}). */
  it('has the published Jaccard indexes to estimate', () => {
    const [one, three, four] = [new Set('ad'), new Set('bde'), new Set('acd')]
    assert.equal(jaccard(one, four), 2 / 3)
    assert.equal(jaccard(one, three), 1 / 4)
    assert.equal(jaccard(three, four), 1 / 5)
  })

  it('estimates the Jaccard index without bias and with the error of the theory', () => {
    const PAIRS = 400
    for (const [common, own] of [
      [20, 90],
      [60, 60],
      [100, 40],
      [150, 10],
    ] as const) {
      const truth = common / (common + 2 * own)
      const errors = { whole: [] as number[], packed: [] as number[] }
      for (let salt = 0; salt < PAIRS; salt++) {
        const [one, other] = pair(common, own, salt).map(minHashOf) as [Uint32Array, Uint32Array]
        errors.whole.push(resemblance(one, other) - truth)
        errors.packed.push(packedResemblance(packed(one), packed(other)) - truth)
      }
      const chance = 1 / 256
      // The variance of a share of independent places: J(1−J)/k, and with bytes that agree by chance (Li & König 2010).
      const agree = truth + (1 - truth) * chance
      const expected = {
        whole: Math.sqrt((truth * (1 - truth)) / SKETCH_SIZE),
        packed: Math.sqrt((agree * (1 - agree)) / SKETCH_SIZE) / (1 - chance),
      }
      for (const way of ['whole', 'packed'] as const) {
        const mean = errors[way].reduce((sum, error) => sum + error, 0) / PAIRS
        const spread = Math.sqrt(errors[way].reduce((sum, error) => sum + error ** 2, 0) / PAIRS)
        assert.ok(Math.abs(mean) < (4 * expected[way]) / Math.sqrt(PAIRS), `${way} of ${truth}: bias ${mean}`)
        assert.ok(Math.abs(spread / expected[way] - 1) < 0.2, `${way} of ${truth}: ${spread} for ${expected[way]}`)
      }
    }
  })

  it('is the same on every machine, and 1 for texts that differ only in punctuation', () => {
    const sketch = minHash('幸福路12号门口的路灯不亮')
    assert.deepEqual([...sketch.slice(0, 3)], KNOWN)
    assert.equal(resemblance(sketch, minHash('幸福路12号，门口的路灯：不亮！')), 1)
    assert.equal(packedResemblance(packed(sketch), packed(minHash('食堂饭菜涨价'))) < 0.1, true)
  })

  it('comes near the Jaccard index of real sentences', () => {
    const [one, other] = ['小区门口的路灯三天不亮，晚上走路很危险', '小区门口的路灯已经三天不亮，晚上走路太危险']
    const exact = jaccard(new Set(characterGrams(one!, 3)), new Set(characterGrams(other!, 3)))
    assert.ok(Math.abs(resemblance(minHash(one!), minHash(other!)) - exact) < 0.15)
  })
})

const KNOWN = [701948122, 503806285, 101254851]
