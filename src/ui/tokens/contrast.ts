/**
 * The contrast ratio of two colours as WCAG 2.2 defines it (relative luminance, 1 to 21). Colours are written
 * `#rrggbb`; anything else is a programming mistake and throws a RangeError.
 */
export function contrastRatio(one: string, other: string): number {
  const [lighter, darker] = [relativeLuminance(one), relativeLuminance(other)].sort((a, b) => b - a) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

function relativeLuminance(colour: string): number {
  const channels = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour)?.slice(1)
  if (!channels) throw new RangeError(`Not a #rrggbb colour: ${colour}`)
  const [red, green, blue] = channels.map((channel) => linear(Number.parseInt(channel, 16) / 255)) as [
    number,
    number,
    number,
  ]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** sRGB to linear light, with the threshold WCAG prints. */
function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}
