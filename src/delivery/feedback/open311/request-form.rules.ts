import { z } from 'zod'
import type { FormFields } from '../../../kernel/endpoint.ts'
import type { FieldFault } from '../../../kernel/errors.ts'
import { type Attributes, LONGEST_TEXT, Phone } from '../words.contract.ts'

/** A report as an Open311 client sends it, read but not yet judged against classes and places. */
export type SentRequest = {
  readonly serviceCode: string
  readonly description: string | null
  readonly lat: number | null
  readonly lon: number | null
  readonly address: string | null
  readonly attributes: Attributes
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly mediaUrls: readonly string[]
  readonly externalRef: string | null
}

export const MOST_MEDIA = 5
const LONGEST_ADDRESS = 200

/** Reads the fields of `POST /requests`; all faults together, each named as the client wrote its field. */
export function readRequest(fields: FormFields): { sent: SentRequest; faults: FieldFault[] } {
  const faults: FieldFault[] = []
  const { lat, lon } = readPoint(fields, faults)
  const address = firstOf(fields, 'address_string') ?? addressOfId(fields)
  const sent: SentRequest = {
    serviceCode: firstOf(fields, 'service_code') ?? '',
    description: firstOf(fields, 'description'),
    lat,
    lon,
    address,
    attributes: readAttributes(fields),
    name: nameOf(firstOf(fields, 'first_name'), firstOf(fields, 'last_name')),
    email: firstOf(fields, 'email'),
    phone: firstOf(fields, 'phone'),
    mediaUrls: readMediaUrls(fields, faults),
    externalRef: firstOf(fields, 'external_id') ?? firstOf(fields, 'requested_id'),
  }
  if (!sent.serviceCode)
    faults.push(fault('service_code', 'REQUIRED', '请给出服务编码。', 'The code of the service is needed.'))
  if (lat === null && address === null && !faults.some(({ field }) => field === 'lat' || field === 'long')) {
    faults.push(
      fault(
        'lat',
        'REQUIRED',
        '请给出地点：lat 与 long，或 address_string，或 address_id。',
        'Say where it is: lat and long, or address_string, or address_id.',
      ),
    )
  }
  faults.push(...contactFaults(sent), ...lengthFaults(sent))
  return { sent, faults }
}

function lengthFaults({ description, address, externalRef }: SentRequest): FieldFault[] {
  const tooLong = (field: string, text: string | null, most: number) =>
    text !== null && [...text].length > most
      ? [fault(field, 'TOO_LONG', `最多 ${most} 个字，请删减。`, `At most ${most} characters: shorten it.`)]
      : []
  return [
    ...tooLong('description', description, LONGEST_TEXT),
    ...tooLong('address_string', address, LONGEST_ADDRESS),
    ...tooLong('external_id', externalRef, 100),
  ]
}

/** What is wrong with the sender's name, e-mail address and telephone number, for reports and updates alike. */
export function contactFaults({ name, email, phone }: Pick<SentRequest, 'name' | 'email' | 'phone'>): FieldFault[] {
  const faults: FieldFault[] = []
  if (name !== null && [...name].length > 60)
    faults.push(fault('first_name', 'TOO_LONG', '姓名最多 60 个字。', 'A name has 60 characters at most.'))
  if (email !== null && !z.email().max(200).safeParse(email).success)
    faults.push(
      fault(
        'email',
        'INVALID_FORMAT',
        '请填写正确的邮箱，例如 name@example.cn。',
        'Give an e-mail address such as name@example.org.',
      ),
    )
  if (phone !== null && !Phone.safeParse(phone).success)
    faults.push(
      fault(
        'phone',
        'INVALID_FORMAT',
        '请填写正确的电话号码，例如 13800001234。',
        'Give a telephone number in digits.',
      ),
    )
  return faults
}

function readPoint(fields: FormFields, faults: FieldFault[]): { lat: number | null; lon: number | null } {
  const [latText, lonText] = [firstOf(fields, 'lat'), firstOf(fields, 'long')]
  if (latText === null && lonText === null) return { lat: null, lon: null }
  const read = (field: string, text: string | null, most: number) => {
    const value = text === null ? Number.NaN : Number(text)
    if (Math.abs(value) <= most) return value
    const zh = `请给出 -${most} 到 ${most} 之间的度数（WGS 84）。`
    faults.push(fault(field, 'INVALID_FORMAT', zh, `Give degrees between -${most} and ${most} (WGS 84).`))
    return null
  }
  const lat = read('lat', latText, 90)
  const lon = read('long', lonText, 180)
  return lat === null || lon === null ? { lat: null, lon: null } : { lat, lon }
}

/** There is no register of addresses to look an id up in: it is passed on as it is, for people to read. */
function addressOfId(fields: FormFields): string | null {
  const id = firstOf(fields, 'address_id')
  return id === null ? null : `address_id ${id}`
}

/** `attribute[CODE]=v`, `attribute[CODE][]=v` and `attribute[CODE][0]=v`: all that clients use. */
const ATTRIBUTE = /^attribute\[([\w.-]{1,60})\](?:\[(\d{0,3})\])?$/

/** The values of the service's own fields by their code; several where several were sent. */
export function readAttributes(fields: FormFields): Attributes {
  const found = new Map<string, { place: number; value: string }[]>()
  for (const [name, values] of Object.entries(fields)) {
    const [, code, index] = ATTRIBUTE.exec(name) ?? []
    if (code === undefined) continue
    const known = found.get(code) ?? []
    for (const value of values) {
      if (value.trim() !== '') known.push({ place: index ? Number(index) : known.length, value: value.trim() })
    }
    found.set(code, known)
  }
  const attributes: Attributes = {}
  for (const [code, given] of found) {
    const values = given.sort((a, b) => a.place - b.place).map(({ value }) => value)
    if (values.length > 0) attributes[code] = values.length === 1 ? values[0]! : values
  }
  return attributes
}

/** Addresses of pictures that lie elsewhere. They are passed on to people and never fetched. */
export function readMediaUrls(fields: FormFields, faults: FieldFault[]): string[] {
  const given = Object.entries(fields)
    .filter(([name]) => /^media_url(\[\d*\])?$/.test(name))
    .flatMap(([, values]) => values)
    .map((value) => value.trim())
    .filter((value) => value !== '')
  const isGood = (value: string) => value.length <= 500 && URL.canParse(value) && /^https?:\/\//i.test(value)
  if (given.length > MOST_MEDIA)
    faults.push(fault('media_url', 'TOO_MANY', `最多 ${MOST_MEDIA} 个。`, `At most ${MOST_MEDIA}.`))
  if (!given.every(isGood))
    faults.push(
      fault(
        'media_url',
        'INVALID_FORMAT',
        '请给出以 http:// 或 https:// 开头、不超过 500 字的地址，或直接上传文件。',
        'Give addresses that begin with http:// or https:// and have 500 characters at most, or send the file itself.',
      ),
    )
  return given.slice(0, MOST_MEDIA)
}

/** First and last name in one: without a blank and the last name first where they are written in Chinese. */
export function nameOf(first: string | null, last: string | null): string | null {
  const parts = [first, last].filter((part) => part !== null)
  if (parts.length === 0) return null
  if (parts.length === 2 && parts.every((part) => /\p{Script=Han}/u.test(part))) return `${last}${first}`
  return parts.join(' ')
}

/** The first value of a field that says something. */
export function firstOf(fields: FormFields, name: string): string | null {
  return fields[name]?.map((value) => value.trim()).find((value) => value !== '') ?? null
}

function fault(field: string, code: string, zh: string, en: string): FieldFault {
  return { field, code, message: { zh, en } }
}
