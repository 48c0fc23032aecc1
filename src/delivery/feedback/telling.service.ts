import type { IdentityPublic } from '../../foundation/identity/identity.public.ts'
import { localDateOf, showInstant } from '../../kernel/dates.ts'
import type { Bilingual } from '../../kernel/texts.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { StoredEvent } from '../../platform/events/events.ts'
import type { Messages } from '../../platform/messages/messages.ts'
import type { Privacy } from '../../platform/privacy/privacy.ts'
import { mobileOf } from './contact.rules.ts'
import { feedbackMessages } from './feedback.messages.ts'
import { findMatter, type Matter } from './feedback.repository.ts'
import { dueWords } from './feedback.views.ts'
import type { Names } from './names.ts'
import type { Settings } from './settings/settings.contract.ts'
import { KINDS } from './words.contract.ts'

/** How the city is reached, as messages say it. */
export type Site = { readonly publicUrl: string | null; readonly hotline: string }

export type TellingDeps = {
  readonly privacy: Privacy
  readonly names: Names
  readonly messages: Messages
  readonly identity: Pick<IdentityPublic, 'holdersOf'>
  readonly site: Site
  readonly settings: () => Settings
  readonly timeZone: string
}

const DAY = 86_400_000
const FOLLOW_PAGE = '/follow'
const UNNAMED_SITE: Bilingual = { zh: '本市公共服务质量网站', en: 'the city’s service quality website' }

const RESIDENT_TEMPLATES = {
  'complaint.received': feedbackMessages.received,
  'complaint.replied': feedbackMessages.replied,
  'complaint.rejected': feedbackMessages.rejected,
} as const
const isForResident = (type: string): type is keyof typeof RESIDENT_TEMPLATES => type in RESIDENT_TEMPLATES

/** The events of which somebody is told. */
export const TOLD = [...Object.keys(RESIDENT_TEMPLATES), 'complaint.dispatched', 'complaint.redispatched']

/** Tells senders what became of their matter, and units what was sent to them. */
export function createTelling({ privacy, names, messages, identity, site, settings, timeZone }: TellingDeps) {
  /** Queues the messages of one event. One that is a day old tells nobody: after an upgrade or a long halt it misleads. */
  async function tell(tx: Tx, event: StoredEvent): Promise<void> {
    if (tx.now.getTime() - event.at.getTime() > DAY) return
    const matter = await findMatter(tx, event.subject.id)
    if (!matter) return
    if (isForResident(event.type)) await tellSender(tx, event.type, matter)
    else if (event.unitId === matter.unitId) await tellUnit(tx, matter)
  }

  /** By e-mail and by SMS, as far as the sender left an address or a mobile number. */
  async function tellSender(tx: Tx, type: keyof typeof RESIDENT_TEMPLATES, matter: Matter): Promise<void> {
    const { id, number, language, countyCode, dueAt, emailSealed, phoneSealed } = matter
    const mobile = phoneSealed && mobileOf(privacy.open(phoneSealed))
    const ways = [
      { channel: 'email' as const, to: emailSealed && privacy.open(emailSealed) },
      { channel: 'sms' as const, to: mobile },
    ]
    const page = site.publicUrl ? new URL(FOLLOW_PAGE, site.publicUrl).toString() : UNNAMED_SITE
    const due = dueWords({ dueDate: localDateOf(dueAt, timeZone) })
    const values = { number, due, site: page, hotline: site.hotline, days: settings().closesAfterDays }
    const reference = { kind: 'complaint', id }
    for (const { channel, to } of ways) {
      if (!to) continue
      const template = RESIDENT_TEMPLATES[type]
      await messages.queue(tx, { channel, to, template, language, values, reference, countyCode })
    }
  }

  /** Everybody who handles matters of the unit that holds it now, and its head. */
  async function tellUnit(tx: Tx, { id, number, kind, unitId, areaCode, countyCode, dueAt }: Matter): Promise<void> {
    if (!unitId) return
    const where = { unitId, areaCode }
    const handlers = await identity.holdersOf(tx, 'handler', where)
    const heads = await identity.holdersOf(tx, 'unit-head', where)
    const known = await names.read([unitId])
    await messages.tell(tx, {
      accountIds: [...handlers, ...heads].map((holder) => holder.id),
      template: feedbackMessages.dispatched,
      values: {
        number,
        kind: KINDS[kind],
        unit: known.unit(unitId),
        due: { zh: showInstant(dueAt, 'zh', timeZone), en: showInstant(dueAt, 'en', timeZone) },
      },
      reference: { kind: 'complaint', id },
      countyCode,
    })
  }

  return { tell }
}
export type TellingService = ReturnType<typeof createTelling>
