import type { Tx } from '../../../platform/db/database.ts'
import type { PlaceInput } from './places.contract.ts'

/** A suggestion box as it is kept. */
export type StoredPlace = PlaceInput & { readonly code: string; readonly version: number }

const select = (tx: Tx) => tx.build.selectFrom('feedback.places').selectAll()

/** All suggestion boxes by their codes. */
export async function listPlaces(tx: Tx): Promise<StoredPlace[]> {
  return (await tx.all(select(tx).orderBy('code'))).map(placeOf)
}

/** The suggestion box with a code, taken away or not. */
export async function findPlace(tx: Tx, code: string): Promise<StoredPlace | undefined> {
  const row = await tx.first(select(tx).where('code', '=', code))
  return row && placeOf(row)
}

/** Writes a suggestion box as the version after `version`; false where somebody else has written that one meanwhile. */
export async function writePlace(tx: Tx, code: string, place: PlaceInput, version: number): Promise<boolean> {
  const columns = {
    name: place.name,
    name_en: place.nameEn,
    area_code: place.areaCode,
    unit_id: place.unitId,
    address: place.address,
    lat: place.position?.lat ?? null,
    lon: place.position?.lon ?? null,
    active: place.active,
    version: version + 1,
    changed_at: tx.now,
  }
  const written =
    version === 0
      ? tx.build
          .insertInto('feedback.places')
          .values({ code, ...columns })
          .onConflict((conflict) => conflict.doNothing())
      : tx.build.updateTable('feedback.places').set(columns).where('code', '=', code).where('version', '=', version)
  return (await tx.run(written)) === 1
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

function placeOf(row: Row): StoredPlace {
  const { code, name, address, active, version } = row
  const position = row.lat === null || row.lon === null ? null : { lat: row.lat, lon: row.lon }
  return {
    code,
    name,
    nameEn: row.name_en,
    areaCode: row.area_code,
    unitId: row.unit_id,
    address,
    position,
    active,
    version,
  }
}
