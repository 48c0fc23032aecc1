import { defineTexts } from '../../../kernel/texts.ts'

/** Texts about messages: notices to staff, and e-mail and SMS on their way out. */
export const messagesTexts = defineTexts({
  zh: {
    notices: {
      title: (count: number) => `${count} 条未读提醒`,
      readAll: '全部标为已读',
      read: '标为已读',
    },
    outbox: {
      title: '发件箱',
      lead: '发给居民的邮件和短信。收件人已隐去，正文不在此显示。',
      channel: '通道',
      state: '状态',
      all: '全部',
      filters: '筛选',
      notSetUp: '通道未设置：消息会保留，设置后可重新发送。',
      setUp: '通道已设置',
      columns: {
        queued: '排队时间',
        channel: '通道',
        recipient: '收件人',
        template: '内容',
        state: '状态',
        attempts: '尝试次数',
        next: '下次尝试',
        error: '最近的错误',
        about: '所涉事项',
      },
      forgotten: '已删除',
      sendAgain: '重新发送',
      sent: '已重新排队',
      empty: '没有消息',
      emptyText: '诉求被受理、答复或办结时，系统会给留下邮箱或电话的居民发消息，并显示在这里。',
    },
  },
  en: {
    notices: {
      title: (count: number) => (count === 1 ? '1 unread notice' : `${count} unread notices`),
      readAll: 'Mark all as read',
      read: 'Mark as read',
    },
    outbox: {
      title: 'Outbox',
      lead: 'E-mail and SMS to residents. Recipients are masked and the words are not shown here.',
      channel: 'Channel',
      state: 'State',
      all: 'All',
      filters: 'Filters',
      notSetUp: 'Not set up: messages are kept and can be sent once it is.',
      setUp: 'Set up',
      columns: {
        queued: 'Queued',
        channel: 'Channel',
        recipient: 'Recipient',
        template: 'Content',
        state: 'State',
        attempts: 'Attempts',
        next: 'Next attempt',
        error: 'Last error',
        about: 'About',
      },
      forgotten: 'Removed',
      sendAgain: 'Send again',
      sent: 'Queued again',
      empty: 'No messages',
      emptyText:
        'When a matter is received, answered or closed, residents who left an e-mail address or a telephone number are told, and the message appears here.',
    },
  },
})
