import { z } from 'zod'
import { HeldFile, MOST_AT_ONCE, MOST_BYTES } from '../../delivery/feedback/attachments/attachments.contract.ts'
import {
  addToComplaint,
  type Progress,
  rateComplaint,
  reopenComplaint,
  withdrawComplaint,
} from '../../delivery/feedback/resident.contract.ts'
import { SOLVED, Solved } from '../../delivery/feedback/words.contract.ts'
import { AppError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { Inset } from '../../ui/portal/content/Inset.tsx'
import { Button, ButtonGroup, ButtonLink } from '../../ui/portal/form/Button.tsx'
import { ErrorSummary, type FormFault } from '../../ui/portal/form/ErrorSummary.tsx'
import { FileField } from '../../ui/portal/form/FileField.tsx'
import { Radios } from '../../ui/portal/form/Radios.tsx'
import { type RatingLevel, StarRating } from '../../ui/portal/form/StarRating.tsx'
import { TextArea } from '../../ui/portal/form/TextArea.tsx'
import { followTexts } from '../texts/follow-texts.ts'
import { matterFormTexts } from '../texts/matter-form-texts.ts'
import { type Held, holdFiles, sizeWords } from '../uploads.tsx'
import type { Answer, Page, Visit } from '../visit.ts'
import { remember, withMatter } from './follow.tsx'
import { faultOf } from './tell-parts.tsx'

const MATTER = '/follow/matter'
const LONGEST_ADDITION = 2000
const LONGEST_REASON = 1000

/** The page on which something is added to an open matter. */
export async function addPage(visit: Visit): Promise<Answer> {
  return withMatter(visit, (_access, { mayAdd }) => (mayAdd ? askAddition(visit, '', [], []) : { redirect: MATTER }))
}

export async function addToMatter(visit: Visit): Promise<Answer> {
  const { language, form } = visit
  const texts = matterFormTexts[language].add
  const { text = '', key } = form
  return withMatter(visit, async (access) => {
    const earlier = heldIn(form.held)
    const uploaded = await holdFiles(visit, 'photos', MOST_AT_ONCE - earlier.length)
    const held = [...earlier, ...uploaded.held]
    const over = [...text].length - LONGEST_ADDITION
    const faults = [
      // Of a form that could not be read to its end, the words are not there either.
      ...(text === '' && !visit.unread ? [{ field: 'text', message: texts.missing }] : []),
      ...(over > 0 ? [{ field: 'text', message: texts.tooLong(over) }] : []),
      ...uploaded.faults,
    ]
    if (faults.length > 0) return askAddition(visit, text, held, faults)
    try {
      const body = { access, text, files: held.map(({ token }) => token) }
      remember(visit, await visit.call(addToComplaint, { body }, key || newId()))
      return { redirect: `${MATTER}?done=added` }
    } catch (error) {
      return askAddition(visit, text, [], [{ field: 'text', message: refusal(error, visit) }])
    }
  })
}

/** Files that arrived with an earlier sending of the same form. */
function heldIn(text = '[]'): readonly Held[] {
  const given = z
    .string()
    .transform((json, context) => {
      try {
        return JSON.parse(json) as unknown
      } catch {
        context.addIssue({ code: 'custom' })
        return z.NEVER
      }
    })
    .pipe(z.array(HeldFile.pick({ token: true, name: true, bytes: true })).max(MOST_AT_ONCE))
  return given.safeParse(text).data ?? []
}

function askAddition(visit: Visit, text: string, held: readonly Held[], faults: readonly FormFault[]): Page {
  const { language } = visit
  const texts = matterFormTexts[language].add
  return {
    ...formPage(visit, texts.question, faults),
    body: (
      <>
        <ErrorSummary language={language} faults={faults} />
        <form method="post" action="/follow/add" encType="multipart/form-data" noValidate>
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
          {held.length > 0 && (
            <ul className="files section-tight">
              {held.map(({ token, name, bytes }) => (
                <li key={token}>
                  {name} <small>{sizeWords(bytes)}</small>
                </li>
              ))}
            </ul>
          )}
          <FileField
            language={language}
            name="photos"
            label={texts.photos}
            hint={texts.photosHint}
            error={faultOf(faults, 'photos')}
            optional
            accept="image/jpeg,image/png,image/webp,application/pdf"
            multiple
            megabytes={MOST_BYTES / 1024 / 1024}
          />
          <input type="hidden" name="key" value={newId()} />
          {held.length > 0 && <input type="hidden" name="held" value={JSON.stringify(held)} />}
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
  const texts = matterFormTexts[language].rate
  const level = /^[1-5]$/.test(form.level ?? '') ? (Number(form.level) as RatingLevel) : undefined
  const solved = Solved.safeParse(form.solved).data
  const text = form.text ?? ''
  const over = [...text].length - LONGEST_REASON
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
  const texts = matterFormTexts[language].rate
  const options = Solved.options.map((value) => ({ value, label: SOLVED[value][language] }))
  return {
    ...formPage(visit, texts.title, faults),
    body: (
      <>
        <ErrorSummary language={language} faults={faults} />
        <h1>{texts.title}</h1>
        <LastAnswer label={texts.answer} reply={reply} />
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
            limit={LONGEST_REASON}
          />
          <p className="hint section-tight">{texts.note}</p>
          <Button>{texts.send}</Button>
        </form>
      </>
    ),
  }
}

function LastAnswer({ label, reply }: { label: string; reply: Progress['reply'] }) {
  if (!reply) return null
  return (
    <Inset>
      <p className="caption">{label}</p>
      <p className="lines">{reply.text}</p>
    </Inset>
  )
}

/** The page on which a matter is opened again, after an answer, a closing or a rejection; it asks why. */
export async function reopenPage(visit: Visit): Promise<Answer> {
  return withMatter(visit, (_access, progress) =>
    progress.mayReopen ? askToReopen(visit, progress, []) : { redirect: MATTER },
  )
}

export async function reopenMatter(visit: Visit): Promise<Answer> {
  const { language, form } = visit
  const texts = matterFormTexts[language].reopen
  const { reason = '', key } = form
  const over = [...reason].length - LONGEST_REASON
  const faults = [
    ...([...reason].length < 2 ? [{ field: 'reason', message: texts.missing }] : []),
    ...(over > 0 ? [{ field: 'reason', message: texts.tooLong(over) }] : []),
  ]
  return withMatter(visit, async (access, progress) => {
    if (faults.length > 0) return askToReopen(visit, progress, faults)
    try {
      remember(visit, await visit.call(reopenComplaint, { body: { access, reason } }, key || newId()))
      return { redirect: `${MATTER}?done=reopened` }
    } catch (error) {
      return askToReopen(visit, progress, [{ message: refusal(error, visit) }])
    }
  })
}

function askToReopen(visit: Visit, { reply }: Progress, faults: readonly FormFault[]): Page {
  const { language, form } = visit
  const texts = matterFormTexts[language].reopen
  return {
    ...formPage(visit, texts.question, faults),
    body: (
      <>
        <ErrorSummary language={language} faults={faults} />
        <LastAnswer label={texts.answer} reply={reply} />
        <form method="post" action="/follow/reopen" noValidate>
          <TextArea
            language={language}
            name="reason"
            label={texts.question}
            hint={texts.hint}
            error={faultOf(faults, 'reason')}
            asHeading
            value={form.reason}
            limit={LONGEST_REASON}
          />
          <input type="hidden" name="key" value={newId()} />
          <Button>{texts.send}</Button>
        </form>
      </>
    ),
  }
}

/** The page that asks whether a matter is really to be withdrawn. */
export async function withdrawPage(visit: Visit): Promise<Answer> {
  return withMatter(visit, (_access, { mayWithdraw }) =>
    mayWithdraw ? askToWithdraw(visit, []) : { redirect: MATTER },
  )
}

export async function withdrawMatter(visit: Visit): Promise<Answer> {
  const { language, form } = visit
  const { reason = '', key } = form
  const over = [...reason].length - LONGEST_REASON
  return withMatter(visit, async (access) => {
    if (over > 0) {
      return askToWithdraw(visit, [{ field: 'reason', message: matterFormTexts[language].withdraw.tooLong(over) }])
    }
    try {
      remember(visit, await visit.call(withdrawComplaint, { body: { access, reason } }, key || newId()))
      return { redirect: `${MATTER}?done=withdrawn` }
    } catch (error) {
      return askToWithdraw(visit, [{ message: refusal(error, visit) }])
    }
  })
}

function askToWithdraw(visit: Visit, faults: readonly FormFault[]): Page {
  const { language, form } = visit
  const texts = matterFormTexts[language].withdraw
  return {
    ...formPage(visit, texts.question, faults),
    body: (
      <>
        <ErrorSummary language={language} faults={faults} />
        <h1>{texts.question}</h1>
        <p className="text section-tight">{texts.text}</p>
        <form method="post" action="/follow/withdraw" noValidate>
          <TextArea
            language={language}
            name="reason"
            label={texts.reason}
            hint={texts.reasonHint}
            error={faultOf(faults, 'reason')}
            optional
            rows={3}
            value={form.reason}
            limit={LONGEST_REASON}
          />
          <input type="hidden" name="key" value={newId()} />
          <ButtonGroup>
            <Button kind="warning">{texts.send}</Button>
            <ButtonLink href={MATTER} kind="second">
              {texts.back}
            </ButtonLink>
          </ButtonGroup>
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
  return error.faults[0]?.message[language] ?? error.in(language)
}
