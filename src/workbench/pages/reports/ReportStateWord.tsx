import { REPORT_STATES, type ReportState } from '../../../oversight/transparency/transparency.contract.ts'
import { useLanguage } from '../../../ui/workbench/language.tsx'
import { type Standing, StatusWord } from '../../../ui/workbench/StatusWord.tsx'

const STANDINGS: Readonly<Record<ReportState, Standing>> = {
  DRAFT: 'provisional',
  IN_REVIEW: 'atRisk',
  PUBLISHED: 'kept',
  SUPERSEDED: 'provisional',
}

/** The state of a report as sign and word. */
export function ReportStateWord({ state }: { state: ReportState }) {
  const language = useLanguage()
  return <StatusWord standing={STANDINGS[state]}>{REPORT_STATES[state][language]}</StatusWord>
}
