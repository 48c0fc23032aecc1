import type { Bilingual } from '../kernel/texts.ts'
import type { Consumer } from './events/dispatcher.ts'
import type { Binding } from './http/binding.ts'
import type { JobDefinition } from './jobs/jobs.ts'
import type { Measure } from './measures/measure.ts'
import type { Template } from './messages/template.ts'

/** A permission that a module knows, and the roles that hold it unless an administrator changes that. */
export type Permission = { readonly label: Bilingual; readonly roles: readonly string[] }

/**
 * What a module tells main: its routes, the permissions it asks for, its reactions to events, its timed tasks and the
 * numbers it offers. Main reads it; nothing is found by itself.
 */
export type Module = {
  readonly name: string
  readonly permissions?: Readonly<Record<string, Permission>>
  readonly bindings?: readonly Binding[]
  readonly consumers?: readonly Consumer[]
  readonly jobs?: readonly JobDefinition[]
  readonly measures?: readonly Measure[]
  /** The messages that it sends. */
  readonly templates?: readonly Template[]
}
