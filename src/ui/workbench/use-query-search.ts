import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useQueryValue } from './navigation.tsx'
import { useSettled } from './use-settled.ts'

type QuerySearch = {
  /** What stands in the field, letter by letter. */
  readonly typed: string
  setTyped(text: string): void
  /** What to ask the server for: settled, without spaces around. */
  readonly search: string
}

/**
 * A search that lives in the query of the page (`?q=…`), so that a link or the way back finds the same. The field keeps
 * its own text while somebody types (an input method must not be disturbed); the address follows after a pause.
 */
export function useQuerySearch(name: string): QuerySearch {
  const [inAddress = '', setInAddress] = useQueryValue(name)
  const [typed, setTyped] = useState(inAddress)
  const search = useSettled(typed.trim())
  const written = useRef(inAddress)

  const write = useEffectEvent(() => {
    if (search === written.current) return
    written.current = search
    setInAddress(search === '' ? undefined : search)
  })
  const follow = useEffectEvent(() => {
    if (inAddress === written.current) return
    written.current = inAddress
    setTyped(inAddress)
  })
  useEffect(() => {
    if (search !== undefined) write()
  }, [search])
  useEffect(() => {
    if (inAddress !== undefined) follow()
  }, [inAddress])
  return { typed, setTyped, search }
}
