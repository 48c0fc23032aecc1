import type { Tx } from '../../../platform/db/database.ts'
import type { Consumer } from '../../../platform/events/dispatcher.ts'
import type { CategoryTree } from '../categories/category-tree.rules.ts'
import { findMatter, type Matter } from '../feedback.repository.ts'
import type { ClearContact } from '../feedback.views.ts'
import * as repository from './open311.repository.ts'
import { publicRequest } from './requests.views.ts'

export type ProjectionDeps = {
  readonly tree: () => CategoryTree
  /** The personal fields of a matter in clear, so that they can be hidden wherever they stand. */
  readonly contactOf: (matter: Matter) => ClearContact
}

/** Every event after which what Open311 shows of a matter may be different. */
export const SHOWN_AGAIN = [
  'complaint.received',
  'complaint.dispatched',
  'complaint.redispatched',
  'complaint.signed',
  'complaint.contacted',
  'complaint.return-asked',
  'complaint.return-granted',
  'complaint.return-refused',
  'complaint.extension-granted',
  'complaint.listed',
  'complaint.unlisted',
  'complaint.submitted',
  'complaint.replied',
  'complaint.sent-back-for-rework',
  'complaint.rated',
  'complaint.followed-up',
  'complaint.redone',
  'complaint.reopened',
  'complaint.withdrawn',
  'complaint.rejected',
  'complaint.transferred',
  'complaint.closed',
  'complaint.archived',
  'complaint.joined',
  'complaint.added-to',
  'complaint.classified',
  'complaint.changed',
  'complaint.publication-allowed',
  'complaint.publication-refused',
] as const

/** Keeps what Open311 shows: a row for each matter that may be seen, written anew after each of its events. */
export function createProjection({ tree, contactOf }: ProjectionDeps) {
  /** Shows a matter as it is now, or takes it away; the transaction must be the system's. */
  async function show(tx: Tx, complaintId: string): Promise<void> {
    const matter = await findMatter(tx, complaintId)
    const shown = matter && publicRequest(matter, { tree: tree(), contact: contactOf(matter) })
    // Who does not want the own case told keeps its words and address; that something was asked stays visible.
    const isRefused = shown && (await repository.isPublicationRefused(tx, complaintId))
    const row = isRefused ? { ...shown, description: null, address: null } : shown
    if (row) await repository.upsertRequest(tx, row)
    else await repository.deleteRequest(tx, complaintId)
  }

  const consumer: Consumer = {
    name: 'feedback.open311',
    types: SHOWN_AGAIN,
    batch: 200,
    handle: async (tx, events) => {
      for (const id of new Set(events.map(({ subject }) => subject.id))) await show(tx, id)
    },
  }
  return { show, consumer }
}
export type Projection = ReturnType<typeof createProjection>
