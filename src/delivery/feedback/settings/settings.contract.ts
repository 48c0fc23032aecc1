import { z } from 'zod'
import { Instant } from '../../../kernel/dates.ts'
import { endpoint } from '../../../kernel/endpoint.ts'
import { type Limit, LimitUnit } from '../../../platform/clock/clock.contract.ts'
import { ClockName, Kind, Urgency } from '../words.contract.ts'

/** A time limit in a setting. That days are whole and hours more than 0 is checked with the other faults. */
export const SettingLimit = z.object({ amount: z.number().min(0).max(3650), unit: LimitUnit })

/** The limit of one clock for one urgency; `kind` null is for every kind that has no row of its own. */
export const ClockRow = z.object({ clock: ClockName, urgency: Urgency, kind: Kind.nullable(), limit: SettingLimit })
export type ClockRow = z.infer<typeof ClockRow>

const days = (most = 3650) => z.number().int().min(0).max(most)
const count = (most = 1000) => z.number().int().min(1).max(most)
const share = () => z.number().min(0).max(1)
const metres = () => z.number().int().min(1).max(50_000)
const Word = z.string().trim().min(1).max(40)

/**
 * Every number by which the hotline works, in one document. The numbers that ship with the product are in
 * `settings.defaults.ts`, with where each comes from; an administrator changes them in the workbench.
 */
export const Settings = z.object({
  clocks: z.array(ClockRow).max(400),
  /** Sending back (退单): until when after the dispatch, how often, and how soon a dispatcher rules on it. */
  returns: z.object({ within: SettingLimit, most: days(10), rulingLimit: SettingLimit }),
  /** Extensions: how often, by how much at the longest, and how soon they are ruled on. */
  extension: z.object({
    mustAskBeforeDue: z.boolean(),
    most: days(10),
    longest: SettingLimit,
    rulingLimit: SettingLimit,
  }),
  /** Long-term listing (挂账) of what cannot be settled soon. */
  listing: z.object({ longestDays: count(3650), reviewEveryDays: count(365), rulingLimit: SettingLimit }),
  /** Days after closing in which the sender may have it reopened. */
  reopenWithinDays: days(365),
  /** Days after the answer at which a matter that nobody rated closes by itself. */
  closesAfterDays: count(365),
  /** Days after closing at which it is put into the archive. */
  archiveAfterDays: count(3650),
  /** Working days before and after the due date at which the unit is reminded, urged and supervised. */
  ladder: z.object({ remindDaysBefore: days(30), urgeDaysAfter: days(60), superviseDaysAfter: days(120) }),
  /** Supervision slips: working days overdue at which each colour is raised, and how soon it is answered. */
  slips: z.object({
    blueDaysAfter: days(365),
    orangeDaysAfter: days(365),
    redDaysAfter: days(365),
    answerWithin: SettingLimit,
  }),
  /** A problem order is raised by itself at this many redoings, or units that it passed through. */
  problemOrder: z.object({ redone: count(20), passed: count(20) }),
  followUp: z.object({
    /** Share of the answered matters of each kind that is drawn for a follow-up. */
    sampleShare: z.record(Kind, share()),
    alwaysForKinds: z.array(Kind).max(6),
    alwaysForTags: z.array(Word).max(50),
    /** Attempts to reach somebody before it is put down as unreachable, and hours between them. */
    mostTries: count(20),
    hoursBetweenTries: z.number().min(0).max(168),
  }),
  /** Candidates for the same matter: handed in within `days`, by one caller or within `metres`, text alike by cosine. */
  duplicates: z.object({ days: count(365), metres: metres(), cosine: share(), most: count(50) }),
  /** The same person with the same matter within this many days after closing is a repeated complaint. */
  repeat: z.object({ days: count(365) }),
  hotspot: z.object({ callers: z.number().int().min(2).max(1000), days: count(365), metres: metres() }),
  /** The suggested unit: whether it is ever assigned without a person, from which confidence, after how much history. */
  routing: z.object({ assignsItself: z.boolean(), threshold: share(), minHistory: count(1_000_000) }),
  /** Weights of response, solution and satisfaction (三率) in the composite score; together 100. */
  composite: z.object({
    response: z.number().min(0).max(100),
    solved: z.number().min(0).max(100),
    satisfied: z.number().min(0).max(100),
  }),
  /** Rates on fewer cases than this are marked; published counts below `smallCell` are withheld. */
  smallNumber: days(10_000),
  smallCell: days(100),
  /** Months after closing for which the sender's contact and the attachments are kept. */
  retention: z.object({ personalMonths: count(600) }),
  /** Quality check of replies: the share drawn for it, and words that always draw a reply. */
  qualityCheck: z.object({ sampleShare: share(), wordsFlagged: z.array(Word).max(200) }),
  /** How far from the nearest area's centre a place may lie and still be of the city. */
  reach: z.object({ metres: z.number().int().min(100).max(500_000) }),
  /** Mail from one address: how many in an hour are taken as matters before it is held to be a loop. */
  mail: z.object({ mostPerHour: count(1000) }),
})
export type Settings = z.infer<typeof Settings>

/** The settings as they are, with what ships beside them. Version 0 means that nobody has changed anything yet. */
export const SettingsReply = z.object({
  settings: Settings,
  defaults: Settings,
  /** Dotted paths of what differs from what ships. */
  changed: z.array(z.string()),
  version: z.number().int().min(0),
  updatedBy: z.string().nullable(),
  updatedAt: Instant.nullable(),
})
export type SettingsReply = z.infer<typeof SettingsReply>

export const getSettings = endpoint({
  id: 'feedback.getSettings',
  method: 'GET',
  path: '/api/v1/complaints/settings',
  summary: 'Every number by which the hotline works, with the number that ships beside it.',
  who: 'signed-in',
  reply: SettingsReply,
})
export const saveSettings = endpoint({
  id: 'feedback.saveSettings',
  method: 'PUT',
  path: '/api/v1/complaints/settings',
  summary: 'Change the numbers by which the hotline works. Clocks that run already keep their limit.',
  who: { permission: 'feedback.settings' },
  body: Settings,
  reply: SettingsReply,
  ifMatch: true,
})

/** Which clock of which matter; a category may have limits of its own. */
export type LimitWanted = {
  readonly kind: Kind
  readonly urgency: Urgency
  readonly category?: { readonly limits: readonly CategoryLimit[] } | null | undefined
}
/** A limit that a category has of its own for one clock and urgency, whatever the kind. */
export const CategoryLimit = z.object({ clock: ClockName, urgency: Urgency, limit: SettingLimit })
export type CategoryLimit = z.infer<typeof CategoryLimit>

/**
 * The limit of a clock: the category's own for this urgency if it has one, else the row of the kind, else the general
 * row of the urgency. Checked settings have a general row for every clock and urgency; without one this throws.
 */
export function limitFor(settings: Settings, clock: ClockName, { kind, urgency, category }: LimitWanted): Limit {
  const own = category?.limits.find((one) => one.clock === clock && one.urgency === urgency)
  if (own) return own.limit
  const rows = settings.clocks.filter((row) => row.clock === clock && row.urgency === urgency)
  const row = rows.find((one) => one.kind === kind) ?? rows.find((one) => one.kind === null)
  if (!row) throw new Error(`the settings have no limit for ${clock} of ${urgency}`)
  return row.limit
}
