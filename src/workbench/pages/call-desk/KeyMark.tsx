/** The keys of a shortcut as they stand beside what they do. */
export function KeyMark({ keys }: { keys: readonly string[] }) {
  return (
    <span className="cd-keys" aria-hidden="true">
      {keys.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  )
}
