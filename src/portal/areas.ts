import { type Area, listAreas } from '../foundation/directory/directory.contract.ts'
import type { Language } from '../kernel/texts.ts'
import { ifFound, type Visit } from './visit.ts'

/** The areas of the city, and the one that the visitor chose to see, if it exists. */
export type Places = {
  readonly city: Area | undefined
  readonly counties: readonly Area[]
  readonly chosen: Area | undefined
  readonly all: readonly Area[]
}

export async function placesOf({ call, area }: Visit): Promise<Places> {
  const all = (await ifFound(call(listAreas, {})))?.items ?? []
  return {
    all,
    city: all.find(({ level }) => level === 'city'),
    counties: all.filter(({ level }) => level === 'county'),
    chosen: all.find(({ code, level }) => code === area && level !== 'city'),
  }
}

/** A thing with a name in both languages, in the reader's. */
export function nameOf(named: { name: string; nameEn: string }, language: Language): string {
  return language === 'zh' ? named.name : named.nameEn
}
