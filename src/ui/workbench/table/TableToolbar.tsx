import { type ReactNode, useState } from 'react'
import { Button } from '../Button.tsx'
import { Icon } from '../Icon.tsx'
import { useTexts } from '../language.tsx'
import { Popover } from '../Popover.tsx'
import { tableTexts } from '../table-texts.ts'
import type { Column } from './column.ts'
import { DENSITIES, type Density, type Filter, isNarrowed, withFilter } from './table-view.ts'
import type { ViewControl } from './use-table-view.ts'

type TableToolbarProps<Row> = {
  label: string
  columns: readonly Column<Row>[]
  control: ViewControl
  search: { value: string; onChange: (text: string) => void }
  onExport: () => void
  /** The page's own filters and buttons, after the search. */
  children?: ReactNode
}

/** Above a table: search, the page's own filters, views, columns, row height, export; below it the filters in force. */
export function TableToolbar<Row>(props: TableToolbarProps<Row>) {
  const { label, columns, control, search, onExport, children } = props
  const texts = useTexts(tableTexts)
  return (
    <div className="wb-tabletools">
      <div className="wb-toolrow">
        <div className="wb-search">
          <Icon name="search" size={16} />
          <input
            type="search"
            aria-label={`${texts.search}: ${label}`}
            placeholder={texts.search}
            value={search.value}
            onChange={(event) => search.onChange(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && search.value !== '') {
                event.preventDefault()
                search.onChange('')
              }
            }}
          />
        </div>
        {children}
        <div className="wb-toolrow-end">
          <ViewMenu control={control} />
          <Popover label={texts.columns} icon="columns" active={control.view.hidden.length > 0}>
            {() => <ColumnChooser columns={columns} control={control} />}
          </Popover>
          <Popover label={texts.density} icon="density">
            {(close) => <DensityChooser control={control} close={close} />}
          </Popover>
          <button type="button" className="wb-toolbutton" onClick={onExport}>
            <Icon name="export" size={16} />
            <span>{texts.export}</span>
          </button>
        </div>
      </div>
      <FilterChips columns={columns} control={control} />
    </div>
  )
}

function FilterChips<Row>({ columns, control }: { columns: readonly Column<Row>[]; control: ViewControl }) {
  const texts = useTexts(tableTexts)
  const { view, change } = control
  const filters = Object.entries(view.filters)
  if (filters.length === 0) return null
  return (
    <ul className="wb-chips">
      {filters.map(([id, filter]) => {
        const header = columns.find((column) => column.id === id)?.header ?? id
        return (
          <li key={id} className="wb-chip wb-chip-set">
            <span>
              {header}: {inWords(filter, texts)}
            </span>
            <button
              type="button"
              className="wb-iconbutton"
              aria-label={texts.clearFilter(header)}
              title={texts.clearFilter(header)}
              onClick={() => change(withFilter(view, id, undefined))}
            >
              <Icon name="close" size={14} />
            </button>
          </li>
        )
      })}
      {isNarrowed(view) && (
        <li>
          <button type="button" className="wb-textbutton" onClick={() => change({ filters: {}, search: '' })}>
            {texts.clearAll}
          </button>
        </li>
      )}
    </ul>
  )
}

function inWords(filter: Filter, texts: (typeof tableTexts)['zh']): string {
  if (filter.kind === 'text') return `“${filter.text}”`
  if (filter.kind === 'choice') return filter.values.map((value) => value || texts.filterEmpty).join(' / ')
  return `${filter.from || '…'} – ${filter.to || '…'}`
}

function ColumnChooser<Row>({ columns, control }: { columns: readonly Column<Row>[]; control: ViewControl }) {
  const texts = useTexts(tableTexts)
  const { view, change } = control
  const shownCount = columns.length - view.hidden.length
  return (
    <fieldset className="wb-chooser">
      <legend className="wb-popover-title">{texts.chooseColumns}</legend>
      <ul className="wb-choices">
        {columns.map(({ id, header }) => {
          const shown = !view.hidden.includes(id)
          return (
            <li key={id}>
              <label>
                <input
                  type="checkbox"
                  checked={shown}
                  disabled={shown && shownCount === 1}
                  onChange={() =>
                    change({ hidden: shown ? [...view.hidden, id] : view.hidden.filter((one) => one !== id) })
                  }
                />
                <span>{header}</span>
              </label>
            </li>
          )
        })}
      </ul>
    </fieldset>
  )
}

function DensityChooser({ control, close }: { control: ViewControl; close: () => void }) {
  const texts = useTexts(tableTexts)
  return (
    <fieldset className="wb-chooser">
      <legend className="wb-popover-title">{texts.density}</legend>
      <ul className="wb-choices">
        {(Object.keys(DENSITIES) as Density[]).map((density) => (
          <li key={density}>
            <label>
              <input
                type="radio"
                name="density"
                checked={control.view.density === density}
                onChange={() => {
                  control.change({ density })
                  close()
                }}
              />
              <span>{texts.densities[density]}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

/** The views with a name: choose one, keep what is shown as one, forget one. */
function ViewMenu({ control }: { control: ViewControl }) {
  const texts = useTexts(tableTexts)
  const { named, chosen } = control
  return (
    <Popover label={chosen ?? texts.views} icon="views" active={chosen !== undefined}>
      {(close) => (
        <div className="wb-chooser">
          <p className="wb-popover-title">{texts.views}</p>
          <ul className="wb-viewlist">
            {[undefined, ...named].map((name) => (
              <li key={name ?? ''}>
                <button
                  type="button"
                  className="wb-menuitem"
                  aria-pressed={chosen === name}
                  onClick={() => {
                    control.choose(name)
                    close()
                  }}
                >
                  {name ?? texts.standardView}
                </button>
                {name !== undefined && (
                  <button
                    type="button"
                    className="wb-iconbutton"
                    aria-label={texts.deleteView(name)}
                    title={texts.deleteView(name)}
                    onClick={() => control.forget(name)}
                  >
                    <Icon name="trash" size={14} />
                  </button>
                )}
              </li>
            ))}
          </ul>
          <NewView
            onSave={(name) => {
              control.save(name)
              close()
            }}
          />
        </div>
      )}
    </Popover>
  )
}

function NewView({ onSave }: { onSave: (name: string) => void }) {
  const texts = useTexts(tableTexts)
  const [name, setName] = useState('')
  return (
    <form
      className="wb-newview"
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() !== '') onSave(name.trim())
      }}
    >
      <label className="wb-minifield">
        <span>{texts.viewName}</span>
        <input type="text" maxLength={40} value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <Button submit notNow={name.trim() === '' ? texts.viewNameMissing : undefined}>
        {texts.saveView}
      </Button>
    </form>
  )
}
