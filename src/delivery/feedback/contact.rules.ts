/** A telephone number as it is compared: digits only, without the country code of China before a mobile number. */
export function comparablePhone(phone: string): string {
  return phone.replace(/\D/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '')
}

/**
 * A number to which an SMS can go, as a gateway takes it: a Chinese mobile number in eleven digits (13 to 19 in front),
 * or one of another country with its leading plus. Undefined for landlines.
 */
export function mobileOf(phone: string): string | undefined {
  const digits = comparablePhone(phone)
  if (/^1[3-9]\d{9}$/.test(digits)) return digits
  const isForeign = /^\s*(\+|00)(?!86)/.test(phone)
  return isForeign && digits.length >= 8 ? `+${digits.replace(/^00/, '')}` : undefined
}
