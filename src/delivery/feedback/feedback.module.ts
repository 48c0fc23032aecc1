import type { DirectoryPublic } from '../../foundation/directory/directory.public.ts'
import type { IdentityPublic } from '../../foundation/identity/identity.public.ts'
import type { Limit } from '../../platform/clock/clock.contract.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Files } from '../../platform/files/files.ts'
import type { Messages } from '../../platform/messages/messages.ts'
import type { Module, Permission } from '../../platform/module.ts'
import type { Privacy } from '../../platform/privacy/privacy.ts'
import { Doorkeeper } from './access.ts'
import { categoriesRoutes } from './categories/categories.routes.ts'
import { createCategories } from './categories/categories.service.ts'
import { attachmentsRoutes } from './attachments/attachments.routes.ts'
import { createAttachments } from './attachments/attachments.service.ts'
import { draftsRoutes } from './drafts/drafts.routes.ts'
import { createDrafts, draftsJobs } from './drafts/drafts.service.ts'
import { feedbackConsumers, feedbackJobs } from './feedback.jobs.ts'
import { feedbackMeasures } from './feedback.measures.ts'
import { feedbackMessages } from './feedback.messages.ts'
import type { FeedbackPublic } from './feedback.public.ts'
import { findMatter } from './feedback.repository.ts'
import { feedbackRoutes } from './feedback.routes.ts'
import { DEFAULT_LIMITS, type Reckoning } from './feedback.rules.ts'
import { Names } from './names.ts'
import { placesRoutes } from './places/places.routes.ts'
import { createPlaces } from './places/places.service.ts'
import { Processes } from './processes.ts'
import { createResidentService } from './resident.service.ts'
import { settingsRoutes } from './settings/settings.routes.ts'
import { createSettings } from './settings/settings.service.ts'
import { createStaffService } from './staff.service.ts'
import { createTelling, type Site } from './telling.service.ts'
import type { Kind } from './words.contract.ts'

const PERMISSIONS: Readonly<Record<string, Permission>> = {
  'feedback.read': {
    label: { zh: '查看诉求', en: 'Read what residents send in' },
    roles: ['operator', 'dispatcher', 'handler', 'unit-head', 'supervisor', 'leader'],
  },
  'feedback.dispatch': {
    label: { zh: '派单、不予受理、重办、办结', en: 'Dispatch, not accept, have done again, close' },
    roles: ['dispatcher'],
  },
  'feedback.answerDirectly': {
    label: { zh: '直接答复（直办）', en: 'Answer without a unit' },
    roles: ['operator', 'dispatcher'],
  },
  'feedback.handle': {
    label: { zh: '签收、退单、办理', en: 'Sign for, send back, handle' },
    roles: ['handler', 'unit-head'],
  },
  'feedback.reply': {
    label: { zh: '答复来件人', en: 'Answer the sender' },
    roles: ['operator', 'dispatcher', 'handler', 'unit-head'],
  },
  'feedback.attach': {
    label: { zh: '上传办理佐证', en: 'Attach evidence' },
    roles: ['operator', 'dispatcher', 'handler', 'unit-head', 'supervisor'],
  },
  'feedback.reveal': {
    label: { zh: '查看来件人联系方式', en: 'See who wrote' },
    roles: ['operator', 'dispatcher', 'handler', 'unit-head', 'supervisor'],
  },
  'feedback.revealSealed': {
    label: { zh: '查看保密件、举报件的来件人', en: 'See who wrote in confidence or reported wrongdoing' },
    roles: ['dispatcher', 'supervisor'],
  },
  'feedback.settings': {
    label: { zh: '设置热线时限、类目和各项规则', en: 'Set time limits, categories and rules of the hotline' },
    roles: ['system-admin', 'supervisor'],
  },
}

/**
 * Makes the module for complaints, requests and suggestions. `reckoning` gives the city's calendar and clock settings
 * as they are at the moment of asking; `limits` replaces the promised time of single kinds.
 */
export function createFeedback(given: {
  db: Database
  directory: DirectoryPublic
  privacy: Privacy
  files: Files
  identity: Pick<IdentityPublic, 'holdersOf'>
  messages: Messages
  reckoning: () => Reckoning
  timeZone: string
  site: Site
  limits?: Partial<Record<Kind, Limit>>
}): { module: Module; public: FeedbackPublic } {
  const { db, directory, identity, privacy, files, messages, reckoning, timeZone, site } = given
  const settings = createSettings({ db, directory })
  const categories = createCategories({ db, directory })
  const doorkeeper = new Doorkeeper(privacy)
  const attachments = createAttachments({ db, files, privacy, directory, doorkeeper })
  const deps = {
    db,
    settings,
    attachments,
    directory,
    privacy,
    reckoning,
    names: new Names(db, directory),
    processes: new Processes(),
    doorkeeper,
    limits: { ...DEFAULT_LIMITS, ...given.limits },
  }
  const drafts = createDrafts({ db, privacy })
  const places = createPlaces({ db, directory, publicUrl: site.publicUrl })
  const resident = createResidentService(deps)
  const staff = createStaffService(deps)
  const telling = createTelling({ privacy, names: deps.names, messages, identity, site, timeZone })
  const module: Module = {
    name: 'feedback',
    permissions: PERMISSIONS,
    bindings: [
      ...settingsRoutes(settings),
      ...categoriesRoutes(categories),
      ...attachmentsRoutes(attachments),
      ...draftsRoutes(drafts),
      ...placesRoutes(places),
      ...feedbackRoutes(resident, staff),
    ],
    consumers: feedbackConsumers(telling),
    jobs: [...feedbackJobs(staff), ...draftsJobs(drafts)],
    templates: Object.values(feedbackMessages),
    measures: feedbackMeasures(timeZone),
  }
  return {
    module,
    public: {
      receive: resident.receive,
      addressee: async (tx, id) => {
        const matter = await findMatter(tx, id)
        return matter && { number: matter.number, ...staff.contactOf(matter) }
      },
    },
  }
}
