import { localDateOf } from '../../../kernel/dates.ts'
import type { StoredEvent } from '../../../platform/events/events.ts'
import type { Contribution, Measure } from '../../../platform/measures/measure.ts'

/**
 * The numbers by class of problem, for the public board and the digest: item is the code of the class, where the other
 * measures of feedback have the kind. What nobody has classed is not in them.
 */
export function publicationMeasures(zone: string): Measure[] {
  const byCategory = (event: StoredEvent, value?: number): Contribution[] => {
    const { category, channel } = event.data
    if (typeof category !== 'string' || category === '') return []
    return [
      {
        countyCode: event.countyCode,
        day: localDateOf(event.at, zone),
        area: event.areaCode ?? null,
        unit: event.unitId ?? null,
        item: category,
        channel: typeof channel === 'string' ? channel : null,
        count: 1,
        ...(value === undefined ? {} : { value }),
      },
    ]
  }
  return [
    {
      id: 'feedback.received-by-category',
      kind: 'volume',
      label: { zh: '分类诉求量', en: 'Matters received, by class' },
      definition: {
        zh: '登记的诉求件数，按登记时的问题分类统计；未分类的不计。',
        en: 'Matters registered, by their class at registration. Those without a class are left out.',
      },
      better: 'neither',
      from: { 'complaint.received': (event) => byCategory(event) },
    },
    {
      id: 'feedback.on-time-by-category',
      kind: 'rate',
      label: { zh: '分类按期答复率', en: 'Answered on time, by class' },
      definition: {
        zh: '在承诺期限内首次答复的件数 ÷ 首次答复的件数，按问题分类统计；未分类的不计。',
        en: 'Matters first answered by the promised date ÷ matters first answered, by class. Those without a class are left out.',
      },
      better: 'more',
      from: {
        'complaint.replied': (event) =>
          event.data.first === true ? byCategory(event, event.data.onTime === true ? 1 : 0) : [],
      },
    },
    {
      id: 'feedback.satisfied-by-category',
      kind: 'rate',
      label: { zh: '分类满意率', en: 'Satisfied, by class' },
      definition: {
        zh: '评价为基本满意及以上的件数 ÷ 来件人评价的件数，按问题分类统计；未分类的不计。',
        en: 'Ratings of level 3 to 5 ÷ ratings made by residents, by class. Those without a class are left out.',
      },
      better: 'more',
      from: { 'complaint.rated': (event) => byCategory(event, Number(event.data.level) >= 3 ? 1 : 0) },
    },
    {
      id: 'feedback.published',
      kind: 'volume',
      label: { zh: '公开案例量', en: 'Cases published' },
      definition: {
        zh: '脱敏并经人工核对后公开的案例件数，按公开日统计；后来撤下的不扣除。',
        en: 'Cases published after masking and a person’s check, by the day of publication. Those withdrawn later still count.',
      },
      better: 'neither',
      from: {
        'complaint.published': (event) => [
          {
            countyCode: event.countyCode,
            day: localDateOf(event.at, zone),
            area: event.areaCode ?? null,
            unit: event.unitId ?? null,
            item: String(event.data.kind),
            channel: typeof event.data.channel === 'string' ? event.data.channel : null,
            count: 1,
          },
        ],
      },
    },
  ]
}

/** A measure as far as asking it goes. */
export function asked(id: string, kind: Measure['kind'] = 'volume'): Measure {
  return { id, kind, label: { zh: id, en: id }, definition: { zh: '', en: '' }, better: 'neither', from: {} }
}
