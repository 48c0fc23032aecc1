import QRCode from 'qrcode'
import type { DirectoryPublic } from '../../../foundation/directory/directory.public.ts'
import { type Actor, system } from '../../../kernel/actor.ts'
import { errors } from '../../../kernel/errors.ts'
import type { Database, Tx } from '../../../platform/db/database.ts'
import { append } from '../../../platform/events/events.ts'
import type { Box, BoxPlace, PlaceInput } from './places.contract.ts'
import { placesErrors } from './places.errors.ts'
import * as repository from './places.repository.ts'

type PlacesDeps = {
  readonly db: Database
  readonly directory: Pick<DirectoryPublic, 'area' | 'unitById' | 'listAreas' | 'unitsById'>
  /** Where the portal is reached from outside, if it is known. */
  readonly publicUrl: string | null
}

export type PlacesService = ReturnType<typeof createPlaces>

/** Suggestion boxes: where they hang, what their signs lead to. */
export function createPlaces({ db, directory, publicUrl }: PlacesDeps) {
  async function list(actor: Actor): Promise<BoxPlace[]> {
    return db.read(actor, async (tx) => {
      const stored = await repository.listPlaces(tx)
      const areas = new Map((await directory.listAreas(tx)).map((area) => [area.code, area]))
      const units = await directory.unitsById(
        tx,
        stored.flatMap(({ unitId }) => unitId ?? []),
      )
      return stored.map((place) => {
        const area = areas.get(place.areaCode)
        const unit = place.unitId ? units.get(place.unitId) : undefined
        return {
          ...place,
          areaName: namesOf(area) ?? { zh: place.areaCode, en: place.areaCode },
          unitName: namesOf(unit),
        }
      })
    })
  }

  /** Writes a box. Throws CHANGED_MEANWHILE, or UNKNOWN_AREA and UNKNOWN_UNIT for places that do not exist. */
  async function save(
    code: string,
    input: PlaceInput,
    { actor, expectedVersion }: { actor: Actor; expectedVersion: number | undefined },
  ): Promise<BoxPlace> {
    return db.transaction(actor, async (tx) => {
      const names = await namesIn(tx, input)
      const area = await directory.area(tx, input.areaCode)
      const version = expectedVersion ?? 0
      if (!(await repository.writePlace(tx, code, input, version))) throw errors.CHANGED_MEANWHILE()
      append(tx, {
        type: 'feedback.box-changed',
        subject: { kind: 'suggestion-box', id: code },
        countyCode: area.countyCode,
        areaCode: area.code,
        unitId: input.unitId,
        data: { active: input.active, version: version + 1 },
      })
      return { ...input, ...names, code, version: version + 1 }
    })
  }

  /** What the sign of a box stands for. Throws UNKNOWN_BOX. */
  async function show(code: string): Promise<Box> {
    return db.read(READER, async (tx) => {
      const place = await repository.findPlace(tx, code)
      if (!place) throw placesErrors.UNKNOWN_BOX({ code }, { field: 'code' })
      const { name, nameEn, areaCode, unitId, address, active } = place
      const names = await namesIn(tx, place)
      return { code, name: { zh: name, en: nameEn }, areaCode, unitId, address, active, ...names }
    })
  }

  /** The QR code of a box (ISO/IEC 18004, error correction Q: a quarter of a weathered sign may be gone), as SVG. */
  async function qr(code: string, site: string | undefined): Promise<string> {
    const base = publicUrl ?? site
    if (!base) throw placesErrors.NO_SITE_ADDRESS({}, { field: 'site' })
    await show(code)
    const address = new URL(`/box/${code}`, base).toString()
    return QRCode.toString(address, { type: 'svg', errorCorrectionLevel: 'Q', margin: 4 })
  }

  async function namesIn(tx: Tx, { areaCode, unitId }: Pick<PlaceInput, 'areaCode' | 'unitId'>) {
    const area = await directory.area(tx, areaCode)
    const unit = unitId ? await directory.unitById(tx, unitId) : undefined
    return { areaName: namesOf(area)!, unitName: namesOf(unit) }
  }

  return { list, save, show, qr }
}

const READER = system('feedback')

function namesOf(named: { name: string; nameEn: string } | undefined) {
  return named ? { zh: named.name, en: named.nameEn } : null
}
