import type { Language } from '../../kernel/texts.ts'
import type { Cell, Column } from './cells.ts'
import type { Verdict } from './report-texts.ts'

/** A piece of a paragraph; a plain string is a run in regular weight. */
export type TextRun = { readonly text: string; readonly isStrong?: boolean }
export type RunningText = string | readonly TextRun[]

/** A figure beside its promise. The texts come ready for reading; the beam gives both as shares of its length (0 to 1). */
export type KeyFigure = {
  readonly name: string
  readonly value: string
  readonly promise?: string
  readonly interval?: string
  readonly verdict?: Verdict
  readonly beam?: { readonly fact: number; readonly promise: number }
}

export type ReportTable = {
  readonly kind: 'table'
  readonly caption: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
  readonly note?: string
}

export type ReportChart = {
  readonly kind: 'chart'
  readonly caption: string
  /** A complete SVG with literal colours and the font Noto Sans SC; it may not refer to anything outside itself. */
  readonly svg: string
  /** The chart in words, for readers who cannot see it. */
  readonly alt: string
  readonly note?: string
}

export type ReportBlock =
  | { readonly kind: 'paragraph'; readonly text: RunningText }
  | { readonly kind: 'list'; readonly items: readonly RunningText[]; readonly isOrdered?: boolean }
  | { readonly kind: 'keyFigures'; readonly figures: readonly KeyFigure[] }
  | { readonly kind: 'note'; readonly text: RunningText }
  | { readonly kind: 'pageBreak' }
  | ReportTable
  | ReportChart

/** A section; `level` 1 (the default) is a chapter, 2 and 3 lie below it. A level may not be skipped on the way down. */
export type ReportSection = {
  readonly heading: string
  readonly level?: 1 | 2 | 3
  readonly blocks: readonly ReportBlock[]
}

/**
 * A report as a tree, the same for PDF, Word and Excel. All texts are data: whatever they contain, they are printed as
 * they stand and never read as markup.
 */
export type ReportDocument = {
  readonly language: Language
  readonly title: string
  readonly subtitle?: string
  /** Who publishes it; stands above the title and in the running header. */
  readonly issuer: string
  /** Period, number, method, date: name and value, in a row below the title. */
  readonly meta?: readonly { readonly name: string; readonly value: string }[]
  /** The one sentence that the report says. */
  readonly headline?: RunningText
  readonly sections: readonly ReportSection[]
  readonly hasContents?: boolean
  readonly isNumbered?: boolean
  readonly isLandscape?: boolean
  /** Who took this copy and when, printed across every page. */
  readonly watermark?: { readonly user: string; readonly time: string }
  /** When it was made; goes into the file, so that the same report made twice at one time is the same file. */
  readonly madeAt: Date
}
