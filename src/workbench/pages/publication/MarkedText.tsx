import type { Mark } from '../../../delivery/feedback/publication/publication.contract.ts'
import { PERSONAL } from '../../../delivery/feedback/publication/publication.contract.ts'
import { useLanguage } from '../../../ui/workbench/language.tsx'

/** A text with the places marked where personal data stands; each says of what kind it is. */
export function MarkedText({ text, marks }: { text: string; marks: readonly Mark[] }) {
  const language = useLanguage()
  const parts = [...marks].sort((a, b) => a.from - b.from)
  const ends = parts.map((mark, at) => ({ mark, before: text.slice(at === 0 ? 0 : parts[at - 1]!.to, mark.from) }))
  return (
    <p className="pb-text" lang="zh-CN">
      {ends.map(({ mark, before }) => (
        <span key={mark.from}>
          {before}
          <mark title={PERSONAL[mark.kind][language]}>{text.slice(mark.from, mark.to)}</mark>
        </span>
      ))}
      {text.slice(parts.at(-1)?.to ?? 0)}
    </p>
  )
}

const HIDDEN = /[^\s，。；：、！？]{0,2}\*+[^\s，。；：、！？]{0,4}/gu

/** Where stars stand in a masked text, so that they can be found at a glance. */
export function hiddenIn(text: string): Mark[] {
  return [...text.matchAll(HIDDEN)].map(({ 0: masked, index }) => ({
    kind: 'name',
    from: index + masked.indexOf('*'),
    to: index + masked.lastIndexOf('*') + 1,
    masked,
  }))
}
