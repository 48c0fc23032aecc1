import { Button as AntButton } from 'antd'
import type { ReactNode, Ref } from 'react'
import { Icon } from './Icon.tsx'
import type { IconName } from './icon-paths.ts'

type ButtonProps = {
  children: ReactNode
  onClick?: (() => void) | undefined
  /** `main` once a page, `danger` for what cannot be undone, `quiet` inside toolbars; plain otherwise. */
  kind?: 'main' | 'plain' | 'danger' | 'quiet'
  icon?: IconName
  submit?: boolean
  busy?: boolean
  /** Why it cannot be done now: the button stays reachable and says it, instead of silently doing nothing. */
  notNow?: string | undefined
  wide?: boolean
  ref?: Ref<HTMLButtonElement>
}

const ANT_KIND = { main: 'primary', plain: 'default', danger: 'default', quiet: 'text' } as const

/** A button. One that is not possible now stays focusable and carries the reason as its description. */
export function Button({ children, onClick, kind = 'plain', icon, submit, busy, notNow, wide, ref }: ButtonProps) {
  const blocked = notNow !== undefined
  return (
    <AntButton
      ref={ref as Ref<HTMLButtonElement | HTMLAnchorElement>}
      type={ANT_KIND[kind]}
      danger={kind === 'danger'}
      htmlType={submit ? 'submit' : 'button'}
      loading={busy ?? false}
      block={wide ?? false}
      icon={icon && !busy ? <Icon name={icon} size={16} /> : undefined}
      aria-disabled={blocked || busy || undefined}
      title={notNow}
      className={blocked ? 'wb-notnow' : ''}
      onClick={(event) => {
        if (blocked || busy) event.preventDefault()
        else onClick?.()
      }}
    >
      {children}
    </AntButton>
  )
}

type IconButtonProps = {
  name: IconName
  /** What it does, for the ear and the tooltip. */
  label: string
  onClick: () => void
  pressed?: boolean
  expanded?: boolean
  controls?: string
  ref?: Ref<HTMLButtonElement>
}

/** A square button with a sign only; its label is read out and shown on hover. */
export function IconButton({ name, label, onClick, pressed, expanded, controls, ref }: IconButtonProps) {
  return (
    <button
      ref={ref}
      type="button"
      className="wb-iconbutton"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-controls={controls}
      onClick={onClick}
    >
      <Icon name={name} />
    </button>
  )
}
