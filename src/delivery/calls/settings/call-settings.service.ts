import type { z } from 'zod'
import type { DirectoryPublic } from '../../../foundation/directory/directory.public.ts'
import { type Actor, system } from '../../../kernel/actor.ts'
import { errors } from '../../../kernel/errors.ts'
import type { Database } from '../../../platform/db/database.ts'
import { append } from '../../../platform/events/events.ts'
import { CallSettings, type CallSettingsReply, DEFAULT_CALL_SETTINGS } from './call-settings.contract.ts'
import { findCallSettings, insertCallSettings, type StoredCallSettings } from './call-settings.repository.ts'

/** Milliseconds after which a change by another process is seen at the latest. */
const FRESH = 5000
type Reply = z.infer<typeof CallSettingsReply>

/** The numbers by which calls are judged: `current()` answers from memory, what ships where nothing was saved yet. */
export function createCallSettings({ db, directory }: { db: Database; directory: Pick<DirectoryPublic, 'cityCode'> }) {
  let kept = DEFAULT_CALL_SETTINGS
  let readAt = 0
  let reading: Promise<void> | undefined

  const use = (stored: StoredCallSettings | undefined) => {
    kept = settingsIn(stored)
    readAt = Date.now()
  }
  const renew = (): Promise<void> => {
    readAt = Date.now()
    reading ??= db
      .read(system('calls.settings'), findCallSettings)
      .then(use)
      .catch(() => undefined)
      .finally(() => {
        reading = undefined
      })
    return reading
  }

  return {
    current: (): CallSettings => {
      if (Date.now() - readAt > FRESH) void renew()
      return kept
    },
    renew,
    read: (actor: Actor): Promise<Reply> => db.read(actor, async (tx) => replyOf(await findCallSettings(tx))),
    /** Saves all numbers as a new version; throws CHANGED_MEANWHILE where somebody else did. */
    save: (
      settings: CallSettings,
      { actor, expectedVersion }: { actor: Actor; expectedVersion: number | undefined },
    ): Promise<Reply> =>
      db.transaction(actor, async (tx) => {
        const before = await findCallSettings(tx)
        const version = (before?.version ?? 0) + 1
        if (expectedVersion !== version - 1) throw errors.CHANGED_MEANWHILE()
        if (!(await insertCallSettings(tx, version, settings))) throw errors.CHANGED_MEANWHILE()
        const areaCode = await directory.cityCode(tx)
        append(tx, {
          type: 'call-settings.changed',
          subject: { kind: 'call-settings', id: String(version) },
          countyCode: areaCode.slice(0, 6),
          areaCode,
          data: { version, settings },
        })
        const stored = { version, settings, changedAt: tx.now, changedByName: actor.name }
        tx.afterCommit(() => use(stored))
        return replyOf(stored)
      }),
  }
}
export type CallSettingsService = ReturnType<typeof createCallSettings>

/** What was saved, with what ships for numbers that came later. */
function settingsIn(stored: StoredCallSettings | undefined): CallSettings {
  return CallSettings.parse({ ...DEFAULT_CALL_SETTINGS, ...(stored?.settings as object | undefined) })
}

function replyOf(stored: StoredCallSettings | undefined): Reply {
  return {
    settings: settingsIn(stored),
    defaults: DEFAULT_CALL_SETTINGS,
    changedAt: stored?.changedAt.toISOString() ?? null,
    changedBy: stored?.changedByName ?? null,
    version: stored?.version ?? 0,
  }
}
