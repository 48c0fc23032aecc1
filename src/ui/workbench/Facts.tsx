import type { ReactNode } from 'react'

export type Fact = { readonly label: string; readonly value: ReactNode }

/** Facts as pairs of word and value: the left side of a matter, the head of a side pane. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="wb-facts">
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
