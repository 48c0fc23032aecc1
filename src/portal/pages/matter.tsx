import { type Attachment, listOwnFiles, openOwnFile } from '../../delivery/feedback/attachments/attachments.contract.ts'
import { listCategories } from '../../delivery/feedback/categories/categories.contract.ts'
import type { Progress } from '../../delivery/feedback/resident.contract.ts'
import { KINDS, LEVELS, SOLVED } from '../../delivery/feedback/words.contract.ts'
import { showDate, showInstant } from '../../kernel/dates.ts'
import { Inset } from '../../ui/portal/content/Inset.tsx'
import { NotificationBanner } from '../../ui/portal/content/NotificationBanner.tsx'
import { SummaryList } from '../../ui/portal/content/SummaryList.tsx'
import { Timeline, type TimelineEntry } from '../../ui/portal/facts/Timeline.tsx'
import { Button, ButtonGroup, ButtonLink } from '../../ui/portal/form/Button.tsx'
import type { RatingLevel } from '../../ui/portal/form/StarRating.tsx'
import { portalTexts } from '../../ui/portal/portal-texts.ts'
import { ownMatters } from '../own-matters.ts'
import { followTexts } from '../texts/follow-texts.ts'
import { sizeWords } from '../uploads.tsx'
import type { Answer, Page, Visit } from '../visit.ts'
import { withMatter } from './follow.tsx'
import { AnswerClock } from './matter-clock.tsx'
import { mayConsent } from './matter-consent.tsx'

const DONE = ['added', 'rated', 'reopened', 'withdrawn', 'allowed', 'refused'] as const

/** Where a matter stands: its clock, who holds it, what comes next, what has happened, the answer. It prints on one sheet. */
export async function matterPage(visit: Visit): Promise<Answer> {
  return withMatter(visit, async (access, progress) => {
    const { items: files } = await visit.call(listOwnFiles, { body: { access } })
    return showMatter(visit, progress, { files, className: await classNameOf(visit, progress) })
  })
}

async function classNameOf({ call, language }: Visit, { categoryCode }: Progress): Promise<string | undefined> {
  if (!categoryCode) return undefined
  const { items } = await call(listCategories, { query: {} })
  return items.find(({ code }) => code === categoryCode)?.name[language]
}

/** One file of the matter that is open. */
export async function matterFile(visit: Visit): Promise<Answer> {
  return withMatter(visit, async (access) => ({
    file: await visit.call(openOwnFile, { body: { access, fileId: visit.params.id ?? '' } }),
  }))
}

type Beside = { files: readonly Attachment[]; className: string | undefined }

function showMatter(visit: Visit, progress: Progress, { files, className }: Beside): Page {
  const { language, zone, query } = visit
  const texts = followTexts[language].matter
  const done = DONE.find((one) => one === query.done)
  return {
    title: progress.title,
    section: 'follow',
    body: (
      <>
        {done && <NotificationBanner id="done" title={texts[done]} status="kept" announces />}
        <p className="caption">{texts.caption(progress.number)}</p>
        <h1>{progress.title}</h1>
        <p className="lead section-tight">{texts.standing(progress.stateName[language], progress.holder[language])}</p>
        <div className="split">
          <div>
            <AnswerClock language={language} zone={zone} progress={progress} />
            {progress.joined && <Inset>{texts.joined}</Inset>}
            {progress.reply && (
              <section className="section" aria-labelledby="reply">
                <h2 id="reply">{texts.reply}</h2>
                <p className="caption">
                  {progress.holder[language]} · {showInstant(progress.reply.at, language, zone)}
                </p>
                <Inset>
                  <p className="lines">{progress.reply.text}</p>
                </Inset>
              </section>
            )}
            {progress.rating && <OwnRating visit={visit} rating={progress.rating} />}
            <NextForSender visit={visit} progress={progress} />
            <OwnFiles visit={visit} files={files} />
            <section className="section" aria-labelledby="history">
              <h2 id="history">{texts.history}</h2>
              <Timeline language={language} entries={entriesOf(progress, visit)} />
            </section>
          </div>
          <aside>
            <SummaryList language={language} rows={factsOf(visit, progress, className)} />
            <Tools visit={visit} progress={progress} />
          </aside>
        </div>
      </>
    ),
  }
}

