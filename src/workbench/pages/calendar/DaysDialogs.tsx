import { type CalendarReply, loadCalendarYear, setCityDays } from '../../../foundation/standards/standards.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { Dialog, DialogActions } from '../../../ui/workbench/dialog/Dialog.tsx'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { FormFrame } from '../../../ui/workbench/forms/FormFrame.tsx'
import { TextAreaField } from '../../../ui/workbench/forms/TextAreaField.tsx'
import { useForm } from '../../../ui/workbench/forms/use-form.ts'
import { useTexts } from '../../../ui/workbench/language.tsx'
import { partTexts } from '../../../ui/workbench/part-texts.ts'
import { calendarTexts } from './calendar-texts.ts'
import { type DayFault, readDayLines, writeDayLines } from './day-lines.ts'

type DaysDialogProps = { calendar: CalendarReply; onClose: () => void }

/** Sets the city's own days of the year; none at all is an answer, too. */
export function CityDaysDialog({ calendar, onClose }: DaysDialogProps) {
  const texts = useTexts(calendarTexts)
  const { year } = calendar
  const say = useDayFault(year)
  const save = useAction(setCityDays, { showsError: true, done: texts.cityDays.saved })
  const form = useForm({
    initial: { days: useDayText(calendar, 'city') },
    labels: { days: texts.days },
    check: ({ days }) => {
      const { fault } = readDayLines(days, year)
      return fault ? { days: say(fault) } : {}
    },
  })
  const submit = form.submit(async ({ days }) => {
    const outcome = await save.run({ params: { year }, body: { days: [...readDayLines(days, year).days] } })
    if (!outcome.error) onClose()
    return outcome
  })
  return (
    <Dialog title={texts.cityDays.title(year)} onClose={onClose}>
      <FormFrame onSubmit={submit}>
        <ErrorSummary form={form} />
        <p>{texts.cityDays.text}</p>
        <TextAreaField {...form.bind('days')} hint={texts.daysHint} rows={8} optional />
        <SaveOrLeave word={texts.cityDays.save} busy={form.pending} onClose={onClose} />
      </FormFrame>
    </Dialog>
  )
}

/** Loads the published days of the year in place of those that were loaded before. */
export function LoadYearDialog({ calendar, onClose }: DaysDialogProps) {
  const texts = useTexts(calendarTexts)
  const { year } = calendar
  const say = useDayFault(year)
  const load = useAction(loadCalendarYear, { showsError: true, done: texts.load.saved })
  const form = useForm({
    initial: { notices: calendar.notices.join('\n'), days: useDayText(calendar, 'notice') },
    labels: { notices: texts.load.notices, days: texts.days },
    check: ({ days }) => {
      const found = readDayLines(days, year)
      if (found.fault) return { days: say(found.fault) }
      return found.days.length === 0 ? { days: texts.faults.empty } : {}
    },
  })
  const submit = form.submit(async ({ notices, days }) => {
    const body = {
      notices: notices
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
      days: [...readDayLines(days, year).days],
    }
    const outcome = await load.run({ params: { year }, body })
    if (!outcome.error) onClose()
    return outcome
  })
  return (
    <Dialog title={texts.load.title(year)} onClose={onClose}>
      <FormFrame onSubmit={submit}>
        <ErrorSummary form={form} />
        <p>{texts.load.text}</p>
        <TextAreaField {...form.bind('notices')} hint={texts.load.noticesHint} rows={2} optional />
        <TextAreaField {...form.bind('days')} hint={texts.daysHint} rows={12} />
        <SaveOrLeave word={texts.load.save} busy={form.pending} onClose={onClose} />
      </FormFrame>
    </Dialog>
  )
}

function SaveOrLeave({ word, busy, onClose }: { word: string; busy: boolean; onClose: () => void }) {
  const parts = useTexts(partTexts)
  return (
    <DialogActions>
      <Button submit kind="main" busy={busy}>
        {word}
      </Button>
      <Button onClick={onClose}>{parts.cancel}</Button>
    </DialogActions>
  )
}

function useDayText({ days }: CalendarReply, source: 'notice' | 'city'): string {
  const { off, work } = useTexts(calendarTexts)
  return writeDayLines(
    days.filter((day) => day.source === source),
    { off, work },
  )
}

function useDayFault(year: number): (fault: DayFault) => string {
  const { faults } = useTexts(calendarTexts)
  return (fault) => {
    const line = String(fault.line)
    if (fault.kind === 'otherYear') return faults.otherYear(line, String(year))
    return fault.kind === 'twice' ? faults.twice(line, fault.date) : faults.unreadable(line, fault.text)
  }
}
