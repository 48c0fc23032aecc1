import { PALETTES, type Palette } from '../../tokens/tokens.ts'
import { STEELYARD_BEAD, STEELYARD_BEAM, STEELYARD_CORD } from './SteelyardMark.tsx'

/** The mark as a site icon (SVG), heavier and without its fine parts for 16 pixels; light ink on a dark tab bar. */
export function faviconSvg(): string {
  const { x, y, radius } = STEELYARD_BEAD
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">',
    `<style>${iconColours(PALETTES.light)}@media(prefers-color-scheme:dark){${iconColours(PALETTES.dark)}}</style>`,
    `<path d="${STEELYARD_BEAM}" stroke-width="3"/><path d="${STEELYARD_CORD}M28 15V4" stroke-width="5"/>`,
    `<circle cx="${x}" cy="${y}" r="${radius + 1.5}"/>`,
    '</svg>',
  ].join('')
}

const iconColours = ({ ink, brand }: Palette) => `path{stroke:${ink}}circle{fill:${brand}}`
