import type { DirectoryPublic } from '../../foundation/directory/directory.public.ts'
import type { IdentityPublic } from '../../foundation/identity/identity.public.ts'
import type { Reckoning } from '../../platform/clock/kept-clock.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Files } from '../../platform/files/files.ts'
import type { Messages } from '../../platform/messages/messages.ts'
import type { Module } from '../../platform/module.ts'
import type { Privacy } from '../../platform/privacy/privacy.ts'
import { Doorkeeper } from './access.ts'
import { attachmentsRoutes } from './attachments/attachments.routes.ts'
import { createAttachments } from './attachments/attachments.service.ts'
import { categoriesRoutes } from './categories/categories.routes.ts'
import { createCategories } from './categories/categories.service.ts'
import { createDoors } from './doors.ts'
import { draftsRoutes } from './drafts/drafts.routes.ts'
import { createDrafts, draftsJobs } from './drafts/drafts.service.ts'
import type { FeedbackDeps } from './feedback.deps.ts'
import { feedbackConsumers, feedbackJobs } from './feedback.jobs.ts'
import { feedbackMeasures } from './feedback.measures.ts'
import { feedbackMessages } from './feedback.messages.ts'
import type { FeedbackPublic } from './feedback.public.ts'
import { findMatter } from './feedback.repository.ts'
import { feedbackRoutes } from './feedback.routes.ts'
import { createHandling } from './handling.service.ts'
import { createIntake } from './intake.service.ts'
import { Names } from './names.ts'
import { PERMISSIONS } from './permissions.ts'
import { findPlace } from './places/places.repository.ts'
import { placesRoutes } from './places/places.routes.ts'
import { createPlaces } from './places/places.service.ts'
import { Processes } from './processes.ts'
import { createPublication } from './publication/publication.module.ts'
import { createRegistration } from './registration.service.ts'
import { requestsRoutes } from './requests/requests.routes.ts'
import { createRequests } from './requests/requests.service.ts'
import { createResidentService } from './resident.service.ts'
import { createRetention } from './retention/retention.service.ts'
import { routingConsumers, routingJobs } from './routing/routing.jobs.ts'
import { routingRoutes } from './routing/routing.routes.ts'
import { createRouting, createSelfDispatch } from './routing/routing.service.ts'
import { settingsRoutes } from './settings/settings.routes.ts'
import { createSettings } from './settings/settings.service.ts'
import { createStaffService } from './staff.service.ts'
import { createSteps } from './steps.service.ts'
import { createQuality } from './supervision/quality.service.ts'
import { createSupervision } from './supervision/supervision.module.ts'
import { createTelling, type Site } from './telling.service.ts'
import { readJoinToken } from './texts/join-token.ts'
import { createJoining } from './texts/joining.service.ts'
import { createSimilar } from './texts/similar.service.ts'
import { textConsumers } from './texts/texts.jobs.ts'
import { textRoutes } from './texts/texts.routes.ts'
import { createTimed } from './timed.service.ts'

/**
 * Makes the module for complaints, requests and suggestions. `reckoning` gives the city's calendar and clock settings
 * as they are at the moment of asking.
 */
