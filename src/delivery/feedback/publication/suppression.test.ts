import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Count, hiddenCells, hiddenLines, keyOf } from './suppression.rules.ts'

const table = (rows: Readonly<Record<string, readonly number[]>>): Count[] =>
  Object.entries(rows).flatMap(([row, counts]) => counts.map((count, i) => ({ row, column: 'xyz'[i]!, count })))

test('a small count takes a second one with it in its row and its column', () => {
  const counts = table({ a: [3, 20, 30], b: [40, 50, 60], c: [70, 80, 90] })
  assert.deepEqual([...hiddenCells(counts, 5)].sort(), ['a x', 'a y', 'b x', 'b y'])
})

test('nothing hidden can be worked out from shown totals, and nothing large is hidden without need', () => {
  let seed = 7
  const next = (below: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return Math.floor((seed / 2 ** 32) * below)
  }
  for (let round = 0; round < 500; round++) {
    const counts = table({ a: [0, 0, 0], b: [0, 0, 0], c: [0, 0, 0] }).map((cell) => ({ ...cell, count: next(30) }))
    const hidden = hiddenCells(counts, 5)
    for (const cell of counts) if (cell.count > 0 && cell.count < 5) assert.ok(hidden.has(keyOf(cell)))
    for (const line of ['row', 'column'] as const) {
      for (const key of new Set(counts.map((cell) => cell[line]))) {
        const cells = counts.filter((cell) => cell[line] === key && cell.count > 0)
        const inLine = cells.filter((cell) => hidden.has(keyOf(cell)))
        // Alone only where the line holds nothing else: then its total is small itself and is withheld with it.
        if (inLine.length === 1) assert.equal(cells.length, 1)
      }
    }
    if (counts.every(({ count }) => count === 0 || count >= 5)) assert.equal(hidden.size, 0)
  }
})

test('a list with a total never hides one line alone', () => {
  const lines = [
    { key: 'a', count: 2 },
    { key: 'b', count: 9 },
    { key: 'c', count: 40 },
  ]
  assert.deepEqual([...hiddenLines(lines, 5)], ['a', 'b'])
  assert.deepEqual([...hiddenLines(lines.slice(1), 5)], [])
})
