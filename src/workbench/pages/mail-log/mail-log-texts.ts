import { defineTexts } from '../../../kernel/texts.ts'

/** Texts of the log of incoming mail. */
export const mailLogTexts = defineTexts({
  zh: {
    title: '来信记录',
    lead: '邮箱收到的每封邮件和处理结果：登记为新诉求、附入原诉求，或未处理及原因。发件人已遮盖。',
    filters: '筛选来信',
    all: '全部',
    outcome: '处理结果',
    columns: {
      received: '收到时间',
      outcome: '处理结果',
      reason: '未处理的原因',
      matter: '诉求编号',
      sender: '发件人',
      subject: '主题',
    },
    forgotten: '已按保存期限清除',
    noSubject: '（无主题）',
    letter: (sender: string, received: string) => `${sender}，${received}`,
    empty: {
      title: '还没有来信',
      text: '邮件服务器把来信转给本系统后，会列在这里。接入方法：在“接口客户端”新建用途为邮件的客户端。',
    },
    emptyOutcome: { title: '没有这种处理结果的来信', text: '换一个处理结果，或清除筛选。' },
  },
  en: {
    title: 'Incoming mail',
    lead: 'Every e-mail that came in and what was made of it: a new matter, an addition to one, or put aside and why. Senders are masked.',
    filters: 'Filter the mail',
    all: 'All',
    outcome: 'Made of it',
    columns: {
      received: 'Received',
      outcome: 'Made of it',
      reason: 'Why it was put aside',
      matter: 'Matter',
      sender: 'Sender',
      subject: 'Subject',
    },
    forgotten: 'Cleared after its time',
    noSubject: '(no subject)',
    letter: (sender, received) => `${sender}, ${received}`,
    empty: {
      title: 'No mail has come in yet',
      text: 'Messages stand here once the mail server hands them over. To connect it, make an API client for mail.',
    },
    emptyOutcome: { title: 'No message came to this', text: 'Choose another outcome, or clear the filter.' },
  },
})
