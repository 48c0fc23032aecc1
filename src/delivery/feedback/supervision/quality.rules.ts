import { characterGrams, squeezed } from '../../../analytics/text/grams.ts'
import type { Settings } from '../settings/settings.contract.ts'
import type { Kind, Urgency } from '../words.contract.ts'
import { QUALITY_FLAGS, type Quality, type QualityFlag } from './quality.contract.ts'

/** What is known of an answer before it goes out. */
export type ReplyGiven = {
  readonly id: string
  readonly kind: Kind
  /** What it was when it came in; null where that is not known any more. */
  readonly kindAtReceipt: Kind | null
  readonly urgency: Urgency
  readonly urgencyAtReceipt: Urgency | null
  readonly question: string
  readonly reply: string
  /** How many earlier answers to other matters have nearly the same text. */
  readonly usedBefore: number
}

type Found = { flag: QualityFlag; hard?: boolean; words?: string[]; costs: number }

/** Answers at or above this go out; below `REVIEW_BELOW` somebody reads them first. The scale is ours. */
const SAMPLE_BELOW = 75
const REVIEW_BELOW = 20
/** An answer of fewer characters says nothing about a case. */
const SHORTEST = 20
/** Below this share of the question's words taken up, the answer may be about something else. */
const LEAST_OVERLAP = 0.06
/** Earlier answers of the same text from which on it is boilerplate, and the share of set phrases that is too much. */
const BOILERPLATE_FROM = 2
const MOST_EMPTY = 0.35

const URGENCY_RANK: Readonly<Record<Urgency, number>> = { hard: 0, ordinary: 0, utility: 1, emergency: 2 }

const EMPTY_PHRASES = [
  '高度重视',
  '感谢您的来电',
  '感谢您的来信',
  '感谢您的支持',
  '感谢您对我们工作的支持',
  '对我们工作的理解',
  '理解和支持',
  '祝您生活愉快',
  '祝您身体健康',
  '您好',
  '您反映的问题已收悉',
  '已收悉',
  '现回复如下',
  '现答复如下',
  '如有疑问请致电',
  '进一步加强',
  '举一反三',
  '不断提升',
  '全心全意',
  '第一时间',
  '积极协调',
  '加大力度',
  '切实',
  '扎实推进',
] as const
const FUTURE = /(?:将会?|拟|下一步|后续|今后|尽快|待.{1,12}后|计划|会继续|正在研究|研究后)/g
const DONE =
  /(?:已[^经收悉]|已经(?!收悉)|现已|完成|修复|处理完毕|清理|整改到位|恢复|拆除|退还|退款|解决|核实(?!后)|核查|到场|到达|赶到|现场|查明|查看|联系(?:了|到)|告知|解释|经查|经核|属实|罚款|立案|责令|更换|安装|开通|发放|可以|需要|应当|请(?:您)?携带|办理(?:地点|时间|条件|流程)|根据|按照|依据)/
const DATED =
  /(?:\d{1,4}\s*[年月日号时点]|\d{4}[-/.]\d{1,2}|\d{1,2}[:：]\d{2}|今[日天]|当[日天场]|昨[日天]|明[日天]|本[周月]|[周星]期?[一二三四五六日天]|工作日|小时|分钟|[上中下]旬|月底|年底|[一二三四]季度)/
const WHO =
  /(?:局|委|办(?!理)|中心|街道|社区|镇|乡|村|所|公司|队|站|处(?!理)|院|校|物业|工作人员|执法人员|我们|我单位|负责人)/
const ASKS = /(?:[？?]|请问|是否|能否|可否|怎么|如何|为什么|为何|什么时候|何时|多少|哪里|在哪|希望|要求|请求|诉求)/g
const MOBILE = /(?<!\d)(?:\+?86[-\s]?)?1[3-9]\d(?:[-\s]?\d{4}){2}(?!\d)/g
const IDENTITY = /(?<![\dA-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])/g
const CARD = /(?<!\d)(?:\d[ -]?){15,18}\d(?!\d)/g

/**
 * Checks an answer before it goes out, by the dimensions of the quality checks that offices use (relevance, completeness,
 * boilerplate, tone) and by hard findings that a person must look at whatever else is good: only promises, a complaint
 * turned into a question, the urgency lowered, personal numbers. Pure and without a dictionary; what it finds are hints
 * with their words, and the score is 100 less what each costs. A share of the good ones is drawn for a later look by the
 * hash of the matter, so that nobody can choose which.
 */
