import type { IdentityPublic } from '../../foundation/identity/identity.public.ts'
import { localDateOf, showInstant } from '../../kernel/dates.ts'
import type { Bilingual } from '../../kernel/texts.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { StoredEvent } from '../../platform/events/events.ts'
import type { Messages } from '../../platform/messages/messages.ts'
import type { Template } from '../../platform/messages/template.ts'
import type { Privacy } from '../../platform/privacy/privacy.ts'
import { mobileOf } from './contact.rules.ts'
import { feedbackMessages } from './feedback.messages.ts'
import { findMatter, type Matter } from './feedback.repository.ts'
import { dueWords } from './feedback.views.ts'
import { HOTLINE, type Names } from './names.ts'
import type { Settings } from './settings/settings.contract.ts'
import { ACTIONS, ASKABLE, KINDS } from './words.contract.ts'

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
  'complaint.extension-granted': feedbackMessages.extended,
  'complaint.listed': feedbackMessages.listed,
  'complaint.redone': feedbackMessages.redone,
  'complaint.reopened': feedbackMessages.redone,
} as const
const isForResident = (type: string): type is keyof typeof RESIDENT_TEMPLATES => type in RESIDENT_TEMPLATES

/** What the office is told that a unit has asked for. */
const ASKED: Readonly<Record<string, Bilingual>> = {
  'complaint.return-asked': ASKABLE.return,
  'complaint.extension-asked': ASKABLE.extension,
  'complaint.listing-asked': ASKABLE.listing,
}

/** What the unit is told that became of a matter that it holds. */
const RULED: Readonly<Record<string, Bilingual>> = {
  'complaint.return-refused': ACTIONS.refuseReturn,
  'complaint.extension-granted': ACTIONS.extend,
  'complaint.extension-refused': ACTIONS.refuseExtension,
  'complaint.listed': ACTIONS.list,
  'complaint.listing-refused': ACTIONS.refuseListing,
  'complaint.sent-back-for-rework': ACTIONS.rework,
  'complaint.redone': ACTIONS.redo,
  'complaint.listing-review': { zh: '挂账复查', en: 'Review of the long-term list' },
}

/** What notices to staff may name. */
type Notified = 'due' | 'kind' | 'number' | 'unit' | 'what'
const NOTHING: Bilingual = { zh: '', en: '' }

const TO_UNIT = ['complaint.dispatched', 'complaint.redispatched']

/** The events of which somebody is told. */
export const TOLD = [
  ...new Set([...Object.keys(RESIDENT_TEMPLATES), ...Object.keys(ASKED), ...Object.keys(RULED), ...TO_UNIT]),
]

/** Tells senders what became of their matter, and units what was sent to them. */
export function createTelling({ privacy, names, messages, identity, site, settings, timeZone }: TellingDeps) {
  /** Queues the messages of one event. One that is a day old tells nobody: after an upgrade or a long halt it misleads. */
  async function tell(tx: Tx, event: StoredEvent): Promise<void> {
    if (tx.now.getTime() - event.at.getTime() > DAY) return
    const matter = await findMatter(tx, event.subject.id)
    if (!matter) return
    if (isForResident(event.type)) await tellSender(tx, event.type, matter)
    const asked = ASKED[event.type]
    if (asked) await tellOffice(tx, matter, asked)
    const ruled = RULED[event.type]
    if (ruled) await tellUnit(tx, matter, feedbackMessages.ruled, ruled)
    // A matter that has gone on to another unit meanwhile is no longer news for this one.
    if (TO_UNIT.includes(event.type) && event.unitId === matter.unitId) {
      await tellUnit(tx, matter, feedbackMessages.dispatched)
    }
  }

  /** By e-mail and by SMS, as far as the sender left an address or a mobile number. */
  async function tellSender(tx: Tx, type: keyof typeof RESIDENT_TEMPLATES, matter: Matter): Promise<void> {
    const { id, number, language, countyCode, dueAt, emailSealed, phoneSealed, clientId } = matter
    // Who handed in through a programme was told with number and code when it was registered.
    const isToldAlready = type === 'complaint.received' && clientId !== null
    const mobile = phoneSealed && mobileOf(privacy.open(phoneSealed))
    const ways = [
      { channel: 'email' as const, to: isToldAlready ? null : emailSealed && privacy.open(emailSealed) },
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
  async function tellUnit(
    tx: Tx,
    matter: Matter,
    template: Template<Notified>,
    what: Bilingual = NOTHING,
  ): Promise<void> {
    const { unitId, areaCode } = matter
    if (!unitId) return
    const where = { unitId, areaCode }
    const handlers = await identity.holdersOf(tx, 'handler', where)
    const heads = await identity.holdersOf(tx, 'unit-head', where)
    await notify(tx, matter, [...handlers, ...heads], template, what)
  }

  /** The dispatchers of the matter's area, who rule on what units ask for. */
  async function tellOffice(tx: Tx, matter: Matter, what: Bilingual): Promise<void> {
    const dispatchers = await identity.holdersOf(tx, 'dispatcher', { areaCode: matter.areaCode })
    await notify(tx, matter, dispatchers, feedbackMessages.asked, what)
  }

  async function notify(
    tx: Tx,
    { id, number, kind, unitId, countyCode, dueAt }: Matter,
    holders: readonly { readonly id: string }[],
    template: Template<Notified>,
    what: Bilingual,
  ): Promise<void> {
    const known = await names.read([unitId])
    await messages.tell(tx, {
      accountIds: [...new Set(holders.map((holder) => holder.id))],
      template,
      values: {
        number,
        what,
        kind: KINDS[kind],
        unit: unitId ? known.unit(unitId) : HOTLINE,
        due: { zh: showInstant(dueAt, 'zh', timeZone), en: showInstant(dueAt, 'en', timeZone) },
      },
      reference: { kind: 'complaint', id },
      countyCode,
    })
  }

  return { tell }
}
export type TellingService = ReturnType<typeof createTelling>
