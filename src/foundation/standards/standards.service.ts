import type { Readable } from 'node:stream'
import { type Actor, covers, system } from '../../kernel/actor.ts'
import type { ReceivedBy } from '../../kernel/endpoint.ts'
import { errors } from '../../kernel/errors.ts'
import { readCalendarYear } from '../../platform/clock/calendar.ts'
import { showLimit } from '../../platform/clock/clock.contract.ts'
import type { Database, Tx } from '../../platform/db/database.ts'
import { append } from '../../platform/events/events.ts'
import { countyOf, type DirectoryPublic } from '../directory/directory.public.ts'
import { importCatalogue } from './catalogue-import.ts'
import { type CityCalendar, yearReply } from './city-calendar.ts'
import {
  type CalendarReply,
  type CatalogueReport,
  type changePromise,
  type Item,
  type ItemSummary,
  type listItems,
  type loadCalendarYear,
  type setCityDays,
  standardsErrors,
} from './standards.contract.ts'
import type { StandardsPublic } from './standards.public.ts'
import * as repository from './standards.repository.ts'
import { keepsWithin } from './standards.rules.ts'

export type StandardsService = ReturnType<typeof createStandardsService>

/** The use cases of the standards: finding items, changing a promise, importing a catalogue, keeping the calendar. */
export function createStandardsService(deps: { db: Database; directory: DirectoryPublic; calendar: CityCalendar }) {
  const { db, directory, calendar } = deps

  const named = async (tx: Tx, items: readonly repository.StoredItem[]): Promise<Item[]> => {
    const units = new Map((await directory.listUnits(tx)).map((unit) => [unit.id, unit]))
    return items.map((item) => {
      const unit = units.get(item.unitId)
      return { ...item, unitName: unit?.name ?? '', unitNameEn: unit?.nameEn ?? '' }
    })
  }
  const getItem = async (tx: Tx, id: string): Promise<Item> => {
    const item = await repository.findItem(tx, id)
    if (!item) throw errors.NOT_FOUND({ what: id })
    return (await named(tx, [item]))[0]!
  }
  const readYear = async (tx: Tx, year: number): Promise<CalendarReply> => {
    const stored = (await repository.listYears(tx)).find((one) => one.year === year)
    return yearReply(year, stored, calendar.now())
  }
  const changeYear = async (actor: Actor, year: number, change: (before: YearParts) => YearParts) => {
    await db.transaction(actor, async (tx) => {
      const before = (await repository.listYears(tx)).find((one) => one.year === year)
      const after = change(before ?? { notices: [], days: [], fromNotice: false, cityDays: [] })
      await repository.saveYear(tx, { year, ...after })
      await calendar.changedBy(tx)
      append(tx, {
        type: 'calendar.changed',
        subject: { kind: 'calendar', id: String(year) },
        countyCode: countyOf(await directory.cityCode(tx)),
        data: { year, fromNotice: after.fromNotice, days: after.days.length, cityDays: after.cityDays.length },
      })
    })
    return db.read(actor, (tx) => readYear(tx, year))
  }

  return {
    list: (actor: Actor, query: ReceivedBy<typeof listItems>['query']) =>
      db.read(actor, async (tx) => {
        const areas = query.areaCode ? await directory.areasBelow(tx, query.areaCode) : undefined
        const after = query.cursor ? cursorOf(query.cursor) : undefined
        const found = await repository.listItems(tx, { ...query, areas, after, limit: query.limit + 1 })
        const items: ItemSummary[] = await named(tx, found.slice(0, query.limit))
        const last = items.at(-1)
        const next = found.length > query.limit && last ? { next: makeCursor(last) } : {}
        return { items, ...next }
      }),
    get: (actor: Actor, id: string) => db.read(actor, (tx) => getItem(tx, id)),
    changePromise: (
      actor: Actor,
      id: string,
      change: ReceivedBy<typeof changePromise>['body'],
      expectedVersion: number | undefined,
    ) =>
      db.transaction(actor, async (tx) => {
        const before = await repository.findItem(tx, id)
        if (!before || !covers(actor, before)) throw errors.NOT_FOUND({ what: id })
        if (before.version !== expectedVersion) throw errors.CHANGED_MEANWHILE()
        const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
        const after: repository.StoredItem = { ...before, ...given, version: before.version + 1 }
        refuseLongerPromise(actor, after)
        await repository.saveItem(tx, after)
        append(tx, {
          type: 'item.promise-changed',
          subject: { kind: 'item', id },
          countyCode: countyOf(after.areaCode),
          areaCode: after.areaCode,
          unitId: after.unitId,
          data: {
            before: { promised: before.promised, visits: before.visits },
            after: { promised: after.promised, visits: after.visits },
          },
        })
        return getItem(tx, id)
      }),
    importCatalogue: async (actor: Actor, source: Readable | string, areaCode?: string): Promise<CatalogueReport> => {
      const area = areaCode ?? (await db.read(actor, (tx) => directory.cityCode(tx)))
      await db.read(actor, (tx) => directory.area(tx, area))
      return importCatalogue({ db, directory }, actor, source, area)
    },
    readYear: async (actor: Actor, year: number) => {
      await calendar.renew()
      return db.read(actor, (tx) => readYear(tx, year))
    },
    loadYear: (actor: Actor, year: number, body: ReceivedBy<typeof loadCalendarYear>['body']) => {
      const { notices, days } = readCalendarYear({ year, ...body })
      return changeYear(actor, year, (before) => ({ ...before, notices, days, fromNotice: true }))
    },
    setCityDays: (actor: Actor, year: number, { days }: ReceivedBy<typeof setCityDays>['body']) => {
      readCalendarYear({ year, days })
      return changeYear(actor, year, (before) => ({ ...before, cityDays: days }))
    },
  }
}

type YearParts = Pick<repository.StoredYear, 'notices' | 'days' | 'fromNotice' | 'cityDays'>

function refuseLongerPromise({ language }: Actor, { promised, statutory }: repository.StoredItem) {
  if (!promised || !statutory || keepsWithin(promised, statutory)) return
  throw standardsErrors.PROMISE_ABOVE_STATUTE(
    { promised: showLimit(promised, language), statutory: showLimit(statutory, language) },
    { field: 'promised' },
  )
}

function makeCursor({ name, id }: ItemSummary): string {
  return Buffer.from(JSON.stringify([name, id])).toString('base64url')
}

function cursorOf(cursor: string): { name: string; id: string } {
  try {
    const [name, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [unknown, unknown]
    if (typeof name === 'string' && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id)) return { name, id }
  } catch {
    // falls through to the same refusal
  }
  throw errors.NOT_FOUND({ what: 'cursor' })
}

/** What other modules may ask, from the same parts. */
export function standardsPublic(
  service: StandardsService,
  { directory, calendar }: { directory: DirectoryPublic; calendar: CityCalendar },
): StandardsPublic {
  return {
    calendar: () => calendar.now(),
    renewCalendar: () => calendar.renew(),
    findItem: async (tx, id) => {
      const item = await repository.findItem(tx, id)
      if (!item) return undefined
      const unit = await directory.findUnitById(tx, item.unitId)
      return { ...item, unitName: unit?.name ?? '', unitNameEn: unit?.nameEn ?? '' }
    },
    saveItem: (tx, item) => repository.saveItem(tx, { ...item, version: 1 }),
    importCatalogue: (path, areaCode) => service.importCatalogue(system('import'), path, areaCode),
  }
}
