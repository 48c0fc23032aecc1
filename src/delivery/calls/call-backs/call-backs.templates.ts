import { defineTemplates } from '../../../platform/messages/template.ts'

/** What operators and supervisors are told of call-backs that nobody has made. */
export const callBackTemplates = defineTemplates('calls', {
  overdue: {
    subject: { zh: '回电已超过期限', en: 'A call-back is overdue' },
    text: {
      zh: '有一个回电已超期{minutes}分钟，请尽快在“回电清单”中认领并回拨。',
      en: 'A call-back is overdue by {minutes} minutes. Take it from the list of call-backs and call.',
    },
  },
  overdueLong: {
    subject: { zh: '回电长时间无人处理', en: 'A call-back has long been overdue' },
    text: {
      zh: '有一个回电已超期{minutes}分钟仍未联系来电人，请指定话务员处理。',
      en: 'A call-back is overdue by {minutes} minutes and the caller has not been reached. Please assign it to an operator.',
    },
  },
})
