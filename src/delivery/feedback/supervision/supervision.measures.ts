import { localDateOf } from '../../../kernel/dates.ts'
import type { Bilingual } from '../../../kernel/texts.ts'
import type { StoredEvent } from '../../../platform/events/events.ts'
import type { Contribution, Measure } from '../../../platform/measures/measure.ts'

type Value = (data: StoredEvent['data'], event: StoredEvent) => number | null
type From = Measure['from']

const yes = (holds: boolean) => (holds ? 1 : 0)
const verdict = (value: unknown) => (typeof value === 'boolean' ? yes(value) : null)
const keptOf = (data: StoredEvent['data'], clock: string) =>
  verdict((data.kept as Readonly<Record<string, unknown>> | undefined)?.[clock])

const LEFT_OUT: Bilingual = {
  zh: '表扬和经审核剔除考核的不计；办结后剔除的，从办结当日的数中扣回。',
  en: 'Praise, and what was left out of assessment after a review, is not counted; what is left out after closing is taken back from the day of closing.',
}

/**
 * The numbers of supervision. What a matter was worth as a whole is counted on the day of its closing, and taken back
 * from that day when it is opened again or left out of assessment later, so that a number never counts a matter twice.
 */
export function supervisionMeasures(zone: string): Measure[] {
  const row = (event: StoredEvent, more: Pick<Contribution, 'count'> & Partial<Contribution>): Contribution => ({
    countyCode: event.countyCode,
    day: localDateOf(event.at, zone),
    area: event.areaCode ?? null,
    unit: event.unitId ?? null,
    item: String(event.data.kind),
    channel: String(event.data.channel),
    ...more,
  })
  /** Counts one for an event, with a value unless it is a volume; nothing where the value is null. */
  const one = (value: Value | null) => (event: StoredEvent) => {
    if (value === null) return [row(event, { count: 1 })]
    const found = value(event.data, event)
    return found === null ? [] : [row(event, { count: 1, value: found })]
  }

  /** Counts at the closing what a matter was worth, and takes it back or adds it again when that changes later. */
  function atClosing(value: Value, { isVolume = false } = {}): From {
    const counted = (event: StoredEvent, count: 1 | -1): Contribution[] => {
      const { data } = event
      const found = data.kind === 'praise' || !data.countedAt ? null : value(data, event)
      if (found === null || (isVolume && found === 0)) return []
      const where = { day: localDateOf(String(data.countedAt), zone), unit: (data.heldBy ?? null) as string | null }
      return [row(event, { ...where, count, ...(isVolume ? {} : { value: found }) })]
    }
    return {
      'complaint.closed': (event) => (event.data.excluded ? [] : counted(event, 1)),
      'complaint.reopened': (event) => (event.data.excluded ? [] : counted(event, -1)),
      'complaint.excluded': (event) => counted(event, -1),
      'complaint.included': (event) => counted(event, 1),
    }
  }
  /** The same of what the sender said: a rating that comes after the closing counts on the day of the closing. */
  function asSaid(value: Value): From {
    const from = atClosing(value)
    return {
      ...from,
      'complaint.rated': (event) => (event.data.from === 'CLOSED' ? (from['complaint.closed']?.(event) ?? []) : []),
    }
  }
  const takenBack = (event: StoredEvent): Contribution[] => {
    const { from, countedAt, excluded, kind, heldBy } = event.data
    if (from !== 'CLOSED' || !countedAt || excluded || kind === 'praise') return []
    const unit = (heldBy ?? null) as string | null
    return [row(event, { day: localDateOf(String(countedAt), zone), unit, count: -1 })]
  }
  const unclear: Value = ({ solved, level }) => (solved === null && level === null ? 1 : null)
  const issued = (colour: string) => ({
    'complaint.slip': (event: StoredEvent) =>
      event.data.step === 'issue' && event.data.colour === colour ? [row(event, { count: 1 })] : [],
  })
  const outcome = (wanted: string) => ({
    'complaint.followed-up': (event: StoredEvent) => (event.data.outcome === wanted ? [row(event, { count: 1 })] : []),
  })
  const contacted = one((data) => keptOf(data, 'contact'))

  return [
    rate(
      'feedback.response-rate',
      ['响应率', 'Response rate'],
      'more',
      {
        zh: `在联系时限内联系来件人的件数 ÷ 应当联系的办结件数，按办结日统计。热线直接答复、无须联系的不计；${LEFT_OUT.zh}`,
        en: `Matters whose sender was contacted in time ÷ closed matters with somebody to contact, by the day of closing. Those that the hotline answered itself are left out. ${LEFT_OUT.en}`,
      },
      atClosing(({ contacted: kept }) => verdict(kept)),
    ),
    rate(
      'feedback.solved-rate',
      ['解决率（三率）', 'Solution rate'],
      'more',
      {
        zh: `来件人认为“已解决”的件数 ÷ 评价或回访中说明是否解决的办结件数，按办结日统计；“部分解决”不计入分子。未评价且回访未联系上的（无法判定）不计；${LEFT_OUT.zh}`,
        en: `Matters that the sender calls solved ÷ closed matters of which the sender said, by rating or call-back, whether they are; “partly” is not solved. Those of whom nothing is known are left out. ${LEFT_OUT.en}`,
      },
      asSaid(({ solved }) => (solved === null || solved === undefined ? null : yes(solved === 'yes'))),
    ),
    rate(
      'feedback.satisfied-rate',
      ['满意率（三率）', 'Satisfaction rate'],
      'more',
      {
        zh: `评价或回访为基本满意及以上（3 至 5 级）的件数 ÷ 有评价或回访结果的办结件数，按办结日统计。未评价且回访未联系上的不计；${LEFT_OUT.zh}`,
        en: `Matters with level 3 to 5 ÷ closed matters with a level, by rating or call-back, by the day of closing. Those without one are left out. ${LEFT_OUT.en}`,
      },
      asSaid(({ level }) => (typeof level === 'number' ? yes(level >= 3) : null)),
    ),
    volume(
      'feedback.unclear',
      ['无法判定量', 'Closed, sender’s view unknown'],
      {
        zh: `办结时既无评价也未回访到的件数，不进入解决率和满意率。${LEFT_OUT.zh}`,
        en: `Matters closed with neither a rating nor a call-back that reached somebody; they are left out of solution and satisfaction. ${LEFT_OUT.en}`,
      },
      {
        ...atClosing(unclear, { isVolume: true }),
        // Whoever rates after the closing is no longer unknown.
        'complaint.rated': (event) => takenBack(event),
      },
    ),
    volume(
      'feedback.excluded',
      ['剔除考核量', 'Left out of assessment'],
      {
        zh: '经审核剔除考核的件数，恢复考核的扣回，按作出决定的日期统计。',
        en: 'Matters left out of assessment after a review, less those taken in again, by the day of the decision.',
      },
      {
        'complaint.excluded': one(null),
        'complaint.included': (event) => [row(event, { count: -1 })],
      },
    ),
    volume(
      'feedback.praise-closed',
      ['表扬办结量', 'Praise closed'],
      {
        zh: '办结的表扬件数，不进入三率和各项考核率。',
        en: 'Praise that was closed; it is left out of every rate of assessment.',
      },
      { 'complaint.closed': (event) => (event.data.kind === 'praise' ? [row(event, { count: 1 })] : []) },
    ),
    rate(
      'feedback.right-first',
      ['一次派单准确率', 'Right at the first dispatch'],
      'more',
      {
        zh: `只派过一个单位且从未退单的件数 ÷ 由单位办理并办结的件数，按办结日统计。热线直接答复的不计；${LEFT_OUT.zh}`,
        en: `Matters sent to one unit only and never returned ÷ matters handled by units and closed, by the day of closing. Those that the hotline answered itself are left out. ${LEFT_OUT.en}`,
      },
      atClosing(({ directly, right }) => (directly ? null : yes(right === true))),
    ),
    rate(
      'feedback.returned',
      ['退单率', 'Returned'],
      'less',
      {
        zh: `同意过退单的件数 ÷ 由单位办理并办结的件数，按办结日统计。${LEFT_OUT.zh}`,
        en: `Matters with a return that was granted ÷ matters handled by units and closed, by the day of closing. ${LEFT_OUT.en}`,
      },
      atClosing(({ directly, returned }) => (directly ? null : yes(Number(returned) > 0))),
    ),
    rate(
      'feedback.closed-on-time',
      ['按期办结率', 'Closed on time'],
      'more',
      {
        zh: `最后一次答复在期限内的件数 ÷ 办结件数，按办结日统计。${LEFT_OUT.zh}`,
        en: `Matters whose last answer came in time ÷ matters closed, by the day of closing. ${LEFT_OUT.en}`,
      },
      atClosing(({ onTime }) => verdict(onTime)),
    ),
    rate(
      'feedback.overdue',
      ['超期率', 'Overdue'],
      'less',
      {
        zh: `最后一次答复超过期限的件数 ÷ 办结件数，按办结日统计。${LEFT_OUT.zh}`,
        en: `Matters whose last answer came late ÷ matters closed, by the day of closing. ${LEFT_OUT.en}`,
      },
      atClosing(({ onTime }) => (onTime === null ? null : yes(onTime === false))),
    ),
    rate(
      'feedback.redone',
      ['重办率', 'Redone'],
      'less',
      {
        zh: `重办过的件数 ÷ 办结件数，按办结日统计。${LEFT_OUT.zh}`,
        en: `Matters that were done again ÷ matters closed, by the day of closing. ${LEFT_OUT.en}`,
      },
      atClosing(({ redone }) => yes(Number(redone) > 0)),
    ),
    rate(
      'feedback.answered-directly',
      ['直接办结率', 'Answered directly'],
      'more',
      {
        zh: '热线不派单、直接答复的件数 ÷ 首次答复的件数。不予受理和转接的不计。',
        en: 'Matters that the hotline answered itself ÷ matters first answered. Those not accepted or passed to another line are left out.',
      },
      {
        'complaint.replied': one(({ first, directly }) => (first === true ? yes(directly === true) : null)),
      },
    ),
    rate(
      'feedback.dispatched-on-time',
      ['按时派单率', 'Dispatched on time'],
      'more',
      {
        zh: '在派单时限内派出的次数 ÷ 派出的次数。直接答复、不予受理的不计。',
        en: 'Dispatches within their time ÷ dispatches. What is answered directly or not accepted is left out.',
      },
      { 'complaint.dispatched': one((data) => keptOf(data, 'dispatch')) },
    ),
    rate(
      'feedback.signed-on-time',
      ['按时签收率', 'Signed on time'],
      'more',
      {
        zh: '单位在时限内签收的次数 ÷ 签收的次数；到期未签收、由系统签收的算未按时。',
        en: 'Signings within their time ÷ signings; what the system signed because nobody did is not on time.',
      },
      {
        'complaint.signed': one((data) => (data.silent === true ? 0 : keptOf(data, 'sign'))),
      },
    ),
    rate(
      'feedback.contacted-on-time',
      ['按时联系率', 'Contacted on time'],
      'more',
      {
        zh: '在联系时限内联系来件人（或直接作出答复）的次数 ÷ 联系的次数。',
        en: 'First contacts (or answers without one) within their time ÷ first contacts.',
      },
      { 'complaint.contacted': contacted, 'complaint.replied': contacted, 'complaint.submitted': contacted },
    ),
    rate(
      'feedback.handled-on-time',
      ['按时办理率', 'Handled on time'],
      'more',
      {
        zh: '单位在办理时限内答复的次数 ÷ 单位答复的次数，重办另计一次；送审期间不计时。',
        en: 'Answers of units within the time to handle ÷ answers of units; a second one after a redo counts again. While an answer is being checked the time stands still.',
      },
      { 'complaint.replied': one((data) => keptOf(data, 'handle')) },
    ),
    rate(
      'feedback.repeated',
      ['重复诉求率', 'Raised again'],
      'less',
      {
        zh: '同一来件人在办结后规定天数内（默认 30 天）再次反映同类问题的件数 ÷ 登记的件数，按登记日统计。未留电话的无法识别。',
        en: 'Matters that the same sender raised again within the set days of closing (30 unless changed) ÷ matters received, by the day of receipt. Senders without a telephone cannot be recognised.',
      },
      {
        'complaint.received': (event) => [row(event, { unit: null, count: 1, value: 0 })],
        'complaint.repeated': (event) => {
          const where = { day: String(event.data.receivedOn), unit: null }
          return [row(event, { ...where, count: -1, value: 0 }), row(event, { ...where, count: 1, value: 1 })]
        },
      },
    ),
    volume(
      'feedback.urged',
      ['催办次数', 'Urged'],
      {
        zh: '催办通知和督办通报的次数，含人工催办；到期前的提醒不计。',
        en: 'Urgings and supervision notices, those by hand too; reminders before the deadline are not counted.',
      },
      {
        'complaint.urged': (event) => (event.data.step === 'remind' ? [] : [row(event, { count: 1 })]),
      },
    ),
    volume('feedback.slips-blue', ['蓝色督办单', 'Blue slips'], SLIPS, issued('blue')),
    volume('feedback.slips-orange', ['橙色督办单', 'Orange slips'], SLIPS, issued('orange')),
    volume('feedback.slips-red', ['红色督办单', 'Red slips'], SLIPS, issued('red')),
    rate(
      'feedback.slips-answered-on-time',
      ['督办单按期反馈率', 'Slips answered on time'],
      'more',
      {
        zh: '在时限内反馈的次数 ÷ 反馈的次数；退回后重新反馈的另计一次，尚未反馈的不计。',
        en: 'Answers to slips within their time ÷ answers; one given again after it was sent back counts again. Slips without an answer yet are left out.',
      },
      {
        'complaint.slip': (event) => (event.data.step === 'answer' ? one(({ onTime }) => verdict(onTime))(event) : []),
      },
    ),
    volume(
      'feedback.problem-orders',
      ['问题单数', 'Problem orders'],
      {
        zh: '生成的问题单张数。',
        en: 'Problem orders that were raised.',
      },
      { 'complaint.problem-order': (event) => (event.data.step === 'raise' ? [row(event, { count: 1 })] : []) },
    ),
    rate(
      'feedback.follow-up-reached',
      ['回访接通率', 'Reached at the call-back'],
      'more',
      {
        zh: '联系上来件人的回访 ÷ 已结束的回访（联系上、联系不上、拒绝）。',
        en: 'Call-backs that reached the sender ÷ call-backs that are over (reached, could not be reached, refused).',
      },
      { 'complaint.followed-up': one(({ outcome: how }) => yes(how === 'reached')) },
    ),
    rate(
      'feedback.follow-up-on-time',
      ['按时回访率', 'Called back on time'],
      'more',
      {
        zh: '在回访时限内结束的回访 ÷ 已结束的回访。',
        en: 'Call-backs that ended within their time ÷ call-backs that are over.',
      },
      { 'complaint.followed-up': one((data) => keptOf(data, 'followUp')) },
    ),
    volume(
      'feedback.follow-up-unreachable',
      ['回访联系不上', 'Call-backs: not reached'],
      {
        zh: '多次联系不上的回访件数，不进入解决率和满意率（另有评价的除外）。',
        en: 'Call-backs that could not reach the sender; left out of solution and satisfaction unless there is a rating.',
      },
      outcome('unreachable'),
    ),
    volume(
      'feedback.follow-up-refused',
      ['拒绝回访', 'Call-backs: refused'],
      {
        zh: '来件人拒绝回访的件数，不进入解决率和满意率（另有评价的除外）。',
        en: 'Call-backs that the sender did not want to answer; left out of solution and satisfaction unless there is a rating.',
      },
      outcome('refused'),
    ),
    {
      ...about('feedback.reply-score', ['答复质量得分', 'Quality of answers'], {
        zh: '系统检查答复所得分数（0 至 100）的均值，每次答复一分。分数只作提示，以人工抽查为准。',
        en: 'Mean score (0 to 100) of the check of answers, one each. A hint only; what people find when they read them decides.',
      }),
      kind: 'score',
      better: 'more',
      isPublic: false,
      from: { 'complaint.reply-checked': one(({ score }) => (typeof score === 'number' ? score : null)) },
    },
    rate(
      'feedback.reply-judged-good',
      ['答复抽查合格率', 'Answers found good'],
      'more',
      {
        zh: '人工抽查合格的答复 ÷ 人工抽查的答复。',
        en: 'Answers that a person found good ÷ answers that a person read.',
      },
      { 'complaint.reply-judged': one(({ verdict: found }) => yes(found === 'good')) },
    ),
  ]
}

const SLIPS: Bilingual = {
  zh: '下发的督办单张数，按颜色分别统计，自动和人工下发的都计入；撤销的不扣回。',
  en: 'Slips that were raised, by colour, by the system and by hand; withdrawn ones are not taken back.',
}

type Label = readonly [zh: string, en: string]

function about(id: string, [zh, en]: Label, definition: Bilingual) {
  return { id, label: { zh, en }, definition }
}

function rate(id: string, label: Label, better: 'more' | 'less', definition: Bilingual, from: From): Measure {
  return { ...about(id, label, definition), kind: 'rate', better, from }
}

function volume(id: string, label: Label, definition: Bilingual, from: From): Measure {
  return { ...about(id, label, definition), kind: 'volume', better: 'neither', from }
}
