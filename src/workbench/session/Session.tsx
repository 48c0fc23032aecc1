import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, use, useEffect, useEffectEvent, useState } from 'react'
import { type Me, me as readMe, setLanguage, signOut } from '../../foundation/identity/identity.contract.ts'
import { call } from '../../kernel/call.ts'
import { AppError } from '../../kernel/errors.ts'
import type { Language } from '../../kernel/texts.ts'
import { useCalls } from '../../ui/workbench/calls/Calls.tsx'
import { useLanguage } from '../../ui/workbench/language.tsx'

type Session = {
  /** `checking` at first; `ended` when it ran out under an account that was at work. */
  readonly state: 'checking' | 'out' | 'in' | 'ended' | 'unreachable'
  readonly me: Me | undefined
  readonly error: AppError | undefined
  can(permission: string): boolean
  /** Takes over what the server says about who is signed in: after sign-in, a changed password, a second factor. */
  adopt(me: Me): void
  signOut(): Promise<void>
  /** The account signed out by itself: who comes next is not led to where it was. */
  readonly leftByWish: boolean
  checkAgain(): void
  speak(language: Language): void
}

const SessionContext = createContext<Session | undefined>(undefined)

/** Who works here and what the account may do. */
export function useSession(): Session {
  const session = use(SessionContext)
  if (!session) throw new Error('useSession outside SessionProvider')
  return session
}

/** Who works here, on pages that are only shown to somebody who is signed in. */
export function useMe(): Me {
  const { me } = useSession()
  if (!me) throw new Error('useMe while nobody is signed in')
  return me
}

/** The unit that an account works for, in the reader's language; English falls back on the Chinese name. */
export function unitOf({ unitName, unitNameEn }: Pick<Me, 'unitName' | 'unitNameEn'>, language: Language) {
  return language === 'en' && unitNameEn ? unitNameEn : unitName
}

type SessionProviderProps = {
  /** The latest refusal that concerns the session; each is a new error. */
  refusal: AppError | undefined
  onLanguage: (language: Language) => void
  children: ReactNode
}

/**
 * Keeps who is signed in. A session that runs out while somebody works does not take the page away: the state becomes
 * `ended`, the shell asks for the password on top of the page, and whatever was typed is still there.
 */
export function SessionProvider({ refusal, onLanguage, children }: SessionProviderProps) {
  const { transport } = useCalls()
  const client = useQueryClient()
  const language = useLanguage()
  const [me, setMe] = useState<Me>()
  const [state, setState] = useState<Session['state']>('checking')
  const [error, setError] = useState<AppError>()
  const [spokenFirst, setSpokenFirst] = useState(false)
  const [leftByWish, setLeftByWish] = useState(false)

  const adopt = (next: Me) => {
    const sameAccount = me === undefined || me.id === next.id
    if (!sameAccount) client.clear()
    setMe(next)
    setState('in')
    setLeftByWish(false)
    // A language that was chosen on the sign-in page is kept for the account; otherwise the account's own is spoken.
    if (spokenFirst && next.language !== language) void call(transport, setLanguage, { body: { language } })
    else onLanguage(next.language)
    setSpokenFirst(false)
    if (state !== 'checking') void client.invalidateQueries()
  }
  const check = async () => {
    setState('checking')
    try {
      adopt(await call(transport, readMe, {}))
    } catch (refused) {
      if (!(refused instanceof AppError)) throw refused
      setError(refused)
      setState(refused.status === 401 ? 'out' : 'unreachable')
    }
  }
  const checkFirst = useEffectEvent(() => void check())
  const hearRefusal = useEffectEvent((refused: AppError) => {
    if (refused.code === 'PASSWORD_MUST_CHANGE') setMe((now) => now && { ...now, mustChangePassword: true })
    else if (refused.code === 'SECOND_FACTOR_NEEDED') setMe((now) => now && { ...now, mustSetSecondFactor: true })
    else if (state === 'in') setState('ended')
  })
  useEffect(() => {
    checkFirst()
  }, [])
  useEffect(() => {
    if (refusal) hearRefusal(refusal)
  }, [refusal])

  const session: Session = {
    state,
    me,
    error,
    can: (permission) => me?.permissions.includes(permission) || me?.permissions.includes('*') || false,
    adopt,
    leftByWish,
    checkAgain: () => void check(),
    async signOut() {
      // Whatever the server answers, this browser forgets the account.
      await call(transport, signOut, {}).catch(() => undefined)
      setMe(undefined)
      setLeftByWish(true)
      setState('out')
      client.clear()
    },
    speak(next) {
      onLanguage(next)
      if (state !== 'in') setSpokenFirst(true)
      else void call(transport, setLanguage, { body: { language: next } }).then(() => client.invalidateQueries())
    },
  }
  return <SessionContext value={session}>{children}</SessionContext>
}
