import { defineErrors } from '../../kernel/errors.ts'

/** What can be wrong with a limit, a calendar or the history of a clock. Texts say what to do about it. */
export const clockErrors = defineErrors({
  LIMIT_INVALID: {
    status: 400,
    zh: '时限“{limitZh}”有误：工作日、自然日须为不小于 0 的整数（0 表示当日），小时、分钟须大于 0。请修改时限。',
    en: 'The time limit “{limitEn}” is not right: days are whole numbers from 0 (the same day), hours and minutes more than 0. Correct the limit.',
  },
  LIMIT_UNIT_UNKNOWN: {
    status: 400,
    zh: '不认识时限单位代码“{unit}”，请填 1（工作日）、2（自然日）、3（小时）、4（分钟）或 5（月）。',
    en: 'The unit code “{unit}” is not known. Use 1 (working day), 2 (calendar day), 3 (hour), 4 (minute) or 5 (month).',
  },
  LIMIT_UNIT_MISMATCH: {
    status: 400,
    zh: '延期“{byZh}”与时限“{limitZh}”的单位不同，无法相加。请用与时限相同的单位填写延期。',
    en: 'An extension of {byEn} cannot be added to a limit of {limitEn}. Give the extension in the unit of the limit.',
  },
  CLOCK_SETTINGS_INVALID: {
    status: 400,
    zh: '计时设置有误：办公时段须按先后排列、互不重叠且至少一段，黄灯比例须在 0 与 1 之间。请检查“{field}”。',
    en: 'The clock settings are not right: office hours are in order, do not overlap and are at least one span; the yellow share is between 0 and 1. Check “{field}”.',
  },
  CALENDAR_INVALID: {
    status: 400,
    zh: '节假日安排有误（{field}）。请按“年份、日期、是否放假、名称”逐日填写后重新载入。',
    en: 'The calendar is not right at {field}. Give year, date, off or not, and name for every day, and load it again.',
  },
  CALENDAR_DAY_TWICE: {
    status: 400,
    zh: '{date} 在节假日安排中出现了两次。请只保留一条。',
    en: '{date} is in the calendar twice. Keep one of the two.',
  },
  CALENDAR_DAY_OUTSIDE_YEAR: {
    status: 400,
    zh: '{date} 不属于 {year} 年的节假日安排（只可前后跨几天）。请核对年份或日期。',
    en: '{date} does not belong to the calendar of {year} (a few days before or after may). Check the year or the date.',
  },
  CLOCK_NOT_STARTED: {
    status: 409,
    zh: '计时尚未开始，不能{eventZh}。请先开始计时。',
    en: 'The clock has not started, so it cannot be {eventEn}. Start the clock first.',
  },
  CLOCK_ALREADY_STARTED: {
    status: 409,
    zh: '计时已经开始，不能再次开始。需要重新计时的，请使用“重新计时”并说明理由。',
    en: 'The clock has started already. To count anew, restart it and give the reason.',
  },
  CLOCK_ALREADY_STOPPED: {
    status: 409,
    zh: '计时已经结束，不能{eventZh}。需要重新办理的，请使用“重新计时”并说明理由。',
    en: 'The clock has stopped, so it cannot be {eventEn}. To work on the matter again, restart it and give the reason.',
  },
  CLOCK_ALREADY_PAUSED: {
    status: 409,
    zh: '计时已处于暂停状态，不能再次暂停。请先恢复计时。',
    en: 'The clock is paused already. Resume it before pausing it again.',
  },
  CLOCK_NOT_PAUSED: {
    status: 409,
    zh: '计时没有暂停，无须恢复。',
    en: 'The clock is not paused, so there is nothing to resume.',
  },
  CLOCK_EXPIRED: {
    status: 409,
    zh: '时限已于{dueZh}届满，不能再延期。延期须在届满前提出；请尽快办结并说明超期原因。',
    en: 'The limit ended on {dueEn} and can no longer be extended. An extension must come before; finish soon and say why it is late.',
  },
  CLOCK_NEEDS_REASON: {
    status: 400,
    zh: '{eventZh}须说明理由。请填写“理由”。',
    en: 'A clock that is {eventEn} needs a reason. Fill in the reason.',
  },
  CLOCK_NEEDS_GROUND: {
    status: 400,
    zh: '{eventZh}须有依据。请填写“依据”（法律条款或已公布的特殊环节）。',
    en: 'A clock that is {eventEn} needs a legal ground. Name the provision or the published special step.',
  },
  CLOCK_PLANNED_END_TOO_EARLY: {
    status: 400,
    zh: '暂停的预计结束时间不能早于暂停时间。请修改“预计结束时间”。',
    en: 'The planned end of a pause cannot lie before its beginning. Correct the planned end.',
  },
  CLOCK_EVENTS_OUT_OF_ORDER: {
    status: 409,
    zh: '计时记录的时间须先后相接：{at} 早于前一条记录。请核对发生时间。',
    en: 'The events of a clock must be in order of time: {at} lies before the one before it. Check when it happened.',
  },
})