function factsOf({ language, zone }: Visit, progress: Progress, className: string | undefined) {
  const texts = followTexts[language].matter
  return [
    { label: texts.kind, value: KINDS[progress.kind][language] },
    ...(className ? [{ label: texts.class, value: className }] : []),
    { label: texts.area, value: progress.areaName[language] },
    ...(progress.address ? [{ label: texts.address, value: progress.address }] : []),
    ...(progress.confidential ? [{ label: texts.confidential, value: texts.isConfidential }] : []),
    { label: texts.received, value: showInstant(progress.receivedAt, language, zone) },
  ]
}

/** What the sender can do now that there is an answer, a closing or a rejection. */
function NextForSender({ visit, progress }: { visit: Visit; progress: Progress }) {
  const { language } = visit
  const texts = followTexts[language].matter
  if (!progress.mayRate && !progress.mayReopen) return null
  return (
    <section className="section">
      <ButtonGroup>
        {progress.mayRate && <ButtonLink href="/follow/rate">{texts.rate}</ButtonLink>}
        {progress.mayReopen && (
          <ButtonLink href="/follow/reopen" kind="second">
            {texts.reopen}
          </ButtonLink>
        )}
      </ButtonGroup>
      {progress.mayReopen && progress.reopenUntil && (
        <p className="hint more">{texts.reopenUntil(showDate(progress.reopenUntil, language))}</p>
      )}
    </section>
  )
}

function Tools({ visit, progress }: { visit: Visit; progress: Progress }) {
  const { language } = visit
  const texts = followTexts[language]
  const isKept = ownMatters(visit).some(({ number }) => number === progress.number)
  return (
    <form className="matter-tools" method="post" action="/follow/leave">
      {progress.mayAdd && (
        <ButtonLink href="/follow/add" kind="second">
          {texts.matter.add}
        </ButtonLink>
      )}
      <button className="button second" type="button" hidden data-print>
        {portalTexts[language].print}
      </button>
      <Button kind="second">{texts.matter.leave}</Button>
      {isKept ? (
        <>
          <Button kind="second" name="number" value={progress.number} formAction="/follow/forget">
            {texts.remember.forget}
          </Button>
          <p className="hint">{texts.remember.kept}</p>
        </>
      ) : (
        <p className="hint">{texts.matter.leaveHint}</p>
      )}
      {progress.mayWithdraw && (
        <p className="more">
          <a href="/follow/withdraw">{texts.matter.withdraw}</a>
        </p>
      )}
      {mayConsent(progress) && (
        <p className="more">
          <a href="/follow/publication">{texts.matter.consent}</a>
        </p>
      )}
    </form>
  )
}

function OwnFiles({ visit, files }: { visit: Visit; files: readonly Attachment[] }) {
  const { language, zone } = visit
  if (files.length === 0) return null
  return (
    <section className="section" aria-labelledby="files">
      <h2 id="files">{followTexts[language].matter.files}</h2>
      <ul className="files">
        {files.map(({ fileId, name, bytes, caption, at }) => (
          <li key={fileId}>
            <a href={`/follow/files/${fileId}`}>{name}</a>
            <small>
              {sizeWords(bytes)} · {showInstant(at, language, zone)}
              {caption && ` · ${caption}`}
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}

function OwnRating({ visit, rating }: { visit: Visit; rating: NonNullable<Progress['rating']> }) {
  const { language } = visit
  return (
    <section className="section" aria-labelledby="rating">
      <h2 id="rating">{followTexts[language].matter.rating}</h2>
      <p>
        {LEVELS[rating.level as RatingLevel][language]} · {SOLVED[rating.solved][language]}
      </p>
      {rating.text && <p className="lines">{rating.text}</p>}
    </section>
  )
}

/** What has happened, the last of it still going on unless the matter has ended, and what comes next. */
function entriesOf({ timeline, next }: Progress, { language, zone }: Visit): TimelineEntry[] {
  const last = timeline.length - 1
  return [
    ...timeline.map(({ at, title, text }, index) => ({
      title: title[language],
      when: showInstant(at, language, zone),
      dateTime: at,
      ...(text ? { body: <p className="lines">{text}</p> } : {}),
      state: index === last && next.length > 0 ? ('current' as const) : ('done' as const),
    })),
    ...next.map((words) => ({ title: words[language], state: 'next' as const })),
  ]
}
