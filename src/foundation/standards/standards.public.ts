import type { Calendar } from '../../platform/clock/calendar.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { CatalogueReport, Item } from './standards.contract.ts'

/** What other modules may ask of the standards. */
export type StandardsPublic = {
  /** The city's calendar as it is now, for reading clocks. Costs nothing. */
  calendar(): Calendar
  /** Reads the calendar anew, for those who must not work with one that is some seconds old. */
  renewCalendar(): Promise<void>
  findItem(tx: Tx, id: string): Promise<Item | undefined>
  /** Enters or changes an item, for the first filling of a city. */
  saveItem(tx: Tx, item: Omit<Item, 'unitName' | 'unitNameEn' | 'version'>): Promise<void>
  /** Reads a catalogue of items from a file on disk; units that are unknown are entered in the given area. */
  importCatalogue(path: string, areaCode: string): Promise<CatalogueReport>
}
