import { defineErrors } from '../../../kernel/errors.ts'

/** What can be wrong when somebody urges, raises a slip or works on a problem order. */
export const supervisionErrors = defineErrors({
  NOT_WITH_A_UNIT: {
    status: 409,
    zh: '这件诉求不在承办单位手中，无法催办或督办。请先派单。',
    en: 'No unit is handling this matter, so nobody can be urged. Send it to a unit first.',
  },
  URGED_JUST_NOW: {
    status: 409,
    zh: '{minutes} 分钟内已催办过这件诉求，请稍后再催。',
    en: 'This matter was urged within the last {minutes} minutes. Wait before you urge again.',
  },
  NO_SUPERVISOR: {
    status: 422,
    zh: '该账号不是本区域的督办人员，不能负责这张问题单。请从名单中选择。',
    en: 'This account is no supervisor of the area. Choose somebody from the list.',
  },
  NOT_YOUR_ORDER: {
    status: 409,
    zh: '这张问题单由{name}负责，须由其办理；需要更换负责人的，请重新指派。',
    en: '{name} has taken on this problem order and must do this; assign it anew to change that.',
  },
})
