import type { Bilingual } from '../../../kernel/texts.ts'
import type { Settings } from '../settings/settings.contract.ts'
import { fractionOf } from '../supervision/quality.rules.ts'
import type { Kind, Solved } from '../words.contract.ts'
import type { Drawn, Script } from './follow-ups.contract.ts'

type Answered = {
  readonly id: string
  readonly kind: Kind
  readonly redone: number
  readonly attributes: Readonly<Record<string, unknown>> | null
  readonly phoneSealed: string | null
  readonly emailSealed: string | null
}

/**
 * Whether the answer to a matter is followed up, and why. Some kinds and marked matters always are, and whatever was
 * redone, since somebody was not content before. Of the others a share is drawn by the hash of the matter's id, which
 * nobody can choose. Who left neither telephone nor e-mail cannot be asked; praise asks for nothing.
 */
export function drawnAs(matter: Answered, { followUp }: Pick<Settings, 'followUp'>): Drawn | null {
  if (matter.phoneSealed === null && matter.emailSealed === null) return null
  const tags = Object.values(matter.attributes ?? {}).flat()
  if (followUp.alwaysForTags.some((tag) => tags.includes(tag))) return 'tag'
  if (followUp.alwaysForKinds.includes(matter.kind) || matter.redone > 0) return 'always'
  return fractionOf(`follow-up:${matter.id}`) < followUp.sampleShare[matter.kind] ? 'sample' : null
}

/** Whether what was said at the call-back asks for more: not solved, or not content. */
export function isDiscontent(said: { readonly solved: Solved | null; readonly level: number | null }): boolean {
  return said.solved === 'no' || (said.level !== null && said.level <= 2)
}

const OPENING: Bilingual = {
  zh: '您好，这里是 12345 政务服务便民热线回访。您反映的“{title}”（编号 {number}）已由{unit}答复，想占用您一分钟核实办理情况，可以吗？',
  en: 'Hello, this is the 12345 hotline. {unit} has answered what you told us about, “{title}” ({number}). May I take a minute to ask how it went?',
}
const CLOSING: Bilingual = {
  zh: '感谢您的配合。您说的情况已如实记录；没有解决的，我们会转承办单位重新办理，您可以凭编号继续查询。再见。',
  en: 'Thank you. What you said is recorded as you said it; what is not solved goes back to the unit, and you can follow it by its number. Goodbye.',
}
const CONTACTED: Bilingual = { zh: '承办单位有没有与您联系过？', en: 'Did the unit get in touch with you?' }
const SOLVED: Bilingual = {
  zh: '您反映的问题解决了吗？（已解决、部分解决、未解决）',
  en: 'Is the matter solved? (solved, partly, not solved)',
}
const SATISFIED: Bilingual = {
  zh: '您对办理结果和工作人员的态度满意吗？（非常满意、满意、基本满意、不满意、非常不满意）',
  en: 'How satisfied are you with the result and with how you were treated? (very, satisfied, fairly, dissatisfied, very dissatisfied)',
}
const WHY_NOT: Bilingual = {
  zh: '如果没有解决或不满意，主要是什么原因？您希望怎样处理？',
  en: 'If it is not solved, or you are not content: what is the main reason, and what would you wish for?',
}
const BY_KIND: Readonly<Record<Kind, readonly Bilingual[]>> = {
  consultation: [
    { zh: '答复有没有说清楚您想了解的内容？', en: 'Did the answer tell you what you wanted to know?' },
    SOLVED,
    SATISFIED,
  ],
  help: [CONTACTED, SOLVED, SATISFIED, WHY_NOT],
  complaint: [CONTACTED, SOLVED, SATISFIED, WHY_NOT],
  report: [
    {
      zh: '（先确认是本人接听；不得提及举报内容和被举报人。）',
      en: '(Make sure it is the person; never name what or who was reported.)',
    },
    { zh: '有没有收到核查结果的告知？', en: 'Were you told what the check found?' },
    SOLVED,
    SATISFIED,
    WHY_NOT,
  ],
  suggestion: [
    { zh: '有没有收到是否采纳及理由的答复？', en: 'Were you told whether it was taken up, and why?' },
    SOLVED,
    SATISFIED,
  ],
  praise: [SATISFIED],
}

const fill = ({ zh, en }: Bilingual, values: Readonly<Record<string, Bilingual>>): Bilingual => {
  const into = (text: string, language: 'zh' | 'en') =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name]?.[language] ?? whole)
  return { zh: into(zh, 'zh'), en: into(en, 'en') }
}

/** What is said on the line for a kind of matter. Of a report the title is not said: somebody else may have answered. */
export function scriptFor(
  kind: Kind,
  { number, title, unit }: { readonly number: string; readonly title: string; readonly unit: Bilingual },
): Script {
  const hidden: Bilingual = { zh: '事项', en: 'your matter' }
  const named = kind === 'report' ? hidden : { zh: title, en: title }
  return {
    opening: fill(OPENING, { number: { zh: number, en: number }, title: named, unit }),
    questions: BY_KIND[kind].map((question) => ({ ...question })),
    closing: { ...CLOSING },
  }
}
