import { defineTemplates } from '../../platform/messages/template.ts'

/**
 * What senders of matters and units are told. The look-up code is in none of them: it was shown once, to the one who
 * was there. No words of the matter either: a message may lie open on a screen that others see.
 */
export const feedbackMessages = defineTemplates('feedback', {
  received: {
    subject: { zh: '已收到您提交的事项（{number}）', en: 'We have received what you sent in ({number})' },
    text: {
      zh: `您好：

已收到您提交的事项，编号 {number}。我们最迟在 {due}答复您。

您可以这样做：
· 查询进展或补充情况：打开 {site}，填写编号和提交时页面上显示的查询码。
· 没有记下查询码：拨打 {hotline}，报上编号。

查询码只在提交时显示过一次，我们不会发送给您，也不会向您索要。
此邮件由系统自动发出，请勿回复。`,
      en: `Hello,

We have received what you sent in. Its number is {number}. You will have an answer by {due} at the latest.

What you can do:
- See how it stands or add to it: open {site} and give the number and the look-up code that was shown to you.
- If you have not kept the code: call {hotline} and give the number.

The code was shown once, when you sent it in. We never send it, and nobody of us will ask you for it.
This message is sent automatically; please do not answer it.`,
    },
    sms: {
      zh: '已收到您提交的事项，编号{number}，最迟{due}答复。凭编号和查询码在{site}查询进展，或拨打{hotline}。',
      en: 'We have received what you sent in: number {number}. Answer by {due}. Follow it with number and code at {site}, or call {hotline}.',
    },
  },
  replied: {
    subject: { zh: '您提交的事项（{number}）已有答复', en: 'There is an answer to what you sent in ({number})' },
    text: {
      zh: `您好：

您提交的事项（编号 {number}）已经答复。

您可以这样做：
· 查看答复：打开 {site}，填写编号和提交时页面上显示的查询码；也可以拨打 {hotline}，报上编号。
· 评价：看过答复后，请评价是否满意、事情是否解决。评价不满意或未解决的，会有人跟进。
· 补充情况：{days} 日内没有评价的，事项自动办结；办结前可以在同一页面补充。

我们不会向您索要查询码。此邮件由系统自动发出，请勿回复。`,
      en: `Hello,

What you sent in (number {number}) has been answered.

What you can do:
- Read the answer: open {site} and give the number and the look-up code that was shown to you, or call {hotline} and give the number.
- Rate it: say whether you are content and whether the matter is solved. Somebody follows up where it is not.
- Add to it: without a rating it closes by itself after {days} days; until then you can add to it on the same page.

Nobody of us will ask you for the code. This message is sent automatically; please do not answer it.`,
    },
    sms: {
      zh: '您提交的事项（编号{number}）已答复。请凭编号和查询码在{site}查看并评价，{days}日内未评价将自动办结；也可拨打{hotline}。',
      en: 'What you sent in ({number}) is answered. Read and rate it with number and code at {site} within {days} days, or call {hotline}.',
    },
  },
  rejected: {
    subject: { zh: '您提交的事项（{number}）不予受理', en: 'What you sent in ({number}) was not accepted' },
    text: {
      zh: `您好：

您提交的事项（编号 {number}）不属于受理范围，没有受理。

您可以这样做：
· 查看原因和依据：打开 {site}，填写编号和提交时页面上显示的查询码。
· 有疑问或另有新的情况：拨打 {hotline}，报上编号；也可以重新提交。

我们不会向您索要查询码。此邮件由系统自动发出，请勿回复。`,
      en: `Hello,

What you sent in (number {number}) could not be accepted.

What you can do:
- Read the reason and the legal ground: open {site} and give the number and the look-up code that was shown to you.
- If you have a question or something new: call {hotline} and give the number, or send it in again.

Nobody of us will ask you for the code. This message is sent automatically; please do not answer it.`,
    },
    sms: {
      zh: '您提交的事项（编号{number}）未予受理。凭编号和查询码在{site}查看原因，或拨打{hotline}。',
      en: 'What you sent in ({number}) was not accepted. See why with number and code at {site}, or call {hotline}.',
    },
  },
  dispatched: {
    subject: { zh: '新派单：{kind} {number}', en: 'New matter: {kind} {number}' },
    text: {
      zh: '{number}（{kind}）已派给{unit}，请及时签收。须在 {due}前答复；不属于本单位职责的，签收前写明理由和依据退回。',
      en: '{number} ({kind}) was sent to {unit}. Please sign for it. The answer is due by {due}; if it is not yours, send it back with reason and ground before signing.',
    },
  },
})
