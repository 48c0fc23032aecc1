import { z } from 'zod'
import { type Access, complaintProgress, type Progress } from '../../delivery/feedback/feedback.contract.ts'
import { AppError } from '../../kernel/errors.ts'
import { normaliseCode } from '../../kernel/ids.ts'
import { Details } from '../../ui/portal/content/Details.tsx'
import { NotificationBanner } from '../../ui/portal/content/NotificationBanner.tsx'
import { Button } from '../../ui/portal/form/Button.tsx'
import { ErrorSummary, type FormFault } from '../../ui/portal/form/ErrorSummary.tsx'
import { TextField } from '../../ui/portal/form/TextField.tsx'
import { followTexts } from '../texts/follow-texts.ts'
import type { Answer, Page, Visit } from '../visit.ts'
import { faultOf } from './tell-parts.tsx'

const LOOK = 'gh_look'
const BELOW_FOLLOW = { path: '/follow', minutes: 30 }

type Note = 'ended' | 'left'

/** The way in: number and code, both of which only the sender has. */
export async function findPage(visit: Visit): Promise<Answer> {
  const { note } = visit.query
  return askForKey(visit, { faults: [], ...(note === 'ended' || note === 'left' ? { note } : {}) })
}

/** Looks the matter up and keeps what opens it in a cookie, so that neither number nor code stand in an address. */
export async function findMatter(visit: Visit): Promise<Answer> {
  const texts = followTexts[visit.language].find
  const { number = '', code = '' } = visit.form
  const faults = [
    ...(number ? [] : [{ field: 'number', message: texts.numberMissing }]),
    ...(code ? [] : [{ field: 'code', message: texts.codeMissing }]),
  ]
  if (faults.length > 0) return askForKey(visit, { number, faults })
  try {
    await look(visit, { number: number.slice(0, 40), code: normaliseCode(code).slice(0, 20) })
    return { redirect: '/follow/matter' }
  } catch (error) {
    if (!(error instanceof AppError) || error.status >= 500) throw error
    return askForKey(visit, { number, faults: [{ field: 'number', message: error.in(visit.language) }] })
  }
}

function askForKey(visit: Visit, given: { number?: string; faults: readonly FormFault[]; note?: Note }): Page {
  const { language } = visit
  const texts = followTexts[language]
  const { number, faults, note } = given
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

/** Forgets the matter on this device. */
export async function leaveMatter({ jar }: Visit): Promise<Answer> {
  jar.drop(LOOK, BELOW_FOLLOW.path)
  return { redirect: '/follow?note=left' }
}
