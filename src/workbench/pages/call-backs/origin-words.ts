import { CALL_BACK_ORIGINS, type CallBack } from '../../../delivery/calls/call-backs/call-backs.contract.ts'
import type { Language } from '../../../kernel/texts.ts'
import { showNumber } from '../../../ui/workbench/numbers.ts'

/** Why somebody is called back, and how often they hung up where it was more than once. */
export function originWords(
  { origin, attempts }: CallBack,
  texts: { attempts: (count: string) => string },
  language: Language,
): string {
  const word = CALL_BACK_ORIGINS[origin][language]
  return attempts > 1 ? `${word} · ${texts.attempts(showNumber(attempts, language))}` : word
}
