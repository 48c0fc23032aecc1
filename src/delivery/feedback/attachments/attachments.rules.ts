import type { Actor } from '../../../kernel/actor.ts'
import { isAccused, isSealed, mayReveal } from '../feedback.rules.ts'
import type { Kind } from '../words.contract.ts'
import type { Attachment } from './attachments.contract.ts'

type Matter = { readonly kind: Kind; readonly confidential: boolean; readonly aboutUnitId: string | null }
type File = Pick<Attachment, 'kind' | 'givenBy'>

/** Whether an account of the staff may know from whom a file comes; files of the staff tell nothing of the sender. */
function knowsSender(actor: Actor, matter: Matter, { givenBy }: File): boolean {
  return givenBy === 'staff' || !isSealed(matter) || mayReveal(actor, matter)
}

/**
 * Whether an account of the staff may open a file. Where the sender must stay unknown, papers of the sender are kept
 * from those who may not know, since they are signed; pictures are needed for the handling, but the people of the unit
 * that the matter is about see neither: a picture shows from where it was taken.
 */
export function mayOpenFile(actor: Actor, matter: Matter, file: File): boolean {
  return knowsSender(actor, matter, file) || (file.kind === 'photo' && !isAccused(actor, matter))
}

/** A file's name as an account may read it: what a sender calls a picture can name a person. */
export function fileNameFor(actor: Actor, matter: Matter, file: File & Pick<Attachment, 'name'>): string {
  if (knowsSender(actor, matter, file)) return file.name
  return `${file.kind}${/\.[A-Za-z0-9]{1,8}$/.exec(file.name)?.[0] ?? ''}`
}
