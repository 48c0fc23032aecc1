import type { DirectoryPublic } from '../../../foundation/directory/directory.public.ts'
import type { IdentityPublic } from '../../../foundation/identity/identity.public.ts'
import type { Database } from '../../../platform/db/database.ts'
import type { Messages } from '../../../platform/messages/messages.ts'
import type { Attachments } from '../attachments/attachments.service.ts'
import type { CategoriesService } from '../categories/categories.service.ts'
import type { IntakeService } from '../intake.service.ts'
import type { CodeTelling } from '../mail/code-telling.ts'
import type { Names } from '../names.ts'
import type { Steps } from '../steps.service.ts'
import type { Site } from '../telling.service.ts'
import type { Projection } from './projection.service.ts'

/** What the door for Open311 works with. */
export type Open311Deps = {
  readonly db: Database
  readonly directory: DirectoryPublic
  readonly identity: Pick<IdentityPublic, 'clientByKey' | 'confirmClient'>
  readonly messages: Messages
  readonly site: Site
  readonly names: Names
  readonly categories: Pick<CategoriesService, 'tree' | 'check'>
  readonly attachments: Attachments
  readonly intake: IntakeService
  readonly steps: Steps
  readonly projection: Projection
  /** Tells senders number and code by e-mail, once. */
  readonly tellCode: CodeTelling
}
