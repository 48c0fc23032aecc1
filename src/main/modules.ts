import { join } from 'node:path'
import { createCalls } from '../delivery/calls/calls.module.ts'
import { createFeedback } from '../delivery/feedback/feedback.module.ts'
import type { FeedbackPublic } from '../delivery/feedback/feedback.public.ts'
import { createKnowledge } from '../delivery/knowledge/knowledge.module.ts'
import type { KnowledgePublic } from '../delivery/knowledge/knowledge.public.ts'
import { createRegisters } from '../delivery/registers/registers.module.ts'
import type { RegistersPublic } from '../delivery/registers/registers.public.ts'
import { createDirectory } from '../foundation/directory/directory.module.ts'
import type { DirectoryPublic } from '../foundation/directory/directory.public.ts'
import { createIdentity } from '../foundation/identity/identity.module.ts'
import { type IdentityPublic, permissionsByRole } from '../foundation/identity/identity.public.ts'
import { createLedger } from '../foundation/ledger/ledger.module.ts'
import { createStandards } from '../foundation/standards/standards.module.ts'
import type { StandardsPublic } from '../foundation/standards/standards.public.ts'
import { createIndicators } from '../oversight/indicators/indicators.module.ts'
import type { IndicatorsPublic } from '../oversight/indicators/indicators.public.ts'
import { createRectifications } from '../oversight/rectifications/rectifications.module.ts'
import type { RectificationsPublic } from '../oversight/rectifications/rectifications.public.ts'
import { createTransparency } from '../oversight/transparency/transparency.module.ts'
import type { TransparencyPublic } from '../oversight/transparency/transparency.public.ts'
import type { Config } from '../platform/config/config.ts'
import type { Database } from '../platform/db/database.ts'
import type { Dispatcher } from '../platform/events/dispatcher.ts'
import { createFiles, type Files } from '../platform/files/files.ts'
import type { Authenticate } from '../platform/http/server.ts'
import type { Jobs } from '../platform/jobs/jobs.ts'
import type { Log } from '../platform/log/log.ts'
import { createMessages } from '../platform/messages/messages.module.ts'
import type { Sender } from '../platform/messages/sender.ts'
import type { Module } from '../platform/module.ts'
import type { Privacy } from '../platform/privacy/privacy.ts'

/** What the platform gives to every module. */
export type Platform = {
  readonly config: Config
  readonly db: Database
  readonly log: Log
  readonly privacy: Privacy
  /** Gives an event that a reaction failed at to it once more. */
  readonly retryLetter: Dispatcher['retry']
  /** Asks for a run of a job in the background; with a key, not twice at the same time. */
  readonly askJob: Jobs['ask']
}

export type Wired = {
  readonly modules: readonly Module[]
  readonly authenticate: Authenticate
  /** Sends what modules put into the outbox, in the worker. */
  readonly sender: Sender
  /** What takes and hands out attachments. */
  readonly files: Files
  /** What the command line, the demo city and tests ask directly. */
  readonly identity: IdentityPublic
  readonly directory: DirectoryPublic
  readonly feedback: FeedbackPublic
  readonly knowledge: KnowledgePublic
  readonly registers: RegistersPublic
  readonly standards: StandardsPublic
  readonly indicators: IndicatorsPublic
  readonly rectifications: RectificationsPublic
  readonly transparency: TransparencyPublic
}

/** Makes every module and hands each what it needs, by hand, lower tiers first: the whole wiring on one page. */
export function wireModules({ config, db, log, privacy, retryLetter, askJob }: Platform): Wired {
  const templates = () => modules.flatMap((module) => module.templates ?? [])
  const { messages, sender, module: messagesModule } = createMessages({ config, db, log, privacy, templates })
  const { scanCommand, dataDir } = config
  const files = createFiles({ db, privacy, scanCommand, dir: join(dataDir, 'files') })
  const directory = createDirectory({ config, db })
  // Asked at the first request, when every module is there.
  let byRole: ReturnType<typeof permissionsByRole> | undefined
  const permissionsOf = () => (byRole ??= permissionsByRole(modules))
  const identity = createIdentity({ config, db, privacy, directory: directory.public, permissionsOf })
  const ledger = createLedger({
    db,
    directory: directory.public,
    identity: identity.public,
    timeZone: config.timeZone,
    retry: retryLetter,
  })
  const standards = createStandards({ db, directory: directory.public })
  const settings = { zone: config.timeZone }
  const reckoning = () => ({ calendar: standards.public.calendar(), settings })
  const feedback = createFeedback({
    db,
    privacy,
    files: files.files,
    messages,
    directory: directory.public,
    identity: identity.public,
    reckoning,
    askJob,
    renewCalendar: standards.public.renewCalendar,
    timeZone: config.timeZone,
    site: { publicUrl: config.publicUrl, hotline: config.hotline },
    mailFrom: config.mailFrom,
  })
  const calls = createCalls({
    db,
    privacy,
    messages,
    directory: directory.public,
    identity: identity.public,
    timeZone: config.timeZone,
    matterNumber: async (tx, id) => (await feedback.public.addressee(tx, id))?.number,
  })
  const knowledge = createKnowledge({
    db,
    messages,
    directory: directory.public,
    identity: identity.public,
    timeZone: config.timeZone,
  })
  const registers = createRegisters({ db, config, directory: directory.public, askJob })
  const measures = () => modules.flatMap((module) => module.measures ?? [])
  const indicators = createIndicators({ db, log, measures, directory: directory.public, timeZone: config.timeZone })
  const rectifications = createRectifications({
    db,
    messages,
    reckoning,
    directory: directory.public,
    identity: identity.public,
    timeZone: config.timeZone,
  })
  const transparency = createTransparency({
    db,
    directory: directory.public,
    identity: identity.public,
    indicators: indicators.public,
    rectifications: rectifications.public,
    timeZone: config.timeZone,
  })
  const modules: Module[] = [
    messagesModule,
    files.module,
    identity.module,
    directory.module,
    ledger.module,
    standards.module,
    feedback.module,
    calls.module,
    knowledge.module,
    registers.module,
    indicators.module,
    rectifications.module,
    transparency.module,
  ]
  return {
    modules,
    authenticate: identity.authenticate,
    sender,
    files: files.files,
    identity: identity.public,
    directory: directory.public,
    feedback: feedback.public,
    knowledge: knowledge.public,
    registers: registers.public,
    standards: standards.public,
    indicators: indicators.public,
    rectifications: rectifications.public,
    transparency: transparency.public,
  }
}
