import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

/** A chart as SVG text, complete in itself where the look carries literal colours (PRINT_LOOK): for documents and files. */
export function svgMarkup(chart: ReactElement): string {
  return renderToStaticMarkup(chart)
}
