import type { Kind } from '../../../delivery/feedback/words.contract.ts'
import type { Bilingual } from '../../../kernel/texts.ts'

/** A beginning for an answer; what stands in 【】 has to be filled in by the writer. Answers go out in Chinese. */
export type ReplyTemplate = {
  readonly id: string
  readonly name: Bilingual
  readonly kinds: readonly Kind[]
  readonly text: string
}

const ENDING = '如对处理结果不满意，可在诉求进度页评价并说明原因，或拨打【电话】。'

/** The templates of answers, the ones made for a kind of matter first. */
export const REPLY_TEMPLATES: readonly ReplyTemplate[] = [
  {
    id: 'settled',
    name: { zh: '已处理完成', en: 'Dealt with' },
    kinds: ['help', 'complaint', 'report'],
    text: `您好！您反映的【事项】已收悉。我单位于【日期】到【地点】核实，情况为【核实情况】。现已【处理措施】，于【日期】完成。${ENDING}`,
  },
  {
    id: 'under-way',
    name: { zh: '正在处理，告知完成时间', en: 'Under way, with the day it will be done' },
    kinds: ['help', 'complaint'],
    text: `您好！您反映的【事项】已收悉。经核实，【核实情况】。因【原因】，需要【措施】，预计【日期】完成，完成后将告知您。${ENDING}`,
  },
  {
    id: 'information',
    name: { zh: '咨询答复', en: 'Answer to a question' },
    kinds: ['consultation'],
    text: `您好！关于您咨询的【问题】：根据【文件名称和条款】，【答案】。办理地点：【地点】；所需材料：【材料】；也可在网上办理。${ENDING}`,
  },
  {
    id: 'adopted',
    name: { zh: '建议采纳情况', en: 'What became of a suggestion' },
    kinds: ['suggestion'],
    text: `您好！感谢您提出的建议。经研究，【采纳、部分采纳或暂不采纳】，理由是【理由】。下一步将【措施和时间】。${ENDING}`,
  },
  {
    id: 'unfounded',
    name: { zh: '核实不属实', en: 'Looked into, not confirmed' },
    kinds: ['complaint', 'report'],
    text: `您好！您反映的【事项】已收悉。我单位于【日期】通过【方式】核实，未发现【情况】，核实依据为【依据】。如有新的情况或证据，可在诉求进度页补充。${ENDING}`,
  },
  {
    id: 'thanks',
    name: { zh: '表扬回复', en: 'Reply to praise' },
    kinds: ['praise'],
    text: '您好！感谢您对【单位或人员】的肯定，我们已转达本人，并将继续做好服务。',
  },
]

/** The templates for a kind of matter: those made for it first, then the others. */
export function templatesFor(kind: Kind): readonly ReplyTemplate[] {
  const fits = (template: ReplyTemplate) => template.kinds.includes(kind)
  return [...REPLY_TEMPLATES.filter(fits), ...REPLY_TEMPLATES.filter((template) => !fits(template))]
}

/** The first place of a template that was not filled in, such as 【日期】; undefined where all are. */
export function unfilled(text: string): string | undefined {
  return /【[^】\n]{1,20}】/.exec(text)?.[0]
}