export function createFeedback(given: {
  db: Database
  directory: DirectoryPublic
  privacy: Privacy
  files: Files
  identity: Pick<IdentityPublic, 'holdersOf' | 'clientByKey' | 'confirmClient'>
  messages: Messages
  reckoning: () => Reckoning
  timeZone: string
  site: Site
  /** The address from which the product writes. */
  mailFrom?: string
  /** Reads the calendar anew, before all due dates are read by it. */
  renewCalendar: () => Promise<void>
  /** Asks for a run of a job in the background. */
  askJob: (name: string, data: Record<string, unknown>, key: string) => Promise<void>
}): { module: Module; public: FeedbackPublic } {
  const { db, directory, identity, privacy, files, messages, reckoning, timeZone, site } = given
  const settings = createSettings({ db, directory })
  const categories = createCategories({ db, directory })
  const doorkeeper = new Doorkeeper(privacy)
  const attachments = createAttachments({ db, files, privacy, directory, doorkeeper })
  const places = createPlaces({ db, directory, publicUrl: site.publicUrl })
  const names = new Names(db, directory)
  const deps: FeedbackDeps = {
    db,
    directory,
    privacy,
    reckoning,
    doorkeeper,
    attachments,
    names,
    processes: new Processes(),
    settings: settings.current,
    classes: categories,
    intake: {
      claimFiles: (tx, tokens, matter, by) => attachments.claim(tx, tokens, matter, by),
      readJoinToken: (token, now) => readJoinToken(privacy, token, now),
      placeOf: findPlace,
    },
    qualityOf: createQuality({ db, names, settings: settings.current }).bucketOf,
  }
  const drafts = createDrafts({ db, privacy })
  const retention = createRetention({ db, files, settings: settings.current })
  const steps = createSteps(deps)
  const intake = createIntake(deps, steps)
  const resident = createResidentService(deps, steps, intake)
  const staff = createStaffService(deps, steps)
  const handling = createHandling(deps, steps, staff)
  const requests = createRequests(deps, steps, staff)
  const registration = createRegistration(deps, steps, { intake, handling, staff })
  const timed = createTimed(deps, steps)
  const joining = createJoining(deps, steps, staff)
  const routing = createRouting({ ...deps, categories })
  const selfDispatch = createSelfDispatch(deps, routing, steps, handling)
  const publication = createPublication({
    ...{ db, directory, privacy, doorkeeper, timeZone, names: deps.names, settings: settings.current },
    categoryName: (code) => nameOfCategory(categories.categoryByCode(code)),
  })
  const telling = createTelling({
    privacy,
    names: deps.names,
    messages,
    identity,
    site,
    settings: settings.current,
    timeZone,
  })
  const doors = createDoors(deps, {
    ...{ identity, messages, site, timeZone, categories, intake, steps },
    mailFrom: given.mailFrom,
    contactOf: staff.contactOf,
  })
  const supervision = createSupervision({ ...deps, identity, messages, timeZone }, steps)
  const module: Module = {
    name: 'feedback',
    permissions: { ...PERMISSIONS, ...publication.permissions, ...supervision.permissions },
    bindings: [
      ...settingsRoutes(settings),
      ...categoriesRoutes(categories),
      ...attachmentsRoutes(attachments),
      ...draftsRoutes(drafts),
      ...placesRoutes(places),
      ...requestsRoutes(requests),
      ...publication.bindings,
      ...supervision.bindings,
      ...textRoutes(createSimilar(deps), joining),
      ...routingRoutes(routing),
      ...doors.bindings,
      ...feedbackRoutes({ resident, staff, handling, registration }),
    ],
    consumers: [
      ...feedbackConsumers(telling, given.askJob),
      ...textConsumers(joining),
      ...routingConsumers(selfDispatch, given.askJob),
      ...publication.consumers,
      ...supervision.consumers,
      ...doors.consumers,
    ],
    jobs: [
      ...feedbackJobs(timed, given.renewCalendar),
      ...draftsJobs(drafts),
      retention.job,
      ...routingJobs(routing),
      ...publication.jobs,
      ...supervision.jobs,
      ...doors.jobs,
    ],
    templates: [...Object.values(feedbackMessages), ...supervision.templates, ...doors.templates],
    measures: [...feedbackMeasures(timeZone), ...supervision.measures, ...publication.measures],
  }
  return {
    module,
    public: {
      receive: async (tx, input, beside) => (await intake.receive(tx, input, beside)).receipt,
      register: intake.receive,
      handling,
      requests,
      categories,
      publication,
      addressee: async (tx, id) => {
        const matter = await findMatter(tx, id)
        return matter && { number: matter.number, ...staff.contactOf(matter) }
      },
    },
  }
}

function nameOfCategory(category: { name: string; nameEn: string } | undefined) {
  return category && { zh: category.name, en: category.nameEn }
}
