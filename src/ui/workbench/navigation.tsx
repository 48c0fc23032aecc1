import { Link, useBlocker, useNavigate, useParams, useRouterState } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { Dialog, DialogActions } from './dialog/Dialog.tsx'
import { useTexts } from './language.tsx'
import { partTexts } from './part-texts.ts'

type PageLinkProps = {
  to: string
  children: ReactNode
  className?: string
  title?: string
  current?: boolean
  onFocus?: () => void
}

/** A link to another page of the workbench: a path from the root (`/settings/accounts`), with its query if any. */
export function PageLink({ to, children, className, title, current, onFocus }: PageLinkProps) {
  const { path, search } = splitPath(to)
  return (
    <Link
      to={path}
      search={search}
      className={className}
      title={title}
      aria-current={current ? 'page' : undefined}
      onFocus={onFocus}
    >
      {children}
    </Link>
  )
}

/** Goes to another page of the workbench; `replace` leaves no step in the history. */
export function useGo(): (to: string, options?: { replace?: boolean }) => void {
  const navigate = useNavigate()
  return (to, options = {}) => {
    const { path, search } = splitPath(to)
    void navigate({ to: path, search, replace: options.replace ?? false })
  }
}

/** The place that is shown: its path below the root of the workbench, and path with query for coming back. */
export function usePlace(): { readonly path: string; readonly full: string } {
  return useRouterState({
    select: ({ location }) => ({ path: location.pathname, full: location.pathname + location.searchStr }),
    structuralSharing: true,
  })
}

/** The value of a `$name` in the path of the page. */
export function usePathValue(name: string): string | undefined {
  const values: Readonly<Record<string, string | undefined>> = useParams({ strict: false })
  return values[name]
}

/**
 * One value of the query of the page (`?open=…`), and a way to change it that keeps the rest. What is open or filtered
 * lives there, so that a link and the way back show the same.
 */
export function useQueryValue(name: string): [string | undefined, (value: string | undefined) => void] {
  const navigate = useNavigate()
  const value = useRouterState({
    select: ({ location }) => (location.search as Readonly<Record<string, unknown>>)[name],
  })
  const change = (next: string | undefined) => {
    const search = (before: Record<string, unknown>) => ({ ...before, [name]: next })
    void navigate({ to: '.', search: search as never, replace: true })
  }
  return [value === undefined || value === null ? undefined : String(value), change]
}

/** Several values of the query of the page by name, and a way to change some of them in one step. */
export function useQueryValues(
  names: readonly string[],
): [Readonly<Record<string, string | undefined>>, (change: Readonly<Record<string, string | undefined>>) => void] {
  const navigate = useNavigate()
  const all = useRouterState({ select: ({ location }) => location.search as Readonly<Record<string, unknown>> })
  const values = names.map((name) => {
    const value = all[name]
    return [name, value === undefined || value === null ? undefined : String(value)] as const
  })
  const change = (next: Readonly<Record<string, string | undefined>>) => {
    const search = (before: Record<string, unknown>) => ({ ...before, ...next })
    void navigate({ to: '.', search: search as never, replace: true })
  }
  return [Object.fromEntries(values), change]
}

/** Holds the reader back while something is unsaved: asks before leaving the page, also by the browser's own ways. */
export function UnsavedGuard({ when }: { when: boolean }) {
  const texts = useTexts(partTexts).unsaved
  const blocker = useBlocker({ shouldBlockFn: () => when, enableBeforeUnload: () => when, withResolver: true })
  if (blocker.status !== 'blocked') return null
  return (
    <Dialog title={texts.title} onClose={blocker.reset}>
      <p>{texts.text}</p>
      <DialogActions>
        <Button kind="main" onClick={blocker.reset}>
          {texts.stay}
        </Button>
        <Button onClick={blocker.proceed}>{texts.leave}</Button>
      </DialogActions>
    </Dialog>
  )
}

function splitPath(to: string): { path: string; search: Record<string, string> } {
  const [path = '/', query = ''] = to.split('?', 2)
  return { path, search: Object.fromEntries(new URLSearchParams(query)) }
}
