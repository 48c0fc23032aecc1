import { createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

const UNITS = '公安 民政 人社 自然资源 住建 城管 水务 交通 教育 卫健 医保 市监 税务 应急 文旅 农业 环保 司法 退役 残联'
const ACTS = ['登记', '变更', '注销']
const CHANNELS: readonly (readonly [name: string, share: number])[] = [
  ['窗口', 0.45],
  ['网上', 0.25],
  ['移动端', 0.18],
  ['电话', 0.1],
  ['信函', 0.02],
]
const FIRST_DAY = Date.UTC(2024, 0, 1)
const DAYS = 731
const DAY = 86_400_000
const MINUTE = 60_000
/** Rows of which the register says an impossible time. */
const FAULTY = 0.002
const HEAD = '办件编号,事项名称,办理单位,受理渠道,申请人类型,受理时间,承诺办结时间,办结时间,办件状态,办理地点'

export const MAPPING = {
  version: 1,
  grain: 'record',
  timeZone: 'Asia/Shanghai',
  emptyWords: [],
  fields: {
    recordId: { column: '办件编号' },
    item: { column: '事项名称' },
    unit: { column: '办理单位' },
    channel: {
      column: '受理渠道',
      values: { 窗口: 'window', 网上: 'web', 移动端: 'app', 电话: 'phone', 信函: 'letter' },
    },
    applicantKind: { column: '申请人类型' },
    status: { column: '办件状态', values: { 办结: 'closed', 撤回: 'cancelled' }, otherwise: 'open' },
    openedAt: { column: '受理时间', dateFormat: 'yyyy-MM-dd HH:mm:ss' },
    dueAt: { column: '承诺办结时间', dateFormat: 'yyyy-MM-dd HH:mm:ss' },
    closedAt: { column: '办结时间', dateFormat: 'yyyy-MM-dd HH:mm:ss' },
  },
}

/**
 * Writes a register as a county has one, with its mapping beside it: 20 units with three items each, of which a few make
 * up most of the work; five channels; two years of days with few matters at weekends; a tenth closed late, some still
 * open, some withdrawn, two in a thousand with a faulty time. The same count gives the same file.
 */
export async function writeRegister(folder: string, rows: number): Promise<{ register: string; mapping: string }> {
  const register = join(folder, 'register.csv')
  const mapping = join(folder, 'mapping.json')
  await writeFile(mapping, JSON.stringify(MAPPING))
  await pipeline(Readable.from(linesOf(rows)), createWriteStream(register))
  return { register, mapping }
}

function* linesOf(rows: number): Generator<string> {
  yield `${HEAD}\n`
  const draw = drawer(20_260_101)
  const items = UNITS.split(' ').flatMap((unit) =>
    ACTS.map((act) => ({ unit: `${unit}局`, item: `${unit}事项${act}` })),
  )
  const pickItem = picker(items.map((item, i) => [item, 1 / (i + 2)] as const))
  const pickChannel = picker(CHANNELS)
  const pickDay = picker(Array.from({ length: DAYS }, (_, day) => [day, isWeekend(day) ? 0.15 : 1] as const))
  for (let i = 0; i < rows; i++) yield rowOf(i, draw, pickItem(draw()), pickChannel(draw()), pickDay(draw()))
}

function rowOf(i: number, draw: () => number, place: { unit: string; item: string }, channel: string, day: number) {
  const opened = FIRST_DAY + day * DAY + (8 * 60 + Math.floor(draw() * 600)) * MINUTE
  const promised = [1, 3, 5, 10, 20][Math.floor(draw() * 5)]! * DAY
  const taken = draw() < 0.9 ? draw() * promised : promised * (1 + draw())
  const fate = draw()
  const status = fate < 0.02 ? '在办' : fate < 0.03 ? '撤回' : '办结'
  const times = [draw() < FAULTY ? '2024-13-45 08:00:00' : timeText(opened), timeText(opened + promised)]
  const closed = status === '在办' ? '' : timeText(opened + taken)
  const applicant = draw() < 0.7 ? '个人' : '企业'
  const number = `A${String(i).padStart(9, '0')}`
  const { unit, item } = place
  const desk = `政务服务中心${1 + (i % 12)}号窗口`
  return `${[number, item, unit, channel, applicant, ...times, closed, status, desk].join()}\n`
}

const isWeekend = (day: number) => [0, 6].includes(new Date(FIRST_DAY + day * DAY).getUTCDay())

const timeText = (time: number) => new Date(time).toISOString().slice(0, 19).replace('T', ' ')

/** Numbers from 0 to below 1, the same every time (the multiplicative generator of Park and Miller, 1988). */
function drawer(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

/** Picks one of the values for a number from 0 to 1, by weight. */
function picker<T>(weighted: readonly (readonly [value: T, weight: number])[]): (at: number) => T {
  const bounds: number[] = []
  let sum = 0
  for (const [, weight] of weighted) {
    sum += weight
    bounds.push(sum)
  }
  return (at) => {
    let low = 0
    let high = bounds.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (bounds[middle]! > at * sum) high = middle
      else low = middle + 1
    }
    return weighted[low]![0]
  }
}
