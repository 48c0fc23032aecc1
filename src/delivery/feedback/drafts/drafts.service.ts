import { randomUUID } from 'node:crypto'
import { type Actor, system } from '../../../kernel/actor.ts'
import type { Database } from '../../../platform/db/database.ts'
import type { JobDefinition } from '../../../platform/jobs/jobs.ts'
import type { Privacy } from '../../../platform/privacy/privacy.ts'
import { DRAFT_MINUTES } from './drafts.contract.ts'
import * as repository from './drafts.repository.ts'

export type DraftsService = ReturnType<typeof createDrafts>

/**
 * What somebody has begun to write and has not sent yet: encrypted, for an hour, found by its id only. Ids are random
 * throughout (UUID version 4), since whoever knows one can read what stands under it.
 */
export function createDrafts({ db, privacy }: { db: Database; privacy: Privacy }) {
  return {
    keep: async (given: { id?: string | undefined; content: string }, actor: Actor): Promise<{ id: string }> => {
      const id = given.id ?? randomUUID()
      await db.transaction(actor, (tx) => {
        const until = new Date(tx.now.getTime() + DRAFT_MINUTES * 60_000)
        return repository.writeDraft(tx, id, { content: privacy.seal(given.content), until })
      })
      return { id }
    },
    read: async (id: string, actor: Actor): Promise<{ content: string | null }> => {
      const sealed = await db.read(actor, (tx) => repository.findDraft(tx, id))
      return { content: sealed === undefined ? null : privacy.open(sealed) }
    },
    drop: async (id: string, actor: Actor): Promise<Record<string, never>> => {
      await db.transaction(actor, (tx) => repository.deleteDraft(tx, id))
      return {}
    },
    sweep: (): Promise<number> => db.transaction(system('feedback'), repository.deleteEnded),
  }
}

/** Drafts that have ended are removed every ten minutes. */
export function draftsJobs({ sweep }: DraftsService): JobDefinition[] {
  return [
    {
      name: 'feedback.sweep-drafts',
      cron: '*/10 * * * *',
      run: async () => {
        await sweep()
      },
    },
  ]
}
