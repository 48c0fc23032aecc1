import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { productFolder } from '../../../platform/documents/document-files.ts'
import type { Past } from './routing.rules.ts'
import type { Learned } from './routing-worker.ts'

const HERE = join('src', 'delivery', 'feedback', 'routing')
/** Milliseconds and megabytes that learning may take at most. */
const LONGEST = 15 * 60_000
const MOST_MEMORY = 1024

/** Learns from a history in a thread of its own; rejects where it takes too long or too much memory. */
export function learnInThread(history: readonly Past[]): Promise<Learned> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(pathToFileURL(join(productFolder(), HERE, 'routing-worker.ts')), {
      workerData: history,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
    })
    const overdue = setTimeout(() => {
      void worker.terminate()
      reject(new Error('learning took too long and was given up'))
    }, LONGEST)
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => {
      clearTimeout(overdue)
      reject(new Error('the learning thread ended without an answer'))
    })
  })
}
