import { defineTexts } from '../../../kernel/texts.ts'

export const todayTexts = defineTexts({
  zh: {
    title: '今日',
    weekdays: '星期一,星期二,星期三,星期四,星期五,星期六,星期日',
    date: (date: string, weekday: string) => `${date}　${weekday}`,
    empty: '今天没有临期或超期的事项',
    emptyText: '到期、超期和等您处理的事项会出现在这里。按 Ctrl K 可查找任何编号、姓名或页面。',
    safety: {
      title: '账号安全',
      text: '尚未启用动态码。启用后，密码泄露也无法登录您的账号。',
      action: '去设置',
    },
    accounts: {
      title: '账号情况',
      locked: (count: number) => `${count} 个账号因多次输错密码被锁定`,
      never: (count: number) => `${count} 个账号从未登录`,
      noRole: (count: number) => `${count} 个账号还没有角色`,
      action: '查看账号',
    },
  },
  en: {
    title: 'Today',
    weekdays: 'Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday',
    date: (date: string, weekday: string) => `${weekday}, ${date}`,
    empty: 'Nothing is due or overdue today',
    emptyText:
      'What falls due, is overdue or waits for you appears here. Press Ctrl K to find any number, name or page.',
    safety: {
      title: 'Safety of your account',
      text: 'You have no second factor yet. With one, a stolen password alone is of no use.',
      action: 'Set it up',
    },
    accounts: {
      title: 'Accounts',
      locked: (count: number) =>
        count === 1
          ? '1 account is locked after wrong passwords'
          : `${count} accounts are locked after wrong passwords`,
      never: (count: number) =>
        count === 1 ? '1 account has never signed in' : `${count} accounts have never signed in`,
      noRole: (count: number) => (count === 1 ? '1 account has no role yet' : `${count} accounts have no role yet`),
      action: 'See accounts',
    },
  },
})
