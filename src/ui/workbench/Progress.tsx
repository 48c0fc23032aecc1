import { Button } from './Button.tsx'
import { useLanguage, useTexts } from './language.tsx'
import { showNumber } from './numbers.ts'
import { partTexts } from './part-texts.ts'
import { StatusWord } from './StatusWord.tsx'

/** How much of something is done, as a bar; `share` between 0 and 1, undefined while it is not known. */
export function ProgressBar({ share, label }: { share: number | undefined; label: string }) {
  const known = share === undefined ? {} : { value: Math.min(1, Math.max(0, share)) }
  return <progress className="wb-bar" max={1} aria-label={label} {...known} />
}

type ProgressProps = {
  /** What is being done. */
  title: string
  state: 'running' | 'done' | 'failed'
  done?: number
  total?: number
  minutesLeft?: number
  /** How it ended, or why it did not. */
  outcome?: string
  onStop?: () => void
}

/** Long work on the server: how far it is, how long it will take, that the page can be left meanwhile, how it ended. */
export function Progress({ title, state, done, total, minutesLeft, outcome, onStop }: ProgressProps) {
  const texts = useTexts(partTexts).progress
  const language = useLanguage()
  const counted = done !== undefined && total !== undefined && total > 0
  return (
    <div className="wb-progress">
      <p className="wb-progress-title">
        <strong>{title}</strong>
        {state === 'running' ? (
          <span className="wb-soft">
            {counted ? texts.of(showNumber(done, language), showNumber(total, language)) : texts.running}
            {minutesLeft !== undefined && ` · ${texts.left(minutesLeft)}`}
          </span>
        ) : (
          <StatusWord standing={state === 'done' ? 'kept' : 'missed'}>{texts[state]}</StatusWord>
        )}
      </p>
      {state === 'running' && <ProgressBar share={counted ? done / total : undefined} label={title} />}
      <p className="wb-soft" role="status">
        {outcome ?? (state === 'running' ? texts.leave : '')}
      </p>
      {state === 'running' && onStop && <Button onClick={onStop}>{texts.stop}</Button>}
    </div>
  )
}
