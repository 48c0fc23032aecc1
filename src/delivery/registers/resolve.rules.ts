import type { Area, Unit } from '../../foundation/directory/directory.contract.ts'
import { CHANNELS, type Channel } from '../../foundation/directory/directory.contract.ts'
import type { MappedRecord, RegisterMapping } from './mapping.contract.ts'
import { comparable } from './values.rules.ts'

/** What an import knows of the directory when it begins. */
export type Known = {
  readonly units: readonly Unit[]
  readonly areas: readonly Area[]
  /** The area of the source, and it with all areas below it. */
  readonly sourceArea: string
  readonly within: ReadonlySet<string>
  /** Codes of items by code and by name, as they are compared; undefined where no catalogue is kept. */
  readonly items?: ReadonlyMap<string, string> | undefined
}

/** A record with its area and unit found in the directory. */
export type ResolvedRecord = Omit<MappedRecord, 'area' | 'unit' | 'channel'> & {
  readonly areaCode: string
  readonly unitId: string | null
  readonly channel: Channel | null
}

export type ResolveFaultCode =
  | 'UNKNOWN_UNIT'
  | 'UNKNOWN_AREA'
  | 'UNKNOWN_ITEM'
  | 'CLOSED_BEFORE_OPENED'
  | 'IN_THE_FUTURE'

/** What does not fit in a record that was read: `line`, our field and its value. */
export type ResolveFault = {
  readonly line: number
  readonly field: 'unit' | 'area' | 'item' | 'openedAt' | 'closedAt'
  readonly value: string
  readonly code: ResolveFaultCode
}

export type NewUnits = ReadonlyMap<string, { readonly id: string; readonly name: string }>

export type Resolver = {
  /** Finds area, unit, item and channel of a record, or says everything that does not fit. */
  resolve(record: MappedRecord): { readonly record: ResolvedRecord } | { readonly faults: readonly ResolveFault[] }
  /** The units met so far that the directory lacks and the mapping lets in, by compared name. */
  readonly newUnits: NewUnits
  /** The codes that the mapping falls back on but that do not exist. */
  readonly missingFallbacks: readonly { what: 'unit' | 'area'; code: string }[]
}

const DAY = 86_400_000

/**
 * Prepares the directory for an import: units are found by code, then by Chinese or English name, those of the source's
 * area before others; areas by code (12 digits, or their first 6 or 9) or name, and only within the source's area. A
 * record without an area takes that of its unit, else that of the source. `newId` gives ids to units that will be
 * entered; `now` is in milliseconds, and nothing can have been opened or closed a day after it.
 */
