import { useLanguage, useTexts } from '../language.tsx'
import { showNumber } from '../numbers.ts'
import { Popover } from '../Popover.tsx'
import { tableTexts } from '../table-texts.ts'
import { type Column, filterKindOf, wordsOf } from './column.ts'
import { type Cell, type Filter, isEmpty, withFilter } from './table-view.ts'
import { type ViewControl, widthOf } from './use-table-view.ts'

const WIDTH_STEP = 40
const LEAST_WIDTH = 60
const MOST_CHOICES = 200

type ColumnMenuProps<Row> = { column: Column<Row>; control: ViewControl; rows: readonly Row[]; last: boolean }

/** What can be done with one column: filter it, widen it, fold it away. The keyboard's way to what dragging does. */
export function ColumnMenu<Row>({ column, control, rows, last }: ColumnMenuProps<Row>) {
  const texts = useTexts(tableTexts)
  const { view, change } = control
  const filter = view.filters[column.id]
  const resize = (by: number) => {
    const width = Math.max(LEAST_WIDTH, widthOf(column, view) + by)
    change({ widths: { ...view.widths, [column.id]: width } })
  }
  return (
    <Popover label={texts.filterBy(column.header)} icon="filter" iconOnly active={filter !== undefined}>
      {(close) => (
        <div className="wb-columnmenu">
          <p className="wb-popover-title">{column.header}</p>
          <FilterControl
            column={column}
            filter={filter}
            rows={rows}
            onChange={(next) => change(withFilter(view, column.id, next))}
          />
          <div className="wb-columnmenu-actions">
            {filter && (
              <button
                type="button"
                className="wb-textbutton"
                onClick={() => change(withFilter(view, column.id, undefined))}
              >
                {texts.clearFilter(column.header)}
              </button>
            )}
            <button type="button" className="wb-textbutton" onClick={() => resize(WIDTH_STEP)}>
              {texts.wider}
            </button>
            <button type="button" className="wb-textbutton" onClick={() => resize(-WIDTH_STEP)}>
              {texts.narrower}
            </button>
            {!last && (
              <button
                type="button"
                className="wb-textbutton"
                onClick={() => {
                  close()
                  change({ hidden: [...view.hidden, column.id] })
                }}
              >
                {texts.hideColumn}
              </button>
            )}
          </div>
        </div>
      )}
    </Popover>
  )
}

type FilterControlProps<Row> = {
  column: Column<Row>
  filter: Filter | undefined
  rows: readonly Row[]
  onChange: (filter: Filter) => void
}

function FilterControl<Row>({ column, filter, rows, onChange }: FilterControlProps<Row>) {
  const texts = useTexts(tableTexts)
  const kind = filterKindOf(column)
  if (kind === 'none') return null
  if (kind === 'choice') return <ChoiceFilter column={column} filter={filter} rows={rows} onChange={onChange} />
  if (kind === 'text') {
    return (
      <label className="wb-minifield">
        <span>{texts.filterContains}</span>
        <input
          type="text"
          value={filter?.kind === 'text' ? filter.text : ''}
          onChange={(event) => onChange({ kind: 'text', text: event.target.value })}
        />
      </label>
    )
  }
  const range = filter?.kind === 'range' ? filter : { kind: 'range' as const, from: '', to: '' }
  const isDate = kind === 'date'
  return (
    <div className="wb-minirange">
      {(['from', 'to'] as const).map((end) => (
        <label key={end} className="wb-minifield">
          <span>{labelOf(end, isDate, texts)}</span>
          <input
            type={isDate ? 'date' : 'number'}
            value={range[end]}
            onChange={(event) => onChange({ ...range, [end]: event.target.value })}
          />
        </label>
      ))}
    </div>
  )
}

function labelOf(end: 'from' | 'to', isDate: boolean, texts: (typeof tableTexts)['zh']): string {
  if (end === 'from') return isDate ? texts.filterSince : texts.filterFrom
  return isDate ? texts.filterUntil : texts.filterTo
}

/** The words that occur in the column, each with its count, to tick. */
function ChoiceFilter<Row>({ column, filter, rows, onChange }: FilterControlProps<Row>) {
  const texts = useTexts(tableTexts)
  const language = useLanguage()
  const chosen = filter?.kind === 'choice' ? filter.values : []
  const counts = new Map<string, number>()
  for (const row of rows) {
    const value: Cell = column.value(row)
    const words = isEmpty(value) ? '' : wordsOf(column, row)
    counts.set(words, (counts.get(words) ?? 0) + 1)
  }
  const choices = [...counts].sort((one, other) => other[1] - one[1]).slice(0, MOST_CHOICES)
  return (
    <ul className="wb-choices">
      {choices.map(([words, count]) => (
        <li key={words}>
          <label>
            <input
              type="checkbox"
              checked={chosen.includes(words)}
              onChange={(event) =>
                onChange({
                  kind: 'choice',
                  values: event.target.checked ? [...chosen, words] : chosen.filter((one) => one !== words),
                })
              }
            />
            <span>{words || texts.filterEmpty}</span>
            <span className="wb-soft">{showNumber(count, language)}</span>
          </label>
        </li>
      ))}
    </ul>
  )
}
