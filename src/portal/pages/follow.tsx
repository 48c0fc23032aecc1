import { z } from 'zod'
import { type Access, complaintProgress, type Progress } from '../../delivery/feedback/resident.contract.ts'
import { AppError } from '../../kernel/errors.ts'
import { normaliseCode } from '../../kernel/ids.ts'
import { Details } from '../../ui/portal/content/Details.tsx'
import { NotificationBanner } from '../../ui/portal/content/NotificationBanner.tsx'
import { Button } from '../../ui/portal/form/Button.tsx'
import { ErrorSummary, type FormFault } from '../../ui/portal/form/ErrorSummary.tsx'
import { TextField } from '../../ui/portal/form/TextField.tsx'
import { forgetMatters, ownMatters, rememberMatter } from '../own-matters.ts'
import { followTexts } from '../texts/follow-texts.ts'
import type { Answer, Page, Visit } from '../visit.ts'
import { OwnMatters, RememberBox } from './remember.tsx'
import { faultOf } from './tell-parts.tsx'

const LOOK = 'gh_look'
const BELOW_FOLLOW = { path: '/follow', minutes: 30 }

const Note = z.enum(['ended', 'left', 'forgotten'])
type Note = z.infer<typeof Note>

/** The way in: number and code, both of which only the sender has, or a matter that this device remembers. */
export async function findPage(visit: Visit): Promise<Answer> {
  const note = Note.safeParse(visit.query.note).data
  return askForKey(visit, { faults: [], ...(note ? { note } : {}) })
}

/** Looks the matter up and keeps what opens it in a cookie, so that neither number nor code stand in an address. */
export async function findMatter(visit: Visit): Promise<Answer> {
  const texts = followTexts[visit.language].find
  const { mine } = visit.form
  const known = mine === undefined ? undefined : ownMatters(visit).find(({ number }) => number === mine)
  const { number = '', code = '' } = known ?? visit.form
  const faults = [
    ...(number ? [] : [{ field: 'number', message: texts.numberMissing }]),
    ...(code ? [] : [{ field: 'code', message: texts.codeMissing }]),
  ]
  if (faults.length > 0) return askForKey(visit, { number, faults })
  const access = { number: number.slice(0, 40), code: normaliseCode(code).slice(0, 20) }
  try {
    const { number: whole, kind, receivedAt } = await look(visit, access)
    if (visit.form.remember === 'yes') rememberMatter(visit, { number: whole, code: access.code, kind, receivedAt })
    return { redirect: '/follow/matter' }
  } catch (error) {
    if (!(error instanceof AppError) || error.status >= 500) throw error
    return {
      ...askForKey(visit, { number, faults: [{ field: 'number', message: error.in(visit.language) }] }),
      ...later(error),
    }
  }
}

/** Too many looks or guesses keep their own status, and say when it can be tried again. */
function later({ status, params }: AppError): Partial<Page> {
  return status === 429 ? { status, retryAfter: Number(params.seconds) || 60 } : {}
}

function askForKey(visit: Visit, given: { number?: string; faults: readonly FormFault[]; note?: Note }): Page {
  const { language, zone } = visit
  const texts = followTexts[language]
  const { number, faults, note } = given
  const matters = ownMatters(visit)
  return {
    title: texts.title,
    description: texts.description,
    section: 'follow',
    wrong: faults.length > 0,
    unlisted: faults.length > 0,
    status: faults.length > 0 ? 422 : 200,
    body: (
      <>
        <ErrorSummary language={language} faults={faults} />
        {note && <NotificationBanner id="note" title={texts.find[note]} announces />}
        <h1>{texts.title}</h1>
        <OwnMatters language={language} zone={zone} matters={matters} />
        {matters.length > 0 && <h2>{texts.find.another}</h2>}
        <p className="lead section-tight">{texts.find.hint}</p>
        <form method="post" action="/follow" noValidate>
          <TextField
            language={language}
            name="number"
            label={texts.find.number}
            hint={texts.find.numberHint}
            error={faultOf(faults, 'number')}
            value={number}
            width={20}
            autoComplete="off"
          />
          <TextField
            language={language}
            name="code"
            label={texts.find.code}
            hint={texts.find.codeHint}
            error={faultOf(faults, 'code')}
            width={12}
            autoComplete="off"
          />
          <RememberBox language={language} checked={visit.form.remember === 'yes'} />
          <Button>{texts.find.look}</Button>
        </form>
        <Details summary={texts.find.lost}>
          <p>{texts.find.lostText(visit.hotline)}</p>
        </Details>
      </>
    ),
  }
}

/** Asks where a matter stands, and keeps the token that opens it for the next half hour. */
export async function look(visit: Visit, access: Access): Promise<Progress> {
  return remember(visit, await visit.call(complaintProgress, { body: access }))
}

/** Keeps the token of a look. */
export function remember({ jar }: Visit, progress: Progress): Progress {
  jar.keep(LOOK, progress.token, BELOW_FOLLOW)
  return progress
}

/** The matter that this browser has open, or the way back in where the look has ended. */
export async function withMatter(
  visit: Visit,
  show: (access: { token: string }, progress: Progress) => Answer | Promise<Answer>,
): Promise<Answer> {
  const token = visit.jar.read(LOOK, z.string())
  if (token === undefined) return { redirect: '/follow?note=ended' }
  try {
    return await show({ token }, await look(visit, { token }))
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'LOOK_EXPIRED') throw error
    visit.jar.drop(LOOK, BELOW_FOLLOW.path)
    return { redirect: '/follow?note=ended' }
  }
}

/** Closes the matter that is open in this browser. */
export async function leaveMatter({ jar }: Visit): Promise<Answer> {
  jar.drop(LOOK, BELOW_FOLLOW.path)
  return { redirect: '/follow?note=left' }
}

/** Forgets one matter that this device remembers, or all of them, and closes what is open. */
export async function forgetMatter(visit: Visit): Promise<Answer> {
  forgetMatters(visit, visit.form.number)
  visit.jar.drop(LOOK, BELOW_FOLLOW.path)
  return { redirect: '/follow?note=forgotten' }
}
