import type { AnyEndpoint, InputOf, ReplyOf } from '../../../kernel/endpoint.ts'
import { useSettled } from '../use-settled.ts'
import { type Read, useEndpoint } from './use-endpoint.ts'

const PAUSE = 200
const FRESH = 30_000

/**
 * Asks the server while somebody types: after a pause of 200 ms, one question at a time (an older one is given up), and
 * shows the last answer until the next is there. `undefined` asks nothing, as while too little is typed.
 */
export function useTyped<E extends AnyEndpoint>(
  endpoint: E,
  input: InputOf<E> | undefined,
): Read<ReplyOf<E>> & { readonly asked: boolean } {
  const settled = useSettled(input === undefined ? '' : JSON.stringify(input), PAUSE)
  const asked = settled !== ''
  const read = useEndpoint(endpoint, (asked ? JSON.parse(settled) : {}) as InputOf<E>, {
    enabled: asked,
    abortable: true,
    keepPrevious: true,
    fresh: FRESH,
  })
  return { ...read, data: asked ? read.data : undefined, asked }
}
