import type { ReactNode } from 'react'
import type { AppError } from '../../kernel/errors.ts'
import { Button } from './Button.tsx'
import { Icon } from './Icon.tsx'
import type { IconName } from './icon-paths.ts'
import { useLanguage, useTexts } from './language.tsx'
import { partTexts } from './part-texts.ts'

type EmptyStateProps = { title: string; text?: ReactNode; action?: ReactNode; icon?: IconName }

/** A place with nothing in it yet: says why, and what to do to fill it. */
export function EmptyState({ title, text, action, icon }: EmptyStateProps) {
  return (
    <div className="wb-empty">
      {icon && <Icon name={icon} size={28} />}
      <p className="wb-empty-title">{title}</p>
      {text && <p className="wb-empty-text">{text}</p>}
      {action && <div className="wb-empty-action">{action}</div>}
    </div>
  )
}

/** What could not be loaded: what happened, in the server's words, and the way to try again. */
export function FailedState({ title, error, onRetry }: { title: string; error: AppError; onRetry?: () => void }) {
  const language = useLanguage()
  const texts = useTexts(partTexts)
  return (
    <div className="wb-empty" role="alert">
      <Icon name="warning" size={28} />
      <p className="wb-empty-title">{title}</p>
      <p className="wb-empty-text">{error.in(language)}</p>
      {onRetry && (
        <div className="wb-empty-action">
          <Button onClick={onRetry}>{texts.retry}</Button>
        </div>
      )}
    </div>
  )
}

/** Grey lines where text will come; the same height as what they stand for, so that nothing jumps. */
export function Loading({ lines = 3 }: { lines?: number }) {
  const texts = useTexts(partTexts)
  return (
    <div className="wb-loading" role="status">
      <span className="wb-unseen">{texts.loading}</span>
      {Array.from({ length: lines }, (_, line) => (
        // The lines are all alike and never change places.
        <span key={String(line)} className="wb-loading-line" aria-hidden="true" />
      ))}
    </div>
  )
}
