import type { Method } from '../kernel/endpoint.ts'
import { findMatter, findPage, leaveMatter } from './pages/follow.tsx'
import { addPage, addToMatter, matterPage, rateMatter, ratePage } from './pages/matter.tsx'
import {
  contactPage,
  kindPage,
  takeContact,
  takeKind,
  takeWhat,
  takeWhere,
  whatPage,
  wherePage,
} from './pages/tell.tsx'
import { checkPage, donePage, sendComplaint } from './pages/tell-send.tsx'
import type { PageHandler } from './visit.ts'

export type Route = {
  readonly method: Extract<Method, 'GET' | 'POST'>
  readonly path: string
  readonly page: PageHandler
  /** The same for everybody with the same language, mode and area: it is kept and compressed once. */
  readonly isPublic?: true
}

const own = (path: string, page: PageHandler): Route => ({ method: 'GET', path, page })
const take = (path: string, page: PageHandler): Route => ({ method: 'POST', path, page })

/** Every page of the site and every form it takes. */
export const ROUTES: readonly Route[] = [
  own('/tell', kindPage),
  take('/tell', takeKind),
  own('/tell/what', whatPage),
  take('/tell/what', takeWhat),
  own('/tell/where', wherePage),
  take('/tell/where', takeWhere),
  own('/tell/contact', contactPage),
  take('/tell/contact', takeContact),
  own('/tell/check', checkPage),
  take('/tell/check', sendComplaint),
  own('/tell/done', donePage),
  own('/follow', findPage),
  take('/follow', findMatter),
  own('/follow/matter', matterPage),
  own('/follow/add', addPage),
  take('/follow/add', addToMatter),
  own('/follow/rate', ratePage),
  take('/follow/rate', rateMatter),
  take('/follow/leave', leaveMatter),
]
