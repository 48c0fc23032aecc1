import { useState } from 'react'
import { type CalendarReply, getCalendar } from '../../../foundation/standards/standards.contract.ts'
import { localDateOf, showDate, yearOf } from '../../../kernel/dates.ts'
import { Button, IconButton } from '../../../ui/workbench/Button.tsx'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { FailedState, Loading } from '../../../ui/workbench/EmptyState.tsx'
import { KeyFigure, KeyFigures } from '../../../ui/workbench/KeyFigure.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { useQueryValue } from '../../../ui/workbench/navigation.tsx'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import { calendarTexts } from './calendar-texts.ts'
import { CityDaysDialog, LoadYearDialog } from './DaysDialogs.tsx'
import { YearGrid } from './YearGrid.tsx'

const FIRST_YEAR = 1949
const LAST_YEAR = 2200

/** The calendar by which all time limits are counted, a year at a time. */
export function CalendarPage() {
  const texts = useTexts(calendarTexts)
  const [wanted, setWanted] = useQueryValue('year')
  const thisYear = yearOf(localDateOf(Date.now()))
  const read = Number(wanted)
  const year = Number.isInteger(read) && read >= FIRST_YEAR && read <= LAST_YEAR ? read : thisYear
  const [dialog, setDialog] = useState<'city' | 'load'>()
  const { data, error, retry } = useEndpoint(getCalendar, { params: { year } })
  const goTo = (next: number) => setWanted(String(Math.min(Math.max(next, FIRST_YEAR), LAST_YEAR)))
  return (
    <div className="wb-page">
      <PageHeader
        title={texts.title}
        lead={texts.lead}
        actions={
          <>
            <Button icon="edit" notNow={data ? undefined : texts.failed} onClick={() => setDialog('city')}>
              {texts.cityDays.edit}
            </Button>
            <Button icon="upload" notNow={data ? undefined : texts.failed} onClick={() => setDialog('load')}>
              {texts.load.open}
            </Button>
          </>
        }
      />
      <div className="wb-inline">
        <IconButton name="left" label={texts.previous} onClick={() => goTo(year - 1)} />
        <h2 className="wb-blocktitle">{year}</h2>
        <IconButton name="right" label={texts.next} onClick={() => goTo(year + 1)} />
      </div>
      {!data && (error ? <FailedState title={texts.failed} error={error} onRetry={retry} /> : <Loading lines={8} />)}
      {data && (
        <>
          <YearFigures calendar={data} />
          <YearGrid calendar={data} />
          <p className="wb-soft">{texts.legend}</p>
          <SpecialDays calendar={data} />
          {dialog === 'city' && <CityDaysDialog calendar={data} onClose={() => setDialog(undefined)} />}
          {dialog === 'load' && <LoadYearDialog calendar={data} onClose={() => setDialog(undefined)} />}
        </>
      )}
    </div>
  )
}

function YearFigures({ calendar }: { calendar: CalendarReply }) {
  const texts = useTexts(calendarTexts)
  return (
    <KeyFigures>
      <KeyFigure
        label={texts.workdays}
        value={texts.workdaysOf(calendar.workdays)}
        standing={calendar.provisional ? 'provisional' : 'kept'}
        standingWord={calendar.provisional ? texts.provisional : texts.official}
        note={calendar.notices.length > 0 ? `${texts.notices}: ${calendar.notices.join('; ')}` : ''}
      />
    </KeyFigures>
  )
}

function SpecialDays({ calendar }: { calendar: CalendarReply }) {
  const texts = useTexts(calendarTexts)
  const language = useLanguage()
  return (
    <section className="wb-block" aria-label={texts.special}>
      <h2 className="wb-blocktitle">{texts.special}</h2>
      {calendar.days.length === 0 ? (
        <p className="wb-soft">{texts.none}</p>
      ) : (
        <table className="wb-grid">
          <thead>
            <tr>
              <th scope="col">{texts.table.date}</th>
              <th scope="col">{texts.table.kind}</th>
              <th scope="col">{texts.table.name}</th>
              <th scope="col">{texts.table.source}</th>
            </tr>
          </thead>
          <tbody>
            {calendar.days.map(({ date, isOffDay, name, source }) => (
              <tr key={`${date} ${source}`}>
                <th scope="row">{showDate(date, language)}</th>
                <td>{isOffDay ? texts.kinds.off : texts.kinds.work}</td>
                <td>{name}</td>
                <td>{texts.sources[source]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
