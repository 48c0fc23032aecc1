import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router'
import { noteDeparture } from '../ui/workbench/arrival.ts'
import { PAGES } from './pages.ts'
import { SignInPage } from './session/SignInPage.tsx'
import { NotFoundPage, PageHost } from './shell/PageHost.tsx'
import { Shell } from './shell/Shell.tsx'

const root = createRootRoute({ component: Outlet })
const door = createRoute({ getParentRoute: () => root, path: '/sign-in', component: SignInPage })
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell })
const pages = PAGES.map((page) =>
  createRoute({ getParentRoute: () => shell, path: page.path, component: () => <PageHost page={page} /> }),
)
const nowhere = createRoute({ getParentRoute: () => shell, path: '$', component: NotFoundPage })

/** The routes of the workbench below /staff: the door, and behind the shell one route for each page of the list. */
export const router = createRouter({
  routeTree: root.addChildren([door, shell.addChildren([...pages, nowhere])]),
  basepath: '/staff',
  defaultPreload: false,
  scrollRestoration: false,
  trailingSlash: 'never',
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: writeSearch,
})

router.subscribe('onBeforeNavigate', ({ pathChanged, fromLocation }) => {
  if (pathChanged && fromLocation) noteDeparture()
})

/** Values of the query are plain text: `?open=…&to=…`, readable and easy to write by hand. */
function writeSearch(search: Record<string, unknown>): string {
  const kept = Object.entries(search).filter(([, value]) => value !== undefined && value !== null && value !== '')
  const text = new URLSearchParams(kept.map(([name, value]) => [name, String(value)])).toString()
  return text ? `?${text}` : ''
}
