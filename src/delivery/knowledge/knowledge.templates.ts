import { defineTemplates } from '../../platform/messages/template.ts'

/** What those who keep entries right are told. */
export const knowledgeTemplates = defineTemplates('knowledge', {
  reviewSoon: {
    subject: { zh: '知识条目即将到复审日期', en: 'An answer is due for review' },
    text: {
      zh: '知识条目“{question}”应在{date}前复审。请核对内容是否仍然有效，无误的点“复审仍有效”，有变化的请修改。',
      en: 'The answer “{question}” is to be looked at again by {date}. If it still holds, say so; if not, write it anew.',
    },
  },
  reviewOverdue: {
    subject: { zh: '知识条目已过复审日期', en: 'The review of an answer is overdue' },
    text: {
      zh: '知识条目“{question}”应在{date}前复审，现已超期。话务员和市民仍在使用它，请尽快核对。',
      en: 'The answer “{question}” was to be looked at again by {date}. Operators and residents still use it: please check it soon.',
    },
  },
  returned: {
    subject: { zh: '知识条目被退回修改', en: 'An answer came back to you' },
    text: {
      zh: '您撰写的“{question}”未通过核对，理由见版本记录。请修改后再提交（复审日期{date}）。',
      en: 'What you wrote on “{question}” did not pass the check; the reason is with its version. Write it anew (review due {date}).',
    },
  },
})
