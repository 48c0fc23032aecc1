import { system } from '../../kernel/actor.ts'
import { localDateOf, showDate } from '../../kernel/dates.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { StoredEvent } from '../../platform/events/events.ts'
import type { Messages } from '../../platform/messages/messages.ts'
import type { RectificationsDeps } from './rectifications.deps.ts'
import type { Matter } from './rectifications.repository.ts'
import * as repository from './rectifications.repository.ts'
import { rectificationTemplates, type TemplateName } from './rectifications.templates.ts'

/** Which event is told by which message, and to whom: the owning unit, or those who check. */
const TOLD: Readonly<Record<string, readonly [TemplateName, 'unit' | 'checkers']>> = {
  'rectification.opened': ['opened', 'unit'],
  'rectification.submitted': ['submitted', 'checkers'],
  'rectification.returned': ['returned', 'unit'],
  'rectification.urged': ['urged', 'unit'],
  'rectification.extended': ['extended', 'unit'],
  'rectification.closed': ['closed', 'unit'],
  'rectification.withdrawn': ['withdrawn', 'unit'],
}
export const TOLD_EVENTS = Object.keys(TOLD)
const DAY = 86_400_000

type NoticesDeps = Pick<RectificationsDeps, 'db' | 'directory' | 'identity' | 'timeZone'> & {
  readonly messages: Pick<Messages, 'tell'>
}

/** Tells people what happened to a rectification and what is due; it runs beside the work, never in its way. */
export function createNotices({ db, directory, identity, messages, timeZone }: NoticesDeps) {
  /** Tells of an event, but not whoever did it. Of what happened days ago, as after an upgrade, nobody is told. */
  async function tellOf(tx: Tx, { type, subject, actorId, at }: StoredEvent): Promise<void> {
    const [template, side] = TOLD[type] ?? []
    if (!template || tx.now.getTime() - at.getTime() > DAY) return
    const matter = await repository.findMatter(tx, subject.id)
    if (!matter) return
    const accountIds = side === 'unit' ? await ofUnit(tx, matter) : await checkersOf(tx, matter)
    const others = accountIds.filter((id) => id !== actorId)
    await tell(tx, matter, template, others)
  }

  /** The head of the unit and the person responsible; all its handlers where there is neither. */
  async function ofUnit(tx: Tx, { unitId, areaCode, ownerId }: Matter): Promise<string[]> {
    const holders = async (role: 'unit-head' | 'handler') =>
      (await identity.holdersOf(tx, role, { unitId, areaCode })).filter((one) => one.unitId === unitId)
    const heads = await holders('unit-head')
    const some = [...heads.map(({ id }) => id), ...(ownerId ? [ownerId] : [])]
    return some.length > 0 ? some : (await holders('handler')).map(({ id }) => id)
  }

  /** The supervisors of the area who may check it. */
  async function checkersOf(tx: Tx, { unitId, areaCode, handlers }: Matter): Promise<string[]> {
    const supervisors = await identity.holdersOf(tx, 'supervisor', { areaCode })
    return supervisors.filter((one) => one.unitId !== unitId && !handlers.includes(one.id)).map(({ id }) => id)
  }

  async function tell(tx: Tx, matter: Matter, template: TemplateName, accountIds: readonly string[]): Promise<void> {
    if (accountIds.length === 0) return
    const unit = await directory.findUnitById(tx, matter.unitId)
    const due = localDateOf(matter.dueAt, timeZone)
    await messages.tell(tx, {
      accountIds,
      template: rectificationTemplates[template],
      values: {
        number: matter.number,
        title: { zh: matter.title, en: matter.titleEn },
        unit: { zh: unit?.name ?? '', en: unit?.nameEn ?? '' },
        due: { zh: showDate(due, 'zh'), en: showDate(due, 'en') },
      },
      reference: { kind: 'rectification', id: matter.id },
      countyCode: matter.countyCode,
    })
  }

  /**
   * Reminds the unit of what has turned yellow, and unit and supervisors of what is overdue, each once: what was reminded
   * of is kept with the rectification. Returns how many were looked at.
   */
  async function remind(now: Date = new Date()): Promise<number> {
    const actor = system('rectifications.remind')
    const ids = await db.read(actor, (tx) => repository.listToRemind(tx, now))
    for (const id of ids) {
      await db.transaction(actor, async (tx) => {
        const matter = await repository.findMatter(tx, id, true)
        if (!matter || matter.closedAt) return
        const isOverdue = matter.dueAt < now
        if (!(await repository.noteReminder(tx, matter, isOverdue ? 'overdue' : 'soon'))) return
        const unit = await ofUnit(tx, matter)
        if (isOverdue) await tell(tx, matter, 'overdue', [...unit, ...(await checkersOf(tx, matter))])
        else await tell(tx, matter, 'dueSoon', unit)
      })
    }
    return ids.length
  }

  return { tellOf, remind }
}
export type Notices = ReturnType<typeof createNotices>
