import { localDateOf } from '../../../kernel/dates.ts'
import type { Bilingual, Language } from '../../../kernel/texts.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Messages } from '../../../platform/messages/messages.ts'
import { defineTemplates } from '../../../platform/messages/template.ts'
import { dueWords } from '../feedback.views.ts'
import type { Receipt } from '../resident.contract.ts'
import type { Site } from '../telling.service.ts'

/**
 * The one message that carries a look-up code: to those who handed in where no page could show it to them, by e-mail or
 * through an app. It is queued with the registration and encrypted until it is sent.
 */
export const codeMessages = defineTemplates('feedback', {
  receivedWithCode: {
    subject: { zh: '已收到您提交的事项（{number}）', en: 'We have received what you sent in ({number})' },
    text: {
      zh: `您好：

已收到您提交的事项。我们最迟在 {due}答复您。

编号：{number}
查询码：{code}

您可以这样做：
· 查询进展、补充情况、评价：打开 {site}，填写上面的编号和查询码。
· 补充情况：也可以直接回复本邮件，保留主题中的编号。
· 电话咨询：拨打 {hotline}，报上编号。

查询码只发送这一次，请妥善保存，不要告诉他人；我们不会向您索要。`,
      en: `Hello,

We have received what you sent in. You will have an answer by {due} at the latest.

Number: {number}
Look-up code: {code}

What you can do:
- See how it stands, add to it, rate the answer: open {site} and give the number and the code above.
- Add to it by answering this message; keep the number in the subject.
- Ask by telephone: call {hotline} and give the number.

The code is sent this once. Keep it and tell nobody; none of us will ask you for it.`,
    },
  },
})

const UNNAMED_SITE: Bilingual = { zh: '本市公共服务质量网站', en: 'the city’s service quality website' }

export type Told = {
  readonly id: string
  readonly countyCode: string
  readonly receipt: Pick<Receipt, 'number' | 'code' | 'due'>
  readonly to: string
  readonly language: Language
}
export type CodeTelling = (tx: Tx, told: Told) => Promise<void>

/** Where people follow their matter, as messages say it. */
export function followPage({ publicUrl }: Site): string | Bilingual {
  return publicUrl ? new URL('/follow', publicUrl).toString() : UNNAMED_SITE
}

/** Makes what tells a sender number and code by e-mail, in the transaction that registers the matter. */
export function createCodeTelling(given: { messages: Messages; site: Site; timeZone: string }): CodeTelling {
  const { messages, site, timeZone } = given
  return async (tx, { id, countyCode, receipt, to, language }) => {
    const { number, code, due } = receipt
    const dueDate = localDateOf(due, timeZone)
    await messages.queue(tx, {
      channel: 'email',
      to,
      template: codeMessages.receivedWithCode,
      language,
      values: { number, code, due: dueWords({ dueDate }), site: followPage(site), hotline: site.hotline },
      reference: { kind: 'complaint', id },
      countyCode,
    })
  }
}
