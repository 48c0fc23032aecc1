import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { fontFolder, moduleFile } from './document-files.ts'
import { documentErrors } from './documents.errors.ts'
import type { TypesetAnswer, TypesetRequest, TypesetSettings } from './typst-worker.ts'

export type TypesetterOptions = {
  /** Time for one report, in milliseconds, from when its turn comes. */
  readonly limit?: number
  /** How long the thread is kept without work, in milliseconds. */
  readonly keep?: number
  /** Reports that may wait. */
  readonly mostWaiting?: number
  readonly fonts?: string
}

export type Typesetter = {
  /** The report (JSON of the template) as PDF. `limit` overrides the usual time. */
  readonly typeset: (report: string, madeAt: Date, limit?: number) => Promise<Uint8Array>
  readonly close: () => Promise<void>
}

type Waiting = TypesetRequest & {
  readonly limit: number
  readonly resolve: (pdf: Uint8Array) => void
  readonly reject: (error: unknown) => void
}

/**
 * Sets reports one after another in a thread of its own, so that the server goes on answering. The thread starts with
 * the first report and ends after a pause. A report that takes too long is given up (DOCUMENT_TIMED_OUT) and its thread
 * with it: machine code cannot be interrupted, so the thread ends by itself when it comes back, while the next report
 * gets a new one. More than `mostWaiting` waiting reports are refused (DOCUMENT_QUEUE_FULL).
 */
export function createTypesetter(options: TypesetterOptions = {}): Typesetter {
  const { limit: usualLimit = 20_000, keep = 60_000, mostWaiting = 50 } = options
  const waiting: Waiting[] = []
  let worker: Worker | undefined
  let current: Waiting | undefined
  let overdue: NodeJS.Timeout | undefined
  let idle: NodeJS.Timeout | undefined
  let lastId = 0

  function ensureWorker(): Worker {
    if (worker) return worker
    const workerData: TypesetSettings = {
      template: fileURLToPath(moduleFile('report.typ')),
      fonts: options.fonts ?? fontFolder(),
    }
    const started = new Worker(moduleFile('typst-worker.ts'), { workerData })
    started.on('message', (answer: TypesetAnswer) => {
      if (started === worker) settle(answer)
    })
    started.on('error', (error) => {
      if (started === worker) giveUp(documentErrors.DOCUMENT_FAILED({ reason: error.message }, { cause: error }))
    })
    started.on('exit', () => {
      if (started === worker) giveUp(documentErrors.DOCUMENT_FAILED({ reason: 'the thread ended' }))
    })
    worker = started
    return started
  }

  function settle(answer: TypesetAnswer): void {
    const done = takeCurrent()
    if (!done || done.id !== answer.id) return
    if ('pdf' in answer) done.resolve(answer.pdf)
    else done.reject(documentErrors.DOCUMENT_FAILED({ reason: answer.fault }))
    next()
  }

  function giveUp(error: unknown): void {
    const abandoned = worker
    worker = undefined
    void abandoned?.terminate()
    takeCurrent()?.reject(error)
    next()
  }

  function takeCurrent(): Waiting | undefined {
    clearTimeout(overdue)
    const taken = current
    current = undefined
    return taken
  }

  function next(): void {
    if (current) return
    const request = waiting.shift()
    if (!request) {
      rest()
      return
    }
    clearTimeout(idle)
    current = request
    const seconds = Math.ceil(request.limit / 1000)
    overdue = setTimeout(() => giveUp(documentErrors.DOCUMENT_TIMED_OUT({ seconds })), request.limit)
    const { id, report, madeAt } = request
    const ready = ensureWorker()
    ready.ref()
    ready.postMessage({ id, report, madeAt } satisfies TypesetRequest)
  }

  function rest(): void {
    worker?.unref()
    clearTimeout(idle)
    idle = setTimeout(() => {
      const rested = worker
      worker = undefined
      void rested?.terminate()
    }, keep)
    idle.unref()
  }

  return {
    typeset(report, madeAt, limit = usualLimit) {
      if (waiting.length >= mostWaiting) {
        return Promise.reject(documentErrors.DOCUMENT_QUEUE_FULL({ seconds: Math.ceil(limit / 1000) }))
      }
      return new Promise((resolve, reject) => {
        lastId += 1
        const seconds = Math.floor(madeAt.getTime() / 1000)
        waiting.push({ id: lastId, report, madeAt: seconds, limit, resolve, reject })
        next()
      })
    },
    async close() {
      clearTimeout(idle)
      clearTimeout(overdue)
      const closed = worker
      worker = undefined
      const left = [takeCurrent(), ...waiting.splice(0)].filter((request) => request !== undefined)
      for (const request of left) request.reject(documentErrors.DOCUMENT_FAILED({ reason: 'closed' }))
      await closed?.terminate()
    },
  }
}
