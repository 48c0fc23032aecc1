import { useId } from 'react'
import { showInstant } from '../../../kernel/dates.ts'
import { useLanguage } from '../../../ui/workbench/language.tsx'
import { useMe } from '../../session/Session.tsx'

/**
 * Who looks and when, faint across the page, on pages that show personal data: a photograph of the screen then says
 * where it came from. It takes no clicks and is not read out.
 */
export function Watermark() {
  const id = useId()
  const language = useLanguage()
  const { displayName, name } = useMe()
  const words = `${displayName} ${name} ${showInstant(Date.now(), language)}`
  return (
    <svg className="wb-watermark" aria-hidden="true" focusable="false">
      <pattern id={id} width="640" height="180" patternUnits="userSpaceOnUse" patternTransform="rotate(-22)">
        <text x="8" y="60" fontSize="15">
          {words}
        </text>
        <text x="328" y="150" fontSize="15">
          {words}
        </text>
      </pattern>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  )
}
