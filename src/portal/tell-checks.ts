import { NewComplaint } from '../delivery/feedback/resident.contract.ts'
import { Kind, LONGEST_TEXT } from '../delivery/feedback/words.contract.ts'
import type { Language } from '../kernel/texts.ts'
import type { FormFault } from '../ui/portal/form/ErrorSummary.tsx'
import { Draft } from './tell-draft.ts'
import { aboutYouTexts } from './texts/about-you-texts.ts'
import { tellTexts } from './texts/tell-texts.ts'
import type { Visit } from './visit.ts'

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
  const over = [...text].length - LONGEST_TEXT
  const faults = [
    ...(text === '' ? [{ field: 'text', message: texts.missing }] : []),
    ...(over > 0 ? [{ field: 'text', message: texts.tooLong(over) }] : []),
    // Rare characters count twice where they are kept.
    ...(over <= 0 && text.length > LONGEST_TEXT ? [{ field: 'text', message: texts.rareTooLong }] : []),
  ]
  // Whether others reported the same is asked anew.
  return { answers: { text, similarAsked: false, join: undefined }, faults }
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
  return { answers: { areaCode, address, similarAsked: false, join: undefined }, faults }
}

/** Reads the page about the sender: all may stay empty, what is given must be usable. */
export function checkContact(form: Visit['form'], language: Language): Checked {
  const texts = aboutYouTexts[language]
  const { name = '', phone = '', email = '' } = form
  const forAnother = form.behalf === 'yes'
  const onBehalfOf = forAnother ? (form.onBehalfOf ?? '') : ''
  const faults = [
    ...(fits('name', name) ? [] : [{ field: 'name', message: texts.nameTooLong }]),
    ...(fits('phone', phone) ? [] : [{ field: 'phone', message: texts.phoneWrong }]),
    ...(fits('email', email) ? [] : [{ field: 'email', message: texts.emailWrong }]),
    ...(forAnother && onBehalfOf === '' ? [{ field: 'onBehalfOf', message: texts.behalfMissing }] : []),
    ...(fits('onBehalfOf', onBehalfOf) ? [] : [{ field: 'onBehalfOf', message: texts.nameTooLong }]),
  ]
  const confidential = form.confidential === 'yes'
  return { answers: { name, phone, email, onBehalfOf, confidential, asked: true }, faults }
}

const fits = (field: 'address' | 'name' | 'phone' | 'email' | 'onBehalfOf', value: string) =>
  NewComplaint.shape[field].safeParse(value).success
