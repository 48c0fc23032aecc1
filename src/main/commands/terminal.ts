import type { Bilingual } from '../../kernel/texts.ts'

/** Where a command talks to people: standard error, so that standard output holds the result only. */
export type Terminal = {
  /** Says something in both languages, on one line. */
  say(text: Bilingual): void
  /** Shows a share from 0 to 1 with a few words, on a terminal only; each call replaces the one before. */
  progress(share: number | null, words: string): void
  /** Ends the line of the progress bar, if one is shown. */
  endProgress(): void
}

type Stream = { write(text: string): unknown; readonly isTTY?: boolean }

const BAR = 28

/** A terminal on a stream such as `process.stderr`. */
export function createTerminal(stream: Stream): Terminal {
  let shown = ''
  const endProgress = () => {
    if (shown) stream.write('\n')
    shown = ''
  }
  return {
    say: ({ zh, en }) => {
      endProgress()
      stream.write(`${zh} / ${en}\n`)
    },
    progress: (share, words) => {
      if (!stream.isTTY) return
      const line = share === null ? words : `${bar(share)} ${words}`
      if (line === shown) return
      stream.write(`\r${line}\x1b[K`)
      shown = line
    },
    endProgress,
  }
}

function bar(share: number): string {
  const within = Math.min(1, Math.max(0, share))
  const full = Math.round(within * BAR)
  return `[${'█'.repeat(full)}${'░'.repeat(BAR - full)}] ${String(Math.floor(within * 100)).padStart(3)} %`
}

/** Columns that a terminal gives to a text: Chinese characters and full-width signs take two. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text)
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u.test(
        character,
      )
        ? 2
        : 1
  return width
}

/** Pads a text with blanks to a width; numbers go to the right. */
export function padTo(text: string, width: number, right = false): string {
  const blanks = ' '.repeat(Math.max(0, width - widthOf(text)))
  return right ? blanks + text : text + blanks
}

/** Lines of a table with its head, columns as wide as they need. Columns whose cells are all numbers go to the right. */
export function tableLines(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((title, i) => Math.max(widthOf(title), ...rows.map((row) => widthOf(row[i] ?? ''))))
  const numeric = head.map((_, i) => rows.length > 0 && rows.every((row) => /^-?[\d.,]*%?$/.test(row[i] ?? '')))
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => padTo(cell, widths[i]!, numeric[i]))
      .join('  ')
      .trimEnd()
  return [line(head), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)]
}
