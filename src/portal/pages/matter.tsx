import {
  addToComplaint,
  KINDS,
  LEVELS,
  type Progress,
  rateComplaint,
  SOLVED,
  Solved,
} from '../../delivery/feedback/feedback.contract.ts'
import { showInstant } from '../../kernel/dates.ts'
import { AppError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { Inset } from '../../ui/portal/content/Inset.tsx'
import { NotificationBanner } from '../../ui/portal/content/NotificationBanner.tsx'
import { SummaryList } from '../../ui/portal/content/SummaryList.tsx'
import { Timeline, type TimelineEntry } from '../../ui/portal/facts/Timeline.tsx'
import { Button, ButtonLink } from '../../ui/portal/form/Button.tsx'
import { ErrorSummary, type FormFault } from '../../ui/portal/form/ErrorSummary.tsx'
import { Radios } from '../../ui/portal/form/Radios.tsx'
import { type RatingLevel, StarRating } from '../../ui/portal/form/StarRating.tsx'
import { TextArea } from '../../ui/portal/form/TextArea.tsx'
import { portalTexts } from '../../ui/portal/portal-texts.ts'
import { followTexts } from '../texts/follow-texts.ts'
import type { Answer, Page, Visit } from '../visit.ts'
import { remember, withMatter } from './follow.tsx'
import { AnswerClock } from './matter-clock.tsx'
import { faultOf } from './tell-parts.tsx'

const MATTER = '/follow/matter'
const LONGEST_ADDITION = 1000
const LONGEST_RATING = 500

/** Where a matter stands: its clock, who holds it, what comes next, what has happened, the answer. It prints on one sheet. */
export async function matterPage(visit: Visit): Promise<Answer> {
  return withMatter(visit, (_access, progress) => showMatter(visit, progress))
}

function showMatter(visit: Visit, progress: Progress): Page {
  const { language, zone, query } = visit
  const texts = followTexts[language].matter
  const { done } = query
  return {
    title: progress.title,
    section: 'follow',
    body: (
      <>
        {(done === 'added' || done === 'rated') && (
          <NotificationBanner id="done" title={texts[done]} status="kept" announces />
        )}
        <p className="caption">{texts.caption(progress.number)}</p>
        <h1>{progress.title}</h1>
        <div className="split">
          <div>
            <AnswerClock language={language} progress={progress} />
            {progress.reply && (
              <section className="section" aria-labelledby="reply">
                <h2 id="reply">{texts.reply}</h2>
                <p className="caption">
                  {progress.holder[language]} · {showInstant(progress.reply.at, language, zone)}
                </p>
                <Inset>
                  <p className="lines">{progress.reply.text}</p>
                </Inset>
                {progress.mayRate && <ButtonLink href="/follow/rate">{texts.rate}</ButtonLink>}
              </section>
            )}
            {progress.rating && <OwnRating visit={visit} rating={progress.rating} />}
            <section className="section" aria-labelledby="history">
              <h2 id="history">{texts.history}</h2>
              <Timeline language={language} entries={entriesOf(progress, visit)} />
            </section>
          </div>
          <aside>
            <SummaryList
              language={language}
              rows={[
                { label: texts.state, value: progress.stateName[language] },
                { label: texts.holder, value: progress.holder[language] },
                { label: texts.kind, value: KINDS[progress.kind][language] },
                { label: texts.area, value: progress.areaName[language] },
                { label: texts.received, value: showInstant(progress.receivedAt, language, zone) },
              ]}
            />
            <form className="matter-tools" method="post" action="/follow/leave">
              {progress.mayAdd && (
                <ButtonLink href="/follow/add" kind="second">
                  {texts.add}
                </ButtonLink>
              )}
              <button className="button second" type="button" hidden data-print>
                {portalTexts[language].print}
              </button>
              <Button kind="second">{texts.leave}</Button>
              <p className="hint">{texts.leaveHint}</p>
            </form>
          </aside>
        </div>
      </>
    ),
  }
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

/** The page on which something is added to an open matter. */
export async function addPage(visit: Visit): Promise<Answer> {
  return withMatter(visit, (_access, { mayAdd }) => (mayAdd ? askAddition(visit, '', []) : { redirect: MATTER }))
}

export async function addToMatter(visit: Visit): Promise<Answer> {
  const { language, form } = visit
  const texts = followTexts[language].add
  const { text = '', key } = form
  const over = [...text].length - LONGEST_ADDITION
  if (text === '') return askAddition(visit, text, [{ field: 'text', message: texts.missing }])
  if (over > 0) return askAddition(visit, text, [{ field: 'text', message: texts.tooLong(over) }])
  return withMatter(visit, async (access) => {
    try {
      remember(visit, await visit.call(addToComplaint, { body: { access, text } }, key || newId()))
      return { redirect: `${MATTER}?done=added` }
    } catch (error) {
      return askAddition(visit, text, [{ field: 'text', message: refusal(error, visit) }])
    }
  })
}

function askAddition(visit: Visit, text: string, faults: readonly FormFault[]): Page {
  const { language } = visit
  const texts = followTexts[language].add
  return {
    ...formPage(visit, texts.question, faults),
    body: (
      <>
        <ErrorSummary language={language} faults={faults} />
        <form method="post" action="/follow/add" noValidate>
          <TextArea
            language={language}
            name="text"
            label={texts.question}
            hint={texts.hint}
            error={faultOf(faults, 'text')}
            asHeading
            value={text}
            limit={LONGEST_ADDITION}
          />
          <input type="hidden" name="key" value={newId()} />
          <Button>{texts.send}</Button>
        </form>
      </>
    ),
  }
}

/** The page on which an answer is rated: five levels, whether it is solved, words if wanted. */
export async function ratePage(visit: Visit): Promise<Answer> {
  return withMatter(visit, (_access, progress) =>
    progress.mayRate ? askRating(visit, progress, []) : { redirect: MATTER },
  )
}

export async function rateMatter(visit: Visit): Promise<Answer> {
  const { language, form } = visit
  const texts = followTexts[language].rate
  const level = /^[1-5]$/.test(form.level ?? '') ? (Number(form.level) as RatingLevel) : undefined
  const solved = Solved.safeParse(form.solved).data
  const text = form.text ?? ''
  const over = [...text].length - LONGEST_RATING
  const faults = [
    ...(level ? [] : [{ field: 'level', message: texts.levelMissing }]),
    ...(solved ? [] : [{ field: 'solved', message: texts.solvedMissing }]),
    ...(over > 0 ? [{ field: 'text', message: texts.textTooLong(over) }] : []),
  ]
  return withMatter(visit, async (access, progress) => {
    if (progress.rating) return { redirect: `${MATTER}?done=rated` }
    if (!level || !solved || faults.length > 0) return askRating(visit, progress, faults)
    try {
      remember(visit, await visit.call(rateComplaint, { body: { access, level, solved, text } }))
      return { redirect: `${MATTER}?done=rated` }
    } catch (error) {
      return askRating(visit, progress, [{ message: refusal(error, visit) }])
    }
  })
}

function askRating(visit: Visit, { reply }: Progress, faults: readonly FormFault[]): Page {
  const { language, form } = visit
  const texts = followTexts[language].rate
  const options = Solved.options.map((value) => ({ value, label: SOLVED[value][language] }))
  return {
    ...formPage(visit, texts.title, faults),
    body: (
      <>
        <ErrorSummary language={language} faults={faults} />
        <h1>{texts.title}</h1>
        {reply && (
          <Inset>
            <p className="caption">{texts.answer}</p>
            <p className="lines">{reply.text}</p>
          </Inset>
        )}
        <form method="post" action="/follow/rate" noValidate>
          <StarRating
            language={language}
            name="level"
            label={texts.level}
            error={faultOf(faults, 'level')}
            value={/^[1-5]$/.test(form.level ?? '') ? (Number(form.level) as RatingLevel) : undefined}
          />
          <Radios
            language={language}
            name="solved"
            label={texts.solved}
            error={faultOf(faults, 'solved')}
            value={form.solved}
            options={options}
          />
          <TextArea
            language={language}
            name="text"
            label={texts.text}
            hint={texts.textHint}
            error={faultOf(faults, 'text')}
            optional
            rows={3}
            value={form.text}
            limit={LONGEST_RATING}
          />
          <p className="hint section-tight">{texts.note}</p>
          <Button>{texts.send}</Button>
        </form>
      </>
    ),
  }
}

function formPage({ language }: Visit, title: string, faults: readonly FormFault[]) {
  return {
    title,
    section: 'follow',
    crumbs: [{ label: followTexts[language].title, href: MATTER }],
    wrong: faults.length > 0,
    status: faults.length > 0 ? 422 : 200,
  } as const
}

/** What the service says against it; defects and an ended look are not for the form. */
function refusal(error: unknown, { language }: Visit): string {
  if (!(error instanceof AppError) || error.status >= 500 || error.code === 'LOOK_EXPIRED') throw error
  return error.in(language)
}
