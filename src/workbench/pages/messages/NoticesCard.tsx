import { showInstant } from '../../../kernel/dates.ts'
import { listNotices, type Notice, readAllNotices, readNotice } from '../../../platform/messages/messages.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { Card } from '../../../ui/workbench/Card.tsx'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { usePolled } from '../../../ui/workbench/calls/use-polled.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink } from '../../../ui/workbench/navigation.tsx'
import { messagesTexts } from './messages-texts.ts'
import { pageOfReference } from './references.ts'

const SHOWN = 5
const EVERY_MINUTE = 60_000

/** What this account was told and has not read; nothing where all is read. */
export function NoticesCard() {
  const texts = useTexts(messagesTexts).notices
  const read = useEndpoint(listNotices, { query: { unread: 'yes', limit: SHOWN } })
  usePolled(read, () => true, EVERY_MINUTE)
  const readAll = useAction(readAllNotices)
  const { data } = read
  if (!data || data.unread === 0) return null
  return (
    <Card
      title={texts.title(data.unread)}
      action={
        <Button kind="quiet" icon="check" busy={readAll.pending} onClick={() => void readAll.run({})}>
          {texts.readAll}
        </Button>
      }
    >
      <ul className="wb-lines">
        {data.items.map((notice) => (
          <NoticeLine key={notice.id} notice={notice} />
        ))}
      </ul>
    </Card>
  )
}

function NoticeLine({ notice }: { notice: Notice }) {
  const texts = useTexts(messagesTexts).notices
  const language = useLanguage()
  const read = useAction(readNotice)
  const page = pageOfReference(notice.reference)
  return (
    <li>
      {page ? <PageLink to={page}>{notice.subject}</PageLink> : <strong>{notice.subject}</strong>}
      <br />
      {notice.text}
      <br />
      <span className="wb-soft">{showInstant(notice.madeAt, language)}</span>{' '}
      <button type="button" className="wb-textbutton" onClick={() => void read.run({ params: { id: notice.id } })}>
        {texts.read}
      </button>
    </li>
  )
}
