import { system } from '../../../kernel/actor.ts'
import type { Database, Tx } from '../../../platform/db/database.ts'
import type { Files } from '../../../platform/files/files.ts'
import type { JobDefinition } from '../../../platform/jobs/jobs.ts'
import { appendAbout } from '../complaint.events.ts'
import { findMatter } from '../feedback.repository.ts'
import type { Settings } from '../settings/settings.contract.ts'
import { type Ended, forgetContact, listToForget } from './retention.repository.ts'

const NAME = 'feedback.forget'
const AT_ONCE = 200

type RetentionDeps = {
  readonly db: Database
  readonly files: Pick<Files, 'list' | 'claim'>
  readonly settings: () => Settings
}

/**
 * Forgets who wrote and what was attached when the time of keeping is over (个人信息保护法 §19: no longer than needed).
 * What was said, how it was handled and every number stay.
 */
export function createRetention({ db, files, settings }: RetentionDeps) {
  /** Hands the files back to nobody: the nightly clearing of uploads removes them for good. */
  async function letFilesGo(tx: Tx, id: string): Promise<number> {
    const owner = { kind: 'complaint', id }
    const ids = (await files.list(tx, owner)).map((file) => file.id)
    await files.claim(tx, ids, owner, { kind: 'upload', id })
    return ids.length
  }

  async function forget(ended: Ended): Promise<void> {
    await db.transaction(system(NAME), async (tx) => {
      if (!(await forgetContact(tx, ended))) return
      const gone = await letFilesGo(tx, ended.id)
      const matter = await findMatter(tx, ended.id)
      if (matter) appendAbout(tx, 'complaint.forgotten', matter, { files: gone })
    })
  }

  /** Forgets the next matters whose time is over; returns how many. */
  async function forgetDue(now: Date = db.now()): Promise<number> {
    const before = monthsBefore(now, settings().retention.personalMonths)
    const due = await db.read(system(NAME), (tx) => listToForget(tx, before, AT_ONCE))
    for (const ended of due) await forget(ended)
    return due.length
  }

  const job: JobDefinition = {
    name: NAME,
    cron: '50 2 * * *',
    run: async () => {
      while ((await forgetDue()) > 0) {
        // until nothing is left whose time is over
      }
    },
  }
  return { forgetDue, job }
}

/** The same day some months earlier; the last day of a shorter month. */
export function monthsBefore(now: Date, months: number): Date {
  const then = new Date(now)
  then.setUTCMonth(then.getUTCMonth() - months)
  if (then.getUTCDate() !== now.getUTCDate()) then.setUTCDate(0)
  return then
}
