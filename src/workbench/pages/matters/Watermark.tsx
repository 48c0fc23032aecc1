import { useEffect, useId, useState } from 'react'
import { showInstant } from '../../../kernel/dates.ts'
import { useLanguage } from '../../../ui/workbench/language.tsx'
import { useMe } from '../../session/Session.tsx'

const EVERY_MINUTE = 60_000
/** Room for one character of 15 pixels, Chinese or Latin, with some to spare between two words. */
const WIDTH_OF_A_CHARACTER = 13

/**
 * Who looks and when, faint and all over the page, on pages that show personal data: a photograph of the screen or a
 * print then says where it came from. It takes no clicks, cannot be marked or copied and is not read out; where personal
 * fields are shown or a matter is confidential it is stronger.
 */
export function Watermark({ strong, of }: { strong?: boolean | undefined; of?: string }) {
  const id = useId()
  const language = useLanguage()
  const { displayName, name } = useMe()
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), EVERY_MINUTE)
    return () => clearInterval(timer)
  }, [])
  const words = [displayName, name, of, showInstant(now, language)].filter(Boolean).join(' ')
  const width = words.length * WIDTH_OF_A_CHARACTER
  return (
    <svg className={strong ? 'wb-watermark wb-watermark-strong' : 'wb-watermark'} aria-hidden="true" focusable="false">
      <pattern id={id} width={width} height="200" patternUnits="userSpaceOnUse" patternTransform="rotate(-22)">
        <text x="8" y="50" fontSize="15">
          {words}
        </text>
        {/* The other line is set half a length further; what runs over the edge of the tile comes in again on its left. */}
        <text x={width / 2} y="150" fontSize="15">
          {words}
        </text>
        <text x={-width / 2} y="150" fontSize="15">
          {words}
        </text>
      </pattern>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  )
}
