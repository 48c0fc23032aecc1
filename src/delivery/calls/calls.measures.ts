import { localDateOf } from '../../kernel/dates.ts'
import type { StoredEvent } from '../../platform/events/events.ts'
import type { Contribution, Measure } from '../../platform/measures/measure.ts'

const SECONDS_AN_HOUR = 3600

/**
 * The numbers of the hotline. Day and item (the hour, `00` to `23`) are those in which the call entered the queue; area
 * is the city, unit that of the operator. What a late event corrects is taken back and counted anew.
 */
export function callsMeasures(zone: string): Measure[] {
  /** Counts what an event says, and takes back what a correction says was told before. */
  const counted = (types: Readonly<Record<string, (data: StoredEvent['data']) => number | null | undefined>>) => {
    const contribution = (event: StoredEvent, type: string, count: 1 | -1): Contribution[] => {
      const value = types[type]?.(event.data)
      if (value === undefined) return []
      const { countyCode, areaCode = null, unitId = null, data } = event
      const where = { countyCode, day: String(data.day), area: areaCode, unit: unitId, item: String(data.hour) }
      return [{ ...where, channel: 'phone', count, ...(value === null ? {} : { value }) }]
    }
    const from: Record<string, (event: StoredEvent) => Contribution[]> = {
      'call.corrected': (event) => contribution(event, String(event.data.of), -1),
    }
    for (const type of Object.keys(types)) from[type] = (event) => contribution(event, type, 1)
    return from
  }
  const seconds = (value: unknown) => (typeof value === 'number' ? value / SECONDS_AN_HOUR : undefined)
  return [
    {
      id: 'calls.entered',
      kind: 'volume',
      label: { zh: '来电量', en: 'Calls' },
      definition: {
        zh: '进入人工排队的来电，接起的和放弃的都计入；按进入排队的日期统计，“事项”一栏为进入排队的小时。',
        en: 'Calls that entered the queue for an operator, answered or given up, by the day and (as item) the hour of entering.',
      },
      better: 'neither',
      from: counted({ 'call.answered': () => null, 'call.abandoned': () => null }),
    },
    {
      id: 'calls.answered',
      kind: 'rate',
      label: { zh: '接通率', en: 'Calls answered' },
      definition: {
        zh: '接起的来电 ÷ 进入人工排队的来电（GB/T 33358-2016 要求任一连续 24 小时不低于 95 %，见话务实况）。',
        en: 'Calls answered ÷ calls that entered the queue. GB/T 33358-2016 asks for 95 % in any 24 hours running: see the standing of the line.',
      },
      better: 'more',
      from: counted({ 'call.answered': () => 1, 'call.abandoned': () => 0 }),
    },
    {
      id: 'calls.answered-in-time',
      kind: 'rate',
      label: { zh: '15 秒接听率', en: 'Calls answered in time' },
      definition: {
        zh: '在承诺秒数（默认 15 秒）内接起的来电 ÷ 进入人工排队的来电；放弃的算未及时接起，排队时间不明的不计。',
        en: 'Calls answered within the promised seconds (15 unless changed) ÷ calls that entered the queue. Given up counts as not in time; calls of unknown waiting time are left out.',
      },
      better: 'more',
      from: counted({
        'call.answered': ({ inTime }) => (typeof inTime === 'boolean' ? Number(inTime) : undefined),
        'call.abandoned': () => 0,
      }),
    },
    {
      id: 'calls.abandoned',
      kind: 'rate',
      label: { zh: '放弃率', en: 'Calls given up' },
      definition: {
        zh: '接起之前来电人挂断的来电 ÷ 进入人工排队的来电，等候再短也计入。',
        en: 'Calls in which the caller hung up before an answer ÷ calls that entered the queue, however short the wait.',
      },
      better: 'less',
      from: counted({ 'call.answered': () => 0, 'call.abandoned': () => 1 }),
    },
    {
      id: 'calls.wait',
      kind: 'duration',
      label: { zh: '等候时长', en: 'Time waited' },
      definition: {
        zh: '接起的来电从进入排队到接起的小时数（3.6 秒约为 0.001 小时）。',
        en: 'Hours from entering the queue to the answer, of calls that were answered.',
      },
      better: 'less',
      from: counted({ 'call.answered': ({ waitSeconds }) => seconds(waitSeconds) }),
    },
    {
      id: 'calls.talk',
      kind: 'duration',
      label: { zh: '通话时长', en: 'Time talked' },
      definition: { zh: '从接起到结束的小时数。', en: 'Hours from the answer to the end.' },
      better: 'neither',
      from: counted({ 'call.ended': ({ talkSeconds }) => seconds(talkSeconds) }),
    },
    {
      id: 'calls.without-matter',
      kind: 'volume',
      label: { zh: '未生成工单的来电', en: 'Calls without a matter' },
      definition: {
        zh: '登记了原因而未生成工单的来电；“事项”一栏为原因（当场解答、不属受理范围、打错、无声、中断、骚扰）。',
        en: 'Calls that led to no matter, with the reason as item: advice given, out of scope, wrong number, silent, dropped, harassment.',
      },
      better: 'neither',
      from: {
        'call.without-matter': ({ at, countyCode, areaCode = null, unitId = null, data }) => [
          {
            countyCode,
            day: localDateOf(at, zone),
            area: areaCode,
            unit: unitId,
            item: String(data.reason),
            channel: 'phone',
            count: 1,
          },
        ],
      },
    },
    {
      id: 'calls.called-back-in-time',
      kind: 'rate',
      label: { zh: '按时回电率', en: 'Called back in time' },
      definition: {
        zh: '期限内首次回拨的 ÷ 已结束的回电；来电人先又打进来的不计。“事项”一栏为来由（未接来电、要求回电）。',
        en: 'First tried by the promised time ÷ call-backs that ended, without those in which the caller called again first. Item is where it came from.',
      },
      better: 'more',
      from: {
        'call-back.ended': ({ at, countyCode, areaCode = null, unitId = null, data }) =>
          typeof data.inTime === 'boolean'
            ? [
                {
                  countyCode,
                  day: localDateOf(at, zone),
                  area: areaCode,
                  unit: unitId,
                  item: String(data.origin),
                  channel: 'phone',
                  count: 1,
                  value: Number(data.inTime),
                },
              ]
            : [],
      },
    },
  ]
}
