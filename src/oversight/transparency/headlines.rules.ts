import type { Bilingual } from '../../kernel/texts.ts'
import type { Figure, MeasureCard } from '../indicators/indicators.contract.ts'

/** Below this many cases a number is not spoken of. */
const FEW = 30
/** Units that a sentence names at most. */
const MOST_NAMED = 3

/**
 * A share as it is written: rounded to one decimal, but never rounded across the target that it is compared with, so
 * that 94.97 % does not read as a promise of 95.0 % kept.
 */
export function percent(share: number, target: number | null = null): string {
  const rounded = Math.round(share * 1000) / 1000
  if (target === null || Math.sign(rounded - target) === Math.sign(share - target))
    return `${(rounded * 100).toFixed(1)}%`
  const step = share < target ? -0.001 : 0.001
  return `${((rounded + step) * 100).toFixed(1)}%`
}

/** Hours as people say them: hours below two days, then days. */
export function hours(value: number): Bilingual {
  if (value < 48) return { zh: `${value.toFixed(1)} 小时`, en: `${value.toFixed(1)} hours` }
  return { zh: `${(value / 24).toFixed(1)} 天`, en: `${(value / 24).toFixed(1)} days` }
}

/** The question that a section answers. */
export function questionOf({ kind, label }: MeasureCard): Bilingual {
  if (kind === 'rate') return { zh: `${label.zh}兑现了承诺吗？`, en: `Was the promise kept: ${lower(label.en)}?` }
  if (kind === 'volume') return { zh: `${label.zh}有多少？`, en: `How many: ${lower(label.en)}?` }
  return { zh: `${label.zh}是多少？`, en: `How long: ${lower(label.en)}?` }
}

/**
 * The sentence that answers a section's question from its figures. A miss is called clear only where the whole interval
 * lies on the wrong side of the target; where it does not, the sentence says that the difference may be chance. Units
 * are named only with enough cases and a whole interval beyond the target.
 */
export function headlineOf(measure: MeasureCard, total: Figure, units: readonly Figure[]): Bilingual {
  const { label, kind } = measure
  if (total.count < FEW) {
    return {
      zh: `${label.zh}：样本不足（${total.count} 件），不作评价。`,
      en: `${label.en}: too few cases (${total.count}) to judge.`,
    }
  }
  if (kind === 'volume') {
    return { zh: `${label.zh} ${total.count} 件。`, en: `${label.en}: ${total.count}.` }
  }
  return kind === 'rate' ? rateSentence(measure, total, units) : lengthSentence(label, total)
}

function lengthSentence(label: Bilingual, { p50, p90, target, rate }: Figure): Bilingual {
  if (p50 === null || p90 === null) return { zh: `${label.zh}：无数据。`, en: `${label.en}: no data.` }
  const [half, most] = [hours(p50), hours(p90)]
  const missed = target !== null && rate !== null && rate > target
  const promised = target === null ? null : hours(target)
  return {
    zh: `${label.zh}：一半在 ${half.zh} 以内，九成在 ${most.zh} 以内${promised ? `，${missed ? '平均超过' : '平均符合'}承诺的 ${promised.zh}` : ''}。`,
    en: `${label.en}: half within ${half.en}, nine in ten within ${most.en}${promised ? `; on average ${missed ? 'longer than' : 'within'} the promised ${promised.en}` : ''}.`,
  }
}

function rateSentence(measure: MeasureCard, total: Figure, units: readonly Figure[]): Bilingual {
  const { label } = measure
  const rate = percent(total.rate ?? 0, total.target)
  const interval = `${percent(total.low ?? 0)}–${percent(total.high ?? 0)}`
  const fact = {
    zh: `${label.zh} ${rate}（95% 区间 ${interval}）`,
    en: `${label.en} was ${rate} (95% interval ${interval})`,
  }
  if (total.target === null) return { zh: `${fact.zh}。`, en: `${fact.en}.` }
  const target = percent(total.target)
  const verdict = againstTarget(measure, total, target)
  const named = clearlyMissing(measure, units)
  return {
    zh: `${fact.zh}，${verdict.zh}${whoMissed(named).zh}。`,
    en: `${fact.en}, ${verdict.en}${whoMissed(named).en}.`,
  }
}

