import { type Binding, bind } from '../../../platform/http/binding.ts'
import { boxQr, getBox, listPlaces, savePlace } from './places.contract.ts'
import type { PlacesService } from './places.service.ts'

/** The routes of suggestion boxes, one line each. */
export function placesRoutes(places: PlacesService): Binding[] {
  return [
    bind(listPlaces, async (_, { actor }) => ({ items: await places.list(actor) })),
    bind(savePlace, ({ params, body }, ctx) => places.save(params.code, body, ctx)),
    bind(getBox, ({ params }) => places.show(params.code)),
    bind(boxQr, async ({ params, query }) => ({
      mediaType: 'image/svg+xml',
      text: await places.qr(params.code, query.site),
    })),
  ]
}
