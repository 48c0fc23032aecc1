import { defineErrors } from '../../kernel/errors.ts'

/** What can be wrong when a matter is handed in, looked up or handled. */
export const feedbackErrors = defineErrors({
  WRONG_NUMBER: {
    status: 422,
    zh: '编号“{number}”有误。请核对回执上的编号，例如 GH-2611-000123-4。',
    en: 'The number “{number}” is not right. Compare it with your receipt; it looks like GH-2611-000123-4.',
  },
  NUMBER_OR_CODE_WRONG: {
    status: 404,
    zh: '编号与查询码不相符。请对照回执核对后重试；如查询码遗失，请拨打热线并说明情况。',
    en: 'The number and the code do not belong together. Compare both with your receipt; if the code is lost, call the hotline.',
  },
  LOOK_EXPIRED: {
    status: 401,
    zh: '查询已超时。请重新输入编号和查询码。',
    en: 'This look has ended. Enter the number and the code again.',
  },
  TOO_MANY_GUESSES: {
    status: 429,
    zh: '查询码连续输错次数过多，请在 {seconds} 秒后重试。',
    en: 'Too many wrong codes. Try again in {seconds} seconds.',
  },
  ALREADY_RATED: {
    status: 409,
    zh: '这件诉求已经评价过，每次答复只能评价一次。',
    en: 'This matter has been rated already; an answer is rated once.',
  },
  NOT_ANSWERED_YET: {
    status: 409,
    zh: '这件诉求尚未答复，答复后即可评价。',
    en: 'This matter has not been answered yet. It can be rated once it is.',
  },
  ALREADY_ENDED: {
    status: 409,
    zh: '这件诉求已经结束，不能再补充。如有新情况，请另行提交。',
    en: 'This matter has ended and nothing can be added. If something new came up, hand in a new one.',
  },
  MANY_ADDITIONS: {
    status: 409,
    zh: '补充说明已达 {limit} 次上限。如还有情况，请拨打热线。',
    en: 'Information was added {limit} times, which is the most. If there is more, call the hotline.',
  },
  LEADS_AND_SUPPORTS: {
    status: 422,
    zh: '主办单位不能同时是协办单位。请从协办单位中去掉它。',
    en: 'The unit that leads cannot support as well. Take it out of the supporting ones.',
  },
  UNKNOWN_CLASS: {
    status: 422,
    zh: '没有代码为“{code}”的诉求分类，或已停用。请从分类目录中选择。',
    en: 'There is no class with the code “{code}”, or it is retired. Choose one of the list.',
  },
  UNKNOWN_PLACE: {
    status: 422,
    zh: '没有编号为“{code}”的意见箱，或已停用。请改填地址。',
    en: 'There is no suggestion box “{code}”, or it is retired. Give the address instead.',
  },
  OUTSIDE_CITY: {
    status: 422,
    zh: '所标位置不在本市范围内。请在本市范围内重新标出，或改填地址。',
    en: 'The place lies outside the city. Mark it inside, or give the address instead.',
  },
  PERSONAL_IN_TITLE: {
    status: 422,
    zh: '标题中不要写电话号码等个人信息，标题会被多人看到。请移到“联系方式”中。',
    en: 'Leave telephone numbers and the like out of the title, which many people read. Put them under “how to reach you”.',
  },
  NOTHING_ASKED: {
    status: 409,
    zh: '没有等待裁定的申请，可能已由他人裁定。请刷新后查看。',
    en: 'Nothing waits for a ruling; somebody else may have ruled. Load the page again.',
  },
  TOO_LONG: {
    status: 422,
    zh: '延期最长 {amount}（{unit}）。请缩短，或申请挂账。',
    en: 'An extension is {amount} ({unit}) at most. Ask for less, or for long-term listing.',
  },
  LISTED_TOO_LONG: {
    status: 422,
    zh: '挂账日期须在明天之后、{days} 天以内。请修改日期。',
    en: 'A matter is listed from tomorrow for {days} days at most. Change the date.',
  },
  TOO_LATE_TO_WITHDRAW: {
    status: 409,
    zh: '这件诉求已经答复或办结，不能再撤回。',
    en: 'This matter has been answered or closed and cannot be withdrawn any more.',
  },
  MAY_NOT_DISPATCH: {
    status: 403,
    zh: '直接派单须有派单权限。请去掉承办单位，由派单员派单。',
    en: 'Sending it to a unit takes a dispatcher. Leave the unit out; a dispatcher sends it on.',
  },
  SAME_UNIT: {
    status: 409,
    zh: '这件诉求已在该单位。改派请选择另一个单位。',
    en: 'The matter is with this unit already. Choose another one.',
  },
  SEALED_CONTACT: {
    status: 403,
    zh: '来件人要求保密或属于举报，联系方式只对派单和监督人员开放。',
    en: 'The sender asked for confidence, or it is a report of wrongdoing: only dispatchers and supervisors may see who wrote.',
  },
})
