import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createContext, type ReactNode, use, useState } from 'react'
import type { Transport } from '../../../kernel/call.ts'
import { AppError } from '../../../kernel/errors.ts'
import { type EtagMemory, etagMemory } from './etags.ts'
import { workbenchTransport } from './transport.ts'

type Calls = { readonly transport: Transport; readonly etags: EtagMemory }
const CallsContext = createContext<Calls | undefined>(undefined)

/** How the parts reach the server; every page is below it. */
export function useCalls(): Calls {
  const calls = use(CallsContext)
  if (!calls) throw new Error('useCalls outside CallsProvider')
  return calls
}

/**
 * Provides the transport and the cache of what was read. `onRefused` hears every refusal that concerns the session
 * rather than one page: signed out, the password or the second factor must be seen to first.
 */
export function CallsProvider({ onRefused, children }: { onRefused: (error: AppError) => void; children: ReactNode }) {
  const [calls] = useState<Calls>(() => {
    const etags = etagMemory()
    return { etags, transport: workbenchTransport(etags) }
  })
  const [client] = useState(() => queryClient(onRefused))
  return (
    <CallsContext value={calls}>
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </CallsContext>
  )
}

const MOST_RETRIES = 2

function queryClient(onRefused: (error: AppError) => void): QueryClient {
  const hear = (error: unknown) => {
    if (error instanceof AppError && concernsSession(error)) onRefused(error)
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError: hear }),
    mutationCache: new MutationCache({ onError: hear }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        networkMode: 'always',
        retry: (failures, error) => failures < MOST_RETRIES && mayPass(error),
        retryDelay: (failures) => 500 * 2 ** failures,
      },
      mutations: { networkMode: 'always' },
    },
  })
}

const SESSION_CODES = ['NOT_SIGNED_IN', 'PASSWORD_MUST_CHANGE', 'SECOND_FACTOR_NEEDED']
const concernsSession = (error: AppError) => SESSION_CODES.includes(error.code)

/** A refusal stays a refusal; only a lost network or a server in trouble is worth another try. */
const mayPass = (error: unknown) => error instanceof AppError && (error.status === 0 || error.status >= 500)
