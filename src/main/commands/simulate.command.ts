import { listComplaints } from '../../delivery/feedback/feedback.contract.ts'
import { addDays, type LocalDate } from '../../kernel/dates.ts'
import { Moments } from '../simulate/play.ts'
import { simulateErrors } from '../simulate/simulate.errors.ts'
import { type Simulated, simulate, todayOf } from '../simulate/simulate.ts'
import type { Command, Given } from './command.ts'
import { usageErrors } from './command-errors.ts'
import type { Session } from './session.ts'
import { tableLines } from './terminal.ts'

const DEMO_PREFIX = '99'
const MOST_DAYS = 1100
const MOST_SCALE = 500

/** `simulate`: plays a realistic period of a hotline through the services, for demonstrations and load. */
export const simulateCommand: Command = {
  name: 'simulate',
  about: { zh: '在演示城市中演练一段时间的热线办理', en: 'play a period of a hotline in the demo city' },
  words: '',
  options: {
    days: { about: { zh: '演练多少天（默认 365）', en: 'how many days (365 unless told)' }, value: 'N' },
    scale: {
      about: { zh: '规模，1 约为每天 40 件（默认 1）', en: 'how much; 1 is some 40 matters a day (1 unless told)' },
      value: 'X',
    },
    seed: { about: { zh: '种子：相同的种子产生相同的诉求', en: 'the same seed gives the same matters' }, value: 'S' },
    until: { about: { zh: '最后一天（默认今天）', en: 'the last day (today unless told)' }, value: 'DATE' },
    yes: {
      about: { zh: '库中已有诉求、或不是演示城市时也执行', en: 'also where there are matters, or another city' },
    },
  },
  notes: {
    zh: '产生的都是演示数据：姓名、电话、地名均为虚构，地区代码以未使用的 99 开头。登记、派单、办理、答复、评价、回访、公开都经过系统自己的服务，时间为过去的时间。库中已有诉求时拒绝执行。',
    en: 'All of it is demonstration data: names, numbers and places are made up, the area codes begin with the unused 99. Registering, dispatching, handling, answering, rating, calling back and publishing go through the services of the product, at times that are past. It refuses a database that holds matters.',
  },
  examples: ['simulate --days 90', 'simulate --days 365 --scale 5 --seed demo --until 2026-06-30 --json'],
  run: async ({ given, terminal, config, session }) => {
    const zone = config.timeZone
    const days = wholeNumber(given, 'days', 365, MOST_DAYS)
    const scale = positive(given, 'scale', 1, MOST_SCALE)
    const seed = given.text('seed') ?? 'gongheng'
    const today = todayOf(zone)
    const until = (given.day('until') ?? today) as LocalDate
    if (until > today) throw usageErrors.NOT_A_PAST_DAY({ option: '--until', value: until, today })
    const moments = new Moments()
    const opened = await session({ now: () => moments.now() })
    if (!given.flag('yes')) await refuseRealData(opened)
    terminal.say({
      zh: `演示数据：${addDays(until, 1 - days)} 至 ${until}，规模 ${scale}，种子 ${seed}`,
      en: `demonstration data, scale ${scale}, seed ${seed}`,
    })
    const { db, wired, callAs } = opened
    const stage = { db, wired, moments, zone, call: callAs }
    const done = await simulate(stage, { days, scale, seed, until }, (day, of, matters) =>
      terminal.progress(day / of, `${day}/${of} 天 days, ${matters} 件 matters`),
    )
    terminal.endProgress()
    await opened.settle()
    return { json: done, lines: linesOf(done) }
  },
}

/** Refuses a city that is not the demo's, and a database in which there are matters already. */
async function refuseRealData({ db, wired, actor, call }: Session): Promise<void> {
  const city = await db.read(actor, (tx) => wired.directory.cityCode(tx))
  if (!city.startsWith(DEMO_PREFIX)) throw simulateErrors.NOT_THE_DEMO_CITY({ city })
  for (const status of ['open', 'closed'] as const) {
    const { items } = await call(listComplaints, { query: { status, limit: 1 } })
    if (items.length > 0) throw simulateErrors.MATTERS_ALREADY()
  }
}

function positive(given: Given, option: string, usual: number, most: number): number {
  const text = given.text(option)
  if (text === undefined) return usual
  const value = Number(text)
  if (!(value > 0) || value > most) throw usageErrors.NOT_A_NUMBER_WITHIN({ option: `--${option}`, value: text, most })
  return value
}

function wholeNumber(given: Given, option: string, usual: number, most: number): number {
  const value = positive(given, option, usual, most)
  if (Number.isInteger(value)) return value
  throw usageErrors.NOT_A_NUMBER_WITHIN({ option: `--${option}`, value, most })
}

function linesOf({ matters, steps, underWay, seconds, stepsPerSecond, counts, from, until }: Simulated): string[] {
  return [
    `${from} 至 ${until}：${matters} 件诉求，${steps} 步，${seconds} 秒（每秒 ${stepsPerSecond} 步），${underWay} 件仍在进行。`,
    `${from} to ${until}: ${matters} matters, ${steps} steps in ${seconds} s (${stepsPerSecond} a second), ${underWay} still under way.`,
    '',
    ...tableLines(
      ['发生了什么 what', '次数 times'],
      Object.entries(counts).map(([what, times]) => [what, String(times)]),
    ),
  ]
}
