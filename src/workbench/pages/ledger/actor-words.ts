import type { LedgerEvent } from '../../../foundation/ledger/ledger.contract.ts'
import type { ledgerTexts } from './ledger-texts.ts'

/** Who did it: the name, or what kind of somebody it was. */
export function actorWords({ actor }: Pick<LedgerEvent, 'actor'>, texts: (typeof ledgerTexts)['zh']): string {
  const kind: string = texts.actors[actor.kind as keyof typeof texts.actors] ?? actor.kind
  return actor.name ?? kind
}
