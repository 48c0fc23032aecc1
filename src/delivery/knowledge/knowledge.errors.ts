import { defineErrors } from '../../kernel/errors.ts'

/** What can be wrong with entries of the knowledge base. */
export const knowledgeErrors = defineErrors({
  CHECKED_BY_WRITER: {
    status: 409,
    zh: '内容须由撰写人以外的人核对。请同事核对。',
    en: 'A wording is checked by somebody other than its writer. Ask a colleague.',
  },
  NOT_A_DRAFT: {
    status: 409,
    zh: '这条知识现在的状态是“{state}”，没有待核对的草稿。',
    en: 'This entry is “{state}”; there is no draft to check.',
  },
  NOT_CHECKED: {
    status: 409,
    zh: '这条知识尚未核对，核对后才能发布。',
    en: 'This entry has not been checked yet; it can be published once it is.',
  },
  NOT_LIVE: {
    status: 409,
    zh: '这条知识没有已发布的内容，不能复审或停用。',
    en: 'Nothing of this entry is published, so it can be neither reviewed nor retired.',
  },
  REVIEW_IN_PAST: {
    status: 422,
    zh: '下次复审日期须晚于今天，最迟在三年内。',
    en: 'The next review lies after today and within three years.',
  },
  EXPIRED: {
    status: 409,
    zh: '有效期已于{date}结束，请先修改有效期再发布。',
    en: 'Its validity ended on {date}. Change it before publishing.',
  },
})
