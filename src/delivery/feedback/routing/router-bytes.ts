import { gunzipSync, gzipSync } from 'node:zlib'
import type { Router } from './routing.rules.ts'

/** What stands before the numbers. `format` lets a later version read or refuse what an earlier one wrote. */
type Head = { readonly format: 1; readonly labels: readonly string[]; readonly words: readonly string[] }

/**
 * A router as bytes: its words and labels, and its weights as whole numbers from −127 to 127 with one scale for each
 * word, compressed. 12,000 words and 256 labels take some 3 MB before the compression.
 */
export function routerToBytes({ labels, vocabulary, model }: Router): Buffer {
  const head: Head = { format: 1, labels, words: [...vocabulary.places.keys()] }
  const { classes, features, weights, bias } = model
  const scales = new Float32Array(features)
  const whole = new Int8Array(features * classes)
  for (let f = 0; f < features; f++) {
    let most = 0
    for (let c = 0; c < classes; c++) most = Math.max(most, Math.abs(weights[f * classes + c]!))
    scales[f] = most / 127
    for (let c = 0; c < classes && most > 0; c++)
      whole[f * classes + c] = Math.round(weights[f * classes + c]! / scales[f]!)
  }
  const text = Buffer.from(JSON.stringify(head))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(text.length)
  const parts = [vocabulary.idf, bias, scales, whole].map(bytesOf)
  return gzipSync(Buffer.concat([length, text, ...parts]))
}

/** The router that was made into bytes. Throws where they are no router of this format. */
export function routerFromBytes(compressed: Uint8Array): Router {
  const bytes = gunzipSync(compressed)
  const length = bytes.readUInt32LE(0)
  const head = JSON.parse(bytes.subarray(4, 4 + length).toString()) as Head
  if (head.format !== 1) throw new Error(`a router of format ${head.format} cannot be read`)
  const [classes, features] = [head.labels.length, head.words.length]
  let at = 4 + length
  const take = (size: number) => {
    // Copied out, since numbers of four bytes must begin where their size allows.
    const part = bytes.buffer.slice(bytes.byteOffset + at, bytes.byteOffset + at + size)
    at += size
    return part
  }
  const idf = new Float32Array(take(features * 4))
  const bias = new Float32Array(take(classes * 4))
  const scales = new Float32Array(take(features * 4))
  const whole = new Int8Array(take(features * classes))
  const weights = Float32Array.from(whole, (value, i) => value * scales[Math.floor(i / classes)]!)
  const places = new Map(head.words.map((word, place) => [word, place]))
  return { labels: head.labels, vocabulary: { places, idf }, model: { classes, features, weights, bias } }
}

function bytesOf(numbers: Float32Array | Int8Array): Buffer {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength)
}
