import type { ReactElement } from 'react'
import { type Board, type BoardLine, getBoard, type Share } from '../../delivery/feedback/publication/board.contract.ts'
import type { Language } from '../../kernel/texts.ts'
import { BarChart } from '../../ui/charts/BarChart.tsx'
import { type BarChartData, barChartSummary, barChartTable } from '../../ui/charts/bar-chart-data.ts'
import { ChartFigure } from '../../ui/charts/ChartFigure.tsx'
import { DataTable } from '../../ui/portal/content/DataTable.tsx'
import { Details } from '../../ui/portal/content/Details.tsx'
import { EmptyState } from '../../ui/portal/content/EmptyState.tsx'
import { heardTexts } from '../texts/heard-texts.ts'
import { watchTexts } from '../texts/watch-texts.ts'
import type { Page, Visit } from '../visit.ts'

const MOST_BARS = 15

/** What residents turn to the city with, by class and place, with how well it is answered. */
export async function boardPage({ language, query, call }: Visit): Promise<Page> {
  const texts = heardTexts[language].board
  const category = query.category && /^\d{2}(\d{2})?$/.test(query.category) ? query.category : undefined
  const board = await call(getBoard, { query: category ? { category } : {} })
  const title = board.within ? texts.parts(board.within.name[language]) : texts.title
  return {
    title,
    description: texts.description,
    section: 'watch',
    crumbs: [
      { label: watchTexts[language].title, href: '/watch' },
      ...(board.within ? [{ label: texts.title, href: '/watch/board' }] : []),
    ],
    body: (
      <>
        <p className="caption">{texts.period(board.from, board.to)}</p>
        <h1>{title}</h1>
        <p className="lead">{texts.lead}</p>
        {board.categories.length === 0 ? (
          <EmptyState title={texts.none}>
            <p>{texts.noneText}</p>
          </EmptyState>
        ) : (
          <Shown language={language} board={board} />
        )}
        <ul className="ways">
          {board.within && (
            <li>
              <a href="/watch/board">{texts.up}</a>
            </li>
          )}
          <li>
            <a href={category ? `/watch/cases?category=${category}` : '/watch/cases'}>
              {category ? texts.cases : heardTexts[language].more.cases}
            </a>
          </li>
        </ul>
      </>
    ),
  }
}

function Shown({ language, board }: { language: Language; board: Board }) {
  const texts = heardTexts[language].board
  const note = texts.note(board.smallest)
  const mayGoDown = (code: string) => code.length < 6
  return (
    <>
      {board.total.count !== null && <p>{texts.total(board.total.count.toLocaleString(language))}</p>}
      <section className="section" aria-labelledby="by-category">
        <Bars language={language} id="categories" caption={texts.byCategory} lines={board.categories} note={note} />
        <LineTable
          language={language}
          id="by-category"
          head={texts.category}
          caption={texts.byCategory}
          lines={board.categories}
          href={(code) => (mayGoDown(code) ? `/watch/board?category=${code}` : undefined)}
        />
      </section>
      <section className="section" aria-labelledby="by-area">
        <Bars language={language} id="areas" caption={texts.byArea} lines={board.areas} note={note} />
        <LineTable
          language={language}
          id="by-area"
          head={texts.area}
          caption={texts.byArea}
          lines={board.areas}
          href={(code) => `/watch/cases?place=${code}`}
        />
      </section>
      <Details summary={texts.cells}>
        <Cells language={language} board={board} />
      </Details>
    </>
  )
}

type BarsProps = { language: Language; id: string; caption: string; lines: readonly BoardLine[]; note: string }

/** The counts as bars, with the same figures as a table. What is withheld has no bar. */
function Bars({ language, id, caption, lines, note }: BarsProps): ReactElement {
  const data: BarChartData = {
    unit: 'count',
    valueName: heardTexts[language].board.count,
    rows: lines
      .filter(({ count }) => count !== null)
      .slice(0, MOST_BARS)
      .map(({ name, count }) => ({ name: name[language], value: count })),
  }
  return (
    <ChartFigure
      id={id}
      caption={caption}
      language={language}
      draw={(where) => (
        <BarChart
          {...where}
          {...data}
          language={language}
          title={caption}
          description={barChartSummary(data, language)}
        />
      )}
      table={barChartTable(data, language)}
      note={note}
    />
  )
}

type TableProps = {
  language: Language
  id: string
  head: string
  caption: string
  lines: readonly BoardLine[]
  href: (code: string) => string | undefined
}

function LineTable({ language, id, head, caption, lines, href }: TableProps) {
  const texts = heardTexts[language].board
  return (
    <DataTable
      language={language}
      id={id}
      caption={caption}
      captionHidden
      rows={lines}
      rowKey={({ code }) => code}
      columns={[
        {
          key: 'name',
          header: head,
          names: true,
          cell: ({ code, name }) => {
            const address = href(code)
            return address ? <a href={address}>{name[language]}</a> : name[language]
          },
        },
        {
          key: 'count',
          header: texts.count,
          numeric: true,
          cell: ({ count }) => (count === null ? texts.withheld : count.toLocaleString(language)),
        },
        { key: 'onTime', header: texts.onTime, numeric: true, cell: ({ onTime }) => shareCell(onTime, language) },
        {
          key: 'satisfied',
          header: texts.satisfied,
          numeric: true,
          cell: ({ satisfied }) => shareCell(satisfied, language),
        },
      ]}
    />
  )
}

/** A share with its interval and basis in one cell; a word where it is withheld or there is nothing. */
export function shareCell({ rate, low, high, n, withheld, few }: Share, language: Language): string {
  const texts = heardTexts[language].board
  if (withheld) return texts.withheld
  if (rate === null || low === null || high === null || n === null) return '—'
  const percent = (value: number) => `${(Math.floor(value * 1000) / 10).toFixed(1)}%`
  const words = `${percent(rate)}（${percent(low)}–${percent(high)}，${texts.basis(String(n))}${few ? `，${texts.few}` : ''}）`
  return language === 'zh' ? words : words.replace('（', ' (').replace('）', ')').replaceAll('，', ', ')
}

function Cells({ language, board }: { language: Language; board: Board }) {
  const texts = heardTexts[language].board
  const counts = new Map(board.cells.map(({ category, area, count }) => [`${category} ${area}`, count]))
  const shown = (category: string, area: string) => {
    const count = counts.get(`${category} ${area}`)
    if (count === undefined) return '0'
    return count === null ? '＜' : count.toLocaleString(language)
  }
  return (
    <>
      <DataTable
        language={language}
        id="cells"
        caption={texts.cells}
        captionHidden
        rows={board.categories}
        rowKey={({ code }) => code}
        columns={[
          { key: 'name', header: texts.category, names: true, cell: ({ name }) => name[language] },
          ...board.areas.map((area) => ({
            key: area.code,
            header: area.name[language],
            numeric: true,
            cell: ({ code }: BoardLine) => shown(code, area.code),
          })),
        ]}
      />
      <p className="hint">＜ {texts.withheld}</p>
    </>
  )
}
