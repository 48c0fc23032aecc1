import { useLanguage, useTexts } from '../language.tsx'
import { showNumber } from '../numbers.ts'
import { tableTexts } from '../table-texts.ts'
import type { RowSource } from './row-source.ts'

type TableFootProps = {
  source: RowSource<unknown>
  shown: number
  narrowed: boolean
  sorted: boolean
  /** The server sorts and filters, so nothing is partial. */
  arranged: boolean
}

/** Below a table: how many rows are shown and loaded, and whether sorting has seen them all. */
export function TableFoot({ source, shown, narrowed, sorted, arranged }: TableFootProps) {
  const texts = useTexts(tableTexts)
  const language = useLanguage()
  const loaded = source.rows?.length ?? 0
  const count = (value: number) => showNumber(value, language)
  const partial = (source.hasMore ?? false) && (narrowed || sorted) && !arranged
  const words = source.hasMore
    ? source.total === undefined
      ? texts.loadedSome(count(loaded))
      : texts.loadedOf(count(loaded), count(source.total))
    : texts.shown(count(shown), count(loaded))
  return (
    <footer className="wb-tablefoot">
      <p role="status">
        {source.rows ? (source.loadingMore ? texts.loadingMore : words) : ''}
        {partial && ` ${texts.partial}`}
      </p>
      {partial && source.loadAll && (
        <button type="button" className="wb-textbutton" onClick={() => void source.loadAll?.()}>
          {texts.loadAll}
        </button>
      )}
      <p className="wb-keys" aria-hidden="true">
        {texts.keyboard}
      </p>
    </footer>
  )
}
