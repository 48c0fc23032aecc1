import { type Complaint, getComplaint } from '../../../delivery/feedback/feedback.contract.ts'
import { listJoined } from '../../../delivery/feedback/texts/texts.contract.ts'
import { STATES } from '../../../delivery/feedback/words.contract.ts'
import { showInstant } from '../../../kernel/dates.ts'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink } from '../../../ui/workbench/navigation.tsx'
import { matterTexts } from './matter-texts.ts'

/** The main matter that this one repeats, and those that repeat this one; nothing where it stands alone. */
export function MatterFamily({ matter }: { matter: Complaint }) {
  const texts = useTexts(matterTexts).family
  const language = useLanguage()
  const { parentId } = matter
  const parent = useEndpoint(getComplaint, { params: { id: parentId ?? matter.id } }, { enabled: parentId !== null })
  const joined = useEndpoint(listJoined, { params: { id: matter.id } }).data
  if (parentId === null && !joined?.total) return null
  return (
    <section className="wb-block" aria-label={texts.title}>
      <h2 className="wb-blocktitle">{texts.title}</h2>
      {parentId !== null && (
        <p>
          {texts.main} <PageLink to={`/inbox/matters/${parentId}`}>{parent.data?.number ?? texts.main}</PageLink>{' '}
          {parent.data && (
            <span className="wb-soft">
              {parent.data.title} · {STATES[parent.data.state][language]}
            </span>
          )}
        </p>
      )}
      {joined && joined.total > 0 && (
        <>
          <p>{texts.children(String(joined.total))}</p>
          <ul className="wb-lines">
            {joined.items.map((child) => (
              <li key={child.id}>
                <PageLink to={`/inbox/matters/${child.id}`}>{child.number}</PageLink> {child.title}{' '}
                <span className="wb-soft">
                  {STATES[child.state][language]} · {showInstant(child.receivedAt, language)}
                </span>
              </li>
            ))}
          </ul>
          {joined.total > joined.items.length && (
            <p className="wb-soft">{texts.hidden(String(joined.total - joined.items.length))}</p>
          )}
        </>
      )}
    </section>
  )
}
