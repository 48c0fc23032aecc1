import type { Bilingual } from '../../../kernel/texts.ts'
import type { Share } from './board.contract.ts'
import type { Compared, DigestData } from './digests.contract.ts'

/** How the numbers of a digest come about. */
export const METHOD: readonly Bilingual[] = [
  {
    zh: '全部数字由办理过程中的事件自动汇总，不由各单位填报；可凭事件序号从公开账册复算。',
    en: 'All numbers are summed up from the events of the handling, none is reported by a unit. They can be counted again from the ledger up to the event named.',
  },
  {
    zh: '诉求量按登记日计；按期答复率、答复用时按首次答复日计；解决率、满意率按评价日计，只算来件人自己作出的评价，没有系统默认评价。',
    en: 'Matters count on the day of registration, answers on the day of the first answer, ratings on the day of the rating. Only ratings made by the senders count; there are none by default.',
  },
  {
    zh: '比率附 95% Wilson 区间；不足 30 件的标明样本不足。小于公布下限的计数不列出，能由合计推算出来的也不列出。',
    en: 'Shares carry their 95 % Wilson interval; those of fewer than 30 cases are marked. Counts below the limit are withheld, and so are those from which they could be worked out.',
  },
  {
    zh: '不予受理的、尚未答复的和没有评价的不进入相应的比率，件数另列。',
    en: 'Matters not accepted, not answered yet or not rated are in no share; how many they are is told beside it.',
  },
]

/** The sentences with which a digest begins: how much, of what most, and whether promises were kept. */
export function headlines(data: Omit<DigestData, 'headline'>, quarter: Bilingual): Bilingual[] {
  const { received, categories, promises, rectifications } = data
  const lines: Bilingual[] = []
  const change = changeWords(received.count, received.before)
  lines.push({
    zh: `${quarter.zh}共收到诉求 ${received.count} 件，${change.zh}。`,
    en: `${received.count} matters came in during ${quarter.en}, ${change.en}.`,
  })
  const top = categories.filter(({ count }) => count !== null).slice(0, 3)
  if (top.length > 0) {
    lines.push({
      zh: `反映最多的是${top.map(({ name, count }) => `${name.zh}（${count} 件）`).join('、')}。`,
      en: `Most were about ${top.map(({ name, count }) => `${name.en} (${count})`).join(', ')}.`,
    })
  }
  const rising = steepest(categories)
  if (rising) {
    const { name, count, before } = rising
    lines.push({
      zh: `上升最快的是${name.zh}：由 ${before} 件增至 ${count} 件。`,
      en: `The steepest rise was in ${name.en}: from ${before} to ${count}.`,
    })
  }
  const kept = shareWords(promises.onTime)
  if (kept) {
    lines.push({
      zh: `在承诺期限内答复的占 ${kept.zh}。`,
      en: `Answered within the promised time: ${kept.en}.`,
    })
  }
  if (rectifications.opened > 0) {
    lines.push({
      zh: `由诉求发起整改 ${rectifications.opened} 件。`,
      en: `${rectifications.opened} rectifications were opened because of them.`,
    })
  }
  return lines
}

/** A change against the quarter before, in words. */
export function changeWords(now: number, before: number): Bilingual {
  if (before === 0) return { zh: '上一季度没有可比数字', en: 'with nothing to compare in the quarter before' }
  const share = Math.round((Math.abs(now - before) / before) * 1000) / 10
  if (now === before) return { zh: '与上一季度持平', en: 'as many as in the quarter before' }
  return now > before
    ? { zh: `比上一季度增加 ${share}%`, en: `${share}% more than in the quarter before` }
    : { zh: `比上一季度减少 ${share}%`, en: `${share}% fewer than in the quarter before` }
}

/** A share with its interval and its basis; undefined where there is none to tell. */
export function shareWords({ rate, low, high, n, few }: Share): Bilingual | undefined {
  if (rate === null || low === null || high === null) return undefined
  const percent = (value: number) => `${(Math.floor(value * 1000) / 10).toFixed(1)}%`
  const interval = `${percent(low)}–${percent(high)}`
  return {
    zh: `${percent(rate)}（95% 区间 ${interval}，${n} 件${few ? '，样本不足' : ''}）`,
    en: `${percent(rate)} (95% interval ${interval}, n ${n}${few ? ', too few to judge' : ''})`,
  }
}

const WORTH_TELLING = 20

function steepest(categories: readonly Compared[]): Compared | undefined {
  const rises = categories.filter(({ count, before }) => count !== null && before !== null && before >= WORTH_TELLING)
  const rise = ({ count, before }: Compared) => (count ?? 0) / (before ?? 1)
  const [first] = [...rises].sort((a, b) => rise(b) - rise(a))
  return first && rise(first) >= 1.2 ? first : undefined
}
