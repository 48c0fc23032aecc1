import type { Kind } from '../../delivery/feedback/words.contract.ts'
import type { Leaf } from './mix.ts'
import type { Caller } from './people.ts'
import type { Point } from './places.ts'
import type { Random } from './random.ts'

/** What a matter is about, for wording it. */
export type Subject = {
  readonly kind: Kind
  readonly leaf: Leaf
  readonly point: Point
  readonly caller: Caller
  readonly channel: string
}

const OPENINGS = ['市民来电反映：', '来电人称，', '市民反映，', '您好，', '', '', '市民来电，']
const SINCE = [
  '已经两天了',
  '持续一个多星期',
  '有半个多月了',
  '从上个月开始',
  '一直没有解决',
  '昨天晚上开始',
  '今天早上发现',
  '最近经常这样',
  '已经三个月',
]
const BEFORE = [
  '之前向物业反映过，没有结果',
  '上个月打过一次电话，说会处理',
  '给社区说过，让再等等',
  '第一次反映',
  '找过相关单位，互相推',
  '已经反映过多次',
  '',
  '',
  '',
]
const TOUCHES: Readonly<Record<string, readonly string[]>> = {
  safety: ['存在安全隐患', '老人孩子经过很危险', '晚上看不清，已经有人摔倒', '担心出事'],
  noise: ['晚上没法睡觉', '影响孩子写作业', '家里有老人，受不了', '窗户都不敢开'],
  home: ['影响正常生活', '做饭洗澡都成问题', '家里有小孩，很不方便', '老人上下楼困难'],
  money: ['觉得收费不合理', '损失不小', '沟通多次对方不退', '拖着不给说法'],
  way: ['影响出行', '上下班要绕路', '车开不出来', '雨天没法走'],
  work: ['家里等着用钱', '一起干活的有十几个人', '对方一直拖', '不知道该找哪个部门'],
}
const TOUCH_OF: readonly (readonly [begin: string, touch: keyof typeof TOUCHES])[] = [
  ['0802', 'noise'],
  ['0801', 'noise'],
  ['0101', 'way'],
  ['02', 'way'],
  ['01', 'safety'],
  ['0607', 'safety'],
  ['0708', 'safety'],
  ['12', 'home'],
  ['11', 'home'],
  ['09', 'home'],
  ['07', 'money'],
  ['05', 'money'],
  ['04', 'money'],
  ['15', 'money'],
  ['03', 'work'],
]
const WANTS = [
  '希望尽快处理',
  '希望有关部门到现场看看',
  '请核实后给个答复',
  '希望有人管一管',
  '请尽快解决并回电',
  '希望给个明确的时间',
]
const ASKS = [
  (topic: string) => `请问${topic}怎么办理，需要带什么材料？`,
  (topic: string) => `想咨询一下${topic}的规定，办理要几天？`,
  (topic: string) => `咨询${topic}，应该找哪个部门，在哪里办？`,
  (topic: string) => `请问${topic}现在有什么新政策？`,
  (topic: string) => `${topic}能不能在网上办？周末上班吗？`,
]
const IDEAS = ['建议增加', '建议改进', '希望考虑一下', '建议统一规划']
const THANKS = ['工作人员态度好、办事快', '半天就处理好了', '耐心解释，还主动回电', '冒雨到现场处理']

/** A heading as an operator would write it. */
export function titleOf({ kind, leaf, point }: Subject, random: Random): string {
  const word = random.pick([leaf.name, ...leaf.keywords.slice(0, 3)])
  if (kind === 'consultation') return random.chance(0.5) ? `咨询${word}` : `${word}怎么办理`
  if (kind === 'praise') return `感谢${point.name}工作人员`
  if (kind === 'suggestion') return `建议改进${point.name}${word}`
  return `${point.name}${word}`
}

/** What was said, from pieces; every ninth text names its sender, so that masking has something to do. */
export function textOf(subject: Subject, random: Random): string {
  const { kind, caller, channel } = subject
  const opening = channel === 'phone' ? random.pick(OPENINGS) : ''
  const named = random.chance(0.11)
    ? random.pick([`我叫${caller.name}，`, `我是${caller.name}，电话${caller.phone}。`, `来电人${caller.name}，`])
    : ''
  const body = {
    consultation: asking,
    praise: thanking,
    suggestion: proposing,
    complaint: telling,
    help: telling,
    report: reporting,
  }[kind](subject, random)
  return `${opening}${named}${body}`
}

