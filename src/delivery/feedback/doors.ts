import type { IdentityPublic } from '../../foundation/identity/identity.public.ts'
import type { Messages } from '../../platform/messages/messages.ts'
import type { Module } from '../../platform/module.ts'
import type { CategoriesService } from './categories/categories.service.ts'
import type { FeedbackDeps } from './feedback.deps.ts'
import type { Matter } from './feedback.repository.ts'
import type { ClearContact } from './feedback.views.ts'
import type { IntakeService } from './intake.service.ts'
import { codeMessages, createCodeTelling } from './mail/code-telling.ts'
import { mailJobs } from './mail/mail.jobs.ts'
import { mailRoutes } from './mail/mail.routes.ts'
import { createMail } from './mail/mail.service.ts'
import { open311Routes } from './open311/open311.routes.ts'
import { createOpen311 } from './open311/open311.service.ts'
import { createProjection } from './open311/projection.service.ts'
import type { Steps } from './steps.service.ts'
import type { Site } from './telling.service.ts'

type Doors = Required<Pick<Module, 'bindings' | 'consumers' | 'jobs' | 'templates'>>

/** The doors through which other programs bring matters in: Open311 apps and inbound e-mail. */
export function createDoors(
  deps: FeedbackDeps,
  given: {
    readonly identity: Pick<IdentityPublic, 'clientByKey' | 'confirmClient'>
    readonly messages: Messages
    readonly site: Site
    readonly timeZone: string
    readonly categories: CategoriesService
    readonly intake: IntakeService
    readonly steps: Steps
    /** The address from which the product writes, so that its own mail is known. */
    readonly mailFrom: string | undefined
    readonly contactOf: (matter: Matter) => ClearContact
  },
): Doors {
  const { categories, contactOf } = given
  const tellCode = createCodeTelling(given)
  const projection = createProjection({ tree: categories.tree, contactOf })
  const open311 = createOpen311({ ...deps, ...given, projection, tellCode })
  const ownAddresses = given.mailFrom ? [given.mailFrom] : []
  const mail = createMail({ ...deps, ...given, tellCode, ownAddresses })
  return {
    bindings: [...open311Routes(open311), ...mailRoutes(mail)],
    consumers: [projection.consumer],
    jobs: mailJobs(mail),
    templates: Object.values(codeMessages),
  }
}
