import { type ColourName, PALETTES } from '../tokens/tokens.ts'

/** The colours a chart may use, by purpose. */
export type ChartPalette = Readonly<Record<ColourName, string>>

/**
 * How a chart is drawn: its colours, the size of its text in pixels of the drawing, and a font family where none can be
 * inherited (documents).
 */
export type ChartLook = {
  readonly palette: ChartPalette
  readonly textSize: number
  readonly fontFamily?: string
}

const COLOUR_NAMES = Object.keys(PALETTES.light) as ColourName[]

const cssName = (name: ColourName) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`

/**
 * The tokens as custom properties, each with its light value in reserve: one drawing follows the light and the dark
 * theme of the page, and still reads where no stylesheet is.
 */
const followingPalette = Object.fromEntries(
  COLOUR_NAMES.map((name) => [name, `var(${cssName(name)},${PALETTES.light[name]})`]),
) as ChartPalette

/** For pages: colours follow the theme, the font is the page's. */
export const SCREEN_LOOK: ChartLook = { palette: followingPalette, textSize: 14 }

/** For pages at the width of a phone. */
export const COMPACT_LOOK: ChartLook = { palette: followingPalette, textSize: 12 }

/** For elder mode: text as large as the page's, on wide and narrow drawings alike. */
export const ELDER_LOOK: ChartLook = { palette: followingPalette, textSize: 24 }

/** For PDF, Word and pictures: literal light colours and the font of the documents. */
export const PRINT_LOOK: ChartLook = { palette: PALETTES.light, textSize: 12, fontFamily: 'Noto Sans SC' }

/** For the big screen where a picture must not depend on a stylesheet: literal dark colours. */
export const DARK_LOOK: ChartLook = { palette: PALETTES.dark, textSize: 14 }
