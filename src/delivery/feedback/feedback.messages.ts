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
· 有疑问或另有新的情况：在同一页面写明理由要求重新打开，或拨打 {hotline}，报上编号。

我们不会向您索要查询码。此邮件由系统自动发出，请勿回复。`,
      en: `Hello,

What you sent in (number {number}) could not be accepted.

What you can do:
- Read the reason and the legal ground: open {site} and give the number and the look-up code that was shown to you.
- If you have a question or something new: have it opened again on the same page and say why, or call {hotline} and give the number.

Nobody of us will ask you for the code. This message is sent automatically; please do not answer it.`,
    },
    sms: {
      zh: '您提交的事项（编号{number}）未予受理。凭编号和查询码在{site}查看原因，或拨打{hotline}。',
      en: 'What you sent in ({number}) was not accepted. See why with number and code at {site}, or call {hotline}.',
    },
  },
  extended: {
    subject: { zh: '您提交的事项（{number}）延期至 {due}', en: 'The date of your matter {number} has moved to {due}' },
    text: {
      zh: `您好：

您提交的事项（编号 {number}）需要更多时间办理，经批准，最迟在 {due}答复您。延期的原因和依据可以在 {site} 凭编号和查询码查看，也可以拨打 {hotline}。

此邮件由系统自动发出，请勿回复。`,
      en: `Hello,

Your matter (number {number}) needs more time. It was granted: you will have an answer by {due} at the latest. Read why, and on which ground, at {site} with the number and the code, or call {hotline}.

This message is sent automatically; please do not answer it.`,
    },
    sms: {
      zh: '您提交的事项（编号{number}）延期，最迟{due}答复。原因请凭编号和查询码在{site}查看，或拨打{hotline}。',
      en: 'Your matter {number} needs more time: answer by {due}. See why at {site}, or call {hotline}.',
    },
  },
  listed: {
    subject: { zh: '您提交的事项（{number}）列入长期台账', en: 'Your matter {number} is listed for the long term' },
    text: {
      zh: `您好：

您提交的事项（编号 {number}）短期内难以解决，已列入长期台账。列入期间计时暂停，我们会定期复查。原因和依据可以在 {site} 凭编号和查询码查看，也可以拨打 {hotline}。

此邮件由系统自动发出，请勿回复。`,
      en: `Hello,

Your matter (number {number}) cannot be settled soon and is listed for the long term. The time stands still meanwhile and the list is reviewed regularly. Read why, and on which ground, at {site} with the number and the code, or call {hotline}.

This message is sent automatically; please do not answer it.`,
    },
    sms: {
      zh: '您提交的事项（编号{number}）短期内难以解决，已列入长期台账并定期复查。详情见{site}，或拨打{hotline}。',
      en: 'Your matter {number} takes longer and is on the long-term list, which is reviewed regularly. See {site} or call {hotline}.',
    },
  },
  redone: {
    subject: { zh: '您提交的事项（{number}）将重新办理', en: 'Your matter {number} is handled again' },
    text: {
      zh: `您好：

根据您的评价或要求，您提交的事项（编号 {number}）将重新办理，最迟在 {due}答复您。进展请在 {site} 查看，或拨打 {hotline}。

此邮件由系统自动发出，请勿回复。`,
      en: `Hello,

After what you told us your matter (number {number}) is handled again. You will have an answer by {due} at the latest. Follow it at {site}, or call {hotline}.

This message is sent automatically; please do not answer it.`,
    },
    sms: {
      zh: '您提交的事项（编号{number}）将重新办理，最迟{due}答复。查询：{site}，或拨打{hotline}。',
      en: 'Your matter {number} is handled again: answer by {due}. Follow it at {site} or call {hotline}.',
    },
  },
  asked: {
    subject: { zh: '待裁定：{what} {number}', en: 'To be ruled on: {what} {number}' },
    text: {
      zh: '{unit}就 {number} 提出{what}申请，请在裁定期限内处理。',
      en: '{unit} has asked for something about {number} ({what}). Please rule on it in time.',
    },
  },
  ruled: {
    subject: { zh: '已裁定：{what} {number}', en: 'Ruled on: {what} {number}' },
    text: {
      zh: '关于 {number}：{what}。请查看裁定意见并继续办理；答复期限为 {due}。',
      en: 'About {number}: {what}. Read the ruling and go on; the answer is due by {due}.',
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
