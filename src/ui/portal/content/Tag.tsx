import { type Status, toneOf } from '../facts/StatusMark.tsx'

/** A word that sorts a thing: its kind, its channel. It says nothing about a promise; StatusWord does that. */
export function Tag({ children, tone }: { children: string; tone?: Status }) {
  return <span className={`tag ${toneOf(tone)}`}>{children}</span>
}
