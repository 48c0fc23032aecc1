import type { Actor } from '../../kernel/actor.ts'
import { can } from '../../kernel/actor.ts'
import type { Bilingual } from '../../kernel/texts.ts'
import type { Guard, Actor as Stepper } from '../../platform/workflow/step.ts'
import { RESIDENT, SYSTEM } from './process.rules.ts'
import type { Askable, Kind, State } from './words.contract.ts'

const NOT_OWN_UNIT: Bilingual = {
  zh: '这件诉求由其他单位承办，须由承办单位的人员办理。',
  en: 'Another unit holds this matter; somebody of that unit must do this.',
}
const NOT_SUPPORTING: Bilingual = {
  zh: '本单位不是这件诉求的协办单位。',
  en: 'Your unit does not support this matter.',
}
const RATED_ALREADY: Bilingual = { zh: '已经评价过。', en: 'It has been rated already.' }
const NO_UNIT: Bilingual = {
  zh: '这件诉求由热线直接答复，没有承办单位。可重新打开后派单。',
  en: 'The hotline answered this itself; there is no unit to do it again. Open it again and send it to one.',
}
const FIRST_RECEIVER_LEADS: Bilingual = {
  zh: '涉及多个单位的，由首接单位牵头办理，不得退单（首接负责制）。',
  en: 'Where several units are involved the first receiver leads and may not return it.',
}
const RETURNED_BEFORE: Bilingual = {
  zh: '退单次数已用完，请办理；有争议可由热线管理机构裁定。',
  en: 'It was returned as often as is allowed: handle it, or let the hotline office rule.',
}
const TOO_LATE_TO_RETURN: Bilingual = {
  zh: '申请退单的期限已过，请签收办理。',
  en: 'The time to ask for a return has passed: sign for it and handle it.',
}
const ASKED_ALREADY: Bilingual = {
  zh: '已有一项申请等待裁定，裁定后方可再申请或答复。',
  en: 'Something was asked for and waits for a ruling; ask again or answer after it.',
}
const DUE_PASSED: Bilingual = {
  zh: '办理期限已过，延期须在期限届满前申请。请尽快办结并说明超期原因。',
  en: 'The deadline has passed; more time has to be asked for before it. Settle it soon and say why it is late.',
}
const EXTENDED_BEFORE: Bilingual = { zh: '延期次数已用完。', en: 'It was extended as often as is allowed.' }
const NOTHING_ASKED: Bilingual = { zh: '承办单位没有提出这项申请。', en: 'The unit has not asked for this.' }
const OWN_WORK: Bilingual = {
  zh: '回访须由承办人以外的人员进行，承办单位的人员不能回访本单位办理的诉求。',
  en: 'Somebody other than who handled it follows up; nobody of the handling unit may.',
}
const TOO_LATE_TO_REOPEN: Bilingual = {
  zh: '重新打开的期限已过。如有新情况，请另行提交。',
  en: 'The time in which it can be opened again has passed. If something new came up, hand in a new one.',
}

/** What the guards of the process look at. */
export type Standing = {
  readonly unitId: string | null
  readonly supporting: readonly string[]
  readonly ratingLevel: number | null
  readonly asked: Askable | null
  readonly returned: number
  readonly extended: number
  readonly dueAt: Date
  readonly repliedBy: string | null
}

/** The limits of the process that a city decides, read for one matter at one moment. */
export type Bounds = {
  readonly now: Date
  readonly mostReturns: number
  /** Until when a return may be asked for; null where the matter was never sent to a unit. */
  readonly returnUntil: Date | null
  readonly mostExtensions: number
  readonly mustAskBeforeDue: boolean
  /** Until when the matter may be opened again; null while that is not in question. */
  readonly reopenUntil: Date | null
}

/** Who wants to act on a matter, in the words of the process. A resident has shown the code of the matter. */
export function stepperOf(actor: Actor, matter: Standing, bounds: Bounds, isResident = false): Stepper {
  const isOf = (unitId: string | null) =>
    actor.kind === 'system' || (unitId !== null && (actor.unitId === unitId || actor.scope.units.includes(unitId)))
  const own = isOf(matter.unitId) ? null : NOT_OWN_UNIT
  const idle = matter.asked === null ? null : ASKED_ALREADY
  const late = bounds.mustAskBeforeDue && bounds.now > matter.dueAt ? DUE_PASSED : null
  const guards: Readonly<Record<string, Guard>> = {
    ownUnit: () => own,
    ownUnitOrOffice: () => (can(actor, 'feedback.rule') ? null : own),
    supportingUnit: () => (matter.supporting.some(isOf) ? null : NOT_SUPPORTING),
    mayReturn: () => own ?? mayReturn(matter, bounds),
    mayAskExtension: () => own ?? idle ?? late ?? (matter.extended < bounds.mostExtensions ? null : EXTENDED_BEFORE),
    mayAskListing: () => own ?? idle,
    extensionAsked: () => (matter.asked === 'extension' ? null : NOTHING_ASKED),
    listingAsked: () => (matter.asked === 'listing' ? null : NOTHING_ASKED),
    mayAnswer: () => own ?? idle,
    notHandler: () => {
      const answered = actor.id !== null && actor.id === matter.repliedBy
      return answered || (matter.unitId !== null && actor.unitId === matter.unitId) ? OWN_WORK : null
    },
    hasUnit: () => (matter.unitId === null ? NO_UNIT : null),
    notRated: () => (matter.ratingLevel === null ? null : RATED_ALREADY),
    mayReopen: () => (bounds.reopenUntil && bounds.now > bounds.reopenUntil ? TOO_LATE_TO_REOPEN : null),
  }
  const holds = (word: string) => {
    if (word === RESIDENT) return isResident
    return word === SYSTEM ? actor.kind === 'system' : can(actor, word)
  }
  return { can: holds, guards }
}

