import type { ReactNode } from 'react'
import { type Status, StatusMark, toneOf } from '../facts/StatusMark.tsx'

export type NotificationBannerProps = {
  id: string
  title: string
  /** Success, warning or failure; a plain notice where nothing is said. */
  status?: Status
  /** It answers what the reader has just done, so it is read out at once. */
  announces?: boolean
  children?: ReactNode
}

/** News that concerns the whole page or the whole site: a success, a closure, a disturbance. */
export function NotificationBanner({ id, title, status, announces, children }: NotificationBannerProps) {
  const content = (
    <>
      <h2 id={id}>
        {status && <StatusMark status={status} />}
        {title}
      </h2>
      {children}
    </>
  )
  const className = `banner ${toneOf(status)}`
  return announces ? (
    <div className={className} role="alert" aria-labelledby={id}>
      {content}
    </div>
  ) : (
    <section className={className} aria-labelledby={id}>
      {content}
    </section>
  )
}
