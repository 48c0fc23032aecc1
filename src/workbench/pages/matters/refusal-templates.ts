import { GROUNDS, type Ground } from '../../../delivery/calls/calls.contract.ts'
import type { Bilingual } from '../../../kernel/texts.ts'

/** What the sender reads where the hotline does not take a matter, and the rule on which that rests. */
export type RefusalTemplate = {
  readonly id: Ground
  readonly name: Bilingual
  readonly reason: string
  readonly ground: string
}

/** The guiding opinion on hotlines; it names what is not taken and asks that the caller be told where to turn. */
const OPINION = '《国务院办公厅关于进一步优化地方政务服务便民热线的指导意见》（国办发〔2020〕53号）'

const REASONS: Readonly<Record<Ground, string>> = {
  emergency:
    '您反映的是须立即处置的紧急事项，应由【110、119、120 或 122】处理。请直接拨打该电话；我们已同时转告【单位】。',
  litigation:
    '您反映的事项已经进入，或依法应当通过诉讼、仲裁解决，热线不能代替裁判。请向【人民法院或仲裁机构】提出，诉讼服务热线 12368。',
  reconsideration:
    '您对行政行为有异议，依法可以申请行政复议。请在知道该行为之日起六十日内向【复议机关】提出，地址和电话：【地址电话】。',
  discipline: '您反映的是党员干部和公职人员违纪违法问题，由纪检监察机关受理。请拨打 12388 或登录其举报网站。',
  disclosure: '您申请的是政府信息公开，须按规定的方式提出。请向【单位】的政府信息公开机构申请，电话：【电话】。',
  petition: '您反映的事项已在信访程序中办理，由【受理机关】负责答复。请向该机关了解进展，电话：【电话】。',
  organs:
    '您反映的事项属于【党委、人大、政协、法院或检察院】的职权，热线没有权限办理。请向【机关】反映，电话：【电话】。',
  elsewhere: '您反映的事项不在本市行政区域内，由【地区】负责。请拨打当地 12345，外地拨打请加区号【区号】。',
  secrets: '您反映的内容涉及国家秘密、商业秘密或他人隐私，热线不能受理。如属【事项】，请向【单位】当面反映。',
  order: '您反映的诉求不符合法律法规或公序良俗，热线不能办理。理由：【说明】。如有其他情况，可重新提交。',
}

/** The grounds on which a matter is not taken, each with what the sender reads; what stands in 【】 is filled in. */
export const REFUSAL_TEMPLATES: readonly RefusalTemplate[] = (Object.keys(GROUNDS) as Ground[]).map((id) => ({
  id,
  name: GROUNDS[id],
  reason: REASONS[id],
  ground: id === 'reconsideration' ? `${OPINION}；《中华人民共和国行政复议法》第二十条` : OPINION,
}))

/** The lines to which urgent matters are passed, each with what it is for. */
export const EMERGENCY_LINES: readonly { readonly id: string; readonly name: Bilingual }[] = [
  { id: '110', name: { zh: '110 报警', en: '110 Police' } },
  { id: '119', name: { zh: '119 消防', en: '119 Fire' } },
  { id: '120', name: { zh: '120 急救', en: '120 Ambulance' } },
  { id: '122', name: { zh: '122 交通事故', en: '122 Traffic accidents' } },
]
