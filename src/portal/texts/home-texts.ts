import { defineTexts } from '../../kernel/texts.ts'

/** Words of the home page. */
export const homeTexts = defineTexts({
  zh: {
    title: '办事、诉求、查进度、监督',
    description: '查办事指南，提诉求，凭编号查进度，看承诺兑现了没有。',
    search: '您要办什么事？',
    searchHint: '例如：老年人优待证、个体工商户注册、学生资助',
    doorsLabel: '四个入口',
    doors: {
      apply: '看要什么材料、跑几趟、几天办好',
      tell: '咨询、投诉、求助、建议，限时答复',
      follow: '凭编号和查询码看办到哪一步',
      watch: '看承诺兑现了没有，哪里在整改',
    },
    kept: '说到的，做到没有',
    keptNone: '这段时间还没有可以公布的数据',
    keptNoneText: '答复、办结和评价都会按天计入，数量够了就在这里公布。不足 5 件的不公布，以免认出是谁。',
    keptMore: '查看全部单位和地区',
    mended: '您说了，我们改了',
    mendedNone: '还没有公布的整改。',
    mendedMore: '全部整改',
    reports: '质量报告',
    reportsNone: '第一份报告发布后会出现在这里。',
    reportsMore: '全部报告',
  },
  en: {
    title: 'Apply, tell us, follow, watch us',
    description: 'Find out how to apply, tell us what is wrong, follow your matter, and see whether promises are kept.',
    search: 'What do you need?',
    searchHint: 'For example: senior card, registering a shop, student aid',
    doorsLabel: 'Four doors',
    doors: {
      apply: 'What you need, how often you come, how long it takes',
      tell: 'Ask, complain, request, suggest: answered in time',
      follow: 'See where it stands, by number and code',
      watch: 'Whether promises are kept, and what is being mended',
    },
    kept: 'What we promised, and what we kept',
    keptNone: 'There are no figures to publish for this time yet',
    keptNoneText:
      'Answers, closed matters and ratings are counted every day and published here once there are enough. Fewer than five are left out, so that nobody can be recognised.',
    keptMore: 'All units and areas',
    mended: 'You said, we did',
    mendedNone: 'Nothing has been published yet.',
    mendedMore: 'All that is being mended',
    reports: 'Quality reports',
    reportsNone: 'The first report will appear here once it is published.',
    reportsMore: 'All reports',
  },
})
