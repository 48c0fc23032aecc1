import { Outlet } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { AccountKeyProvider } from '../../ui/workbench/account-key.tsx'
import { FailedState } from '../../ui/workbench/EmptyState.tsx'
import { useTexts } from '../../ui/workbench/language.tsx'
import { useGo, usePlace } from '../../ui/workbench/navigation.tsx'
import { singleKeysOn } from '../../ui/workbench/single-keys.ts'
import { isTyping } from '../../ui/workbench/table/use-row-keys.ts'
import { pageAt, pagesUnder } from '../page.ts'
import { PAGES } from '../pages.ts'
import { MustChangePassword, MustSetSecondFactor } from '../session/BeforeWork.tsx'
import { doorFor } from '../session/return-place.ts'
import { useMe, useSession } from '../session/Session.tsx'
import { SessionEnded } from '../session/SessionEnded.tsx'
import { SessionWatch } from '../session/SessionWatch.tsx'
import { sessionTexts } from '../session/session-texts.ts'
import { KeyboardHelp } from './KeyboardHelp.tsx'
import { OfflineBanner } from './OfflineBanner.tsx'
import { PageBoundary } from './PageBoundary.tsx'
import { Rail, SectionNav } from './Rail.tsx'
import { ShellPalette } from './ShellPalette.tsx'
import { shellKeyOf } from './shell-keys.ts'
import { shellTexts } from './shell-texts.ts'
import { TopBar } from './TopBar.tsx'

/** The pages of the rail; a matter's own page marks the list it came from. */
const LISTED = PAGES.filter(({ rail }) => rail !== undefined)

/** Lets in who is signed in; sends everybody else to the door, with the way back. */
export function Shell() {
  const texts = useTexts(sessionTexts)
  const { state, me, error, leftByWish, checkAgain } = useSession()
  const { full } = usePlace()
  const go = useGo()
  const leave = useEffectEvent(() => go(leftByWish ? '/sign-in' : doorFor(full), { replace: true }))
  useEffect(() => {
    if (state === 'out') leave()
  }, [state])
  if (state === 'unreachable' && error) {
    return (
      <main className="wb-door-main">
        <FailedState title={texts.unreachable} error={error} onRetry={checkAgain} />
      </main>
    )
  }
  if (!me || state === 'checking' || state === 'out') {
    return (
      <p className="wb-unseen" role="status">
        {texts.checking}
      </p>
    )
  }
  if (me.mustChangePassword) return <MustChangePassword />
  if (me.mustSetSecondFactor) return <MustSetSecondFactor />
  return (
    <AccountKeyProvider account={me.id}>
      <Frame />
      {state === 'ended' ? <SessionEnded /> : <SessionWatch />}
    </AccountKeyProvider>
  )
}

const PREFIX_LASTS = 1_200

/** Rail, top bar and page. */
function Frame() {
  const texts = useTexts(shellTexts)
  const { path } = usePlace()
  const { can } = useSession()
  const me = useMe()
  const go = useGo()
  const [railOpen, setRailOpen] = useState(false)
  const [overlay, setOverlay] = useState<'palette' | 'help'>()
  const prefixAt = useRef(Number.NEGATIVE_INFINITY)
  const page = pageAt(path, LISTED)

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const afterPrefix = event.timeStamp - prefixAt.current < PREFIX_LASTS
    const key = shellKeyOf(event, { typing: isTyping(event.target), single: singleKeysOn(), afterPrefix })
    const dialogOpen = document.querySelector('dialog[open]') !== null
    if (!key || event.defaultPrevented || (dialogOpen && key.kind !== 'palette')) return
    event.preventDefault()
    prefixAt.current = key.kind === 'prefix' ? event.timeStamp : Number.NEGATIVE_INFINITY
    if (key.kind === 'palette') setOverlay(dialogOpen ? undefined : 'palette')
    if (key.kind === 'help') setOverlay('help')
    if (key.kind === 'go') {
      const first = pagesUnder(key.task, PAGES, can)[0]
      if (first) go(first.path)
    }
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event)
    // Before the page's own keys, so that the second letter of `g j` is not taken for a row movement.
    document.addEventListener('keydown', listener, { capture: true })
    return () => document.removeEventListener('keydown', listener, { capture: true })
  }, [])
  const here = useRef(path)
  useEffect(() => {
    if (here.current === path) return
    here.current = path
    setRailOpen(false)
  }, [path])

  return (
    <div className={railOpen ? 'wb-shell wb-rail-shown' : 'wb-shell'}>
      <a className="wb-skip" href="#main">
        {texts.skip}
      </a>
      <TopBar
        railOpen={railOpen}
        onRail={() => setRailOpen(!railOpen)}
        onPalette={() => setOverlay('palette')}
        onKeyboardHelp={() => setOverlay('help')}
      />
      <div className="wb-railbox" id="rail">
        <Rail current={page} />
      </div>
      <main id="main" className="wb-main" tabIndex={-1} key={me.id}>
        <OfflineBanner />
        {page?.rail && <SectionNav task={page.rail} current={page} />}
        <PageBoundary place={path}>
          <Outlet />
        </PageBoundary>
      </main>
      {overlay === 'palette' && (
        <ShellPalette onClose={() => setOverlay(undefined)} onKeyboardHelp={() => setOverlay('help')} />
      )}
      {overlay === 'help' && <KeyboardHelp onClose={() => setOverlay(undefined)} />}
    </div>
  )
}
