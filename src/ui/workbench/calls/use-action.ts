import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { addressOf, type CallOptions, call, type Transport } from '../../../kernel/call.ts'
import type { AnyEndpoint, InputOf, ReplyOf } from '../../../kernel/endpoint.ts'
import { AppError } from '../../../kernel/errors.ts'
import { useLanguage, useTexts } from '../language.tsx'
import { partTexts } from '../part-texts.ts'
import { showToast } from '../toast/toast-list.ts'
import { useCalls } from './Calls.tsx'
import { nextSubmission, type Submission, settled } from './idempotency.ts'

export type ActionOptions<E extends AnyEndpoint> = {
  /** What the toast says when it is done; no toast where it is left out. */
  readonly done?: string | ((reply: ReplyOf<E>, input: InputOf<E>) => string)
  /** Takes the change back; offers “undo” in the toast. */
  readonly undo?: (reply: ReplyOf<E>, input: InputOf<E>) => Promise<unknown>
  /** What must be read again; every list of the same module unless told. */
  readonly refresh?: readonly AnyEndpoint[]
  readonly onDone?: (reply: ReplyOf<E>, input: InputOf<E>) => void
  /** The page shows the error itself (a form does); without it a failure is told in a toast. */
  readonly showsError?: boolean
}

/** How it went: the reply, or the error. */
export type Outcome<R> =
  | { readonly reply: R; readonly error?: undefined }
  | { readonly reply?: undefined; readonly error: AppError }

export type Action<E extends AnyEndpoint> = {
  run(input: InputOf<E>, more?: { ifMatch?: string | undefined; transport?: Transport }): Promise<Outcome<ReplyOf<E>>>
  readonly pending: boolean
  readonly error: AppError | undefined
  reset(): void
}

/**
 * An action on an endpoint that changes something. A creating call carries an idempotency key for each submission, a
 * call that must name the version it changes carries the ETag that was last read from the same address (or `ifMatch`).
 * Afterwards the lists of the module are read again and a toast tells it, with “undo” where there is one.
 */
export function useAction<E extends AnyEndpoint>(endpoint: E, options: ActionOptions<E> = {}): Action<E> {
  const { transport, etags } = useCalls()
  const client = useQueryClient()
  const texts = useTexts(partTexts)
  const language = useLanguage()
  const submission = useRef<Submission>(undefined)

  const refresh = () => {
    const ids = options.refresh?.map(({ id }) => id)
    const ownModule = `${endpoint.id.split('.')[0]}.`
    return client.invalidateQueries({
      predicate: ({ queryKey }) => {
        const id = String(queryKey[0])
        return ids ? ids.includes(id) : id.startsWith(ownModule)
      },
    })
  }

  const mutation = useMutation({
    mutationFn: async ({ input, more }: { input: InputOf<E>; more: { ifMatch?: string; transport?: Transport } }) => {
      const request: CallOptions = {}
      if (endpoint.creates) {
        submission.current = nextSubmission(submission.current, input)
        request.idempotencyKey = submission.current.key
      }
      if (endpoint.ifMatch) {
        const { params } = input as { params?: Record<string, unknown> }
        const version = more.ifMatch ?? etags.of(addressOf(endpoint, params))
        if (version) request.ifMatch = version
      }
      return await call(more.transport ?? transport, endpoint, input, request)
    },
  })

  const undo = (reply: ReplyOf<E>, input: InputOf<E>) => async () => {
    try {
      await options.undo?.(reply, input)
      showToast({ kind: 'done', text: texts.undone })
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      showToast({ kind: 'failed', text: error.in(language) })
    }
    await refresh()
  }

  return {
    pending: mutation.isPending,
    error: mutation.error instanceof AppError ? mutation.error : undefined,
    reset: mutation.reset,
    async run(input, more = {}) {
      try {
        const reply = await mutation.mutateAsync({ input, more: more as { ifMatch?: string; transport?: Transport } })
        if (submission.current) submission.current = settled(submission.current)
        void refresh()
        const text = typeof options.done === 'function' ? options.done(reply, input) : options.done
        if (text) showToast({ kind: 'done', text, ...(options.undo ? { undo: undo(reply, input) } : {}) })
        options.onDone?.(reply, input)
        return { reply }
      } catch (error) {
        if (submission.current) submission.current = settled(submission.current, error)
        if (!(error instanceof AppError)) throw error
        if (!options.showsError && error.code !== 'NOT_SIGNED_IN')
          showToast({ kind: 'failed', text: error.in(language) })
        return { error }
      }
    },
  }
}
