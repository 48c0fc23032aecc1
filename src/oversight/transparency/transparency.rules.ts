import type { Bilingual } from '../../kernel/texts.ts'
import { defineProcess } from '../../platform/workflow/define-process.ts'
import { REPORT_STATES } from './transparency.contract.ts'

/** The way of a report: written, reviewed by somebody else, published; a later edition takes its place. */
export const reportProcess = defineProcess({
  id: 'quality-report',
  version: 1,
  title: { zh: '质量报告', en: 'Quality report' },
  start: 'DRAFT',
  states: {
    DRAFT: { name: REPORT_STATES.DRAFT },
    IN_REVIEW: { name: REPORT_STATES.IN_REVIEW },
    PUBLISHED: { name: REPORT_STATES.PUBLISHED, end: true },
    SUPERSEDED: { name: REPORT_STATES.SUPERSEDED, end: true },
  },
  clocks: {},
  fields: {},
  actors: {
    'transparency.author': { zh: '报告作者', en: 'the author' },
    'transparency.publish': { zh: '作者以外的发布审核员', en: 'a publication reviewer other than the author' },
  },
  transitions: [
    {
      name: 'submit',
      from: 'DRAFT',
      to: 'IN_REVIEW',
      who: 'transparency.author',
      label: { zh: '提交审核', en: 'Submit for review' },
    },
    {
      name: 'return',
      from: 'IN_REVIEW',
      to: 'DRAFT',
      who: 'transparency.publish',
      label: { zh: '退回修改', en: 'Return' },
      needs: ['reason'],
      guard: 'somebody-else',
    },
    {
      name: 'publish',
      from: 'IN_REVIEW',
      to: 'PUBLISHED',
      who: 'transparency.publish',
      label: { zh: '审核通过并发布', en: 'Approve and publish' },
      guard: 'somebody-else',
    },
    {
      name: 'supersede',
      from: 'PUBLISHED',
      to: 'SUPERSEDED',
      who: 'transparency.publish',
      label: { zh: '以新版替换', en: 'Replace by a new edition' },
    },
  ],
})

/** Why a person may not review a report: it is their own. Null where they may. */
export function ownReport(authorId: string | null, actorId: string | null): Bilingual | null {
  if (authorId === null || authorId !== actorId) return null
  return {
    zh: '报告须由作者以外的人员审核发布。',
    en: 'A report is reviewed and published by somebody other than its author.',
  }
}

/** The address of a report: area, period and edition, readable and stable. */
export function slugOf(areaCode: string, from: string, to: string, edition: number): string {
  const base = `${areaCode}-${from.replaceAll('-', '')}-${to.replaceAll('-', '')}`
  return edition === 1 ? base : `${base}-${edition}`
}

/** The title of a report: the area's name and the period in words where it is a month, a quarter, a half or a year. */
export function titleOf(area: Bilingual, from: string, to: string): Bilingual {
  const period = periodWords(from, to)
  return {
    zh: `${area.zh}公共服务质量报告（${period.zh}）`,
    en: `Quality of public services in ${area.en}, ${period.en}`,
  }
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** A period in words: 2026年3月, 2026年第一季度, 2026年上半年, 2026年; otherwise the two days. */
export function periodWords(from: string, to: string): Bilingual {
  const [year, first, firstDay] = from.split('-').map(Number) as [number, number, number]
  const [lastYear, last, lastDay] = to.split('-').map(Number) as [number, number, number]
  const isWhole = year === lastYear && firstDay === 1 && lastDay === new Date(Date.UTC(lastYear, last, 0)).getUTCDate()
  const months = last - first + 1
  if (isWhole && months === 1) return { zh: `${year}年${first}月`, en: `${MONTHS[first - 1]} ${year}` }
  if (isWhole && months === 3 && first % 3 === 1) {
    const quarter = (first + 2) / 3
    return { zh: `${year}年第${'一二三四'[quarter - 1]}季度`, en: `quarter ${quarter} of ${year}` }
  }
  if (isWhole && months === 6 && first % 6 === 1) {
    return first === 1
      ? { zh: `${year}年上半年`, en: `first half of ${year}` }
      : { zh: `${year}年下半年`, en: `second half of ${year}` }
  }
  if (isWhole && months === 12) return { zh: `${year}年`, en: String(year) }
  return { zh: `${from} 至 ${to}`, en: `${from} to ${to}` }
}
