import { defineTexts } from '../../kernel/texts.ts'

/** The words that documents add to the texts they are given. */
export const reportTexts = defineTexts({
  zh: {
    contents: '目录',
    promise: '承诺',
    interval: '区间',
    kept: '已兑现',
    atRisk: '有风险',
    missed: '未兑现',
    figure: '指标',
    actual: '实际',
    verdict: '结果',
    keyFigures: '关键指标',
    page: (page: string, pages: string) => `第 ${page} 页，共 ${pages} 页`,
    madeAt: (time: string) => `生成于 ${time}`,
    gaps: '　〓 为字库中没有的字',
    tableNumber: (number: string) => `表 ${number}`,
    chartNumber: (number: string) => `图 ${number}`,
    note: '注',
    sheet: '表',
    about: '说明',
    item: '项目',
    content: '内容',
    title: '标题',
    subtitle: '副标题',
    issuer: '发布单位',
    made: '生成时间',
    headline: '要点',
    cutOff: '……（内容过长，已截断）',
  },
  en: {
    contents: 'Contents',
    promise: 'Promise',
    interval: 'Interval',
    kept: 'Kept',
    atRisk: 'At risk',
    missed: 'Missed',
    figure: 'Figure',
    actual: 'Actual',
    verdict: 'Result',
    keyFigures: 'Key figures',
    page: (page: string, pages: string) => `Page ${page} of ${pages}`,
    madeAt: (time: string) => `Made ${time}`,
    gaps: '   〓 stands for a character that the font lacks',
    tableNumber: (number: string) => `Table ${number}`,
    chartNumber: (number: string) => `Figure ${number}`,
    note: 'Note',
    sheet: 'Sheet',
    about: 'About',
    item: 'Item',
    content: 'Content',
    title: 'Title',
    subtitle: 'Subtitle',
    issuer: 'Issued by',
    made: 'Made',
    headline: 'In one sentence',
    cutOff: '… (too long, cut off)',
  },
})

/** How a fact stands to its promise: kept ●, at risk ◐, missed ▲, always printed with its word. */
export type Verdict = 'kept' | 'atRisk' | 'missed'

/** The shape printed with each verdict. */
export const VERDICT_MARKS: Readonly<Record<Verdict, string>> = { kept: '●', atRisk: '◐', missed: '▲' }
