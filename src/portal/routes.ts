import type { Method } from '../kernel/endpoint.ts'
import { accessibilityPage, contactUsPage, privacyPage, sitemapPage } from './pages/about.tsx'
import { answerPage, answersPage, voteOnAnswer } from './pages/answers.tsx'
import { applyPage } from './pages/apply.tsx'
import { boardPage } from './pages/board.tsx'
import { boxPage, boxSign, startFromBox } from './pages/box.tsx'
import { casePage } from './pages/case.tsx'
import { casesPage } from './pages/cases.tsx'
import { dataPage } from './pages/data.tsx'
import { digestPage } from './pages/digest.tsx'
import { digestsPage } from './pages/digests.tsx'
import { findMatter, findPage, forgetMatter, leaveMatter } from './pages/follow.tsx'
import { homePage } from './pages/home.tsx'
import { itemPage } from './pages/item.tsx'
import { matterFile, matterPage } from './pages/matter.tsx'
import { consentPage, takeConsent } from './pages/matter-consent.tsx'
import {
  addPage,
  addToMatter,
  rateMatter,
  ratePage,
  reopenMatter,
  reopenPage,
  withdrawMatter,
  withdrawPage,
} from './pages/matter-forms.tsx'
import { rectificationsPage } from './pages/rectifications.tsx'
import { reportPage } from './pages/report.tsx'
import { reportsPage } from './pages/reports.tsx'
import { kindPage, takeKind, takeWhat, takeWhere, whatPage, wherePage } from './pages/tell.tsx'
import { classPage, detailsPage, takeClass, takeDetails } from './pages/tell-class.tsx'
import { contactPage, takeContact } from './pages/tell-contact.tsx'
import { donePage, receiptFile } from './pages/tell-done.tsx'
import { mapPage, takeMap } from './pages/tell-map.tsx'
import { photosPage, takePhotos } from './pages/tell-photos.tsx'
import { checkPage, sendComplaint } from './pages/tell-send.tsx'
import { similarPage, takeSimilar } from './pages/tell-similar.tsx'
import { unitPage } from './pages/unit.tsx'
import { watchPage } from './pages/watch.tsx'
import type { Page, PageHandler, Visit } from './visit.ts'

export type Route = {
  readonly method: Extract<Method, 'GET' | 'POST'>
  readonly path: string
  readonly page: PageHandler
  /** The same for everybody with the same language, mode and area: it is kept and compressed once. */
  readonly isPublic?: true
  /** Its form carries files. */
  readonly takesFiles?: true
}

const show = (path: string, page: (visit: Visit) => Promise<Page>): Route => ({
  method: 'GET',
  path,
  page,
  isPublic: true,
})
const own = (path: string, page: PageHandler): Route => ({ method: 'GET', path, page })
const take = (path: string, page: PageHandler): Route => ({ method: 'POST', path, page })
const takeFiles = (path: string, page: PageHandler): Route => ({ method: 'POST', path, page, takesFiles: true })

/** Every page of the site and every form it takes. */
export const ROUTES: readonly Route[] = [
  show('/', homePage),
  show('/apply', applyPage),
  show('/apply/items/:id', itemPage),
  show('/answers', answersPage),
  show('/answers/:id', answerPage),
  take('/answers/vote', voteOnAnswer),
  show('/watch', watchPage),
  show('/watch/units/:id', unitPage),
  show('/watch/rectifications', rectificationsPage),
  show('/watch/reports', reportsPage),
  show('/watch/reports/:slug', reportPage),
  show('/watch/data', dataPage),
  show('/watch/cases', casesPage),
  show('/watch/cases/:id', casePage),
  show('/watch/board', boardPage),
  show('/watch/heard', digestsPage),
  show('/watch/heard/:slug', digestPage),
  show('/accessibility', accessibilityPage),
  show('/privacy', privacyPage),
  show('/contact', contactUsPage),
  show('/sitemap', sitemapPage),
  own('/tell', kindPage),
  take('/tell', takeKind),
  own('/tell/what', whatPage),
  take('/tell/what', takeWhat),
  own('/tell/class', classPage),
  take('/tell/class', takeClass),
  own('/tell/details', detailsPage),
  take('/tell/details', takeDetails),
  own('/tell/where', wherePage),
  take('/tell/where', takeWhere),
  own('/tell/map', mapPage),
  take('/tell/map', takeMap),
  own('/tell/photos', photosPage),
  takeFiles('/tell/photos', takePhotos),
  own('/tell/contact', contactPage),
  take('/tell/contact', takeContact),
  own('/tell/similar', similarPage),
  take('/tell/similar', takeSimilar),
  own('/tell/check', checkPage),
  take('/tell/check', sendComplaint),
  own('/tell/done', donePage),
  own('/tell/receipt', receiptFile),
  own('/box/:code', boxPage),
  own('/box/:code/sign', boxSign),
  take('/tell/box', startFromBox),
  own('/follow', findPage),
  take('/follow', findMatter),
  take('/follow/forget', forgetMatter),
  own('/follow/matter', matterPage),
  own('/follow/files/:id', matterFile),
  own('/follow/add', addPage),
  takeFiles('/follow/add', addToMatter),
  own('/follow/rate', ratePage),
  take('/follow/rate', rateMatter),
  own('/follow/reopen', reopenPage),
  take('/follow/reopen', reopenMatter),
  own('/follow/withdraw', withdrawPage),
  take('/follow/withdraw', withdrawMatter),
  own('/follow/publication', consentPage),
  take('/follow/publication', takeConsent),
  take('/follow/leave', leaveMatter),
]
