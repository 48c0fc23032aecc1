import { defineErrors } from '../../../kernel/errors.ts'

/** What can be wrong when somebody calls back. */
export const followUpErrors = defineErrors({
  FOLLOW_UP_DONE: {
    status: 409,
    zh: '这件诉求的回访已经结束，无需再登记。',
    en: 'This call-back is over already; there is nothing more to note.',
  },
  NOT_FOR_YOU: {
    status: 409,
    zh: '回访须由承办人以外的人员进行，承办单位的人员不能回访本单位办理的诉求。',
    en: 'Somebody other than who handled it calls back; nobody of the handling unit may.',
  },
  NEXT_TRY_WRONG: {
    status: 422,
    zh: '约定的时间须在今后 {days} 日以内。',
    en: 'The agreed time must lie within the next {days} days.',
  },
})
