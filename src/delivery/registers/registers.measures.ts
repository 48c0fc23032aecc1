import type { StoredEvent } from '../../platform/events/events.ts'
import type { Contribution, Measure } from '../../platform/measures/measure.ts'
import type { RecordFacts } from './facts.rules.ts'

type Counted = { day: string; value?: number }

/** The record's contribution to one measure, if it counts there. */
type Count = (facts: RecordFacts) => Counted | undefined

const onClosing = ({ closedDay }: RecordFacts, value: number | null): Counted | undefined =>
  closedDay === null || value === null ? undefined : { day: closedDay, value }

/** What records of imported registers are counted by. A changed record is taken back as it was and added as it is. */
export const registersMeasures: readonly Measure[] = [
  measure(
    {
      id: 'records.volume',
      kind: 'volume',
      better: 'neither',
      label: { zh: '登记办件量', en: 'Registered matters' },
      definition: {
        zh: '导入的办件数，按受理日计，含已撤销的。',
        en: 'Matters in imported registers, by the day on which they were opened, cancelled ones included.',
      },
    },
    ({ openedDay }) => ({ day: openedDay }),
  ),
  measure(
    {
      id: 'records.on_time',
      kind: 'rate',
      better: 'more',
      label: { zh: '按时办结率（登记办件）', en: 'Closed on time (registered matters)' },
      definition: {
        zh: '办结时间不晚于应办结时间的件数 ÷ 两个时间都有的件数，按办结日计；已撤销的和尚未办结的不计。',
        en: 'Matters closed not after they were due, of those with both times, by the day of closing. Cancelled ones and those still open are left out.',
      },
    },
    (facts) => onClosing(facts, facts.onTime === null ? null : Number(facts.onTime)),
  ),
  measure(
    {
      id: 'records.duration',
      kind: 'duration',
      better: 'less',
      label: { zh: '办理用时（登记办件）', en: 'Time from opening to closing (registered matters)' },
      definition: {
        zh: '受理到办结的小时数，按办结日计；已撤销的和尚未办结的不计。',
        en: 'Hours from opening to closing, by the day of closing. Cancelled matters and those still open are left out.',
      },
    },
    (facts) => onClosing(facts, facts.hours),
  ),
  measure(
    {
      id: 'records.lateness',
      kind: 'duration',
      better: 'less',
      label: { zh: '超期时长（登记办件）', en: 'How late (registered matters)' },
      definition: {
        zh: '超期办结的办件超出应办结时间的小时数，按办结日计；按时办结的不计。',
        en: 'Hours after the due time for matters that were closed late, by the day of closing. Those closed on time are left out.',
      },
    },
    (facts) => onClosing(facts, facts.lateHours),
  ),
]

function measure(words: Omit<Measure, 'from'>, count: Count): Measure {
  const contribution = (event: StoredEvent, facts: RecordFacts, sign: 1 | -1): Contribution[] => {
    const counted = count(facts)
    if (!counted) return []
    const { area, unit, item, channel } = facts
    return [{ countyCode: event.countyCode, area, unit, item, channel, ...counted, count: sign }]
  }
  return {
    ...words,
    from: {
      'record.imported': (event) => contribution(event, event.data as RecordFacts, 1),
      'record.changed': (event) => {
        const { before, after } = event.data as { before: RecordFacts; after: RecordFacts }
        return [...contribution(event, before, -1), ...contribution(event, after, 1)]
      },
    },
  }
}
