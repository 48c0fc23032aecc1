/** A telephone number as it is compared: digits only, without the country code of China before a mobile number. */
export function comparablePhone(phone: string): string {
  return phone.replace(/\D/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '')
}
