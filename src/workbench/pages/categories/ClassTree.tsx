import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Category } from '../../../delivery/feedback/categories/categories.contract.ts'
import { Icon } from '../../../ui/workbench/Icon.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { categoriesTexts } from './categories-texts.ts'
import { above, inSight, nameOfClass, treeStep } from './class-tree.ts'

type ClassTreeProps = {
  /** The classes to show, in the order of the tree. */
  shown: readonly Category[]
  /** Everything is unfolded, as after a search. */
  all: boolean
  open: string | undefined
  onOpen: (code: string) => void
}

/**
 * The classes as a tree by the ARIA pattern: up and down move, right unfolds or goes in, left folds or goes out, Home
 * and End go to the ends, Enter opens. One row is in the tab order.
 */
export function ClassTree({ shown, all, open, onOpen }: ClassTreeProps) {
  const texts = useTexts(categoriesTexts)
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(() => new Set(pathTo(open)))
  const [active, setActive] = useState(open)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (open === undefined) return
    setActive(open)
    setUnfolded((now) => new Set([...now, ...pathTo(open)]))
  }, [open])
  useEffect(() => {
    if (open !== undefined) list.current?.querySelector(`[data-code="${open}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [open])
  const rows = all ? shown : inSight(shown, unfolded)
  const current = rows.find(({ code }) => code === active) ?? rows[0]
  const withBelow = new Set(shown.map(({ code }) => above(code)))
  const fold = (code: string, unfold: boolean) => {
    const next = new Set(unfolded)
    if (unfold) next.add(code)
    else next.delete(code)
    setUnfolded(next)
  }
  const onKeyDown = (event: KeyboardEvent, row: Category) => {
    const step = treeStep(event.key, {
      rows,
      current: row,
      hasBelow: withBelow.has(row.code),
      isUnfolded: all || unfolded.has(row.code),
      mayFold: !all,
    })
    if (!step) return
    event.preventDefault()
    if (step.kind === 'open') onOpen(row.code)
    if (step.kind === 'fold') fold(row.code, step.unfold)
    if (step.kind === 'go') {
      setActive(step.code)
      list.current?.querySelector<HTMLElement>(`[data-code="${step.code}"]`)?.focus()
    }
  }
  const onClick = (row: Category) => {
    setActive(row.code)
    if (withBelow.has(row.code) && !all) fold(row.code, row.code !== open || !unfolded.has(row.code))
    onOpen(row.code)
  }
  return (
    <div role="tree" aria-label={texts.tree} ref={list} className="ct-tree">
      {rows.map((row) => (
        <TreeRow
          key={row.code}
          row={row}
          isOpen={row.code === open}
          inTabOrder={row === current}
          unfolded={withBelow.has(row.code) ? all || unfolded.has(row.code) : undefined}
          onClick={onClick}
          onKeyDown={onKeyDown}
        />
      ))}
    </div>
  )
}

type TreeRowProps = {
  row: Category
  isOpen: boolean
  inTabOrder: boolean
  /** Undefined where nothing lies below. */
  unfolded: boolean | undefined
  onClick: (row: Category) => void
  onKeyDown: (event: KeyboardEvent, row: Category) => void
}

function TreeRow({ row, isOpen, inTabOrder, unfolded, onClick, onKeyDown }: TreeRowProps) {
  const texts = useTexts(categoriesTexts)
  const language = useLanguage()
  const { code, active, changed, shipped } = row
  const level = code.length / 2
  return (
    <div
      role="treeitem"
      data-code={code}
      aria-level={level}
      aria-selected={isOpen}
      aria-expanded={unfolded}
      tabIndex={inTabOrder ? 0 : -1}
      className={`ct-row ct-level-${String(level)}`}
      onClick={() => onClick(row)}
      onKeyDown={(event) => onKeyDown(event, row)}
    >
      <span className="ct-fold" aria-hidden="true">
        {unfolded !== undefined && <Icon name={unfolded ? 'down' : 'right'} size={14} />}
      </span>
      <span className="ct-code">{code}</span>
      <span className={active ? 'ct-name' : 'ct-name ct-retired'}>{nameOfClass(row, language)}</span>
      {!active && <span className="ct-mark">{texts.retired}</span>}
      {changed && active && <span className="ct-mark">{shipped ? texts.changed : texts.own}</span>}
    </div>
  )
}

function pathTo(code: string | undefined): string[] {
  return code ? [code.slice(0, 2), code.slice(0, 4)].filter((one) => one !== code) : []
}
