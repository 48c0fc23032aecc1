import type { CalendarReply } from '../../../foundation/standards/standards.contract.ts'
import { addDays, type LocalDate, parseLocalDate, weekdayOf } from '../../../kernel/dates.ts'
import { useTexts } from '../../../ui/workbench/language.tsx'
import { calendarTexts } from './calendar-texts.ts'

type SpecialDay = CalendarReply['days'][number]

/** The twelve months of a year, each a table of weeks from Monday; a day that differs carries its word. */
export function YearGrid({ calendar }: { calendar: CalendarReply }) {
  const texts = useTexts(calendarTexts)
  // The city's own day wins over the notice, as it does in the reckoning.
  const notice = calendar.days.filter(({ source }) => source === 'notice')
  const city = calendar.days.filter(({ source }) => source === 'city')
  const special = new Map([...notice, ...city].map((day) => [day.date, day]))
  return (
    <div className="wb-year">
      {texts.months.split(',').map((name, month) => (
        <Month key={name} name={name} weeks={weeksOf(calendar.year, month + 1)} special={special} />
      ))}
    </div>
  )
}

type MonthProps = {
  name: string
  weeks: readonly (readonly (LocalDate | null)[])[]
  special: ReadonlyMap<string, SpecialDay>
}

function Month({ name, weeks, special }: MonthProps) {
  const texts = useTexts(calendarTexts)
  return (
    <table className="wb-month">
      <caption>{name}</caption>
      <thead>
        <tr>
          {texts.weekdays.split(',').map((weekday) => (
            <th key={weekday} scope="col">
              {weekday}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.find(Boolean)}>
            {week.map((date, at) => (
              <td key={date ?? `blank ${String(at)}`}>{date && <Day date={date} special={special.get(date)} />}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Day({ date, special }: { date: LocalDate; special: SpecialDay | undefined }) {
  const texts = useTexts(calendarTexts)
  const isOff = special ? special.isOffDay : weekdayOf(date) > 5
  const number = Number(date.slice(8))
  const look = [isOff ? 'wb-day-off' : 'wb-day', special?.source === 'city' && 'wb-day-city']
  return (
    <span className={look.filter(Boolean).join(' ')} title={special?.name}>
      {number}
      {special && <small>{special.isOffDay ? texts.off : texts.work}</small>}
    </span>
  )
}

/** The weeks of a month from Monday on; days of other months are blank. */
export function weeksOf(year: number, month: number): (LocalDate | null)[][] {
  const first = parseLocalDate(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`)
  const days: (LocalDate | null)[] = Array.from({ length: weekdayOf(first) - 1 }, () => null)
  for (let day = first; day.slice(0, 7) === first.slice(0, 7); day = addDays(day, 1)) days.push(day)
  while (days.length % 7 > 0) days.push(null)
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7))
}