export function createResolver(mapping: RegisterMapping, known: Known, newId: () => string, now: number): Resolver {
  const units = unitsByWord(known)
  const areas = areasByWord(known)
  const newUnits = new Map<string, { id: string; name: string }>()
  const fallbackUnit = fallbackOf(mapping.unknownUnit)
  const fallbackArea = fallbackOf(mapping.unknownArea)
  const otherUnit = fallbackUnit === undefined ? undefined : units.get(comparable(fallbackUnit))
  const otherArea = fallbackArea === undefined ? undefined : areas.get(comparable(fallbackArea))
  const otherItem = fallbackOf(mapping.unknownItem)

  const unitOf = (text: string | null): { id: string | null; areaCode?: string } | undefined => {
    if (text === null) return { id: null }
    const word = comparable(text)
    const unit = units.get(word)
    if (unit) return unit
    if (otherUnit) return otherUnit
    if (mapping.unknownUnit !== 'create') return undefined
    const made = newUnits.get(word) ?? { id: newId(), name: text }
    newUnits.set(word, made)
    return { id: made.id, areaCode: known.sourceArea }
  }
  const areaOf = (text: string | null, unitArea: string | undefined): string | undefined => {
    if (text === null) return unitArea && known.within.has(unitArea) ? unitArea : known.sourceArea
    const code = areas.get(comparable(text)) ?? otherArea
    return code ?? (mapping.unknownArea === 'source' ? known.sourceArea : undefined)
  }
  const itemOf = (text: string | null): string | null | undefined => {
    if (text === null || !known.items) return text
    const code = known.items.get(comparable(text))
    if (code !== undefined) return code
    return mapping.unknownItem === 'reject' ? undefined : (otherItem ?? text)
  }

  return {
    newUnits,
    missingFallbacks: [
      ...(fallbackUnit !== undefined && !otherUnit ? [{ what: 'unit' as const, code: fallbackUnit }] : []),
      ...(fallbackArea !== undefined && !otherArea ? [{ what: 'area' as const, code: fallbackArea }] : []),
    ],
    resolve(read) {
      const { area, unit, channel, ...rest } = read
      const faults: ResolveFault[] = []
      const say = (field: ResolveFault['field'], value: string, code: ResolveFaultCode) =>
        faults.push({ line: read.line, field, value, code })
      const foundUnit = unitOf(unit)
      if (!foundUnit) say('unit', unit ?? '', 'UNKNOWN_UNIT')
      const areaCode = areaOf(area, foundUnit?.areaCode)
      if (!areaCode) say('area', area ?? '', 'UNKNOWN_AREA')
      const item = itemOf(read.item)
      if (item === undefined) say('item', read.item ?? '', 'UNKNOWN_ITEM')
      const { openedAt, closedAt } = read
      if (openedAt > now + DAY) say('openedAt', shown(openedAt), 'IN_THE_FUTURE')
      if (closedAt !== null && closedAt > now + DAY) say('closedAt', shown(closedAt), 'IN_THE_FUTURE')
      // A day's grace: many registers give the closing as a date only, which stands for its first moment.
      if (closedAt !== null && closedAt < openedAt - DAY) say('closedAt', shown(closedAt), 'CLOSED_BEFORE_OPENED')
      if (faults.length > 0 || !foundUnit || !areaCode || item === undefined) return { faults }
      return { record: { ...rest, item, areaCode, unitId: foundUnit.id, channel: channelOf(channel) } }
    },
  }
}

function fallbackOf(unknown: string): string | undefined {
  return unknown.startsWith('fallback:') ? unknown.slice('fallback:'.length) : undefined
}

function unitsByWord({ units, within }: Known) {
  const byWord = new Map<string, { id: string; areaCode: string }>()
  const add = (word: string, { id, areaCode }: Unit) => {
    const key = comparable(word)
    const before = byWord.get(key)
    if (key !== '' && (!before || (!within.has(before.areaCode) && within.has(areaCode)))) {
      byWord.set(key, { id, areaCode })
    }
  }
  // Codes are unique and win over names, so they are entered last and without regard to what is there.
  for (const unit of units) add(unit.name, unit)
  for (const unit of units) add(unit.nameEn, unit)
  for (const { code, id, areaCode } of units) byWord.set(comparable(code), { id, areaCode })
  return byWord
}

function areasByWord({ areas, within }: Known): Map<string, string> {
  const byWord = new Map<string, string>()
  const inside = areas.filter(({ code }) => within.has(code))
  const add = (word: string, code: string) => {
    const key = comparable(word)
    if (key !== '' && !byWord.has(key)) byWord.set(key, code)
  }
  for (const { code } of inside) add(code, code)
  for (const { code, level } of inside) {
    if (level !== 'town') add(code.slice(0, 6), code)
    if (level === 'town') add(code.slice(0, 9), code)
  }
  for (const { code, name } of inside) add(name, code)
  for (const { code, nameEn } of inside) add(nameEn, code)
  return byWord
}

function channelOf(text: string | null): Channel | null {
  if (text === null) return null
  return Object.hasOwn(CHANNELS, text) ? (text as Channel) : 'other'
}

function shown(at: number): string {
  return new Date(at).toISOString()
}
