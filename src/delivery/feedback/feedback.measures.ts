import { localDateOf } from '../../kernel/dates.ts'
import type { StoredEvent } from '../../platform/events/events.ts'
import type { Contribution, Measure } from '../../platform/measures/measure.ts'

/**
 * The numbers that feedback offers. Day is the city's day of the event; area is that of the matter, unit the one that
 * held it, item its kind. An answer counts once: one given again after a redo does not count a second time.
 */
export function feedbackMeasures(zone: string): Measure[] {
  const contribution = (event: StoredEvent, value?: number): Contribution[] => [
    {
      countyCode: event.countyCode,
      day: localDateOf(event.at, zone),
      area: event.areaCode ?? null,
      unit: event.unitId ?? null,
      item: String(event.data.kind),
      channel: String(event.data.channel),
      count: 1,
      ...(value === undefined ? {} : { value }),
    },
  ]
  const firstAnswer = (valueIn: (event: StoredEvent) => number) => (event: StoredEvent) =>
    event.data.first === true ? contribution(event, valueIn(event)) : []
  return [
    {
      id: 'feedback.received',
      kind: 'volume',
      label: { zh: '诉求量', en: 'Matters received' },
      definition: {
        zh: '登记的诉求件数，按登记日统计；此时尚无承办单位，单位一栏为空。',
        en: 'Matters registered, by the day of registration. No unit holds them yet, so they have none.',
      },
      better: 'neither',
      from: { 'complaint.received': (event) => contribution(event) },
    },
    {
      id: 'feedback.dispatched',
      kind: 'volume',
      label: { zh: '派单量', en: 'Matters sent to units' },
      definition: {
        zh: '派给承办单位的次数，改派另计一次。',
        en: 'Times a matter was sent to a unit; sending it to another one counts again.',
      },
      better: 'neither',
      from: {
        'complaint.dispatched': (event) => contribution(event),
        'complaint.redispatched': (event) => contribution(event),
      },
    },
    {
      id: 'feedback.replied-on-time',
      kind: 'rate',
      label: { zh: '按期答复率', en: 'Answered on time' },
      definition: {
        zh: '在承诺期限内首次答复的件数 ÷ 首次答复的件数。尚未答复的和不予受理的不计。',
        en: 'Matters first answered by the promised date ÷ matters first answered. Those not answered yet and those not accepted are left out.',
      },
      better: 'more',
      from: { 'complaint.replied': firstAnswer(({ data }) => (data.onTime === true ? 1 : 0)) },
    },
    {
      id: 'feedback.hours-to-reply',
      kind: 'duration',
      label: { zh: '答复用时', en: 'Time to the answer' },
      definition: {
        zh: '从登记到首次答复的小时数（全天计算，含非工作日）。',
        en: 'Hours from the registration to the first answer, day and night, days off included.',
      },
      better: 'less',
      from: { 'complaint.replied': firstAnswer(({ data }) => Number(data.hours)) },
    },
    {
      id: 'feedback.satisfied',
      kind: 'rate',
      label: { zh: '满意率', en: 'Satisfied' },
      definition: {
        zh: '评价为基本满意及以上（3 至 5 级）的件数 ÷ 来件人主动评价的件数。没有系统默认评价。',
        en: 'Ratings of level 3 to 5 ÷ ratings made by residents. There are no ratings by default.',
      },
      better: 'more',
      from: { 'complaint.rated': (event) => contribution(event, Number(event.data.level) >= 3 ? 1 : 0) },
    },
    {
      id: 'feedback.solved',
      kind: 'rate',
      label: { zh: '解决率', en: 'Solved' },
      definition: {
        zh: '来件人评价时认为“已解决”的件数 ÷ 评价的件数；“部分解决”不计入分子。',
        en: 'Ratings that say “solved” ÷ ratings. “Partly solved” does not count as solved.',
      },
      better: 'more',
      from: { 'complaint.rated': (event) => contribution(event, event.data.solved === 'yes' ? 1 : 0) },
    },
    {
      id: 'feedback.not-accepted',
      kind: 'volume',
      label: { zh: '不予受理量', en: 'Not accepted' },
      definition: { zh: '决定不予受理的件数。', en: 'Matters that were not accepted.' },
      better: 'neither',
      from: { 'complaint.rejected': (event) => contribution(event) },
    },
    {
      id: 'feedback.closed',
      kind: 'volume',
      label: { zh: '办结量', en: 'Closed' },
      definition: { zh: '办结的件数，不含不予受理。', en: 'Matters closed, without those not accepted.' },
      better: 'neither',
      from: { 'complaint.closed': (event) => contribution(event) },
    },
  ]
}
