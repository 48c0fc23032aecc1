import type { Permission } from '../../platform/module.ts'

/** What accounts may do with what residents send in, and which roles hold it from the start. */
export const PERMISSIONS: Readonly<Record<string, Permission>> = {
  'feedback.read': {
    label: { zh: '查看诉求', en: 'Read what residents send in' },
    roles: ['operator', 'dispatcher', 'handler', 'unit-head', 'supervisor', 'leader'],
  },
  'feedback.register': {
    label: { zh: '登记来电来访、修改分类', en: 'Register calls and visits, classify' },
    roles: ['operator', 'dispatcher'],
  },
  'feedback.send': {
    label: { zh: '派单（待派的诉求）', en: 'Send a new matter to a unit' },
    roles: ['operator', 'dispatcher'],
  },
  'feedback.dispatch': {
    label: {
      zh: '改派、不予受理、审核答复、重办、办结',
      en: 'Send elsewhere, not accept, check answers, have done again, close',
    },
    roles: ['dispatcher'],
  },
  'feedback.rule': {
    label: { zh: '裁定退单、延期、挂账', en: 'Rule on returns, extensions and long-term listing' },
    roles: ['dispatcher', 'supervisor'],
  },
  'feedback.answerDirectly': {
    label: { zh: '直接答复（直办）、转接', en: 'Answer without a unit, pass to another line' },
    roles: ['operator', 'dispatcher'],
  },
  'feedback.handle': {
    label: { zh: '签收、申请退单延期挂账、办理', en: 'Sign for, ask for a return or more time, handle' },
    roles: ['handler', 'unit-head'],
  },
  'feedback.reply': {
    label: { zh: '答复来件人', en: 'Answer the sender' },
    roles: ['operator', 'dispatcher', 'handler', 'unit-head'],
  },
  'feedback.followUp': {
    label: { zh: '回访来件人', en: 'Follow up with the sender' },
    roles: ['operator', 'dispatcher', 'supervisor'],
  },
  'feedback.supervise': {
    label: { zh: '督办、剔除考核', en: 'Supervise, leave out of assessment' },
    roles: ['supervisor'],
  },
  'feedback.attach': {
    label: { zh: '上传办理佐证', en: 'Attach evidence' },
    roles: ['operator', 'dispatcher', 'handler', 'unit-head', 'supervisor'],
  },
  'feedback.reveal': {
    label: { zh: '查看来件人联系方式', en: 'See who wrote' },
    roles: ['operator', 'dispatcher', 'handler', 'unit-head', 'supervisor'],
  },
  'feedback.revealSealed': {
    label: { zh: '查看保密件、举报件的来件人', en: 'See who wrote in confidence or reported wrongdoing' },
    roles: ['dispatcher', 'supervisor'],
  },
  'feedback.trainRouting': {
    label: { zh: '重新训练派单推荐', en: 'Have unit suggestions learned anew' },
    roles: ['dispatcher', 'supervisor'],
  },
  'feedback.settings': {
    label: { zh: '设置热线时限、类目和各项规则', en: 'Set time limits, categories and rules of the hotline' },
    roles: ['system-admin', 'supervisor'],
  },
}
