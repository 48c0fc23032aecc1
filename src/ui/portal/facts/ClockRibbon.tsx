import type { Language } from '../../../kernel/texts.ts'
import { portalTexts } from '../portal-texts.ts'
import { BEAM_HEIGHT, BEAM_Y, BeamBead, BeamKey, BeamNotch, position } from './Beam.tsx'
import { type Reading, ReadingWords } from './ReadingWords.tsx'
import { type Status, StatusMark, toneOf } from './StatusMark.tsx'
import { StatusWord } from './StatusWord.tsx'

export type ClockRibbonProps = {
  language: Language
  id: string
  heading?: string
  /** What has passed, in order: stretches that count and stretches where the clock stood still, in one unit. */
  passed: readonly { kind: 'used' | 'paused'; length: number }[]
  used: Reading
  paused?: Reading
  /** What is left; a negative value is the time overdue, and its figure is then written without the sign. */
  left: Reading
  /** The last day, as words, and what it is called where it is not the day by which a case is closed. */
  due: string
  dueLabel?: string
  provisional?: boolean
  status: Status
  /** The word of the status where "kept" or "missed" says too little: 按期, 超期 2 天. */
  statusWord?: string
  /** Why the clock stood still or was given more time. */
  notes?: readonly string[]
}

/**
 * The clock of one case as a beam: used time drawn heavy, pauses as a dotted stretch, the rest as the fine line, time
 * overdue in the colour of a missed promise, the due date as the notch and today as the bead. The same figures stand
 * below as words.
 */
export function ClockRibbon(props: ClockRibbonProps) {
  const { language, id, used, paused, left, status } = props
  const texts = portalTexts[language].clock
  return (
    <section className="clock-ribbon" aria-labelledby={id}>
      <div className="promise-head">
        <h2 id={id}>{props.heading ?? texts.heading}</h2>
        <StatusWord language={language} status={status} {...(props.statusWord ? { word: props.statusWord } : {})} />
      </div>
      <Ribbon {...props} />
      <dl className="clock-facts">
        <ClockFact label={texts.used} reading={used} kind="used" />
        {paused && paused.value > 0 && <ClockFact label={texts.paused} reading={paused} kind="paused" />}
        <ClockFact label={left.value < 0 ? texts.over : texts.left} reading={left} kind="left" status={status} />
        <div>
          <dt>
            <BeamKey kind="notch" />
            {props.dueLabel ?? texts.due}
          </dt>
          <dd>{props.due}</dd>
        </div>
      </dl>
      {props.notes?.map((note) => (
        <p className="hint" key={note}>
          {note}
        </p>
      ))}
      {props.provisional && <p className="hint">{texts.provisional}</p>}
    </section>
  )
}

function Ribbon({ passed, left, status }: ClockRibbonProps) {
  const elapsed = passed.reduce((sum, { length }) => sum + length, 0)
  // An overdue beam shows a little more room past today, so that the notch and the bead stay apart.
  const end = left.value < 0 ? elapsed * 1.04 : elapsed + left.value
  const at = (value: number) => position([0, end], value)
  return (
    <svg className={`beam ribbon ${toneOf(status)}`} width="100%" height={BEAM_HEIGHT} aria-hidden="true">
      <line className="beam-line" x1="0" x2="100%" y1={BEAM_Y} y2={BEAM_Y} />
      {stretches(passed).map(({ kind, from, to }) => (
        <line key={from} className={`ribbon-${kind}`} x1={at(from)} x2={at(to)} y1={BEAM_Y} y2={BEAM_Y} />
      ))}
      {left.value < 0 && (
        <line className="ribbon-over" x1={at(elapsed + left.value)} x2={at(elapsed)} y1={BEAM_Y} y2={BEAM_Y} />
      )}
      <BeamNotch at={at(elapsed + left.value)} />
      <BeamBead at={at(elapsed)} status={status} />
    </svg>
  )
}

function stretches(passed: ClockRibbonProps['passed']) {
  let reached = 0
  return passed.map(({ kind, length }) => {
    const from = reached
    reached += length
    return { kind, from, to: reached }
  })
}

type ClockFactProps = { label: string; reading: Reading; kind: 'used' | 'paused' | 'left'; status?: Status }

function ClockFact({ label, reading, kind, status }: ClockFactProps) {
  return (
    <div>
      <dt>
        {kind === 'left' ? <StatusMark status={status} /> : <StretchKey kind={kind} />}
        {label}
      </dt>
      <dd>
        <ReadingWords reading={reading} />
      </dd>
    </div>
  )
}

function StretchKey({ kind }: { kind: 'used' | 'paused' }) {
  return (
    <svg className="mark" viewBox="-8 -8 16 16" width="16" height="16" aria-hidden="true">
      <line className={`ribbon-${kind}`} x1="-7" x2="7" y1="0" y2="0" />
    </svg>
  )
}
