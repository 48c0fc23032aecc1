import { useEffect, useEffectEvent } from 'react'
import type { Read } from './use-endpoint.ts'

/**
 * Reads again while something on the server is still going on: `every` milliseconds after each reply, and not while the
 * page is hidden. Answers the read itself.
 */
export function usePolled<T>(read: Read<T>, going: (data: T) => boolean, every: number = 1_000): Read<T> {
  const { data, refreshing } = read
  const again = useEffectEvent(() => {
    if (document.visibilityState === 'visible') read.retry()
  })
  const isGoing = data !== undefined && going(data)
  useEffect(() => {
    if (!isGoing || refreshing) return
    const timer = setInterval(again, every)
    return () => clearInterval(timer)
  }, [isGoing, refreshing, every])
  return read
}
