import { defineTexts } from '../../../kernel/texts.ts'

/** Texts of the cards that the inbox puts on the Today page. */
export const cardTexts = defineTexts({
  zh: {
    titles: {
      overdue: (count: string) => `${count} 件诉求已超期`,
      today: (count: string) => `${count} 件诉求今日到期`,
      soon: (count: string) => `${count} 件诉求即将到期`,
      toSign: (count: string) => `${count} 件诉求待签收`,
      new: (count: string) => `${count} 件诉求待派单`,
    },
    due: (when: string) => `应于 ${when} 前答复`,
    all: (count: string) => `查看全部 ${count} 件`,
  },
  en: {
    titles: {
      overdue: (count: string) => (count === '1' ? '1 matter is overdue' : `${count} matters are overdue`),
      today: (count: string) => (count === '1' ? '1 matter is due today' : `${count} matters are due today`),
      soon: (count: string) => (count === '1' ? '1 matter is due soon' : `${count} matters are due soon`),
      toSign: (count: string) => (count === '1' ? '1 matter to sign for' : `${count} matters to sign for`),
      new: (count: string) => (count === '1' ? '1 matter to dispatch' : `${count} matters to dispatch`),
    },
    due: (when: string) => `To be answered by ${when}`,
    all: (count: string) => (count === '1' ? 'See it in the list' : `See all ${count}`),
  },
})
