import type { Actor } from '../../kernel/actor.ts'
import { localDateOf } from '../../kernel/dates.ts'
import type { Bilingual } from '../../kernel/texts.ts'
import { clock } from '../../platform/clock/clock.ts'
import { lightOf, type Reckoning } from '../../platform/clock/kept-clock.ts'
import { maskText } from '../../platform/privacy/mask-text.ts'
import type { Process } from '../../platform/workflow/process.ts'
import { possible } from '../../platform/workflow/step.ts'
import {
  type PublicRectification,
  type Rectification,
  type RectificationRow,
  STEPS,
} from './rectifications.contract.ts'
import type { Listed, Matter, PublicMatter } from './rectifications.repository.ts'
import { stepperOf } from './rectifications.rules.ts'

/** Names of units and accounts by id; null for those that are unknown or not there. */
export type KnownNames = { unit(id: string): Bilingual; account(id: string | null): string | null }

/** A row of the list. */
export function rowView(row: Listed, names: KnownNames, now: Date): RectificationRow {
  const unit = names.unit(row.unitId)
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    titleEn: row.titleEn,
    state: row.state,
    origin: row.origin,
    unitId: row.unitId,
    unitName: unit.zh,
    unitNameEn: unit.en,
    areaCode: row.areaCode,
    ownerId: row.ownerId,
    ownerName: names.account(row.ownerId),
    openedAt: row.openedAt.toISOString(),
    due: row.dueAt.toISOString(),
    light: lightOf(row, now),
    reworks: row.reworks,
    version: row.version,
  }
}

/** What stands in a history beside the steps. */
const OTHER_LINES: Readonly<Record<string, Bilingual>> = {
  opened: { zh: '发起整改', en: 'Opened' },
  evidence: { zh: '添加佐证', en: 'Evidence added' },
  judgement: { zh: '重新评判', en: 'Judged again' },
}

type View = { actor: Actor; names: KnownNames; process: Process; reckoning: Reckoning; now: Date }

/** A rectification as a whole, with what this account can do with it now. */
export function fullView(matter: Matter, { actor, names, process, reckoning, now }: View): Rectification {
  const checkerUnit = matter.checkerUnitId && names.unit(matter.checkerUnitId)
  return {
    ...rowView(matter, names, now),
    missed: matter.missed,
    problem: matter.problem,
    cause: matter.cause,
    measure: matter.measure,
    evidence: matter.evidence.map(({ id, text, fileId, at }) => ({ id, text, fileId, fileName: null, at })),
    checkedBy: matter.checkedByName,
    checkedByUnit: checkerUnit ? checkerUnit[actor.language] : null,
    checkNote: matter.checkNote,
    clock: clock(matter.clock, reckoning.calendar, now, reckoning.settings),
    timeline: matter.timeline.map(({ at, what, by, unitId, note }) => ({
      at,
      what,
      label: { ...(OTHER_LINES[what] ?? STEPS[what as keyof typeof STEPS]) },
      by,
      byUnit: unitId && names.unit(unitId)[actor.language],
      note,
    })),
    possible: possible(process, matter.state, stepperOf(actor, matter)).map((one) => ({ ...one })),
  }
}

/**
 * A rectification as everybody sees it. What a person has written is shown once it is closed, that is, once somebody
 * outside the unit has read it, and with numbers and addresses of persons hidden.
 */
export function publicView(matter: PublicMatter, names: KnownNames, timeZone: string): PublicRectification {
  const unit = names.unit(matter.unitId)
  const isClosed = matter.state === 'CLOSED'
  const title = matter.origin === 'promise' || isClosed ? { zh: matter.title, en: matter.titleEn } : UNTOLD
  return {
    number: matter.number,
    title: maskText(title.zh).masked,
    titleEn: maskText(title.en).masked,
    unitId: matter.unitId,
    unitName: unit.zh,
    unitNameEn: unit.en,
    state: matter.state,
    origin: matter.origin,
    openedOn: localDateOf(matter.openedAt, timeZone),
    dueOn: localDateOf(matter.dueAt, timeZone),
    closedOn: matter.closedAt && localDateOf(matter.closedAt, timeZone),
    missed: matter.missed,
    measure: isClosed && matter.measure ? maskText(matter.measure).masked : null,
    onTime: matter.onTime,
  }
}

const UNTOLD: Bilingual = { zh: '整改事项（办结后公布内容）', en: 'A matter being mended (told once it is closed)' }
