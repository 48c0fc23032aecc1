import { squeezed } from '../../analytics/text/grams.ts'

const MOST = 40

/**
 * What was searched for in the form in which it is counted: one spelling, without runs of digits that could be a
 * telephone, identity or house number, at most 40 characters. Undefined where nothing is left.
 */
export function maskedForCounting(search: string): string | undefined {
  const words = search
    .normalize('NFKC')
    .split(/\s+/)
    .map((word) => squeezed(word.replace(/\d[\d\s-]{2,}\d[xX]?/g, ' ').replace(/\S+@\S+/g, ' ')))
    .filter((word) => word !== '')
    .join(' ')
  const short = [...words].slice(0, MOST).join('').trim()
  return short === '' || /^[\d\s]*$/.test(short) ? undefined : short
}
