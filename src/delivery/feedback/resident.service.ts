import { directoryErrors } from '../../foundation/directory/directory.contract.ts'
import { type Actor, system } from '../../kernel/actor.ts'
import { newCode, newId } from '../../kernel/ids.ts'
import { showLimit } from '../../platform/clock/clock.contract.ts'
import type { OnceKey, Tx } from '../../platform/db/database.ts'
import { append } from '../../platform/events/events.ts'
import { step } from '../../platform/workflow/step.ts'
import type { Key } from './access.ts'
import { comparablePhone } from './contact.rules.ts'
import {
  type Access,
  KINDS,
  Kind,
  type NewComplaint,
  type Progress,
  type Receipt,
  type Solved,
} from './feedback.contract.ts'
import type { FeedbackDeps } from './feedback.deps.ts'
import { feedbackErrors } from './feedback.errors.ts'
import type { Matter, ShownMatter } from './feedback.repository.ts'
import * as repository from './feedback.repository.ts'
import { nextSteps, startClock, stepperOf, titleOf } from './feedback.rules.ts'
import { dueWords, residentView } from './feedback.views.ts'
import { numberOf } from './number.rules.ts'

/** Who calls, as far as the resident's side needs to know. */
export type Caller = { readonly actor: Actor; readonly address: string; readonly once?: OnceKey | undefined }

const READER = system('feedback')
const CODE_LENGTH = 8
const MOST_ADDITIONS = 20

