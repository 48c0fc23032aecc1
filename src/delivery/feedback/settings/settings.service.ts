import { countyOf, type DirectoryPublic } from '../../../foundation/directory/directory.public.ts'
import { type Actor, system } from '../../../kernel/actor.ts'
import { errors } from '../../../kernel/errors.ts'
import type { Database, Tx } from '../../../platform/db/database.ts'
import { append } from '../../../platform/events/events.ts'
import { invalid } from '../../../platform/http/validation.ts'
import type { Settings, SettingsReply } from './settings.contract.ts'
import { DEFAULT_SETTINGS } from './settings.defaults.ts'
import { findSettings, insertSettings, type StoredSettings } from './settings.repository.ts'
import { changedPaths, completed, settingsFaults } from './settings.rules.ts'

/** Milliseconds after which a change by another process is seen at the latest. */
const FRESH = 5000

/** The settings as other parts of the module read them. */
export type CurrentSettings = { readonly current: () => Settings }
export type SettingsService = ReturnType<typeof createSettings>

/**
 * The numbers by which the hotline works. `current()` answers from memory: at most five seconds old, fresh at once
 * after a change in this process, what ships where nothing was saved yet. `load` reads them in a transaction.
 */
export function createSettings({ db, directory }: { db: Database; directory: Pick<DirectoryPublic, 'cityCode'> }) {
  let kept: Settings = DEFAULT_SETTINGS
  let keptVersion = 0
  let readAt = 0
  let reading: Promise<void> | undefined

  const use = (stored: StoredSettings | undefined) => {
    readAt = Date.now()
    const version = stored?.version ?? 0
    if (version < keptVersion || (version === keptVersion && version === 0)) return
    kept = stored ? completed(stored.document, DEFAULT_SETTINGS) : DEFAULT_SETTINGS
    keptVersion = version
  }
  /** Reads them again; a failure leaves them as they were, to be tried again five seconds later. */
  const renew = (): Promise<void> => {
    readAt = Date.now()
    reading ??= db
      .read(system('settings'), findSettings)
      .then(use)
      .catch(() => undefined)
      .finally(() => {
        reading = undefined
      })
    return reading
  }
  const load = async (tx: Tx): Promise<Settings> => {
    const stored = await findSettings(tx)
    return stored ? completed(stored.document, DEFAULT_SETTINGS) : DEFAULT_SETTINGS
  }

  return {
    current: (): Settings => {
      if (Date.now() - readAt > FRESH) void renew()
      return kept
    },
    renew,
    load,
    read: (actor: Actor): Promise<SettingsReply> => db.read(actor, async (tx) => replyOf(await findSettings(tx))),
    /** Saves all settings as a new version. Throws INVALID_INPUT with every fault, or CHANGED_MEANWHILE. */
    save: (
      given: Settings,
      { actor, expectedVersion }: { actor: Actor; expectedVersion: number | undefined },
    ): Promise<SettingsReply> =>
      db.transaction(actor, async (tx) => {
        const faults = settingsFaults(given)
        if (faults.length > 0) throw invalid(faults)
        const before = await findSettings(tx)
        if ((before?.version ?? 0) !== expectedVersion) throw errors.CHANGED_MEANWHILE()
        const changed = changedPaths(before ? completed(before.document, DEFAULT_SETTINGS) : DEFAULT_SETTINGS, given)
        if (changed.length === 0) return replyOf(before)
        const version = expectedVersion + 1
        if (!(await insertSettings(tx, { version, document: given, changed }))) throw errors.CHANGED_MEANWHILE()
        const city = await directory.cityCode(tx)
        append(tx, {
          type: 'feedback.settings-changed',
          subject: { kind: 'feedback-settings', id: String(version) },
          countyCode: countyOf(city),
          areaCode: city,
          data: { version, changed },
        })
        const stored = { version, document: given, updatedBy: actor.name, updatedAt: tx.now }
        tx.afterCommit(() => use(stored))
        return replyOf(stored)
      }),
  }
}

function replyOf(stored: StoredSettings | undefined): SettingsReply {
  const settings = stored ? completed(stored.document, DEFAULT_SETTINGS) : DEFAULT_SETTINGS
  return {
    settings,
    defaults: DEFAULT_SETTINGS,
    changed: changedPaths(DEFAULT_SETTINGS, settings),
    version: stored?.version ?? 0,
    updatedBy: stored?.updatedBy ?? null,
    updatedAt: stored ? stored.updatedAt.toISOString() : null,
  }
}
