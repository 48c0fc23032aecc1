import { useEffect, useState } from 'react'
import { AppError } from '../../../kernel/errors.ts'
import { useCalls } from '../../../ui/workbench/calls/Calls.tsx'
import { EmptyState, FailedState, Loading } from '../../../ui/workbench/EmptyState.tsx'
import { Icon } from '../../../ui/workbench/Icon.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink } from '../../../ui/workbench/navigation.tsx'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import { useQuerySearch } from '../../../ui/workbench/use-query-search.ts'
import { type Found, LOOK_UPS } from '../../look-ups.ts'
import { mayOpen } from '../../page.ts'
import { useSession } from '../../session/Session.tsx'
import { lookUpTexts } from './look-up-texts.ts'

type Group = { readonly id: string; readonly title: string; readonly found: readonly Found[] }
type Answer = { readonly groups?: readonly Group[]; readonly error?: AppError }

/** Finds anything by its number or by words: what the palette asks, with room for what it finds. */
export function LookUpPage() {
  const texts = useTexts(lookUpTexts)
  const { typed, setTyped, search } = useQuerySearch('q')
  const { answer, again } = useFound(search)
  const groups = answer?.groups?.filter(({ found }) => found.length > 0)
  return (
    <div className="wb-page">
      <PageHeader title={texts.title} lead={texts.lead} />
      <div className="wb-toolrow">
        <div className="wb-search">
          <Icon name="search" size={16} />
          <input
            type="search"
            aria-label={texts.label}
            placeholder={texts.placeholder}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
      </div>
      <div className="wb-block" aria-live="polite">
        {search === '' && <EmptyState icon="lookup" title={texts.begin} text={texts.beginText} />}
        {search !== '' && !answer && <Loading />}
        {answer?.error && <FailedState title={texts.failed} error={answer.error} onRetry={again} />}
        {groups?.length === 0 && <EmptyState title={texts.none(search)} text={texts.noneText} />}
        {groups?.map(({ id, title, found }) => (
          <section key={id} className="wb-block" aria-label={title}>
            <h2 className="wb-blocktitle">{title}</h2>
            <ul className="wb-lines">
              {found.map((one) => (
                <li key={one.id}>
                  <PageLink to={one.path}>{one.text}</PageLink>
                  {one.hint && <span className="wb-soft"> {one.hint}</span>}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  )
}

/** What all look-ups that this account may use answer; undefined while they are asked. */
function useFound(search: string) {
  const { transport } = useCalls()
  const language = useLanguage()
  const { can } = useSession()
  const permitted = LOOK_UPS.filter((lookUp) => mayOpen(lookUp, can))
    .map(({ id }) => id)
    .join()
  const [answer, setAnswer] = useState<Answer>()
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    setAnswer(undefined)
    if (search === '' || attempt < 0) return
    let isLatest = true
    const asked = LOOK_UPS.filter(({ id }) => permitted.split(',').includes(id)).map(
      async ({ id, group, find }): Promise<Group> => ({
        id,
        title: group[language],
        found: await find(search, transport, language),
      }),
    )
    const tell = (next: Answer) => {
      if (isLatest) setAnswer(next)
    }
    Promise.all(asked).then(
      (groups) => tell({ groups }),
      (error: unknown) => {
        if (!(error instanceof AppError)) throw error
        tell({ error })
      },
    )
    return () => {
      isLatest = false
    }
  }, [search, permitted, transport, language, attempt])
  return { answer, again: () => setAttempt((count) => count + 1) }
}
