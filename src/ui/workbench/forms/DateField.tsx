import { Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { isLocalDate, type LocalDate, localDateOf, showDate, weekdayOf } from '../../../kernel/dates.ts'
import { Icon } from '../Icon.tsx'
import { useLanguage, useTexts } from '../language.tsx'
import { partTexts } from '../part-texts.ts'
import { readDateWords } from './date-words.ts'
import { Field, type FieldProps } from './Field.tsx'
import type { Bound } from './use-form.ts'

type DateFieldProps = Omit<FieldProps, 'id' | 'label' | 'fault'> &
  Bound<string> & { min?: LocalDate; max?: LocalDate; today?: LocalDate }

/**
 * A date that is typed (also as 3月2日, 今天, +5) or taken from the browser's calendar. While typing, the day that was
 * understood stands below with its weekday; leaving the field writes it out as YYYY-MM-DD, which is its value.
 */
export function DateField(props: DateFieldProps) {
  const texts = useTexts(partTexts)
  const language = useLanguage()
  const { id, label, hint, optional, value, onChange, name, min, max } = props
  const today = props.today ?? localDateOf(Date.now())
  const [typed, setTyped] = useState(value)
  const picker = useRef<HTMLInputElement>(null)
  useEffect(() => setTyped(value), [value])

  const read = readDateWords(typed, today)
  const outside =
    read && ((min && read < min && texts.date.before(min)) || (max && read > max && texts.date.after(max)))
  const unreadable = typed !== '' && !read && typed === value ? texts.date.unreadable(typed) : undefined
  const fault = props.fault ?? (outside || undefined) ?? unreadable
  const settle = () => onChange(read ?? typed.trim())
  const weekday = read && texts.date.weekdays.split(',')[weekdayOf(read) - 1]!

  return (
    <Field id={id} label={label} hint={hint ?? texts.date.hint} fault={fault} optional={optional ?? false}>
      {(control) => (
        <div className="wb-date">
          <Input
            {...control}
            name={name}
            value={typed}
            autoComplete="off"
            status={fault ? 'error' : ''}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={settle}
            onPressEnter={settle}
            suffix={
              <button
                type="button"
                className="wb-insidebutton"
                aria-label={texts.date.open}
                title={texts.date.open}
                onClick={() => picker.current?.showPicker()}
              >
                <Icon name="calendar" />
              </button>
            }
          />
          <input
            ref={picker}
            type="date"
            className="wb-datepicker"
            tabIndex={-1}
            aria-hidden="true"
            value={isLocalDate(value) ? value : ''}
            min={min}
            max={max}
            onChange={(event) => event.target.value && onChange(event.target.value)}
          />
          <output className="wb-date-read" htmlFor={id}>
            {read && weekday ? texts.date.reads(showDate(read, language), weekday) : ''}
          </output>
        </div>
      )}
    </Field>
  )
}
