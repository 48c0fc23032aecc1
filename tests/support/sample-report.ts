import type { ReportDocument } from '../../src/platform/documents/report-document.ts'

const CHART =
  '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="60" viewBox="0 0 300 60">' +
  '<title>趋势</title><path d="M0 50L300 10" stroke="#0b57b5" fill="none"/>' +
  '<text x="10" y="30" font-family="Noto Sans SC" font-size="12">承诺线 95%</text></svg>'

/** A report with one of everything. */
export const SAMPLE_REPORT: ReportDocument = {
  language: 'zh',
  title: '临江县政务服务质量月报',
  subtitle: '2026 年 10 月',
  issuer: '临江县政务服务管理局',
  meta: [{ name: '报告编号', value: 'GH-2026-10' }],
  headline: '本月按期办结率低于承诺。',
  madeAt: new Date('2026-11-02T01:30:00Z'),
  sections: [
    {
      heading: '总体情况',
      blocks: [
        { kind: 'paragraph', text: [{ text: '本月办结 ' }, { text: '12,406 件', isStrong: true }, { text: '。' }] },
        {
          kind: 'keyFigures',
          figures: [
            {
              name: '按期办结率',
              value: '93.6%',
              promise: '不低于 95%',
              interval: '92.8%–94.4%',
              verdict: 'missed',
              beam: { fact: 0.5, promise: 0.67 },
            },
            { name: '平均用时', value: '8.4 个工作日' },
          ],
        },
        { kind: 'chart', caption: '按期办结率', svg: CHART, alt: '从 96% 降到 93.6%。', note: '来源：计量单元。' },
        {
          kind: 'table',
          caption: '各乡镇情况',
          columns: [
            { name: '单位', weight: 2 },
            { name: '办结数', type: 'integer' },
            { name: '按期率', type: 'percent' },
            { name: '截止', type: 'date' },
            { name: '记录于', type: 'datetime' },
            { name: '结果', type: 'verdict' },
          ],
          rows: [
            ['城关镇', 12406, 0.9362, '2026-10-31', '2026-11-02T01:30:00Z', 'missed'],
            ['东津乡', 1234.4, 0.98, '2026-10-30', new Date('2026-11-01T16:00:00Z'), 'kept'],
            ['柳河乡', null, null, null, null, null],
          ],
          note: '柳河乡本月未开办。',
        },
        { kind: 'list', items: ['第一项', '第二项'], isOrdered: true },
        { kind: 'note', text: '数据截至 11 月 2 日。' },
      ],
    },
    { heading: '整改', level: 2, blocks: [{ kind: 'paragraph', text: '列入下月督办。' }] },
  ],
}
