import { defineErrors } from '../../kernel/errors.ts'

export const documentErrors = defineErrors({
  DOCUMENT_TOO_LARGE: {
    status: 413,
    zh: '报告中的表格共有 {rows} 行，超过上限 {limit} 行。请缩小统计范围，或改为导出 Excel。',
    en: 'The tables of this report have {rows} rows, more than the limit of {limit}. Narrow the selection, or export to Excel.',
  },
  DOCUMENT_CHART_REFUSED: {
    status: 422,
    zh: '图表“{caption}”引用了外部内容或无法识别，报告没有生成。请重新生成该图表。',
    en: 'The chart “{caption}” refers to something outside itself or cannot be read, so the report was not made. Draw this chart again.',
  },
  DOCUMENT_TABLE_UNEVEN: {
    status: 422,
    zh: '表格“{caption}”第 {row} 行有 {cells} 格，而表头有 {columns} 列。请核对数据后重新生成。',
    en: 'Row {row} of the table “{caption}” has {cells} cells, but there are {columns} columns. Correct the data and make the report again.',
  },
  DOCUMENT_TIMED_OUT: {
    status: 503,
    zh: '报告在 {seconds} 秒内没有生成完毕。请缩小统计范围后重试，或改为导出 Excel。',
    en: 'The report was not ready within {seconds} seconds. Narrow the selection and try again, or export to Excel.',
  },
  DOCUMENT_QUEUE_FULL: {
    status: 503,
    zh: '正在排队生成的报告过多，请 {seconds} 秒后重试。',
    en: 'Too many reports are waiting to be made. Try again in {seconds} seconds.',
  },
  DOCUMENT_FAILED: {
    status: 500,
    zh: '报告没有生成：{reason}。请把这段提示告诉管理员。',
    en: 'The report could not be made: {reason}. Tell your administrator what is written here.',
  },
})
