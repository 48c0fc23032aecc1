/** The same data as the chart, as a table: what a screen reader reads, what is copied, what a document prints. */
export type TableTwin = {
  readonly columns: readonly { readonly name: string; readonly isNumber: boolean }[]
  readonly rows: readonly (readonly string[])[]
}

/** A column of words. */
export const words = (name: string) => ({ name, isNumber: false })

/** A column of figures, aligned right in tabular figures. */
export const figures = (name: string) => ({ name, isNumber: true })

/** Something that happened at one period and that the reader of the figures should know (a process was changed). */
export type PlotNote = { readonly at: number; readonly text: string }
