import type { Language } from '../../kernel/texts.ts'
import type { Template, Value } from './template.ts'

export type Channel = 'email' | 'sms'

/** A message as it is given to whoever carries it. */
export type Letter = {
  /** The same at every attempt, so that a mail server or gateway can tell a repetition. */
  readonly id: string
  readonly to: string
  readonly template: Template
  readonly language: Language
  readonly values: Readonly<Record<string, Value>>
}

/** Carries a letter and returns the id it was given there. Throws Refused for what will never go; anything else passes. */
export type Carrier = {
  send(letter: Letter): Promise<string | null>
  close(): void
}

/** A letter that was refused for good: trying again would not change the answer. */
export class Refused extends Error {
  override readonly name = 'Refused'
}
