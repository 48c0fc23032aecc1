import { defineTemplates } from '../../platform/messages/template.ts'

/** What the owning unit, and those who check, are told inside the application. */
export const rectificationTemplates = defineTemplates('rectifications', {
  opened: {
    subject: { zh: '新的整改 {number}：{title}', en: 'New rectification {number}: {title}' },
    text: {
      zh: '你单位有一项新的整改：{title}。请签收并写明原因和整改措施，{due}前办结。',
      en: 'There is a new rectification for your unit: {title}. Accept it, give cause and measure, and have it closed by {due}.',
    },
  },
  submitted: {
    subject: { zh: '整改 {number} 待核查', en: 'Rectification {number} is to be checked' },
    text: {
      zh: '{unit}已提交整改“{title}”，请核查。整改时限至{due}。',
      en: '{unit} has submitted “{title}”. Please check it; the time to mend ends on {due}.',
    },
  },
  returned: {
    subject: { zh: '整改 {number} 被退回', en: 'Rectification {number} came back' },
    text: {
      zh: '整改“{title}”未通过核查，已退回。理由见办理记录，请重改后再次提交，{due}前办结。',
      en: '“{title}” did not pass the check and came back. The reason is in its history. Mend it again by {due}.',
    },
  },
  urged: {
    subject: { zh: '督办：整改 {number}', en: 'Urged: rectification {number}' },
    text: {
      zh: '整改“{title}”被督办，意见见办理记录。整改时限至{due}。',
      en: '“{title}” is being urged; the note is in its history. The time to mend ends on {due}.',
    },
  },
  extended: {
    subject: { zh: '整改 {number} 已延期', en: 'Rectification {number} was extended' },
    text: { zh: '整改“{title}”延期至{due}。', en: '“{title}” was extended to {due}.' },
  },
  closed: {
    subject: { zh: '整改 {number} 已办结', en: 'Rectification {number} is closed' },
    text: { zh: '整改“{title}”已通过核查并办结。', en: '“{title}” passed its check and is closed.' },
  },
  withdrawn: {
    subject: { zh: '整改 {number} 已撤销', en: 'Rectification {number} was withdrawn' },
    text: {
      zh: '整改“{title}”已撤销，无须继续办理。理由见办理记录。',
      en: '“{title}” was withdrawn; nothing more has to be done. The reason is in its history.',
    },
  },
  dueSoon: {
    subject: { zh: '整改 {number} 即将到期', en: 'Rectification {number} is due soon' },
    text: {
      zh: '整改“{title}”将于{due}到期，请抓紧办理。确需延期的，请在到期前向质量监督员申请。',
      en: '“{title}” is due on {due}. If more time is needed, ask a quality supervisor before then.',
    },
  },
  overdue: {
    subject: { zh: '整改 {number} 已超期', en: 'Rectification {number} is overdue' },
    text: {
      zh: '{unit}的整改“{title}”已于{due}到期，尚未办结。',
      en: '“{title}” of {unit} was due on {due} and is not closed.',
    },
  },
})
export type TemplateName = keyof typeof rectificationTemplates
