import type { Bilingual } from '../../../kernel/texts.ts'
import { defineProcess } from '../../../platform/workflow/define-process.ts'
import { DIGEST_STATES } from './digests.contract.ts'

/** The way of a digest: drawn up, checked by somebody else, published; a later edition takes its place. */
export const digestProcess = defineProcess({
  id: 'feedback-digest',
  version: 1,
  title: { zh: '诉求办理季度通报', en: 'Quarterly digest of what was heard' },
  start: 'DRAFT',
  states: {
    DRAFT: { name: DIGEST_STATES.DRAFT },
    IN_REVIEW: { name: DIGEST_STATES.IN_REVIEW },
    PUBLISHED: { name: DIGEST_STATES.PUBLISHED, end: true },
    SUPERSEDED: { name: DIGEST_STATES.SUPERSEDED, end: true },
  },
  clocks: {},
  fields: { reason: { zh: '退回理由', en: 'Reason' } },
  actors: { 'feedback.publish': { zh: '有公开权限的人员', en: 'somebody who may publish' } },
  transitions: [
    {
      name: 'submit',
      from: 'DRAFT',
      to: 'IN_REVIEW',
      who: 'feedback.publish',
      label: { zh: '提交核对', en: 'Submit for the check' },
    },
    {
      name: 'return',
      from: 'IN_REVIEW',
      to: 'DRAFT',
      who: 'feedback.publish',
      label: { zh: '退回修改', en: 'Return' },
      needs: ['reason'],
      guard: 'somebody-else',
    },
    {
      name: 'publish',
      from: 'IN_REVIEW',
      to: 'PUBLISHED',
      who: 'feedback.publish',
      label: { zh: '核对无误，公开', en: 'Checked: publish' },
      guard: 'somebody-else',
    },
    {
      name: 'supersede',
      from: 'PUBLISHED',
      to: 'SUPERSEDED',
      who: 'feedback.publish',
      label: { zh: '以新版替换', en: 'Replace by a new edition' },
    },
  ],
})

/** Why a person may not check a digest: they wrote it. Null where they may. */
export function ownDigest(authorId: string | null, actorId: string | null): Bilingual | null {
  if (authorId === null || authorId !== actorId) return null
  return {
    zh: '通报须由编写人以外的人员核对后公开。',
    en: 'A digest is checked and published by somebody other than its author.',
  }
}

export type Period = { readonly from: string; readonly to: string }

/** First and last day of a quarter. */
export function daysOf(quarter: string): Period {
  const year = Number(quarter.slice(0, 4))
  const last = Number(quarter.slice(6)) * 3
  const month = (number: number) => String(number).padStart(2, '0')
  const end = new Date(Date.UTC(year, last, 0)).getUTCDate()
  return { from: `${year}-${month(last - 2)}-01`, to: `${year}-${month(last)}-${end}` }
}

/** The quarter before: 2026-Q1 → 2025-Q4. */
export function quarterBefore(quarter: string): string {
  const year = Number(quarter.slice(0, 4))
  const number = Number(quarter.slice(6))
  return number === 1 ? `${year - 1}-Q4` : `${year}-Q${number - 1}`
}

/** The quarter in which a day lies. */
export function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
}

/** A quarter in words: 2026年第三季度, quarter 3 of 2026. */
export function quarterWords(quarter: string): Bilingual {
  const number = Number(quarter.slice(6))
  const year = quarter.slice(0, 4)
  return { zh: `${year}年第${'一二三四'[number - 1]}季度`, en: `quarter ${number} of ${year}` }
}

/** The address of a digest: area, quarter and edition, readable and stable. */
export function slugOf(areaCode: string, quarter: string, edition: number): string {
  const base = `${areaCode}-${quarter.toLowerCase()}`
  return edition === 1 ? base : `${base}-${edition}`
}