/** What residents do: hand in, follow, add, rate. None of it needs an account. */
export function createResidentService(deps: FeedbackDeps) {
  const { db, directory, privacy, names, processes, doorkeeper, reckoning, limits } = deps
  const serials = new repository.Serials()

  async function submit(input: NewComplaint, caller: Caller): Promise<Receipt> {
    return db.transaction(caller.actor, (tx) => receive(tx, input), caller.once)
  }

  /** Registers a matter in the caller's transaction; the code in the receipt exists nowhere else. */
  async function receive(tx: Tx, input: NewComplaint): Promise<Receipt> {
    const area = await directory.area(tx, input.areaCode)
    if (input.aboutUnitId && !(await directory.findUnitById(tx, input.aboutUnitId))) {
      throw directoryErrors.UNKNOWN_UNIT({ code: input.aboutUnitId }, { field: 'aboutUnitId' })
    }
    const process = await processes.current(tx)
    const { kind } = input
    const limit = limits[kind]
    const { kept, reading } = startClock(limit, tx.now, reckoning())
    const number = numberOf(await serials.take(tx), tx.now, reckoning().settings.zone)
    const code = newCode(CODE_LENGTH)
    const id = newId(tx.now.getTime())
    const at = tx.now.toISOString()
    const seal = (text: string | undefined) => (text ? privacy.seal(text) : null)
    await repository.insertMatter(tx, {
      countyCode: area.countyCode,
      id,
      number,
      keyHash: doorkeeper.hash(number, code),
      kind,
      state: 'RECEIVED',
      title: titleOf(input.title, input.text),
      text: input.text,
      areaCode: area.code,
      address: input.address ?? null,
      aboutUnitId: input.aboutUnitId ?? null,
      unitId: null,
      nameSealed: seal(input.name),
      phoneSealed: seal(input.phone),
      emailSealed: seal(input.email),
      phoneIndex: input.phone ? privacy.blindIndex('phone', comparablePhone(input.phone)) : null,
      // Staff who register a matter read in their own language, which says nothing about the sender's.
      language: tx.actor.kind === 'anyone' ? tx.actor.language : 'zh',
      confidential: input.confidential,
      channel: input.channel,
      processHash: process.hash,
      clock: kept.history,
      receivedAt: tx.now,
      dueAt: new Date(kept.dueAt),
      yellowAt: kept.yellowAt ? new Date(kept.yellowAt) : null,
      onTime: null,
      replyText: null,
      repliedAt: null,
      timeline: [{ at, action: 'receive', state: 'RECEIVED', text: null, internal: false, by: null, unitId: null }],
      version: 1,
    })
    append(tx, {
      type: 'complaint.received',
      subject: { kind: 'complaint', id },
      countyCode: area.countyCode,
      areaCode: area.code,
      data: {
        number,
        kind,
        channel: input.channel,
        confidential: input.confidential,
        aboutUnitId: input.aboutUnitId,
        due: kept.dueAt,
      },
    })
    const { due, dueDate, provisional } = reading
    return {
      number,
      code,
      kind,
      state: 'RECEIVED',
      receivedAt: at,
      limit,
      due,
      dueDate,
      provisional,
      next: nextSteps('RECEIVED', dueWords(reading)),
    }
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
    return change(access, caller, async (tx, matter) => {
      if (matter.ratingLevel !== null) throw feedbackErrors.ALREADY_RATED()
      const process = await processes.of(tx, matter.processHash)
      if (matter.replyText === null) throw feedbackErrors.NOT_ANSWERED_YET()
      const taken = step(process, matter.state, 'rate', stepperOf(caller.actor, matter, true))
      const state = taken.to as Matter['state']
      appendAbout(tx, 'complaint.rated', matter, { level, solved, onTime: matter.onTime })
      return {
        state,
        ratingLevel: level,
        ratingSolved: solved,
        ratingText: text ?? null,
        ratedAt: tx.now,
        entries: [residentEntry(tx, 'rate', state, text ?? null)],
      }
    })
  }

  async function add({ access, text }: { access: Access; text: string }, caller: Caller): Promise<Progress> {
    return change(access, caller, async (tx, matter) => {
      const process = await processes.of(tx, matter.processHash)
      if (process.states[matter.state]?.end) throw feedbackErrors.ALREADY_ENDED()
      const additions = matter.timeline.filter(({ action }) => action === 'add').length
      if (additions >= MOST_ADDITIONS) throw feedbackErrors.MANY_ADDITIONS({ limit: MOST_ADDITIONS })
      appendAbout(tx, 'complaint.added-to', matter, {})
      return { entries: [residentEntry(tx, 'add', matter.state, text)] }
    })
  }

  async function change(
    access: Access,
    caller: Caller,
    decide: (tx: Tx, matter: Matter) => Promise<repository.Change>,
  ): Promise<Progress> {
    const now = Date.now()
    const key = doorkeeper.read(access, caller.address, now)
    const changed = await db.transaction(
      caller.actor,
      async (tx) => {
        await repository.showKey(tx, key.keyHash)
        const matter = await repository.lockByNumber(tx, key.number, key.keyHash)
        if (!matter) throw doorkeeper.refuse(key, caller.address, now)
        const { entries, ...rest } = await decide(tx, matter)
        await repository.changeMatter(tx, matter, { entries, ...rest })
        return { ...matter, ...rest, timeline: [...matter.timeline, ...entries] }
      },
      caller.once,
    )
    return present(changed, key)
  }

  async function present(matter: ShownMatter, key: Key): Promise<Progress> {
    const now = new Date()
    const known = await names.read([matter.unitId, ...matter.timeline.map(({ unitId }) => unitId)])
    const process = await processes.get(matter.processHash, () =>
      db.read(READER, (tx) => repository.findProcess(tx, matter.processHash)),
    )
    const token = doorkeeper.tokenOf(key, now.getTime())
    return residentView(matter, { names: known, process, reckoning: reckoning(), now, token })
  }

  function listPromises() {
    return Kind.options.map((kind) => {
      const limit = limits[kind]
      return {
        kind,
        name: { ...KINDS[kind] },
        limit,
        limitText: { zh: showLimit(limit, 'zh'), en: showLimit(limit, 'en') },
      }
    })
  }

  return { submit, receive, progress, rate, add, listPromises }
}
export type ResidentService = ReturnType<typeof createResidentService>

/** Notes what a resident did to a matter, with what measures and reactions need to know of it. */
function appendAbout(tx: Tx, type: string, matter: Matter, data: Readonly<Record<string, unknown>>) {
  append(tx, {
    type,
    subject: { kind: 'complaint', id: matter.id },
    countyCode: matter.countyCode,
    areaCode: matter.areaCode,
    unitId: matter.unitId,
    data: { number: matter.number, kind: matter.kind, channel: matter.channel, ...data },
  })
}

function residentEntry(tx: Tx, action: string, state: Matter['state'], text: string | null): repository.Entry {
  return { at: tx.now.toISOString(), action, state, text, internal: false, by: null, unitId: null }
}
