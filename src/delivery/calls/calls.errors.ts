import { defineErrors } from '../../kernel/errors.ts'

/** What can be wrong with calls, call-backs and scripts. */
export const callErrors = defineErrors({
  EVENT_FROM_FUTURE: {
    status: 422,
    zh: '话务事件 {callId} 的时间晚于现在 {minutes} 分钟以上。请校准电话系统的时钟后重新发送。',
    en: 'The event of call {callId} lies more than {minutes} minutes in the future. Set the clock of the telephone system right and send it again.',
  },
  OUTCOME_RECORDED: {
    status: 409,
    zh: '这通电话已登记过结果，不能重复登记。',
    en: 'How this call ended has been recorded already.',
  },
  HAS_MATTER: {
    status: 409,
    zh: '这通电话已生成诉求 {number}，无需再登记未生成工单的原因。',
    en: 'This call led to matter {number}; it needs no reason for having led to none.',
  },
  WITHHELD_NUMBER: {
    status: 422,
    zh: '这通电话没有来电号码，请填写回电号码。',
    en: 'The number of this call was withheld. Fill in a number to call back.',
  },
  CALL_BACK_OPEN: {
    status: 409,
    zh: '这个号码已在回电清单中，不需要重复登记。',
    en: 'This number is on the list of call-backs already.',
  },
  CALL_BACK_TAKEN: {
    status: 409,
    zh: '这个回电已由{name}认领。请选择其他回电，或请班长改派。',
    en: 'This call-back was taken by {name}. Choose another one, or ask a supervisor to reassign it.',
  },
  CALL_BACK_ENDED: {
    status: 409,
    zh: '这个回电已经结束，不能再修改。',
    en: 'This call-back has ended and cannot be changed.',
  },
  NOT_YOURS: {
    status: 409,
    zh: '请先认领这个回电，再登记结果。',
    en: 'Take this call-back before you record how it went.',
  },
})
