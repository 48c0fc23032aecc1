import { askExtension, askListing } from '../../../delivery/feedback/requests/requests.contract.ts'
import { getSettings } from '../../../delivery/feedback/settings/settings.contract.ts'
import { getCalendar } from '../../../foundation/standards/standards.contract.ts'
import { addDays, isLocalDate, localDateOf, parseLocalDate, showDate, showInstant } from '../../../kernel/dates.ts'
import { showLimit } from '../../../platform/clock/clock.contract.ts'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { DateField } from '../../../ui/workbench/forms/DateField.tsx'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { FormFrame } from '../../../ui/workbench/forms/FormFrame.tsx'
import { NumberField } from '../../../ui/workbench/forms/NumberField.tsx'
import { TextAreaField } from '../../../ui/workbench/forms/TextAreaField.tsx'
import { useForm } from '../../../ui/workbench/forms/use-form.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { laterBy } from './new-due.ts'
import { isShort, StepButtons } from './StepButtons.tsx'
import { stepTexts } from './step-texts.ts'
import { draftOf, type StepProps, useStep } from './use-step.ts'

const FRESH = 5 * 60_000

/** Asks for more time: how much in the unit of the time to answer, and until when that would be, before it is sent. */
export function ExtensionForm(props: StepProps) {
  const { matter } = props
  const texts = useTexts(stepTexts)
  const language = useLanguage()
  const { take } = useStep(askExtension, props)
  const longest = useEndpoint(getSettings, {}, { fresh: FRESH }).data?.settings.extension.longest
  const { unit } = matter.clock.limit
  const most = longest?.unit === unit ? longest.amount : undefined
  const longestWords = longest ? showLimit(longest, language) : ''
  const form = useForm({
    initial: { by: null as number | null, reason: '', ground: '' },
    labels: { by: texts.fields.by, reason: texts.fields.reason, ground: texts.fields.ground },
    check: ({ by, reason, ground }) => ({
      ...(by === null || !(by > 0) ? { by: texts.fields.byMissing } : {}),
      ...(by !== null && most !== undefined && by > most ? { by: texts.fields.byTooLong(longestWords) } : {}),
      ...(isShort(reason) ? { reason: texts.fields.reasonMissing } : {}),
      ...(isShort(ground) ? { ground: texts.fields.groundMissing } : {}),
    }),
    draftKey: draftOf(props),
  })
  const { by } = form.values
  const later = useLater(matter.clock.due, by !== null && by > 0 ? { amount: by, unit } : undefined)
  const send = ({ by, reason, ground }: typeof form.values) =>
    take({ params: { id: matter.id }, body: { by: { amount: by ?? 0, unit }, reason, ground } })
  return (
    <FormFrame onSubmit={form.submit(send)}>
      <ErrorSummary form={form} />
      <NumberField
        {...form.bind('by')}
        hint={longest ? texts.fields.byHint(longestWords) : undefined}
        unit={showLimit({ amount: 2, unit }, language).replace('2', '').trim()}
      />
      <output className="wb-block">
        {later && (
          <>
            <strong>{texts.newDue(showInstant(matter.clock.due, language), later)}</strong>
            <span className="wb-soft">{texts.newDueAbout}</span>
          </>
        )}
      </output>
      <TextAreaField {...form.bind('reason')} hint={texts.fields.reasonInside} rows={3} most={1000} />
      <TextAreaField {...form.bind('ground')} hint={texts.fields.groundHint} rows={2} most={1000} />
      <StepButtons {...props} busy={form.pending} />
    </FormFrame>
  )
}

/** Until when the answer would be due with this much more time, in words. */
function useLater(due: string, by: Parameters<typeof laterBy>[1] | undefined): string | undefined {
  const language = useLanguage()
  const year = Number(localDateOf(due).slice(0, 4))
  const enabled = by?.unit === 'WORKDAY'
  const thisYear = useEndpoint(getCalendar, { params: { year } }, { enabled, fresh: FRESH }).data
  const nextYear = useEndpoint(getCalendar, { params: { year: year + 1 } }, { enabled, fresh: FRESH }).data
  if (!by || (enabled && !(thisYear && nextYear)) || (by.unit.endsWith('DAY') && !Number.isInteger(by.amount)))
    return undefined
  const days = [...(thisYear?.days ?? []), ...(nextYear?.days ?? [])]
  const later = laterBy(due, by, new Map(days.map(({ date, isOffDay }) => [date, isOffDay])))
  if (!later) return undefined
  return 'day' in later ? showDate(later.day, language) : showInstant(later.at, language)
}

/** Asks to list a matter for the long term, until a day. */
export function ListingForm(props: StepProps) {
  const texts = useTexts(stepTexts).fields
  const { take } = useStep(askListing, props)
  const days = useEndpoint(getSettings, {}, { fresh: FRESH }).data?.settings.listing.longestDays
  const today = localDateOf(Date.now())
  const form = useForm({
    initial: { until: '', reason: '', ground: '' },
    labels: { until: texts.until, reason: texts.reason, ground: texts.ground },
    check: ({ until, reason, ground }) => ({
      ...(isLocalDate(until) ? {} : { until: texts.untilMissing }),
      ...(isShort(reason) ? { reason: texts.reasonMissing } : {}),
      ...(isShort(ground) ? { ground: texts.groundMissing } : {}),
    }),
    draftKey: draftOf(props),
  })
  const send = ({ until, reason, ground }: typeof form.values) =>
    take({ params: { id: props.matter.id }, body: { until: parseLocalDate(until), reason, ground } })
  return (
    <FormFrame onSubmit={form.submit(send)}>
      <ErrorSummary form={form} />
      <DateField
        {...form.bind('until')}
        hint={days === undefined ? undefined : texts.untilHint(String(days))}
        min={addDays(today, 1)}
        {...(days === undefined ? {} : { max: addDays(today, days) })}
      />
      <TextAreaField {...form.bind('reason')} hint={texts.reasonInside} rows={3} most={1000} />
      <TextAreaField {...form.bind('ground')} hint={texts.groundHint} rows={2} most={1000} />
      <StepButtons {...props} busy={form.pending} />
    </FormFrame>
  )
}
