import type { Language } from '../../../kernel/texts.ts'
import { portalTexts } from '../portal-texts.ts'
import { Beam, BeamKey } from './Beam.tsx'
import { type Reading, ReadingWords, readingText } from './ReadingWords.tsx'
import { type Status, toneOf } from './StatusMark.tsx'
import { StatusWord } from './StatusWord.tsx'

export type KeyFigureProps = {
  language: Language
  /** What is measured, as a short phrase. */
  label: string
  href?: string
  /** Heading level of the label. */
  level?: 2 | 3
  fact: Reading
  promise?: Reading
  /** Bounds of the fact, for the beam and as words (`97.1–98.0%`). */
  interval?: { bounds: readonly [number, number]; words: string }
  scale: readonly [number, number]
  graduation?: number
  status?: Status
  /** Period, sample and source of the figure. */
  note?: string
}

/** A fact beside its promise: the large figure, the beam, what was promised, and what the figure rests on. */
export function KeyFigure(props: KeyFigureProps) {
  const { language, label, href, fact, promise, interval, scale, graduation, status, note } = props
  const texts = portalTexts[language]
  const Label = props.level === 2 ? 'h2' : 'h3'
  return (
    <div className="key-figure">
      <Label className="key-figure-label">{href ? <a href={href}>{label}</a> : label}</Label>
      <p className={`key-figure-fact ${toneOf(status)}`}>
        <ReadingWords reading={fact} />
        {status && <StatusWord language={language} status={status} />}
      </p>
      <Beam
        scale={scale}
        fact={fact.value}
        promise={promise?.value}
        interval={interval?.bounds}
        graduation={graduation}
        status={status}
      />
      <p className="key-figure-note">
        {promise && (
          <span className="key-figure-promise">
            <BeamKey kind="notch" />
            {texts.promise.promisedValue(readingText(promise))}
          </span>
        )}
        {interval && (
          <span>
            <BeamKey kind="band" status={status} />
            {texts.likelyBetween(interval.words)}
          </span>
        )}
        {note && <span>{note}</span>}
      </p>
    </div>
  )
}
