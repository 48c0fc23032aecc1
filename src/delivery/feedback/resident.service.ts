import type { Actor } from '../../kernel/actor.ts'
import { system } from '../../kernel/actor.ts'
import { showLimit } from '../../platform/clock/clock.contract.ts'
import type { OnceKey, Tx } from '../../platform/db/database.ts'
import type { Key } from './access.ts'
import { appendAbout } from './complaint.events.ts'
import type { FeedbackDeps } from './feedback.deps.ts'
import { feedbackErrors } from './feedback.errors.ts'
import type { Matter, ShownMatter } from './feedback.repository.ts'
import * as repository from './feedback.repository.ts'
import { residentView } from './feedback.views.ts'
import { reopened } from './handling.service.ts'
import type { IntakeService } from './intake.service.ts'
import { findProcess } from './processes.repository.ts'
import type { Access, NewComplaint, Progress, Receipt } from './resident.contract.ts'
import { limitFor } from './settings/settings.contract.ts'
import type { Steps, Wish } from './steps.service.ts'
import { KINDS, Kind, SETTLED, type Solved } from './words.contract.ts'

/** Who calls, as far as the resident's side needs to know. */
export type Caller = { readonly actor: Actor; readonly address: string; readonly once?: OnceKey | undefined }

const READER = system('feedback')
const MOST_ADDITIONS = 20

/** What residents do: hand in, follow, add, rate, withdraw, have it opened again. None of it needs an account. */
export function createResidentService(deps: FeedbackDeps, steps: Steps, intake: IntakeService) {
  const { db, names, processes, doorkeeper, reckoning, settings } = deps

  async function submit(input: NewComplaint, caller: Caller): Promise<Receipt> {
    return db.transaction(caller.actor, async (tx) => (await intake.receive(tx, input)).receipt, caller.once)
  }

  async function progress(access: Access, caller: Caller): Promise<Progress> {
    const now = Date.now()
    const key = doorkeeper.read(access, caller.address, now)
    const matter = await repository.lookUp(db, key.number, key.keyHash)
    if (!matter) throw doorkeeper.refuse(key, caller.address, now)
    return present(matter, key)
  }

  async function rate(
    { access, level, solved, text }: { access: Access; level: number; solved: Solved; text?: string | undefined },
    caller: Caller,
  ): Promise<Progress> {
    return change(access, caller, (tx, matter) => {
      if (matter.ratingLevel !== null) throw feedbackErrors.ALREADY_RATED()
      if (matter.replyText === null || matter.repliedAt === null) throw feedbackErrors.NOT_ANSWERED_YET()
      return steps.takeIn(tx, matter, caller.actor, {
        action: 'rate',
        isSender: true,
        publicText: text ?? null,
        data: { level, solved },
        change: () => ({ ratingLevel: level, ratingSolved: solved, ratingText: text ?? null, ratedAt: tx.now }),
      })
    })
  }

  async function add(
    { access, text, files }: { access: Access; text: string; files: readonly string[] },
    caller: Caller,
  ): Promise<Progress> {
    return change(access, caller, async (tx, matter) => {
      if (SETTLED.includes(matter.state)) throw feedbackErrors.ALREADY_ENDED()
      const additions = matter.timeline.filter(({ action }) => action === 'add').length
      if (additions >= MOST_ADDITIONS) throw feedbackErrors.MANY_ADDITIONS({ limit: MOST_ADDITIONS })
      const { state } = matter
      const entry = { at: tx.now.toISOString(), action: 'add', state, text, internal: false, by: null, unitId: null }
      await repository.changeMatter(tx, matter, { entries: [entry] })
      if (files.length > 0) await deps.intake.claimFiles(tx, files, matter, 'resident')
      appendAbout(tx, 'complaint.added-to', matter)
      return { ...matter, timeline: [...matter.timeline, entry] }
    })
  }

  /** Opens the matter again: it goes back to the office, which reads why. */
  const reopen = ({ access, reason }: { access: Access; reason: string }, caller: Caller) =>
    asSender(access, caller, {
      action: 'reopen',
      provided: { reason },
      publicText: reason,
      change: (_, matter) => reopened(matter),
    })

  const withdraw = ({ access, reason }: { access: Access; reason?: string | undefined }, caller: Caller) =>
    asSender(access, caller, { action: 'withdraw', publicText: reason ?? null })

  const asSender = (access: Access, caller: Caller, wish: Wish) =>
    change(access, caller, (tx, matter) => steps.takeIn(tx, matter, caller.actor, { ...wish, isSender: true }))

  async function change(
    access: Access,
    caller: Caller,
    act: (tx: Tx, matter: Matter) => Promise<Matter>,
  ): Promise<Progress> {
    const now = Date.now()
    const key = doorkeeper.read(access, caller.address, now)
    const changed = await db.transaction(
      caller.actor,
      async (tx) => {
        await repository.showKey(tx, key.keyHash)
        const matter = await repository.lockByNumber(tx, key.number, key.keyHash)
        if (!matter) throw doorkeeper.refuse(key, caller.address, now)
        return act(tx, matter)
      },
      caller.once,
    )
    return present(changed, key)
  }

  async function present(matter: ShownMatter, key: Key): Promise<Progress> {
    const now = new Date()
    const known = await names.read([matter.unitId, ...matter.timeline.map(({ unitId }) => unitId)])
    const process = await processes.get(matter.processHash, () =>
      db.read(READER, (tx) => findProcess(tx, matter.processHash)),
    )
    const token = doorkeeper.tokenOf(key, now.getTime())
    const { reopenUntil } = steps.boundsOf({ ...matter, dispatchedAt: null }, now)
    return residentView(matter, { names: known, process, reckoning: reckoning(), now, token, reopenUntil })
  }

  function listPromises() {
    return Kind.options.map((kind) => {
      const limit = limitFor(settings(), 'answer', { kind, urgency: 'ordinary' })
      return {
        kind,
        name: { ...KINDS[kind] },
        limit,
        limitText: { zh: showLimit(limit, 'zh'), en: showLimit(limit, 'en') },
      }
    })
  }

  return { submit, progress, rate, add, reopen, withdraw, listPromises }
}
export type ResidentService = ReturnType<typeof createResidentService>