export function checkReply(given: ReplyGiven, settings: Pick<Settings, 'qualityCheck'>): Quality {
  const found = [
    ...relevance(given),
    ...completeness(given),
    ...boilerplate(given),
    ...tone(given, settings.qualityCheck.wordsFlagged),
    ...promises(given),
    ...recording(given),
    ...personal(given),
  ]
  const score = Math.max(
    0,
    found.reduce((left, { costs }) => left - costs, 100),
  )
  const isHard = found.some(({ hard }) => hard)
  const drawn = fractionOf(`quality:${given.id}`) < settings.qualityCheck.sampleShare
  const bucket = isHard || score < REVIEW_BELOW ? 'review' : score < SAMPLE_BELOW || drawn ? 'sample' : 'accept'
  return {
    score,
    bucket,
    flags: found.map(({ flag, hard = false, words = [] }) => ({
      flag,
      hard,
      message: { ...QUALITY_FLAGS[flag] },
      words: words.slice(0, 20).map((word) => word.slice(0, 100)),
    })),
  }
}

/**
 * A number from 0 to 1 that a text stands for: evenly spread, the same every time and everywhere. FNV-1a over the code
 * units and the finaliser of MurmurHash3; the texts hold the ids of matters, which nobody can choose.
 */
export function fractionOf(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32
}

/** The share of the question's pairs of characters that the answer takes up again. */
export function overlapOf(question: string, reply: string): number {
  const asked = new Set(characterGrams(question, 2))
  const said = new Set(characterGrams(reply, 2))
  if (asked.size === 0) return 1
  let both = 0
  for (const pair of said) if (asked.has(pair)) both++
  // A long question is never taken up as a whole: what a good answer repeats is its subject.
  return both / Math.min(asked.size, 60)
}

function relevance({ kind, question, reply }: ReplyGiven): Found[] {
  if (kind === 'praise') return []
  return overlapOf(question, reply) < LEAST_OVERLAP ? [{ flag: 'off-topic', costs: 35 }] : []
}

function completeness({ kind, question, reply }: ReplyGiven): Found[] {
  if (kind === 'praise') return []
  const found: Found[] = []
  const length = [...squeezed(reply)].length
  if (length < SHORTEST) found.push({ flag: 'too-short', costs: 25 })
  const asks = (question.match(ASKS) ?? []).length
  const sentences = reply.split(/[。；;！!？?\n]|(?<=\d)[、.]/).filter((part) => part.trim().length >= 4).length
  if (asks >= 3 && sentences < 2) found.push({ flag: 'asks-open', costs: 10 })
  // What somebody asks is answered by a rule; who, what and when are asked of what was handled.
  if (kind === 'consultation') return found
  if (!WHO.test(reply)) found.push({ flag: 'no-who', costs: 8 })
  if (!DONE.test(reply)) found.push({ flag: 'no-what', costs: 20 })
  if (!DATED.test(reply)) found.push({ flag: 'no-when', costs: 8 })
  return found
}

function boilerplate({ reply, usedBefore }: ReplyGiven): Found[] {
  const found: Found[] = []
  if (usedBefore >= BOILERPLATE_FROM) found.push({ flag: 'boilerplate', costs: 30 })
  const text = squeezed(reply)
  const phrases = EMPTY_PHRASES.filter((phrase) => text.includes(phrase))
  // A longer phrase takes its shorter part along: it is counted once.
  const rest = phrases
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, phrase) => left.replaceAll(phrase, ''), text)
  const share = text.length === 0 ? 1 : 1 - rest.length / text.length
  if (share > MOST_EMPTY) found.push({ flag: 'empty-phrases', costs: 25, words: phrases })
  return found
}

function tone({ reply }: ReplyGiven, flagged: readonly string[]): Found[] {
  const words = flagged.filter((word) => reply.includes(word))
  return words.length > 0 ? [{ flag: 'flagged-words', hard: true, costs: 20, words }] : []
}

function promises({ kind, reply }: ReplyGiven): Found[] {
  if (kind === 'consultation' || kind === 'praise') return []
  const future = [...new Set(reply.match(FUTURE) ?? [])]
  if (future.length === 0 || DONE.test(reply) || DATED.test(reply)) return []
  return [{ flag: 'future-only', hard: true, costs: 30, words: future }]
}

function recording({ kind, kindAtReceipt, urgency, urgencyAtReceipt }: ReplyGiven): Found[] {
  const found: Found[] = []
  const wasMore = kindAtReceipt === 'complaint' || kindAtReceipt === 'report' || kindAtReceipt === 'help'
  if (wasMore && (kind === 'consultation' || kind === 'praise')) {
    found.push({ flag: 'kind-changed', hard: true, costs: 20 })
  }
  if (urgencyAtReceipt && URGENCY_RANK[urgency] < URGENCY_RANK[urgencyAtReceipt]) {
    found.push({ flag: 'urgency-lowered', hard: true, costs: 20 })
  }
  return found
}

function personal({ reply }: ReplyGiven): Found[] {
  const plain = reply.normalize('NFKC')
  const hits = [MOBILE, IDENTITY, CARD].flatMap((pattern) => plain.match(pattern) ?? [])
  if (hits.length === 0) return []
  // Shown as little as is needed to find them again in the text.
  const words = [...new Set(hits)].map((hit) => `${hit.slice(0, 3)}…${hit.slice(-2)}`)
  return [{ flag: 'contact-data', hard: true, costs: 25, words }]
}
