import { countyOf } from '../../foundation/directory/directory.public.ts'
import { localDateOf } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { Bilingual } from '../../kernel/texts.ts'
import { keep } from '../../platform/clock/kept-clock.ts'
import type { Tx } from '../../platform/db/database.ts'
import { append, type StoredEvent } from '../../platform/events/events.ts'
import { MissedFigure } from './rectifications.contract.ts'
import type { RectificationsDeps } from './rectifications.deps.ts'
import type { Matter } from './rectifications.repository.ts'
import * as repository from './rectifications.repository.ts'
import { LIMITS, numberOf, periodName, titleOfMiss } from './rectifications.rules.ts'

/** A rectification to be opened. With an `originId` there is never more than one for it. */
export type NewRectification = {
  readonly origin: Matter['origin']
  readonly originId: string | null
  readonly unitId: string
  /** The area of the matter; that of the unit unless told. */
  readonly areaCode?: string
  readonly title: Bilingual
  readonly problem?: string
  readonly missed?: MissedFigure
  readonly complex: boolean
}

/** Opens rectifications: by hand, from other modules, and from promises that were missed. */
export function createOpening({ directory, processes, reckoning, timeZone }: RectificationsDeps) {
  /** Opens a rectification; undefined where there is one from this origin already. Throws UNKNOWN_UNIT. */
  async function open(tx: Tx, wished: NewRectification): Promise<Matter | undefined> {
    const unit = await directory.unitById(tx, wished.unitId)
    const areaCode = wished.areaCode ?? unit.areaCode
    const process = await processes.current(tx)
    const at = tx.now.toISOString()
    const limit = wished.complex ? LIMITS.complex : LIMITS.simple
    const kept = keep([], { type: 'started', at, limit }, reckoning())
    const number = numberOf(await repository.takeSerial(tx), localDateOf(tx.now, timeZone))
    const matter: Matter = {
      ...NOT_MENDED_YET,
      id: newId(),
      countyCode: countyOf(areaCode),
      number,
      title: wished.title.zh,
      titleEn: wished.title.en,
      state: 'OPENED',
      origin: wished.origin,
      originId: wished.originId,
      unitId: unit.id,
      areaCode,
      problem: wished.problem ?? null,
      missed: wished.missed ?? null,
      processHash: process.hash,
      clock: kept.history,
      openedAt: tx.now,
      dueAt: kept.dueAt,
      yellowAt: kept.yellowAt,
      timeline: [{ at, what: 'opened', by: tx.actor.id ? tx.actor.name : null, unitId: tx.actor.unitId, note: null }],
    }
    if (!(await repository.insertMatter(tx, matter))) return undefined
    appendAbout(tx, 'rectification.opened', matter, { due: matter.dueAt.toISOString(), complex: wished.complex })
    return matter
  }

  /** Opens the one rectification of a promise that was missed. */
  async function openForMiss(tx: Tx, { subject, areaCode, unitId, data }: StoredEvent): Promise<void> {
    if (!unitId) return
    const missed = MissedFigure.parse(data)
    const title = titleOfMiss(missed)
    const place = areaCode ? { areaCode } : {}
    await open(tx, { origin: 'promise', originId: subject.id, unitId, ...place, title, missed, complex: true })
  }

  /** Notes in the history that corrected data changed the judgement from which a rectification came. */
  async function noteJudgement(tx: Tx, { subject, data }: StoredEvent): Promise<void> {
    const matter = await repository.lockByOrigin(tx, 'promise', subject.id)
    if (!matter || matter.closedAt) return
    const now = MissedFigure.omit({ label: true }).parse(data)
    const note = noteOf(now, data.verdict === 'missed')
    await repository.updateMatter(tx, {
      ...matter,
      timeline: [
        ...matter.timeline,
        { at: tx.now.toISOString(), what: 'judgement', by: null, unitId: null, note: `${note.zh}\n${note.en}` },
      ],
      version: matter.version + 1,
    })
  }

  return { open, openForMiss, noteJudgement }
}
export type Opening = ReturnType<typeof createOpening>

const NOT_MENDED_YET = {
  ownerId: null,
  cause: null,
  measure: null,
  evidence: [],
  handlers: [],
  checkedBy: null,
  checkedByName: null,
  checkerUnitId: null,
  checkNote: null,
  onTime: null,
  closedAt: null,
  reworks: 0,
  version: 1,
} as const

type Judged = Omit<MissedFigure, 'label'>

function noteOf({ from, to, count, sum, rate }: Judged, isMissed: boolean): Bilingual {
  const period = periodName(from, to)
  const share = rate === null ? '—' : `${Math.round(rate * 1000) / 10}%`
  const numbers = `${Math.round(sum)}/${count}, ${share}`
  return isMissed
    ? {
        zh: `数据更正后重新评判${period.zh}：${numbers}，仍未达标。`,
        en: `Judged again for ${period.en} after corrections: ${numbers}, still missed.`,
      }
    : {
        zh: `数据更正后重新评判${period.zh}：${numbers}，不再是未达标。`,
        en: `Judged again for ${period.en} after corrections: ${numbers}, no longer missed.`,
      }
}

/** Appends what happened to a rectification, with what measures and reactions need and no personal data. */
export function appendAbout(tx: Tx, type: string, matter: Matter, data: Readonly<Record<string, unknown>>): void {
  const { id, countyCode, areaCode, unitId, number, origin, missed, openedAt, reworks } = matter
  append(tx, {
    type,
    subject: { kind: 'rectification', id },
    countyCode,
    areaCode,
    unitId,
    data: { number, origin, measure: missed?.measure ?? null, openedAt: openedAt.toISOString(), reworks, ...data },
  })
}
