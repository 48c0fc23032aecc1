import type { Draft } from './tell-draft.ts'

/** The pages of the way, in their order. */
export const STEPS = [
  'kind',
  'what',
  'class',
  'details',
  'where',
  'map',
  'photos',
  'contact',
  'similar',
  'check',
] as const
export type Step = (typeof STEPS)[number]

/** The steps that are counted; the other pages are part of the one before them and are passed over where they ask nothing. */
export const COUNTED = ['kind', 'what', 'where', 'photos', 'contact', 'check'] as const satisfies readonly Step[]

/** The address of each step. */
export const addressOfStep = (step: Step): string => (step === 'kind' ? '/tell' : `/tell/${step}`)

/** Which counted step a page belongs to, from 1. */
export function countOf(step: Step): number {
  const at = STEPS.indexOf(step)
  return COUNTED.filter((counted) => STEPS.indexOf(counted) <= at).length
}

/** The first step that has no answer yet. */
export function firstOpenStep(draft: Draft | undefined): Step {
  if (!draft?.kind) return 'kind'
  if (!draft.text) return 'what'
  if (!draft.classAsked) return 'class'
  if (draft.category?.hasFields && !draft.detailsAsked) return 'details'
  if (!draft.areaCode) return 'where'
  if (!draft.photosAsked) return 'photos'
  if (!draft.asked) return 'contact'
  return draft.similarAsked ? 'check' : 'similar'
}

/** The step after one that was answered: the first that is open, but never further on than the next. */
export function stepAfter(step: Step, draft: Draft): Step {
  const open = firstOpenStep(draft)
  const next = STEPS.slice(STEPS.indexOf(step) + 1).find((one) => asks(one, draft)) ?? 'check'
  return STEPS.indexOf(open) < STEPS.indexOf(next) ? open : next
}

/** Whether a page of the way has something to ask; the map is led to from the page of the place only. */
function asks(step: Step, { category }: Draft): boolean {
  if (step === 'map') return false
  return step !== 'details' || category?.hasFields === true
}
