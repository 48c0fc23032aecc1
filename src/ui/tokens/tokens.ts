/**
 * The design tokens: the one place where a colour, a size or a distance has its value. The portal gets them as CSS
 * custom properties (tokens-css.ts), the workbench and the charts read them from here.
 */

export type ThemeName = 'light' | 'dark'

/** What each colour is for; a component names the purpose, never the value. */
export type ColourName =
  /** Text, and the beam of the steelyard. */
  | 'ink'
  /** Second text: hints, dates, captions; still 4.5:1 on every ground. */
  | 'soft'
  /** Hairlines that only divide. */
  | 'line'
  /** Edges that must be seen to be used (fields, boxes, graduations): 3:1 on every ground. */
  | 'edge'
  /** The page. */
  | 'ground'
  /** Quiet areas: footer, inset, table head. */
  | 'quiet'
  /** Links and the main action. */
  | 'brand'
  /** Links under the pointer, pressed actions. */
  | 'deep'
  /** Text on `brand`, `deep`, `kept` and `missed` as ground. */
  | 'onBrand'
  /** A promise that is kept. */
  | 'kept'
  /** A promise at risk. */
  | 'atRisk'
  /** A promise that was missed; also errors. */
  | 'missed'
  /** A figure or date that may still change. */
  | 'provisional'
  /** The halo of the focus ring, drawn around a ring in ink. */
  | 'halo'

export type Palette = Readonly<Record<ColourName, string>>

/** Both palettes; tokens.test.ts holds every pair in use to WCAG 2.2 AA. */
export const PALETTES: Readonly<Record<ThemeName, Palette>> = {
  light: {
    ink: '#16202c',
    soft: '#4a5563',
    line: '#d5dbe3',
    edge: '#6d7989',
    ground: '#ffffff',
    quiet: '#f4f6f9',
    brand: '#0b57b5',
    deep: '#073b7c',
    onBrand: '#ffffff',
    kept: '#1b7a3d',
    atRisk: '#8a5a00',
    missed: '#b3261e',
    provisional: '#5b4bb7',
    halo: '#ffd25e',
  },
  dark: {
    ink: '#e9eef4',
    soft: '#aab6c4',
    line: '#2d3947',
    edge: '#7d8b9c',
    ground: '#0f151c',
    quiet: '#18212b',
    brand: '#86b8ff',
    deep: '#b4d3ff',
    onBrand: '#0f151c',
    kept: '#67c98a',
    atRisk: '#e6b45a',
    missed: '#ff9389',
    provisional: '#b8adff',
    halo: '#7a5b00',
  },
}

/** Type sizes in CSS pixels at the browser's default of 16: the reader's own setting scales them (rem). */
export const TYPE_SIZES = { dense: 14, body: 16, lead: 18, heading: 22, title: 28, display: 36 } as const
export type TypeSize = keyof typeof TYPE_SIZES

/** The same steps in elder mode: nothing below 24. */
export const ELDER_TYPE_SIZES: Readonly<Record<TypeSize, number>> = {
  dense: 24,
  body: 24,
  lead: 24,
  heading: 28,
  title: 32,
  display: 40,
}

/** Distances in CSS pixels, in steps of 4. */
export const SPACES = [4, 8, 12, 16, 24, 32, 48, 64] as const

/** Smallest side of a control in CSS pixels: 44 for a finger, 60 in elder mode. */
export const TARGETS = { normal: 44, elder: 60 } as const

/** Line height of running Chinese text and of headings. */
export const LEADING = { text: 1.6, heading: 1.3 } as const

/** Longest line of running text in Chinese characters (em). */
export const MEASURE = 38

export const RADIUS = 4

/** Movement, in milliseconds; none where the reader asked for less. */
export const MOTION = 150

/** The one shadow, for things that float above the page. */
export const SHADOWS: Readonly<Record<ThemeName, string>> = {
  light: '0 4px 16px rgb(22 32 44 / 16%)',
  dark: '0 4px 16px rgb(0 0 0 / 56%)',
}

/* System fonts only: nothing is downloaded to read a page. */
const CHINESE_FONTS = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC"'
const LATIN_FONTS = 'system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial'

/** On English pages the Latin fonts stand first: Chinese fonts set quotation marks and apostrophes a full square wide. */
export const FONT_FAMILIES = {
  zh: `${CHINESE_FONTS},${LATIN_FONTS},sans-serif`,
  en: `${LATIN_FONTS},${CHINESE_FONTS},sans-serif`,
} as const
