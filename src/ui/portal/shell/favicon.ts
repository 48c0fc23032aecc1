import { PALETTES } from '../../tokens/tokens.ts'
import { STEELYARD_LINES, STEELYARD_PAN } from './SteelyardMark.tsx'

/** The mark as a site icon (SVG): heavier strokes for 16 pixels, light ink on a dark tab bar. */
export function faviconSvg(): string {
  const { ink, brand } = PALETTES.light
  const { ink: darkInk, brand: darkBrand } = PALETTES.dark
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">',
    `<style>.l{fill:none;stroke:${ink};stroke-width:3}.s{fill:${ink}}.b{fill:${brand}}`,
    `@media(prefers-color-scheme:dark){.l{stroke:${darkInk}}.s{fill:${darkInk}}.b{fill:${darkBrand}}}</style>`,
    `<path class="l" d="${STEELYARD_LINES}"/><circle class="l" cx="14" cy="6.5" r="2.5"/>`,
    `<path class="s" d="${STEELYARD_PAN}"/><circle class="b" cx="31" cy="28" r="7"/>`,
    '</svg>',
  ].join('')
}
