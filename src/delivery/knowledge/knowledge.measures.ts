import { localDateOf } from '../../kernel/dates.ts'
import type { StoredEvent } from '../../platform/events/events.ts'
import type { Contribution, Measure } from '../../platform/measures/measure.ts'

/** The numbers of the knowledge base. Item is the class of the entry, unit the one that answers for it. */
export function knowledgeMeasures(zone: string): Measure[] {
  const contribution = (event: StoredEvent, value?: number): Contribution[] => [
    {
      countyCode: event.countyCode,
      day: localDateOf(event.at, zone),
      area: event.areaCode ?? null,
      unit: event.unitId ?? null,
      item: typeof event.data.category === 'string' ? event.data.category : null,
      channel: String(event.data.channel),
      count: 1,
      ...(value === undefined ? {} : { value }),
    },
  ]
  const whetherHelped = (event: StoredEvent) =>
    typeof event.data.helped === 'boolean' ? contribution(event, Number(event.data.helped)) : []
  return [
    {
      id: 'knowledge.used',
      kind: 'volume',
      label: { zh: '知识条目使用次数', en: 'Answers used' },
      definition: {
        zh: '话务员用知识条目答复来电人的次数。',
        en: 'Times an operator answered somebody with an entry.',
      },
      better: 'more',
      from: { 'knowledge.used': (event) => contribution(event) },
    },
    {
      id: 'knowledge.helped',
      kind: 'rate',
      label: { zh: '知识条目有用率', en: 'Answers that helped' },
      definition: {
        zh: '认为有用的次数 ÷ 作出评价的次数；话务员的标记和市民的评价都计入，未评价的不计。',
        en: 'Times an answer was said to have helped ÷ times anybody said whether it did, operators and residents alike.',
      },
      better: 'more',
      from: { 'knowledge.used': whetherHelped, 'knowledge.voted': whetherHelped },
    },
    {
      id: 'knowledge.unanswered',
      kind: 'volume',
      label: { zh: '未找到答案的查询', en: 'Searches in vain' },
      definition: {
        zh: '没有任何结果的查询次数（话务员输入过程中的不计）。只统计次数，不记录是谁查询。',
        en: 'Searches that found nothing, without those made while typing. Only counted; who searched is not kept.',
      },
      better: 'less',
      from: { 'knowledge.unanswered': (event) => contribution(event) },
    },
    {
      id: 'knowledge.published',
      kind: 'volume',
      label: { zh: '知识条目发布次数', en: 'Answers published' },
      definition: {
        zh: '发布的知识条目，重新发布的另计一次。',
        en: 'Entries published; publishing one anew counts again.',
      },
      better: 'neither',
      from: { 'knowledge.published': (event) => contribution({ ...event, data: { channel: 'other' } }) },
    },
  ]
}
