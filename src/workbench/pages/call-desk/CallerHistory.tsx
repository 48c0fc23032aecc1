import { linkMatter } from '../../../delivery/calls/calls.contract.ts'
import { type ComplaintRow, listComplaints } from '../../../delivery/feedback/feedback.contract.ts'
import { KINDS, Phone, STATES } from '../../../delivery/feedback/words.contract.ts'
import { showInstant } from '../../../kernel/dates.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { useTyped } from '../../../ui/workbench/calls/use-typed.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink } from '../../../ui/workbench/navigation.tsx'
import { LightWord } from '../matters/LightGauge.tsx'
import { deskTexts } from './call-desk-texts.ts'
import type { Desk } from './use-desk.ts'

const MOST = 8
/** From this many matters on the operator is told to look out for repeats. */
const MANY = 3

/** What this caller turned to the city with before, at once when there is a number. */
export function CallerHistory({ desk, onNoted }: { desk: Desk; onNoted: () => void }) {
  const all = useTexts(deskTexts)
  const texts = all.history
  const { callId, phone } = desk.form.values
  const search = phone.trim()
  const asks = Phone.safeParse(search).success && search.replace(/\D/g, '').length >= 7
  // A telephone number finds the open matters and the settled ones.
  const { data, error } = useTyped(listComplaints, asks ? { query: { search, limit: MOST } } : undefined)
  const link = useAction(linkMatter, { done: (_, input) => texts.aboutDone(numbers.get(input.body.complaintId) ?? '') })
  const rows = data?.items ?? []
  const numbers = new Map(rows.map(({ id, number }) => [id, number]))
  const isRead = data !== undefined
  const count = `${rows.length}${data?.next ? '+' : ''}`
  const noteCall = async (complaintId: string) => {
    if (!callId) return
    const { reply } = await link.run({ params: { id: callId }, body: { complaintId } })
    if (reply) onNoted()
  }
  return (
    <section className="cd-panel" aria-label={texts.title}>
      <h2 className="wb-blocktitle">{texts.title}</h2>
      <p role="status" className={rows.length >= MANY ? 'wb-status wb-status-atRisk' : 'wb-unseen'}>
        {rows.length >= MANY ? `◐ ${texts.many(count)}` : isRead && asks ? texts.empty : ''}
      </p>
      {error && <p className="wb-soft">{texts.failed}</p>}
      {!asks && <p className="wb-soft">{texts.wait}</p>}
      {asks && isRead && rows.length === 0 && <p className="wb-soft">{texts.empty}</p>}
      <ul className="cd-history">
        {rows.map((row) => (
          <li key={row.id}>
            <HistoryRow row={row} />
            {callId && (
              <Button kind="quiet" busy={link.pending} onClick={() => void noteCall(row.id)}>
                {texts.about}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function HistoryRow({ row }: { row: ComplaintRow }) {
  const texts = useTexts(deskTexts).history
  const language = useLanguage()
  const marks = [
    ...(row.reopened > 0 ? [texts.reopened(String(row.reopened))] : []),
    ...(row.redone > 0 ? [texts.redone(String(row.redone))] : []),
    ...(row.parentId ? [texts.joined] : []),
  ]
  return (
    <>
      <PageLink to={`/inbox/matters/${row.id}`}>{row.number}</PageLink> <LightWord light={row.light} />
      <br />
      {KINDS[row.kind][language]} · {row.title}
      <br />
      <span className="wb-soft">
        {STATES[row.state][language]} · {texts.received(showInstant(row.receivedAt, language))}
      </span>
      {marks.map((mark) => (
        <span key={mark} className="wb-tag">
          {mark}
        </span>
      ))}
    </>
  )
}
