import type { ReactNode } from 'react'
import { useTexts } from '../../../ui/workbench/language.tsx'
import { useQueryValues } from '../../../ui/workbench/navigation.tsx'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import { useSession } from '../../session/Session.tsx'
import { AnswersView } from './AnswersView.tsx'
import { LadderView } from './LadderView.tsx'
import { ProblemsView } from './ProblemsView.tsx'
import { SlipsView } from './SlipsView.tsx'
import { RepeatsView, SpotsView } from './SpotsView.tsx'
import { supervisionTexts } from './supervision-texts.ts'

type View = Exclude<keyof (typeof supervisionTexts)['zh']['views'], 'label'>

/** Each view with the permission that it needs. Units come here for the slips that they have to answer. */
const VIEWS: readonly { readonly id: View; readonly needs: string; readonly show: () => ReactNode }[] = [
  { id: 'ladder', needs: 'feedback.urge', show: () => <LadderView /> },
  { id: 'slips', needs: 'feedback.read', show: () => <SlipsView /> },
  { id: 'problems', needs: 'feedback.supervise', show: () => <ProblemsView /> },
  { id: 'spots', needs: 'feedback.supervise', show: () => <SpotsView /> },
  { id: 'repeats', needs: 'feedback.supervise', show: () => <RepeatsView /> },
  { id: 'answers', needs: 'feedback.supervise', show: () => <AnswersView /> },
]

/** Supervision of the hotline: what is late, what was done about it, and what shows only when matters are seen together. */
export function SupervisionPage() {
  const texts = useTexts(supervisionTexts)
  const { can } = useSession()
  const [{ view: named }, change] = useQueryValues(['view', 'open', 'status'])
  const views = VIEWS.filter(({ needs }) => can(needs))
  const view = views.find(({ id }) => id === named) ?? views[0]
  return (
    <div className="wb-page wb-page-fill">
      <PageHeader title={texts.title} lead={texts.lead} />
      <fieldset className="wb-presets" aria-label={texts.views.label}>
        {views.map(({ id }) => (
          <button
            key={id}
            type="button"
            className="wb-chip"
            aria-pressed={id === view?.id}
            onClick={() => change({ view: id, open: undefined, status: undefined })}
          >
            {texts.views[id]}
          </button>
        ))}
      </fieldset>
      {view?.show()}
    </div>
  )
}
