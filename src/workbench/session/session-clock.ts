const WARNING = 60_000
const MARGIN = 180_000

type Due =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'extend' }
  | { readonly kind: 'warn'; readonly seconds: number }

/**
 * What to do about a session that ends at `expiresAt` (all in milliseconds): nothing while it is far; extend it in the
 * last three minutes if there was a touch in that time; warn in the last minute otherwise, with the seconds that are
 * left. After its end nothing is done here, since the next call is refused and asks for the password.
 */
export function whatIsDue(expiresAt: number, now: number, lastTouch: number): Due {
  const left = expiresAt - now
  if (Number.isNaN(left) || left > MARGIN || left <= 0) return { kind: 'nothing' }
  if (left > WARNING) return lastTouch >= expiresAt - MARGIN ? { kind: 'extend' } : { kind: 'nothing' }
  return { kind: 'warn', seconds: Math.ceil(left / 1000) }
}
