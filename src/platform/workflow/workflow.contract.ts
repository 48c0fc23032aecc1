import { z } from 'zod'

const Name = z.object({ zh: z.string(), en: z.string() })

/** A state of a matter with its name, as screens show it. */
export const StateName = z.object({ state: z.string(), name: Name, end: z.boolean() })
export type StateName = z.infer<typeof StateName>

/**
 * One step that leads out of a state. `allowed` says whether this person can take it now; where not, `why` says why in
 * both languages. `needs` are the fields to be filled in.
 */
export const PossibleStep = z.object({
  transition: z.string(),
  label: Name,
  to: z.string(),
  toName: Name,
  allowed: z.boolean(),
  why: Name.nullable(),
  needs: z.array(z.object({ field: z.string(), name: Name })),
})
export type PossibleStep = z.infer<typeof PossibleStep>
