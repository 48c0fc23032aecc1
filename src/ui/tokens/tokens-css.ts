import {
  ELDER_TYPE_SIZES,
  FONT_FAMILIES,
  LEADING,
  MEASURE,
  MOTION,
  PALETTES,
  RADIUS,
  SHADOWS,
  SPACES,
  TARGETS,
  type ThemeName,
  TYPE_SIZES,
} from './tokens.ts'

/**
 * The tokens as CSS custom properties: `--ink`, `--on-brand`, `--text-body` (rem), `--space-16` (rem), `--target`,
 * `--measure`, `--radius`, `--shadow`, `--motion`, `--font`. Light is the ground state; dark follows the reader's
 * preference or `html[data-theme="dark"]`, on screens only (paper is white); `html[data-elder]` enlarges text and
 * targets.
 */
export function tokensCss(): string {
  const dark = declarations(themeProperties('dark'))
  return [
    `:root{color-scheme:light dark;${declarations({ ...themeProperties('light'), ...sharedProperties() })}}`,
    `@media screen and (prefers-color-scheme:dark){:root:not([data-theme="light"]){${dark}}}`,
    `@media screen{:root[data-theme="dark"]{color-scheme:dark;${dark}}}`,
    `:root[data-theme="light"]{color-scheme:light}`,
    `:root[data-elder]{${declarations({ ...textProperties(ELDER_TYPE_SIZES), '--target': px(TARGETS.elder) })}}`,
    `:root:lang(en){--font:${FONT_FAMILIES.en}}`,
    '',
  ].join('\n')
}

function themeProperties(theme: ThemeName): Record<string, string> {
  const colours = Object.entries(PALETTES[theme]).map(([name, value]) => [`--${kebab(name)}`, value])
  return { ...Object.fromEntries(colours), '--shadow': SHADOWS[theme] }
}

function sharedProperties(): Record<string, string> {
  return {
    ...textProperties(TYPE_SIZES),
    ...Object.fromEntries(SPACES.map((space) => [`--space-${space}`, rem(space)])),
    '--target': px(TARGETS.normal),
    '--leading': String(LEADING.text),
    '--leading-heading': String(LEADING.heading),
    '--measure': `${MEASURE}em`,
    '--radius': px(RADIUS),
    '--motion': `${MOTION}ms`,
    '--font': FONT_FAMILIES.zh,
  }
}

function textProperties(sizes: Readonly<Record<string, number>>): Record<string, string> {
  return Object.fromEntries(Object.entries(sizes).map(([name, size]) => [`--text-${name}`, rem(size)]))
}

function declarations(properties: Readonly<Record<string, string>>): string {
  return Object.entries(properties)
    .map(([name, value]) => `${name}:${value}`)
    .join(';')
}

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
const px = (value: number) => `${value}px`
/** Sizes are rem so that the reader's own text size scales text and distance together. */
const rem = (value: number) => `${value / 16}rem`
