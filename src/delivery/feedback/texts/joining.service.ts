import type { Actor } from '../../../kernel/actor.ts'
import { errors } from '../../../kernel/errors.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { StoredEvent } from '../../../platform/events/events.ts'
import { appendAbout } from '../complaint.events.ts'
import type { Complaint } from '../feedback.contract.ts'
import type { FeedbackDeps } from '../feedback.deps.ts'
import { changeMatter, findMatter, type Matter } from '../feedback.repository.ts'
import type { StaffService } from '../staff.service.ts'
import type { Acting, Steps } from '../steps.service.ts'
import { SETTLED, type State } from '../words.contract.ts'
import * as repository from './joining.repository.ts'
import type { JoinedMatter } from './texts.contract.ts'
import { joiningErrors } from './texts.errors.ts'

/** The events at which a joined matter may be due its answer, or has to go its own way. */
export const MOVES_JOINED = ['received', 'joined', 'replied', 'rejected', 'withdrawn', 'transferred'].map(
  (what) => `complaint.${what}`,
)

const ANSWERED: readonly State[] = ['REPLIED', 'RATED', 'FOLLOWED_UP', 'CLOSED']
/** Where a joined matter may be answered with its main one; elsewhere its own unit has something in hand. */
const WAITING: readonly State[] = ['RECEIVED', 'DISPATCHED', 'HANDLING']

const TOLD = '多人反映了同一情况，已合并办理。您仍会单独得到答复，并可单独评价。'

/**
 * Joins matters that are the same. A joined matter keeps its caller, its clock, its answer and its rating; the unit of
 * the main one sees it only if it lies in its scope anyway, and never who called.
 */
export function createJoining({ db }: Pick<FeedbackDeps, 'db'>, steps: Steps, staff: Pick<StaffService, 'present'>) {
  /** Joins a matter to a main one, or to that one's main one. Throws the errors of joining. */
  async function join(id: string, parentId: string, acting: Acting): Promise<Complaint> {
    const matter = await db.transaction(acting.actor, async (tx) => {
      const held = await steps.hold(tx, id, acting.expectedVersion)
      const named = await mainOf(tx, parentId)
      if (named.id === id) throw joiningErrors.JOINS_ITSELF({}, { field: 'parentId' })
      if (held.parentId !== null) throw joiningErrors.ALREADY_JOINED()
      const count = await repository.countJoinedTo(tx, id)
      if (count > 0) throw joiningErrors.HAS_JOINED({ count })
      if (SETTLED.includes(held.state) || SETTLED.includes(named.state)) throw joiningErrors.JOIN_ENDED_MATTER()
      return note(tx, held, 'join', named.id)
    })
    return staff.present(matter, acting.actor)
  }

  async function unjoin(id: string, acting: Acting): Promise<Complaint> {
    const matter = await db.transaction(acting.actor, async (tx) => {
      const held = await steps.hold(tx, id, acting.expectedVersion)
      if (held.parentId === null) throw joiningErrors.NOT_JOINED()
      return note(tx, held, 'unjoin', null)
    })
    return staff.present(matter, acting.actor)
  }

  /** The matter itself, or the main one that it is joined to; both within the scope. */
  async function mainOf(tx: Tx, id: string): Promise<Matter> {
    const named = await findMatter(tx, id)
    const main = named?.parentId ? await findMatter(tx, named.parentId) : named
    if (!main) throw errors.NOT_FOUND({ what: id }, { field: 'parentId' })
    return main
  }

  async function note(tx: Tx, matter: Matter, action: 'join' | 'unjoin', parentId: string | null): Promise<Matter> {
    const entry = {
      at: tx.now.toISOString(),
      action,
      state: matter.state,
      text: action === 'join' ? TOLD : null,
      internal: action !== 'join',
      by: tx.actor.name || null,
      unitId: matter.unitId,
    }
    await changeMatter(tx, matter, { parentId, entries: [entry] })
    const after = { ...matter, parentId, version: matter.version + 1, timeline: [...matter.timeline, entry] }
    appendAbout(tx, action === 'join' ? 'complaint.joined' : 'complaint.unjoined', after, {
      parentId: parentId ?? matter.parentId,
    })
    return after
  }

  /** How many are joined to a matter of the scope, and those of them that lie in the scope themselves. */
  async function listJoined(id: string, actor: Actor): Promise<{ total: number; items: JoinedMatter[] }> {
    return db.read(actor, async (tx) => {
      if (!(await findMatter(tx, id))) throw errors.NOT_FOUND({ what: id })
      const rows = await repository.listJoinedTo(tx, id)
      return {
        total: await repository.countJoinedTo(tx, id),
        items: rows.map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() })) as JoinedMatter[],
      }
    })
  }

  /**
   * Gives joined matters the answer of their main one, each by a step of its own: its clock stops, its caller is told
   * and asked. Where the main one ends without an answer they go their own way again, since nobody else would see to
   * them. What is told twice finds nothing left to do.
   */
  async function moveJoined(tx: Tx, { type, subject, data }: StoredEvent): Promise<void> {
    if (type === 'complaint.received' || type === 'complaint.joined') {
      // Most of what comes in joins nothing, which its event says.
      if (data.parentId) await moveWith(tx, subject.id)
      return
    }
    for (const id of await repository.listOpenJoinedTo(tx, subject.id)) await moveWith(tx, id)
  }

  async function moveWith(tx: Tx, id: string): Promise<void> {
    const joined = await steps.hold(tx, id)
    if (!joined.parentId || SETTLED.includes(joined.state)) return
    const main = await findMatter(tx, joined.parentId)
    if (main && ANSWERED.includes(main.state)) await answer(tx, joined, main)
    else if (!main || SETTLED.includes(main.state)) await note(tx, joined, 'unjoin', null)
  }

  async function answer(tx: Tx, matter: Matter, { replyText }: Matter): Promise<void> {
    let joined = matter
    if (!replyText || !WAITING.includes(joined.state)) return
    if (joined.state === 'DISPATCHED') {
      joined = await steps.takeIn(tx, joined, tx.actor, { action: 'sign', publicText: null })
    }
    await steps.takeIn(tx, joined, tx.actor, {
      action: 'reply',
      provided: { text: replyText },
      publicText: replyText,
      data: { by: 'main-matter' },
      change: () => ({ replyText, repliedAt: tx.now, repliedBy: null }),
    })
  }

  return { join, unjoin, listJoined, moveJoined }
}
export type JoiningService = ReturnType<typeof createJoining>
