import type { FormFields } from '../../../kernel/endpoint.ts'
import type { FieldFault } from '../../../kernel/errors.ts'
import { contactFaults, firstOf, nameOf, readMediaUrls } from './request-form.rules.ts'
import { readInstant } from './request-query.rules.ts'

/** The states of the update extension that a client may send, as FixMyStreet's client does. */
export const SENT_STATUSES = [
  'OPEN',
  'IN_PROGRESS',
  'INVESTIGATING',
  'ACTION_SCHEDULED',
  'FIXED',
  'DUPLICATE',
  'NOT_COUNCILS_RESPONSIBILITY',
  'NO_FURTHER_ACTION',
  'CLOSED',
  'REOPEN',
] as const

export type SentUpdate = {
  readonly number: string
  /** As the client calls it; by it a repetition is known. */
  readonly updateId: string
  readonly saidAt: Date
  readonly status: (typeof SENT_STATUSES)[number]
  readonly text: string
}

/** What an addition to a matter may have. */
const LONGEST_TEXT = 2000

/** Reads the fields of `POST /servicerequestupdates`; all faults together. */
export function readUpdate(fields: FormFields): { sent: SentUpdate; faults: FieldFault[] } {
  const faults: FieldFault[] = []
  const must = (field: string) => {
    const value = firstOf(fields, field)
    if (value === null || value.length > 200)
      faults.push(fault(field, 'REQUIRED', '请填写此项，最多 200 个字。', 'This is needed, 200 characters at most.'))
    return value ?? ''
  }
  const number = must('service_request_id')
  const updateId = must('update_id')
  const saidAt = readInstant(must('updated_datetime'))
  if (!saidAt)
    faults.push(
      fault(
        'updated_datetime',
        'INVALID_FORMAT',
        '请给出带时区的时间，例如 2026-03-02T08:30:00+08:00。',
        'Give an instant with its zone, such as 2026-03-02T08:30:00+08:00.',
      ),
    )
  const given = (firstOf(fields, 'status') ?? 'OPEN').toUpperCase()
  const status = SENT_STATUSES.find((one) => one === given)
  if (!status)
    faults.push(
      fault(
        'status',
        'INVALID_VALUE',
        `只能是：${SENT_STATUSES.join('、')}。`,
        `This is one of: ${SENT_STATUSES.join(', ')}.`,
      ),
    )
  const links = readMediaUrls(fields, faults)
  const description = firstOf(fields, 'description') ?? ''
  const text = [description, ...links].join('\n').trim()
  if ([...text].length > LONGEST_TEXT)
    faults.push(
      fault(
        'description',
        'TOO_LONG',
        `最多 ${LONGEST_TEXT} 个字，请删减。`,
        `At most ${LONGEST_TEXT} characters: shorten it.`,
      ),
    )
  const name = nameOf(firstOf(fields, 'first_name'), firstOf(fields, 'last_name'))
  faults.push(...contactFaults({ name, email: firstOf(fields, 'email'), phone: firstOf(fields, 'phone') }))
  return { sent: { number, updateId, saidAt: saidAt ?? new Date(0), status: status ?? 'OPEN', text }, faults }
}

function fault(field: string, code: string, zh: string, en: string): FieldFault {
  return { field, code, message: { zh, en } }
}