function mayReturn({ supporting, returned }: Standing, { now, returnUntil, mostReturns }: Bounds): Bilingual | null {
  if (supporting.length > 0) return FIRST_RECEIVER_LEADS
  if (returned >= mostReturns) return RETURNED_BEFORE
  return returnUntil && now > returnUntil ? TOO_LATE_TO_RETURN : null
}

/** Whether the sender's identity is kept from the handling unit: asked for, or a report of wrongdoing. */
export function isSealed({ kind, confidential }: { kind: Kind; confidential: boolean }): boolean {
  return confidential || kind === 'report'
}

/** Whether an account belongs to the unit that a matter is about. */
export function isAccused(actor: Actor, { aboutUnitId }: { aboutUnitId: string | null }): boolean {
  if (aboutUnitId === null || actor.kind === 'system') return false
  return actor.unitId === aboutUnitId || actor.scope.units.includes(aboutUnitId)
}

/** Whether an account may ask to see who wrote. The people of the accused unit never may, whatever role they hold. */
export function mayReveal(
  actor: Actor,
  matter: { kind: Kind; confidential: boolean; aboutUnitId: string | null },
): boolean {
  if (!can(actor, 'feedback.reveal')) return false
  return !isSealed(matter) || (can(actor, 'feedback.revealSealed') && !isAccused(actor, matter))
}

/** A heading for a matter that came without one: the beginning of its text, on one line. */
export function titleOf(title: string | undefined, text: string): string {
  if (title) return title
  const line = [...text.replace(/\s+/g, ' ').trim()]
  return line.length > 40 ? `${line.slice(0, 39).join('')}…` : line.join('')
}

/** What comes next for the resident in a state, a sentence a step. */
export function nextSteps(state: State, due: Bilingual): Bilingual[] {
  const steps: Record<State, Bilingual[]> = {
    RECEIVED: [
      {
        zh: '我们核对后转交承办单位，或直接答复您。',
        en: 'We check it and pass it to the unit that handles it, or answer you ourselves.',
      },
      { zh: `您会在${due.zh}前得到答复。`, en: `You get an answer by ${due.en}.` },
      { zh: '您可以用编号和查询码随时查看进度。', en: 'You can follow it at any time with the number and the code.' },
    ],
    DISPATCHED: [
      { zh: '承办单位签收后开始办理。', en: 'The unit signs for it and begins.' },
      { zh: `您会在${due.zh}前得到答复。`, en: `You get an answer by ${due.en}.` },
    ],
    RETURN_ASKED: [
      {
        zh: '承办单位认为不属于其职责，我们正在裁定由谁办理；答复期限不变。',
        en: 'The unit holds that it is not its business; we are ruling on it. Your date does not change.',
      },
    ],
    LISTED: [
      {
        zh: '这件事需要较长时间解决，已列入长期台账，我们会定期复查并告诉您进展。',
        en: 'This takes longer to settle. It is on the long-term list, which is reviewed regularly; we tell you how it goes.',
      },
    ],
    REVIEW: [
      {
        zh: '承办单位已经答复，我们核对后发给您。',
        en: 'The unit has answered; we check the answer and send it to you.',
      },
    ],
    FOLLOWED_UP: [
      {
        zh: '感谢您接受回访，我们据此办结或要求重办。',
        en: 'Thank you for talking to us; we close it or have it done again.',
      },
    ],
    TRANSFERRED: [],
    WITHDRAWN: [],
    ARCHIVED: [],
    HANDLING: [{ zh: `承办单位会在${due.zh}前答复您。`, en: `The unit answers you by ${due.en}.` }],
    REPLIED: [
      {
        zh: '请您评价这次答复；评价后我们办结，或要求重办。',
        en: 'Please rate the answer; then we close it or have it done again.',
      },
    ],
    RATED: [
      {
        zh: '我们会核对您的评价，然后办结或要求重办。',
        en: 'We read your rating, then close it or have it done again.',
      },
    ],
    NOT_ACCEPTED: [],
    CLOSED: [],
  }
  return steps[state]
}
