import type { ReactNode } from 'react'

export type ButtonKind = 'main' | 'second' | 'warning'

export type ButtonProps = {
  children: ReactNode
  kind?: ButtonKind
  type?: 'submit' | 'button'
  name?: string
  value?: string
  /** The address a second action of the same form is sent to. */
  formAction?: string
}

/** An action that changes something. One main action a page. */
export function Button({ children, kind = 'main', type = 'submit', name, value, formAction }: ButtonProps) {
  return (
    <button className={buttonClass(kind)} type={type} name={name} value={value} formAction={formAction}>
      {children}
    </button>
  )
}

/** A link that looks like an action: it leads on (start, continue, print) and changes nothing. */
export function ButtonLink({
  children,
  href,
  kind = 'main',
}: {
  children: ReactNode
  href: string
  kind?: ButtonKind
}) {
  return (
    <a className={buttonClass(kind)} href={href}>
      {children}
    </a>
  )
}

/** Several actions side by side, below each other on a phone. */
export function ButtonGroup({ children }: { children: ReactNode }) {
  return <div className="buttons">{children}</div>
}

const buttonClass = (kind: ButtonKind) => (kind === 'main' ? 'button' : `button ${kind}`)
