import type { Verification } from '../../../foundation/ledger/ledger.contract.ts'

const MOST_NAMED = 100

/** Two ranges that were checked one after the other as one: counts added, the first hundred altered events named. */
export function joinVerifications(first: Verification, second: Verification): Verification {
  return {
    fromId: Math.min(first.fromId, second.fromId),
    toId: Math.max(first.toId, second.toId),
    checked: first.checked + second.checked,
    gaps: first.gaps + second.gaps,
    altered: [...first.altered, ...second.altered].slice(0, MOST_NAMED),
    alteredCount: first.alteredCount + second.alteredCount,
    ...(second.nextFromId === undefined ? {} : { nextFromId: second.nextFromId }),
  }
}
