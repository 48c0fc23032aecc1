/** Learns in a thread of its own, so that the server goes on answering. */
import { parentPort, workerData } from 'node:worker_threads'
import { routerToBytes } from './router-bytes.ts'
import { learn, type Measured, type Past } from './routing.rules.ts'

/** What the thread answers: the router as bytes with its worth; null where there is not enough to tell apart. */
export type Learned = { readonly bytes: Uint8Array; readonly measured: Measured } | null

const training = learn(workerData as readonly Past[])
let step = training.next()
while (!step.done) step = training.next()
const learned: Learned = step.value ? { bytes: routerToBytes(step.value.router), measured: step.value.measured } : null
parentPort?.postMessage(learned)
