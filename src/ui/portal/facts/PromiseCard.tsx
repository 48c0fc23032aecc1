import type { ReactNode } from 'react'
import type { Language } from '../../../kernel/texts.ts'
import { portalTexts } from '../portal-texts.ts'
import { Beam, BeamKey } from './Beam.tsx'
import { type Reading, ReadingWords } from './ReadingWords.tsx'
import { type Status, StatusMark } from './StatusMark.tsx'
import { StatusWord } from './StatusWord.tsx'

export type PromiseCardProps = {
  language: Language
  id: string
  heading?: string
  time: {
    promised: Reading
    /** The longest time the law allows, in the unit of the promise. */
    statutory?: Reading
    /** What it usually takes (the median), in the same unit. */
    usual?: Reading
    /** Period and number of cases behind `usual`. */
    basis?: string
    status?: Status
  }
  visits: string
  fee: string
  /** Online or where, as words. */
  where: string
  rating?: {
    words: string
    /** Rate in per cent with its interval and the promised rate, for the beam. */
    value: number
    interval: readonly [number, number]
    promised?: number
    status?: Status
    basis: string
  }
  /** Said in place of a rating where too few people have rated. */
  noRating?: string
}

/**
 * What a service promises, beside what it does: time promised, usual and legal on one beam; visits, fee, way and rating
 * below. It opens every service's page.
 */
export function PromiseCard(props: PromiseCardProps) {
  const { language, id, time, rating } = props
  const texts = portalTexts[language].promise
  return (
    <section className="promise-card" aria-labelledby={id}>
      <div className="promise-head">
        <h2 id={id}>{props.heading ?? texts.heading}</h2>
        {time.status && <StatusWord language={language} status={time.status} />}
      </div>
      <dl className="promise-time">
        <PromiseTime label={texts.promised} mark={<BeamKey kind="notch" />} reading={time.promised} />
        {time.usual && (
          <PromiseTime
            label={texts.usual}
            mark={<StatusMark status={time.status} />}
            reading={time.usual}
            basis={time.basis}
          />
        )}
        {time.statutory && (
          <PromiseTime label={texts.statutory} mark={<BeamKey kind="end" />} reading={time.statutory} lesser />
        )}
      </dl>
      <TimeBeam time={time} />
      <dl className="promise-facts">
        <PromiseFact label={texts.visits}>{props.visits}</PromiseFact>
        <PromiseFact label={texts.fee}>{props.fee}</PromiseFact>
        <PromiseFact label={texts.where}>{props.where}</PromiseFact>
        {(rating || props.noRating) && (
          <PromiseFact label={texts.rating}>
            {rating?.words ?? props.noRating}
            {rating && (
              <>
                <Beam
                  scale={ratingScale(rating)}
                  fact={rating.value}
                  promise={rating.promised}
                  interval={rating.interval}
                  status={rating.status}
                />
                <small>{rating.basis}</small>
              </>
            )}
          </PromiseFact>
        )}
      </dl>
    </section>
  )
}

type PromiseTimeProps = {
  label: string
  mark: ReactNode
  reading: Reading
  basis?: string | undefined
  lesser?: boolean
}

function PromiseTime({ label, mark, reading, basis, lesser }: PromiseTimeProps) {
  return (
    <div className={lesser ? 'lesser' : undefined}>
      <dt>
        {mark}
        {label}
      </dt>
      <dd>
        <ReadingWords reading={reading} />
        {basis && <small>{basis}</small>}
      </dd>
    </div>
  )
}

function PromiseFact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** The time beam ends at the legal limit, or a little past the larger of promise and fact where the law sets none. */
function TimeBeam({ time }: { time: PromiseCardProps['time'] }) {
  const end = time.statutory?.value ?? Math.max(time.promised.value, time.usual?.value ?? 0) * 1.25
  return (
    <Beam
      scale={[0, Math.max(end, time.promised.value, time.usual?.value ?? 0)]}
      promise={time.promised.value}
      fact={time.usual?.value}
      status={time.status}
      graduation={1}
      filled
    />
  )
}

/** Rates crowd near 100 %, so their beam shows the part of the scale that tells them apart: down to 80, or lower if need be. */
function ratingScale({ interval, promised }: NonNullable<PromiseCardProps['rating']>): readonly [number, number] {
  const lowest = Math.min(interval[0], promised ?? 100)
  return [lowest >= 82 ? 80 : lowest >= 52 ? 50 : 0, 100]
}
