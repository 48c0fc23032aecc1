import { z } from 'zod'
import { Kind, NewComplaint, Receipt } from '../delivery/feedback/feedback.contract.ts'
import { newId } from '../kernel/ids.ts'
import type { Language } from '../kernel/texts.ts'
import type { FormFault } from '../ui/portal/form/ErrorSummary.tsx'
import { tellTexts } from './texts/tell-texts.ts'
import type { Visit } from './visit.ts'

/** What a visitor has answered so far. `key` makes sending it twice one matter; it changes with every answer. */
export const Draft = z.object({
  key: z.string(),
  kind: Kind.optional(),
  text: z.string().optional(),
  areaCode: z.string().optional(),
  address: z.string().optional(),
  name: z.string().optional(),
  phone: z.string().optional(),
  email: z.string().optional(),
  confidential: z.boolean().optional(),
  /** The page of contact details was sent, with or without details. */
  asked: z.boolean().optional(),
  aboutUnitId: z.uuid().optional(),
})
export type Draft = z.infer<typeof Draft>

/** What the confirmation shows: the receipt, for the visitor's eyes only. */
export const Submitted = Receipt.pick({
  number: true,
  code: true,
  kind: true,
  limit: true,
  dueDate: true,
  provisional: true,
  next: true,
}).extend({ key: z.string() })
export type Submitted = z.infer<typeof Submitted>

export const LONGEST = 2000

const DRAFT = 'gh_draft'
const SUBMITTED = 'gh_sent'
const BELOW_TELL = { path: '/tell', minutes: 60 }

export const STEPS = ['kind', 'what', 'where', 'contact', 'check'] as const
export type Step = (typeof STEPS)[number]

/** The address of each step. */
export const addressOfStep = (step: Step) => (step === 'kind' ? '/tell' : `/tell/${step}`)

export function readDraft({ jar }: Visit): Draft | undefined {
  return jar.read(DRAFT, Draft)
}

/** Keeps new answers beside the earlier ones; false where they are too long to be kept. */
export function keepAnswers(visit: Visit, answers: Partial<Draft>): boolean {
  return visit.jar.keep(DRAFT, { ...readDraft(visit), ...answers, key: newId() }, BELOW_TELL)
}

/** Puts the receipt in the place of the draft, for ten minutes. */
export function keepSubmitted({ jar }: Visit, submitted: Submitted): void {
  jar.drop(DRAFT, BELOW_TELL.path)
  jar.keep(SUBMITTED, submitted, { ...BELOW_TELL, minutes: 10 })
}

export function readSubmitted({ jar }: Visit): Submitted | undefined {
  return jar.read(SUBMITTED, Submitted)
}

/** The first step that has no answer yet. */
export function firstOpenStep(draft: Draft | undefined): Step {
  if (!draft?.kind) return 'kind'
  if (!draft.text) return 'what'
  if (!draft.areaCode) return 'where'
  return draft.asked ? 'check' : 'contact'
}

/** The answers of one page, and what is wrong with them. */
export type Checked = { answers: Partial<Draft>; faults: FormFault[] }

/** Reads the page of the kind. */
export function checkKind(form: Visit['form'], language: Language): Checked {
  const kind = Kind.safeParse(form.kind)
  const unit = Draft.shape.aboutUnitId.safeParse(form.unit)
  return {
    answers: { ...(kind.success ? { kind: kind.data } : {}), ...(unit.data ? { aboutUnitId: unit.data } : {}) },
    faults: kind.success ? [] : [{ field: 'kind', message: tellTexts[language].kind.missing }],
  }
}

/** Reads the page of what happened: characters are counted as the page counts them, a line break as one. */
export function checkWhat({ text = '' }: Visit['form'], language: Language): Checked {
  const texts = tellTexts[language].what
  const over = [...text].length - LONGEST
  const faults = [
    ...(text === '' ? [{ field: 'text', message: texts.missing }] : []),
    ...(over > 0 ? [{ field: 'text', message: texts.tooLong(over) }] : []),
  ]
  return { answers: { text }, faults }
}

/** Reads the page of the place. */
export function checkWhere(
  { areaCode = '', address = '' }: Visit['form'],
  known: ReadonlySet<string>,
  language: Language,
): Checked {
  const texts = tellTexts[language].where
  const faults = [
    ...(known.has(areaCode) ? [] : [{ field: 'areaCode', message: texts.areaMissing }]),
    ...(fits('address', address) ? [] : [{ field: 'address', message: texts.addressTooLong }]),
  ]
  return { answers: { areaCode, address }, faults }
}

/** Reads the page of contact details: all may stay empty, what is given must be usable. */
export function checkContact(form: Visit['form'], language: Language): Checked {
  const texts = tellTexts[language].contact
  const { name = '', phone = '', email = '' } = form
  const faults = [
    ...(fits('name', name) ? [] : [{ field: 'name', message: texts.nameTooLong }]),
    ...(fits('phone', phone) ? [] : [{ field: 'phone', message: texts.phoneWrong }]),
    ...(fits('email', email) ? [] : [{ field: 'email', message: texts.emailWrong }]),
  ]
  return { answers: { name, phone, email, confidential: form.confidential === 'yes', asked: true }, faults }
}

const fits = (field: 'address' | 'name' | 'phone' | 'email', value: string) =>
  NewComplaint.shape[field].safeParse(value).success