function wordOf({ leaf }: Subject, random: Random): string {
  return random.pick(leaf.keywords.length > 0 ? leaf.keywords : [leaf.name])
}

function placeOf({ point }: Subject, random: Random): string {
  if (point.kind === 'estate' && random.chance(0.5)) return `${point.name}${random.between(1, 28)}号楼`
  if (point.kind === 'road')
    return `${point.name}${random.pick(['路口', '中段', '与小学门口', `${random.between(1, 300)}号附近`])}`
  return point.name
}

function asking(subject: Subject, random: Random): string {
  const about = subject.leaf.name
  const more = random.pick([
    '',
    '',
    '外地户口可以吗？',
    '可以让家人代办吗？',
    '收不收费？',
    `（${subject.point.name}附近）`,
  ])
  return random.pick(ASKS)(random.chance(0.6) ? about : wordOf(subject, random)) + more
}

function telling(subject: Subject, random: Random): string {
  const { leaf } = subject
  const touch = TOUCH_OF.find(([begin]) => leaf.code.startsWith(begin))?.[1] ?? 'home'
  const parts = [
    `${placeOf(subject, random)}${random.pick(['', '附近', '门口', '一带'])}${wordOf(subject, random)}`,
    random.pick(SINCE),
    random.chance(0.75) ? random.pick(TOUCHES[touch]!) : '',
    random.pick(BEFORE),
  ].filter(Boolean)
  return `${parts.join('，')}。${random.pick(WANTS)}。`
}

function reporting(subject: Subject, random: Random): string {
  const proof = random.pick(['有照片', '周围的人都知道', '一般在晚上', '可以配合调查', '请为我保密'])
  return `举报${placeOf(subject, random)}${wordOf(subject, random)}，${random.pick(SINCE)}，${proof}。请依法查处。`
}

function proposing(subject: Subject, random: Random): string {
  const reason = random.pick(['住的人多了，现在不够用', '老人反映比较多', '上下班时间特别挤', '别的小区已经有了'])
  return `${random.pick(IDEAS)}${placeOf(subject, random)}的${subject.leaf.name}，${reason}。`
}

function thanking(subject: Subject, random: Random): string {
  return `上次反映的${placeOf(subject, random)}的问题，${random.pick(THANKS)}，特此表扬。`
}

const ANSWERS: Readonly<Record<'told' | 'done' | 'planned' | 'refused', readonly string[]>> = {
  told: [
    '您咨询的{topic}，可带身份证到市民服务中心综合窗口办理，也可在市政务服务网申请，材料齐全的当场受理。',
    '关于{topic}，按现行规定在承诺时限内办结，不收费。具体材料已短信发您，有疑问可再次来电。',
    '您好，{topic}的办理条件和流程已向您说明，您表示清楚。',
  ],
  done: [
    '接到反映后，我单位当天到现场查看，问题属实，已完成处理，并安排人员加强巡查。',
    '经核实，{place}{topic}问题属实，已责成责任方整改到位，请您监督。',
    '已联系您并到场处理，现已恢复正常，感谢您的反映。',
  ],
  planned: [
    '经现场核查，{place}的问题需要列入改造计划，计划本季度内实施，期间安排临时措施。',
    '您反映的情况属实，因需更换设备，预计十个工作日内完成，届时再向您反馈。',
  ],
  refused: [
    '经核实，{place}的情况不符合现行规定的条件，已向您解释政策依据，敬请理解。',
    '您反映的事项涉及双方合同约定，建议通过协商或法律途径解决，我们可以协助调解。',
  ],
}

/** An answer of a kind, in an office's words. */
export function answerOf(how: keyof typeof ANSWERS, { leaf, point }: Subject, random: Random): string {
  return random.pick(ANSWERS[how]).replaceAll('{topic}', leaf.name).replaceAll('{place}', point.name)
}
