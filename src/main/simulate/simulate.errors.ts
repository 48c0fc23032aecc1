import { defineErrors } from '../../kernel/errors.ts'

/** Why demonstration data is not played into a database. */
export const simulateErrors = defineErrors({
  NOT_THE_DEMO_CITY: {
    status: 409,
    zh: '这里是代码为 {city} 的城市，不是演示城市，演练会写入虚构的诉求。确需如此请加 --yes。',
    en: 'This is the city {city}, not the demo city: simulate would write made-up matters into it. Give --yes if you mean it.',
  },
  MATTERS_ALREADY: {
    status: 409,
    zh: '库中已有诉求，演练数据会和它们混在一起且无法分开。请用空库（先运行 seed），确需如此请加 --yes。',
    en: 'There are matters already; demonstration data would be mixed with them for good. Use an empty database (run seed first), or give --yes if you mean it.',
  },
})
