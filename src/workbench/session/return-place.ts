/**
 * Where to go after signing in: the place that was wanted, as long as it lies within the workbench and is not the door
 * itself; the Today page otherwise. Addresses of other sites are never followed.
 */
export function placeToReturn(wanted: string | undefined): string {
  if (!wanted?.startsWith('/') || wanted.startsWith('//') || wanted.includes('\\')) return '/'
  return wanted === '/sign-in' || wanted.startsWith('/sign-in?') ? '/' : wanted
}

/** The address of the door that leads back to a place. */
export function doorFor(place: string): string {
  return place === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(place)}`
}
