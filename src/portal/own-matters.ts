import { z } from 'zod'
import { Kind } from '../delivery/feedback/words.contract.ts'
import { Instant } from '../kernel/dates.ts'
import type { Visit } from './visit.ts'

/** The key to one matter, as its sender asked this device to remember it. */
export const OwnMatter = z.object({ number: z.string(), code: z.string(), kind: Kind, receivedAt: Instant })
export type OwnMatter = z.infer<typeof OwnMatter>

/** How many are remembered; the oldest make room. */
export const MOST_REMEMBERED = 10

const MINE = 'gh_mine'
/** Half a year. */
const BELOW_FOLLOW = { path: '/follow', minutes: 183 * 24 * 60 }

/** The matters that this device was asked to remember, the last one first. */
export function ownMatters({ jar }: Visit): readonly OwnMatter[] {
  return jar.read(MINE, z.array(OwnMatter)) ?? []
}

/** Remembers a matter on this device, sealed so that only this server can read it. */
export function rememberMatter(visit: Visit, matter: OwnMatter): void {
  const others = ownMatters(visit).filter(({ number }) => number !== matter.number)
  visit.jar.keep(MINE, [matter, ...others].slice(0, MOST_REMEMBERED), BELOW_FOLLOW)
}

/** Forgets one matter, or all of them where none is named. */
export function forgetMatters(visit: Visit, number?: string): void {
  const kept = number === undefined ? [] : ownMatters(visit).filter((one) => one.number !== number)
  if (kept.length > 0) visit.jar.keep(MINE, kept, BELOW_FOLLOW)
  else visit.jar.drop(MINE, BELOW_FOLLOW.path)
}
