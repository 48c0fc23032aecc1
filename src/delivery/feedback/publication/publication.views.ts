import type { Bilingual } from '../../../kernel/texts.ts'
import { maskText } from '../../../platform/privacy/mask-text.ts'
import type { KnownNames } from '../names.ts'
import type { Candidate, CaseRow, PublicCase } from './publication.contract.ts'
import type { CandidateRow, StoredCase } from './publication.repository.ts'
import { districtOf } from './publication.rules.ts'

type CategoryName = (code: string) => Bilingual | undefined

const plain = ({ zh, en }: Bilingual) => ({ zh, en })

function categoryOf(code: string | null, nameOf: CategoryName) {
  return code === null ? null : { code, name: plain(nameOf(code) ?? { zh: code, en: code }) }
}

/** A settled matter in the list of those that may be told of; the title is masked. */
export function candidateView(row: CandidateRow, names: KnownNames, nameOf: CategoryName): Candidate {
  return {
    complaintId: row.id,
    number: row.number,
    kind: row.kind,
    title: maskText(row.title).masked,
    category: categoryOf(row.categoryCode, nameOf),
    areaName: plain(names.area(districtOf(row.areaCode))),
    unitName: row.unitId ? plain(names.unit(row.unitId)) : null,
    closedAt: row.closedAt.toISOString(),
    ratingLevel: row.ratingLevel,
    onTime: row.onTime,
  }
}

/** A row of the list of cases. */
export function rowView(stored: StoredCase, names: KnownNames, nameOf: CategoryName): CaseRow {
  return {
    id: stored.id,
    state: stored.state,
    kind: stored.kind,
    title: stored.title,
    category: categoryOf(stored.categoryCode, nameOf),
    area: { code: stored.areaCode, name: plain(names.area(stored.areaCode)) },
    unitName: stored.unitId ? plain(names.unit(stored.unitId)) : null,
    month: stored.month,
    draftedAt: stored.draftedAt.toISOString(),
    draftedByName: stored.draftedByName,
    publishedAt: stored.publishedAt?.toISOString() ?? null,
    version: stored.version,
  }
}

/** A published case as everybody reads it: nothing leads back to the matter. */
export function publicView(stored: StoredCase, names: KnownNames, nameOf: CategoryName): PublicCase {
  return {
    id: stored.id,
    kind: stored.kind,
    title: stored.title,
    question: stored.question,
    answer: stored.answer,
    category: categoryOf(stored.categoryCode, nameOf),
    area: { code: stored.areaCode, name: plain(names.area(stored.areaCode)) },
    unit: stored.unitId ? { id: stored.unitId, name: plain(names.unit(stored.unitId)) } : null,
    month: stored.month,
    hours: stored.hours,
    onTime: stored.onTime,
    ratingLevel: stored.ratingLevel,
    solved: stored.solved,
    publishedAt: (stored.publishedAt ?? stored.draftedAt).toISOString(),
  }
}
