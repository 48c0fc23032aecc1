import type { ReactNode } from 'react'
import type { Language } from '../../kernel/texts.ts'
import { type ChartLook, COMPACT_LOOK, SCREEN_LOOK } from './chart-look.ts'
import { chartTexts } from './chart-texts.ts'

/** What every chart is given. `id` is unique on the page; the title says what is shown, for whom and when. */
export type ChartBasics = {
  readonly id: string
  readonly title: string
  readonly description?: string
  readonly language: Language
  readonly width?: number
  readonly height?: number
  readonly compact?: boolean
  readonly look?: ChartLook
}

/** The space inside a drawing that the data has, in pixels from the top left. */
export type Area = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

/** Size and look of a drawing, from what was asked and the usual sizes of its kind. */
export function chartSize(basics: ChartBasics, usual: { height: number; compactHeight: number }) {
  const compact = basics.compact ?? (basics.width !== undefined && basics.width < 480)
  const look = basics.look ?? (compact ? COMPACT_LOOK : SCREEN_LOOK)
  // Text larger than usual (elder mode) gets a taller drawing and more room beside the plot.
  const enlarged = Math.max(1, look.textSize / SCREEN_LOOK.textSize)
  const height = (compact ? usual.compactHeight : usual.height) * (1 + (enlarged - 1) * 0.5)
  return {
    compact,
    look,
    width: Math.max(160, basics.width ?? (compact ? 328 : 720)),
    height: Math.max(80, basics.height ?? height),
    /** The share of the width that names beside the plot may take at most. */
    endShare: Math.min(0.46, (compact ? 0.34 : 0.3) * Math.sqrt(enlarged)),
  }
}

type FrameProps = {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly width: number
  readonly height: number
  readonly look: ChartLook
  readonly className?: string
  readonly children: ReactNode
}

/** The SVG around a chart: one image to a screen reader, with a title and a description in words. */
export function ChartFrame({ id, title, description, width, height, look, className, children }: FrameProps) {
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      className={className ? `chart ${className}` : 'chart'}
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
      width={round(width)}
      height={round(height)}
      viewBox={`0 0 ${round(width)} ${round(height)}`}
      fontSize={look.textSize}
      fontFamily={look.fontFamily}
      fill={look.palette.ink}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{description}</desc>
      {children}
    </svg>
  )
}

/** A chart without data keeps its place and says so. */
export function EmptyChart({
  basics,
  width,
  height,
  look,
}: { basics: ChartBasics } & Pick<Sized, 'look' | 'width' | 'height'>) {
  const words = chartTexts[basics.language].noData
  return (
    <ChartFrame
      id={basics.id}
      title={basics.title}
      description={basics.description ?? words}
      width={width}
      height={height}
      look={look}
    >
      <line x1={0} x2={width} y1={height - 1} y2={height - 1} stroke={look.palette.line} />
      <text x={width / 2} y={height / 2} textAnchor="middle" fill={look.palette.soft}>
        {words}
      </text>
    </ChartFrame>
  )
}

type Sized = ReturnType<typeof chartSize>

/** Coordinates with at most two decimals: a drawing of a thousand points stays small. */
export function round(value: number): number {
  return Math.round(value * 100) / 100
}
