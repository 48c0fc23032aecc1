import { ICON_PATHS, type IconName } from './icon-paths.ts'

/** A sign in the colour of the text around it; decoration for the ear, since its word stands beside it. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg className="wb-icon" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={ICON_PATHS[name]} />
    </svg>
  )
}
