import type { Line } from '../../../delivery/feedback/supervision/slips.contract.ts'
import { showInstant } from '../../../kernel/dates.ts'
import { useLanguage } from '../../../ui/workbench/language.tsx'
import { Timeline } from '../../../ui/workbench/Timeline.tsx'

/** The history of a slip or problem order, the latest first. */
export function Lines({ lines }: { lines: readonly Line[] }) {
  const language = useLanguage()
  return (
    <Timeline
      entries={lines
        .map(({ at, title, text, by }, place) => ({
          id: String(place),
          at: { text: showInstant(at, language), iso: at },
          title: title[language],
          ...(by ? { who: by } : {}),
          ...(text ? { body: text } : {}),
        }))
        .toReversed()}
    />
  )
}
