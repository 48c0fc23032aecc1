import { useQueryClient } from '@tanstack/react-query'
import { type ComplaintRow, dispatchComplaint, getComplaint } from '../../../delivery/feedback/feedback.contract.ts'
import { suggestRouting } from '../../../delivery/feedback/routing/routing.contract.ts'
import { call } from '../../../kernel/call.ts'
import { AppError } from '../../../kernel/errors.ts'
import { useCalls } from '../../../ui/workbench/calls/Calls.tsx'
import { etagOfVersion } from '../../../ui/workbench/calls/etags.ts'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { keyOf, useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { showShare } from '../../../ui/workbench/numbers.ts'
import { showToast } from '../../../ui/workbench/toast/toast-list.ts'
import { mattersTexts } from './matters-texts.ts'
import { useSuggestion } from './SuggestedUnit.tsx'

/** The suggested unit of a row that waits to be dispatched, with its likelihood; asked only for rows in sight. */
export function RowSuggestion({ row }: { row: ComplaintRow }) {
  const texts = useTexts(mattersTexts).suggestion
  const language = useLanguage()
  const waits = row.state === 'RECEIVED'
  const matter = useEndpoint(getComplaint, { params: { id: row.id } }, { enabled: waits, fresh: 60_000 }).data
  const { data } = useSuggestion(matter)
  if (!waits) return null
  if (!data) return <span className="wb-soft">{texts.loading}</span>
  const [first] = data.units
  if (!first) return <span className="wb-soft">{texts.none}</span>
  const share = first.probability === null ? '' : ` ${showShare(first.probability, language, 0)}`
  return (
    <span className={data.notSure ? 'wb-soft' : undefined} title={data.notSure ? texts.notSure : texts.take}>
      {data.notSure ? `◐ ${texts.unsure(first.name[language])}${share}` : `${first.name[language]}${share}`}
    </span>
  )
}

/**
 * Sends a row to the unit that is suggested for its whole text, with one key, where the suggestion is sure. Where it is
 * not, the row opens, so that a person looks.
 */
export function useAccept(open: (id: string) => void) {
  const texts = useTexts(mattersTexts).suggestion
  const language = useLanguage()
  const { transport } = useCalls()
  const client = useQueryClient()
  const dispatch = useAction(dispatchComplaint)
  return async ({ id, number, state, version }: ComplaintRow) => {
    if (state !== 'RECEIVED') return showToast({ kind: 'failed', text: texts.notWaiting(number) })
    try {
      const input = { params: { id } }
      const matter = await client.fetchQuery({
        queryKey: keyOf(getComplaint, input),
        queryFn: () => call(transport, getComplaint, input),
      })
      const { text, areaCode, kind, categoryCode } = matter
      const body = { text, areaCode, kind, ...(categoryCode ? { categoryCode } : {}) }
      const { units, notSure } = await call(transport, suggestRouting, { body })
      const [first] = units
      if (!first || notSure) {
        showToast({ kind: 'news', text: texts.look(number) })
        return open(id)
      }
      const { reply } = await dispatch.run(
        { params: { id }, body: { unitId: first.unitId } },
        { ifMatch: etagOfVersion(version) },
      )
      if (reply) showToast({ kind: 'done', text: texts.taken(number, first.name[language]) })
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      showToast({ kind: 'failed', text: error.in(language) })
    }
  }
}
