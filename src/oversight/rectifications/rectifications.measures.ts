import { localDateOf } from '../../kernel/dates.ts'
import type { StoredEvent } from '../../platform/events/events.ts'
import type { Contribution, Measure } from '../../platform/measures/measure.ts'

/**
 * The numbers that rectifications offer. Item is the measure that was missed, channel the origin. Openings count on the
 * day of the opening, everything else on the day of the closing; those withdrawn are taken back.
 */
export function rectificationsMeasures(zone: string): Measure[] {
  const contribution = (event: StoredEvent, at: Date, count: 1 | -1, value?: number): Contribution[] => [
    {
      countyCode: event.countyCode,
      day: localDateOf(at, zone),
      area: event.areaCode ?? null,
      unit: event.unitId ?? null,
      item: typeof event.data.measure === 'string' ? event.data.measure : null,
      channel: String(event.data.origin),
      count,
      ...(value === undefined ? {} : { value }),
    },
  ]
  const onClosing = (read: (data: StoredEvent['data']) => number) => ({
    'rectification.closed': (event: StoredEvent) => contribution(event, event.at, 1, read(event.data)),
  })
  return [
    {
      id: 'rectifications.volume',
      kind: 'volume',
      label: { zh: '整改发起量', en: 'Rectifications opened' },
      definition: {
        zh: '发起的整改件数，按发起日计，不含已撤销的。',
        en: 'Rectifications opened, by the day of opening, without those withdrawn.',
      },
      better: 'neither',
      from: {
        'rectification.opened': (event) => contribution(event, event.at, 1),
        'rectification.withdrawn': (event) => contribution(event, new Date(String(event.data.openedAt)), -1),
      },
    },
    {
      id: 'rectifications.on_time',
      kind: 'rate',
      label: { zh: '按期整改率', en: 'Mended on time' },
      definition: {
        zh: '在整改时限（含批准的延期）内办结的件数 ÷ 办结的件数，按办结日计；已撤销的和尚未办结的不计。',
        en: 'Rectifications closed by their deadline (extensions granted included) ÷ rectifications closed, by the day of closing. Those withdrawn or still open are left out.',
      },
      better: 'more',
      from: onClosing(({ onTime }) => (onTime === true ? 1 : 0)),
    },
    {
      id: 'rectifications.duration',
      kind: 'duration',
      label: { zh: '整改用时', en: 'Time to mend' },
      definition: {
        zh: '从发起到办结的小时数（全天计算，含非工作日），按办结日计。',
        en: 'Hours from opening to closing, day and night, days off included, by the day of closing.',
      },
      better: 'less',
      from: onClosing(({ hours }) => Number(hours)),
    },
    {
      id: 'rectifications.rework',
      kind: 'rate',
      label: { zh: '整改返工率', en: 'Mended more than once' },
      definition: {
        zh: '核查中被退回过的件数 ÷ 办结的件数，按办结日计。',
        en: 'Rectifications that a check sent back at least once ÷ rectifications closed, by the day of closing.',
      },
      better: 'less',
      from: onClosing(({ reworks }) => (Number(reworks) > 0 ? 1 : 0)),
    },
  ]
}