function againstTarget({ better }: MeasureCard, { verdict, low, high, target }: Figure, shown: string): Bilingual {
  const less = better === 'less'
  if (verdict !== 'missed') {
    return verdict === 'risk'
      ? {
          zh: `达到承诺的 ${shown}，但差距在误差之内`,
          en: `which keeps the promise of ${shown}, within the margin of error`,
        }
      : { zh: `达到承诺的 ${shown}`, en: `which keeps the promise of ${shown}` }
  }
  const isClear = less ? (low ?? 0) > (target ?? 0) : (high ?? 1) < (target ?? 1)
  const side = less ? { zh: '高于', en: 'above' } : { zh: '低于', en: 'below' }
  return isClear
    ? { zh: `明确${side.zh}承诺的 ${shown}`, en: `clearly ${side.en} the promise of ${shown}` }
    : {
        zh: `${side.zh}承诺的 ${shown}，但差距在误差之内`,
        en: `${side.en} the promise of ${shown}, though within the margin of error`,
      }
}

/** The units whose whole interval lies beyond the target, the farthest first. */
export function clearlyMissing({ better }: MeasureCard, units: readonly Figure[]): Figure[] {
  const beyond = ({ low, high, target }: Figure) =>
    target === null || low === null || high === null ? 0 : better === 'less' ? low - target : target - high
  return units
    .filter((unit) => unit.count >= FEW && unit.verdict === 'missed' && beyond(unit) > 0)
    .sort((a, b) => beyond(b) - beyond(a))
}

function whoMissed(units: readonly Figure[]): Bilingual {
  if (units.length === 0) return { zh: '', en: '' }
  const named = units.slice(0, MOST_NAMED)
  const list = (language: 'zh' | 'en') =>
    named
      .map(({ name, rate }) => `${name?.[language] ?? '—'} ${percent(rate ?? 0)}`)
      .join(language === 'zh' ? '、' : ', ')
  const more = units.length > MOST_NAMED
  return {
    zh: `；${units.length} 个单位明确未达标：${list('zh')}${more ? '等' : ''}`,
    en: `; ${units.length} ${units.length === 1 ? 'unit' : 'units'} clearly missed it: ${list('en')}${more ? ' and others' : ''}`,
  }
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

/** The sentences that lead a report: what was missed first, then what was kept; at most four. */
export function leadOf(sections: readonly { headline: Bilingual; total: Figure }[]): Bilingual[] {
  const rank = ({ total }: { total: Figure }) => ['missed', 'risk', 'kept', 'none', 'few'].indexOf(total.verdict)
  return [...sections]
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, 4)
    .map(({ headline }) => headline)
}

/** How the numbers were made, in words, the same in every report. */
export const METHOD: readonly Bilingual[] = [
  {
    zh: '本报告的全部数字由系统事件自动汇总生成，生成时即冻结，并附内容摘要（SHA-256）供核对。',
    en: 'All numbers are folded from the events of the system, frozen when the report was generated, and sealed by a SHA-256 digest that anybody can compute again.',
  },
  {
    zh: '比率附 95% 威尔逊区间；区间跨过目标值的差距不作为结论。样本少于 30 件的标注“样本不足”，不作评价。',
    en: 'Each rate comes with its 95% Wilson interval; a difference within it is not called one. Numbers of fewer than 30 cases are marked “too few” and not judged.',
  },
  {
    zh: '时长的中位数与九成位由对数分组直方图求得，相对误差不超过 1%。',
    en: 'Medians and 90th percentiles of durations come from a histogram with logarithmic bounds, exact to 1%.',
  },
  {
    zh: '为保护个人信息，少于 5 件的分组不公开。',
    en: 'To protect people, groups of fewer than five cases are not published.',
  },
]
