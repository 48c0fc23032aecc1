import { join } from 'node:path'
import { fontFolder } from './document-files.ts'
import { drawingSize } from './drawing-size.ts'

/** Pixels of the picture for each pixel of the drawing: sharp at 300 dots per inch on paper. */
const SCALE = 2.5

/**
 * A drawing as PNG, for Word: WPS and older Word show no SVG, and would set its text in another font. Drawn outside the
 * event loop, in the fonts of the product.
 */
export async function drawingPicture(svg: string): Promise<Uint8Array> {
  const { renderAsync } = await import('@resvg/resvg-js')
  const fonts = fontFolder()
  const picture = await renderAsync(svg, {
    font: {
      loadSystemFonts: false,
      fontFiles: ['NotoSansSC-Regular.ttf', 'NotoSansSC-Bold.ttf'].map((name) => join(fonts, name)),
      defaultFontFamily: 'Noto Sans SC',
    },
    fitTo: { mode: 'width', value: Math.round(drawingSize(svg).width * SCALE) },
    background: '#ffffff',
  })
  return picture.asPng()
}
