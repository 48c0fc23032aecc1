import type { Import } from '../../../delivery/registers/registers.contract.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { showShare } from '../../../ui/workbench/numbers.ts'
import { type Standing, StatusWord } from '../../../ui/workbench/StatusWord.tsx'
import { registersTexts } from './registers-texts.ts'

const STANDINGS: Readonly<Record<Import['state'], Standing>> = {
  waiting: 'provisional',
  running: 'provisional',
  done: 'kept',
  failed: 'missed',
  cancelled: 'atRisk',
}

/** Whether the server still works on an import. */
export function isGoing({ state }: Pick<Import, 'state'>): boolean {
  return state === 'waiting' || state === 'running'
}

/** The state of an import as sign and word, with the share that is done while it runs. */
export function ImportStateWord({ of }: { of: Pick<Import, 'state' | 'progress'> }) {
  const texts = useTexts(registersTexts)
  const language = useLanguage()
  const word = texts.states[of.state]
  return (
    <StatusWord standing={STANDINGS[of.state]}>
      {of.state === 'running' ? `${word} ${showShare(of.progress, language, 0)}` : word}
    </StatusWord>
  )
}
