import { useEffect, useState } from 'react'
import { type Call, takeExtension } from '../../../delivery/calls/calls.contract.ts'
import { localDateOf, showDate } from '../../../kernel/dates.ts'
import { InlineGauge } from '../../../ui/charts/SteelyardGauge.tsx'
import { Button } from '../../../ui/workbench/Button.tsx'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { deskTexts } from './call-desk-texts.ts'
import type { useCurrentCall } from './use-current-call.ts'

type CallStripProps = { current: ReturnType<typeof useCurrentCall>; usedId: string | null }

/** The call at this seat: who, how long it waited beside what is promised, how long it lasts; and calls to write up. */
export function CallStrip({ current, usedId }: CallStripProps) {
  const texts = useTexts(deskTexts).call
  const { data } = current.read
  if (!current.enabled || !data) return null
  const { call, earlier, unfinished, extension, answerWithinSeconds } = data
  const others = unfinished.filter(({ id }) => id !== call?.id)
  return (
    <section className="cd-strip" aria-label={texts.title}>
      {call ? (
        <CurrentCall
          call={call}
          earlier={earlier}
          promised={answerWithinSeconds}
          isUsed={call.id === usedId}
          onUse={() => void current.use(call)}
        />
      ) : (
        <p className="wb-soft">{extension === null ? texts.noSystem : texts.none}</p>
      )}
      {others.length > 0 && (
        <p className="wb-inline">
          {texts.unfinished}
          {others.slice(0, 3).map((one) => (
            <Button key={one.id} kind="quiet" onClick={() => void current.use(one)}>
              {one.callerMasked ?? texts.withheld}
            </Button>
          ))}
        </p>
      )}
      <Seat extension={extension} />
    </section>
  )
}

type CurrentCallProps = {
  call: Call
  earlier: { calls: number; lastAt: string | null } | null
  promised: number
  isUsed: boolean
  onUse: () => void
}

function CurrentCall({ call, earlier, promised, isUsed, onUse }: CurrentCallProps) {
  const texts = useTexts(deskTexts).call
  const language = useLanguage()
  const talked = useSecondsSince(call.state === 'talking' ? call.answeredAt : null) ?? call.talkSeconds
  const waited = call.waitSeconds
  return (
    <p className="wb-inline">
      <strong>{texts.state[call.state]}</strong>
      <strong className="cd-number">{call.callerMasked ?? texts.withheld}</strong>
      {waited !== null && (
        <span className="wb-clockcell">
          <InlineGauge
            id={`waited-${call.id}`}
            title={texts.waited(String(Math.round(waited)), String(promised))}
            language={language}
            value={waited}
            promised={{ value: promised, direction: 'atMost' }}
            unit="seconds"
            width={96}
          />
          <span>{texts.waited(String(Math.round(waited)), String(promised))}</span>
        </span>
      )}
      {talked !== null && <span className="cd-time">{texts.talking(asTime(talked))}</span>}
      {earlier && (
        <span>
          {earlier.calls > 0 && earlier.lastAt
            ? texts.earlier(String(earlier.calls), showDate(localDateOf(earlier.lastAt), language))
            : texts.first}
        </span>
      )}
      {isUsed ? <span className="wb-tag">{texts.used}</span> : <Button onClick={onUse}>{texts.use}</Button>}
    </p>
  )
}

/** Sitting down at a seat, so that its calls come here; or leaving it. */
function Seat({ extension }: { extension: string | null }) {
  const texts = useTexts(deskTexts).call
  const [typed, setTyped] = useState('')
  const take = useAction(takeExtension)
  if (extension !== null) {
    return (
      <p className="wb-inline cd-seat">
        {texts.seated(extension)}
        <Button kind="quiet" busy={take.pending} onClick={() => void take.run({ body: { extension: null } })}>
          {texts.leave}
        </Button>
      </p>
    )
  }
  return (
    <form
      className="wb-inline cd-seat"
      onSubmit={(event) => {
        event.preventDefault()
        if (typed.trim()) void take.run({ body: { extension: typed.trim() } })
      }}
    >
      <label className="wb-minifield">
        <span>{texts.seat}</span>
        <input
          value={typed}
          autoComplete="off"
          title={texts.seatHint}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <Button submit busy={take.pending}>
        {texts.sit}
      </Button>
    </form>
  )
}

const SECOND = 1_000

function useSecondsSince(from: string | null): number | null {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (from === null) return
    const timer = setInterval(() => setNow(Date.now()), SECOND)
    return () => clearInterval(timer)
  }, [from])
  return from === null ? null : Math.max(0, (now - Date.parse(from)) / SECOND)
}

/** Seconds as minutes and seconds, as a telephone shows them: 3:07. */
function asTime(seconds: number): string {
  const whole = Math.floor(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
