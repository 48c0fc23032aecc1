import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { DocumentCounts, tfIdf } from './tf-idf.ts'

const WORDS = ['one', 'two', 'three']
const COUNTS = [
  [3, 0, 1],
  [2, 0, 0],
  [3, 0, 0],
  [4, 0, 0],
  [3, 2, 0],
  [3, 0, 2],
]

describe('TF-IDF', () => {
  /** The worked example of scikit-learn's user guide, §6.2.3.4 “Tf–idf term weighting”, without and with smoothing. */
  it('gives the published vectors of the user guide of scikit-learn', () => {
    const documents = COUNTS.map(
      (counts) => new Map(counts.flatMap((count, i) => (count > 0 ? [[WORDS[i]!, count] as const] : []))),
    )
    const counted = new DocumentCounts()
    for (const document of documents) counted.add(document.keys())
    for (const [smooth, expected] of [
      [
        false,
        [
          [0.81940995, 0, 0.57320793],
          [1, 0, 0],
          [1, 0, 0],
          [1, 0, 0],
          [0.47330339, 0.88089948, 0],
          [0.58149261, 0, 0.81355169],
        ],
      ],
      [
        true,
        [
          [0.85151335, 0, 0.52433293],
          [1, 0, 0],
          [1, 0, 0],
          [1, 0, 0],
          [0.55422893, 0.83236428, 0],
          [0.63035731, 0, 0.77630514],
        ],
      ],
    ] as const) {
      const vocabulary = counted.vocabulary({ leastDocuments: 1, most: 10 }, smooth)
      documents.forEach((document, row) => {
        const { at, values } = tfIdf(document, vocabulary, { sublinear: false })
        WORDS.forEach((word, column) => {
          const place = at.indexOf(vocabulary.places.get(word)!)
          const value = place < 0 ? 0 : values[place]!
          assert.ok(Math.abs(value - expected[row]![column]!) < 1e-6, `${smooth} ${row} ${word} ${value}`)
        })
      })
    }
  })

  it('keeps words of enough documents only, the most common first, in bounded memory', () => {
    const counted = new DocumentCounts(1000)
    for (let i = 0; i < 3000; i++) counted.add(['always', i % 2 ? 'often' : 'often too', `once ${i}`])
    const { places } = counted.vocabulary({ leastDocuments: 5, most: 2 })
    assert.deepEqual([...places.keys()], ['always', 'often'])
    assert.equal(tfIdf(new Map([['never', 3]]), counted.vocabulary({ leastDocuments: 5, most: 2 })).at.length, 0)
  })
})
