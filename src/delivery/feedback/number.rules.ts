import { CITY_ZONE, localDateOf, type Moment } from '../../kernel/dates.ts'

/**
 * The number that a resident reads on the receipt: GH, year and month of receipt in the city, a serial of at least six
 * digits and a check digit, such as GH-2611-000123-4. Digits only, so that it can be keyed in on a telephone.
 */
export function numberOf(serial: number, receivedAt: Moment, zone: string = CITY_ZONE): string {
  const date = localDateOf(receivedAt, zone)
  const month = date.slice(2, 4) + date.slice(5, 7)
  const digits = String(serial).padStart(6, '0')
  return `GH-${month}-${digits}-${checkDigitOf(month + digits)}`
}

/**
 * What somebody typed for a number in its written form: small letters, full-width digits, missing or other dashes and
 * spaces do not matter. Undefined where it is not a number or its check digit does not fit (a slip in one digit always,
 * two neighbours exchanged nearly always).
 */
export function readNumber(typed: string): string | undefined {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}−]/gu, '')
  const parts = /^(?:GH)?(\d{4})(\d{6,12})(\d)$/.exec(plain)
  if (!parts) return undefined
  const [, month = '', serial = '', check] = parts
  return String(checkDigitOf(month + serial)) === check ? `GH-${month}-${serial}-${check}` : undefined
}

/** The check digit of ISO/IEC 7064 MOD 11,10 over a text of digits. */
export function checkDigitOf(digits: string): number {
  let product = 10
  for (const digit of digits) {
    const sum = (product + Number(digit)) % 10 || 10
    product = (sum * 2) % 11
  }
  return (11 - product) % 10
}
