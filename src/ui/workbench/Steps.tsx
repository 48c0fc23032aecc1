type StepsProps = { label: string; steps: readonly { readonly id: string; readonly label: string }[]; current: string }

/** The steps of a longer task in their order, with the one that is being done. */
export function Steps({ label, steps, current }: StepsProps) {
  return (
    <ol className="wb-steps" aria-label={label}>
      {steps.map((step, at) => (
        <li key={step.id} aria-current={step.id === current ? 'step' : undefined}>
          <span className="wb-steps-number">{at + 1}</span>
          {step.label}
        </li>
      ))}
    </ol>
  )
}
