import type { Privacy } from '../../../platform/privacy/privacy.ts'
import { joiningErrors } from './texts.errors.ts'

/** How long a resident has for joining what the list of similar matters showed, in milliseconds. */
const LASTS = 2 * 3_600_000
const PURPOSE = 'join'

/** A token with which a resident can join a matter without learning its number or id. */
export function joinTokenOf(privacy: Privacy, matterId: string, now: number): string {
  return privacy.seal(JSON.stringify([PURPOSE, matterId, now + LASTS]))
}

/**
 * The main matter that a token lets join. Throws JOIN_TOKEN_ENDED (409) where it has ended, was made for something else
 * or made up: whoever tries learns nothing from the difference.
 */
export function readJoinToken(privacy: Privacy, token: string, now: number): { readonly parentId: string } {
  try {
    const [purpose, parentId, ends] = JSON.parse(privacy.open(token)) as [unknown, unknown, unknown]
    if (purpose === PURPOSE && typeof parentId === 'string' && Number(ends) > now) return { parentId }
  } catch {
    // Answered below like one that has ended.
  }
  throw joiningErrors.JOIN_TOKEN_ENDED({}, { field: 'joinToken' })
}
