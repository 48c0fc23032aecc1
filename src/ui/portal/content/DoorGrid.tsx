import { DoorIcon, type DoorName } from './DoorIcon.tsx'

export type Door = { name: DoorName; title: string; description: string; href: string }

/** The four doors of the home page: apply, tell us, follow, watch us. */
export function DoorGrid({ label, doors }: { label: string; doors: readonly Door[] }) {
  return (
    <nav className="doors" aria-label={label}>
      <ul>
        {doors.map(({ name, title, description, href }) => (
          <li key={name}>
            <a href={href}>
              <DoorIcon name={name} />
              <span className="door-title">{title}</span>
              <span className="door-description">{description}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
